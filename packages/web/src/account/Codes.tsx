import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { ask, useClient } from '../client.ts'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Square } from '../ui/Square.tsx'
import { OneField } from './OneField.tsx'
import {
  beginCodesMutation,
  confirmCodesMutation,
  endCodesMutation,
  type Enrolment,
  newRecoveryCodesMutation,
} from './operations.ts'

type Act = 'begin' | 'end' | 'renew'
type Told =
  | 'codesAreOn'
  | 'codesAreOff'
  | 'wrongPassword'
  | 'tooMany'
  | 'codeWrong'
  | 'factorFirst'
  | 'failed'

/** A code beside the password: setting it up, taking it away, and new recovery codes. */
export function Codes(props: { isOn: boolean; onChanged: () => void }) {
  const codes = createCodes(() => props.onChanged())
  return (
    <section>
      <h2>{t().account.codes}</h2>
      <Show when={codes.told()}>
        {(what) => <Notice tone={isGood(what()) ? 'calm' : 'problem'}>{inWords(what())}</Notice>}
      </Show>
      <Switch>
        <Match when={codes.enrolment()}>
          {(now) => <Enrolling of={now()} onConfirm={codes.confirm} onCancel={codes.stop} />}
        </Match>
        <Match when={codes.recovery()}>
          {(list) => (
            <>
              <Recovery codes={list()} />
              <Button onClick={() => codes.stop()}>{t().account.kept}</Button>
            </>
          )}
        </Match>
        <Match when={codes.asking()}>
          {(act) => (
            <OneField
              label={t().account.yourPassword}
              name="password"
              submit={t().account.goOn}
              onSubmit={(password) => codes.act(act(), password)}
              onCancel={codes.stop}
            />
          )}
        </Match>
        <Match when={props.isOn}>
          <p class="measure">{t().account.codesOn}</p>
          <div class="buttons">
            <Button onClick={() => codes.ask('renew')}>{t().account.codesRenew}</Button>
            <Button onClick={() => codes.ask('end')}>{t().account.codesEnd}</Button>
          </div>
        </Match>
        <Match when={!props.isOn}>
          <p class="measure">{t().account.codesOff}</p>
          <Button onClick={() => codes.ask('begin')}>{t().account.codesBegin}</Button>
        </Match>
      </Switch>
    </section>
  )
}

interface EnrollingProps {
  of: Enrolment
  onConfirm: (code: string) => Promise<void>
  onCancel: () => void
}

function Enrolling(props: EnrollingProps) {
  return (
    <>
      <p class="measure">{t().account.scan}</p>
      <Square text={props.of.uri} label={t().account.square} />
      <p>
        {t().account.key}: <code class="secret">{props.of.secret}</code>
      </p>
      <Recovery codes={props.of.recoveryCodes} />
      <p>{t().account.confirm}</p>
      <OneField
        label={t().account.code}
        name="code"
        submit={t().account.confirmSubmit}
        onSubmit={(code) => props.onConfirm(code)}
        onCancel={() => props.onCancel()}
      />
    </>
  )
}

const inWords = (told: Told): string => (told === 'factorFirst' ? t().way.factorFirst : t().account[told])
const isGood = (told: Told) => told === 'codesAreOn' || told === 'codesAreOff'

const refusals: Record<string, Told | undefined> = {
  WrongCredentials: 'wrongPassword',
  TooManyTries: 'tooMany',
  InvalidInput: 'codeWrong',
  FactorFirst: 'factorFirst',
}

function createCodes(onChanged: () => void) {
  const client = useClient()
  const [asking, setAsking] = createSignal<Act>()
  const [enrolment, setEnrolment] = createSignal<Enrolment>()
  const [recovery, setRecovery] = createSignal<string[]>()
  const [told, setTold] = createSignal<Told>()
  const stop = (what?: Told) => {
    setAsking(undefined)
    setEnrolment(undefined)
    setRecovery(undefined)
    setTold(what)
  }
  const refused = (typename: string | undefined) => setTold(refusals[typename ?? ''] ?? 'failed')
  const begin = async (password: string) => {
    const { data } = await ask(client, beginCodesMutation, { input: { password } })
    if (data?.beginCodes.__typename !== 'MutationBeginCodesSuccess')
      return void refused(data?.beginCodes.__typename)
    setTold(undefined)
    setEnrolment(data.beginCodes.data)
  }
  const end = async (password: string) => {
    const { data } = await ask(client, endCodesMutation, { input: { password } })
    if (data?.endCodes.__typename !== 'MutationEndCodesSuccess')
      return void refused(data?.endCodes.__typename)
    stop('codesAreOff')
    onChanged()
  }
  const renew = async (password: string) => {
    const { data } = await ask(client, newRecoveryCodesMutation, { input: { password } })
    const result = data?.newRecoveryCodes
    if (result?.__typename !== 'MutationNewRecoveryCodesSuccess') return void refused(result?.__typename)
    setTold(undefined)
    setRecovery(result.data)
  }
  const confirm = async (code: string) => {
    const { data } = await ask(client, confirmCodesMutation, { input: { code } })
    const result = data?.confirmCodes
    if (result?.__typename !== 'MutationConfirmCodesSuccess') return void refused(result?.__typename)
    stop('codesAreOn')
    onChanged()
  }
  const act = (which: Act, password: string) => ({ begin, end, renew })[which](password)
  const askFor = (which: Act) => {
    stop()
    setAsking(which)
  }
  return { asking, enrolment, recovery, told, ask: askFor, act, confirm, stop: () => stop() }
}

function Recovery(props: { codes: string[] }) {
  return (
    <>
      <h3>{t().account.recovery}</h3>
      <p class="measure">{t().account.recoveryLead}</p>
      <ul class="recovery">
        <For each={props.codes}>
          {(code) => (
            <li>
              <code class="secret">{code}</code>
            </li>
          )}
        </For>
      </ul>
    </>
  )
}
