import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { ask, useClient } from '../client.ts'
import type { PasskeyProblem } from '../door.ts'
import { clock, t } from '../language/language.ts'
import { makePasskey } from '../passkey.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { OneField } from './OneField.tsx'
import type { OwnPasskey } from './operations.ts'
import { Secret } from './Secret.tsx'
import { addPasskeyMutation, beginPasskeyMutation, removePasskeyMutation } from './wayOperations.ts'

type Good = 'added' | 'removed'
type Told = Good | 'labelMissing' | 'wrongPassword' | 'tooMany' | 'factorFirst' | 'failed' | PasskeyProblem
type Asking = 'add' | OwnPasskey

/** The passkeys of one's account: what they are called, when they were used, and one more or less. */
export function Passkeys(props: { all: OwnPasskey[]; onChanged: () => void }) {
  const keys = createPasskeys(() => props.onChanged())
  return (
    <section>
      <h2>{t().passkey.title}</h2>
      <p class="soft measure">{t().passkey.lead}</p>
      <Show when={keys.told()}>
        {(what) => <Notice tone={isGood(what()) ? 'calm' : 'problem'}>{inWords(what(), keys.site())}</Notice>}
      </Show>
      <Show when={props.all.length > 0} fallback={<p>{t().passkey.none}</p>}>
        <List all={props.all} onRemove={keys.ask} />
      </Show>
      <Switch fallback={<Button onClick={() => keys.ask('add')}>{t().passkey.add}</Button>}>
        <Match when={keys.asking() === 'add'}>
          <AddForm onSubmit={keys.add} onCancel={keys.stop} />
        </Match>
        <Match when={keys.asking() as OwnPasskey | undefined}>
          {(one) => (
            <>
              <p>{t().passkey.removeNamed(one().label)}</p>
              <OneField
                label={t().account.yourPassword}
                name="password"
                submit={t().passkey.remove}
                onSubmit={(password) => keys.remove(one().id, password)}
                onCancel={keys.stop}
              />
            </>
          )}
        </Match>
      </Switch>
    </section>
  )
}

function List(props: { all: OwnPasskey[]; onRemove: (one: OwnPasskey) => void }) {
  return (
    <ul class="sessions">
      <For each={props.all}>
        {(one) => (
          <li>
            <p>
              <strong>{one.label}</strong>
              <br />
              <span class="soft">
                {t().passkey.made(clock(one.createdAt))} ·{' '}
                {one.usedAt ? t().passkey.used(clock(one.usedAt)) : t().passkey.unused}
              </span>
            </p>
            <Button aria-label={t().passkey.removeNamed(one.label)} onClick={() => props.onRemove(one)}>
              {t().passkey.remove}
            </Button>
          </li>
        )}
      </For>
    </ul>
  )
}

interface AddProps {
  onSubmit: (label: string, password: string) => Promise<void>
  onCancel: () => void
}

function AddForm(props: AddProps) {
  const [label, setLabel] = createSignal('')
  const [password, setPassword] = createSignal('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void props.onSubmit(label().trim(), password())
  }
  return (
    <form onSubmit={submit}>
      <Field
        label={t().passkey.label}
        hint={t().passkey.labelHint}
        name="label"
        maxlength="60"
        autocomplete="off"
        value={label()}
        onInput={(event) => setLabel(event.currentTarget.value)}
      />
      <Secret
        label={t().account.yourPassword}
        name="password"
        kind="current-password"
        value={password()}
        onInput={setPassword}
      />
      <div class="buttons">
        <Button type="submit" look="strong">
          {t().passkey.add}
        </Button>
        <Button onClick={() => props.onCancel()}>{t().account.cancel}</Button>
      </div>
    </form>
  )
}

function createPasskeys(onChanged: () => void) {
  const client = useClient()
  const [asking, setAsking] = createSignal<Asking>()
  const [told, setTold] = createSignal<Told>()
  const [site, setSite] = createSignal('')
  const stop = (what?: Told) => {
    setAsking(undefined)
    setTold(what)
  }
  const askFor = (what: Asking) => {
    setTold(undefined)
    setAsking(() => what)
  }
  const add = async (label: string, password: string) => {
    if (!label) return void setTold('labelMissing')
    const { data } = await ask(client, beginPasskeyMutation, { input: { password } })
    const begun = data?.beginPasskey
    if (begun?.__typename !== 'MutationBeginPasskeySuccess') return void setTold(refusal(begun?.__typename))
    setSite(begun.data.origin)
    const made = await makePasskey(begun.data)
    if ('problem' in made) return void setTold(made.problem)
    const input = { label, credential: made.credential }
    const kept = (await ask(client, addPasskeyMutation, { input })).data?.addPasskey
    if (kept?.__typename === 'PasskeyRefused') return void setTold(kept.reason)
    if (kept?.__typename === 'FactorFirst') return void setTold('factorFirst')
    if (kept?.__typename === 'InvalidInput') return void setTold('labelMissing')
    if (kept?.__typename !== 'MutationAddPasskeySuccess') return void setTold('failed')
    stop('added')
    onChanged()
  }
  const remove = async (passkeyId: string, password: string) => {
    const { data } = await ask(client, removePasskeyMutation, { input: { passkeyId, password } })
    const result = data?.removePasskey.__typename
    if (result !== 'MutationRemovePasskeySuccess') return void setTold(refusal(result))
    stop('removed')
    onChanged()
  }
  return { asking, told, site, ask: askFor, add, remove, stop: () => stop() }
}

const refusals: Record<string, Told | undefined> = {
  WrongCredentials: 'wrongPassword',
  TooManyTries: 'tooMany',
  FactorFirst: 'factorFirst',
}

const refusal = (typename: string | undefined): Told => refusals[typename ?? ''] ?? 'failed'

const isGood = (told: Told): told is Good => told === 'added' || told === 'removed'

const inWords = (told: Told, site: string): string => {
  if (told === 'otherAddress') return t().passkey.otherAddress(site)
  if (told === 'factorFirst') return t().way.factorFirst
  if (told === 'added' || told === 'removed' || told === 'labelMissing') return t().passkey[told]
  if (told === 'wrongPassword' || told === 'tooMany' || told === 'failed') return t().account[told]
  return t().passkey.problem[told]
}
