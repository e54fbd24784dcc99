import { createSignal, Show } from 'solid-js'
import { ask, useClient } from '../client.ts'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { OneField } from './OneField.tsx'
import type { Own } from './operations.ts'
import { removeEmailMutation } from './wayOperations.ts'

type Told = 'removed' | 'wrongPassword' | 'tooMany' | 'factorFirst' | 'failed'

/** The address that letters of one's account go to: whoever reads them there can set the password anew. */
export function Address(props: { own: Own; onChanged: () => void }) {
  const client = useClient()
  const [isAsking, setAsking] = createSignal(false)
  const [told, setTold] = createSignal<Told>()
  const begin = () => {
    setTold(undefined)
    setAsking(true)
  }
  const remove = async (password: string) => {
    const { data } = await ask(client, removeEmailMutation, { input: { password } })
    const result = data?.removeEmail.__typename
    if (result !== 'MutationRemoveEmailSuccess') return void setTold(refusals[result ?? ''] ?? 'failed')
    setAsking(false)
    setTold('removed')
    props.onChanged()
  }
  const mayRemove = () => props.own.ways.includes('password')
  return (
    <Show when={props.own.email ?? told()}>
      <section>
        <h2>{t().way.address}</h2>
        <Show when={told()}>
          {(what) => <Notice tone={what() === 'removed' ? 'calm' : 'problem'}>{inWords(what())}</Notice>}
        </Show>
        <Show when={props.own.email}>{(email) => <p class="measure">{t().way.addressLead(email())}</p>}</Show>
        <Show when={props.own.email && mayRemove()}>
          <Show when={isAsking()} fallback={<Button onClick={begin}>{t().way.addressRemove}</Button>}>
            <OneField
              label={t().account.yourPassword}
              name="password"
              submit={t().way.addressRemove}
              onSubmit={remove}
              onCancel={() => setAsking(false)}
            />
          </Show>
        </Show>
      </section>
    </Show>
  )
}

const refusals: Record<string, Told | undefined> = {
  WrongCredentials: 'wrongPassword',
  TooManyTries: 'tooMany',
  FactorFirst: 'factorFirst',
}

const inWords = (told: Told): string => {
  if (told === 'removed') return t().way.addressRemoved
  return told === 'factorFirst' ? t().way.factorFirst : t().account[told]
}
