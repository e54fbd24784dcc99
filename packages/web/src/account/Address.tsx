import { createSignal, Show } from 'solid-js'
import { ask, useClient } from '../client.ts'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { OneField } from './OneField.tsx'
import { removeAddressMutation } from './wayOperations.ts'

type Told = 'removed' | 'wrongPassword' | 'tooMany' | 'demoOnly' | 'failed'

/** Where letters go: whoever wrote it down at the invitation may have been wrong, or somebody who reads it themself. */
export function Address(props: { address: string | null; onChanged: () => void }) {
  const client = useClient()
  const [isOpen, setOpen] = createSignal(false)
  const [told, setTold] = createSignal<Told>()
  const remove = async (password: string) => {
    const { data } = await ask(client, removeAddressMutation, { input: { password } })
    const result = data?.done.__typename
    if (result !== 'MutationRemoveAddressSuccess') return void setTold(refusals[result ?? ''] ?? 'failed')
    setOpen(false)
    setTold('removed')
    props.onChanged()
  }
  return (
    <Show when={props.address !== null || told() === 'removed'}>
      <section>
        <h2>{t().way.address}</h2>
        <Show when={told()}>
          {(what) => <Notice tone={what() === 'removed' ? 'calm' : 'problem'}>{inWords(what())}</Notice>}
        </Show>
        <Show when={props.address}>
          {(address) => (
            <>
              <p class="soft measure">{t().way.addressLead(address())}</p>
              <Show
                when={isOpen()}
                fallback={<Button onClick={() => setOpen(true)}>{t().way.addressRemove}</Button>}
              >
                <OneField
                  label={t().account.yourPassword}
                  name="password"
                  submit={t().way.addressRemove}
                  onSubmit={remove}
                  onCancel={() => setOpen(false)}
                />
              </Show>
            </>
          )}
        </Show>
      </section>
    </Show>
  )
}

const refusals: Record<string, Told | undefined> = {
  WrongCredentials: 'wrongPassword',
  TooManyTries: 'tooMany',
  DemoOnly: 'demoOnly',
}

const inWords = (told: Told): string => (told === 'removed' ? t().way.addressRemoved : t().account[told])
