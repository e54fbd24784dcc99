import { createSignal, Match, Show, Switch } from 'solid-js'
import { ask, useClient } from '../client.ts'
import { t } from '../language/language.ts'
import { useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Came } from './ByProvider.tsx'
import { createArrival } from './createArrival.ts'
import { OneField } from './OneField.tsx'
import { linkProviderMutation, type SignInWay, unlinkProviderMutation } from './providerOperations.ts'

type Told = 'wrongPassword' | 'tooMany' | 'factorFirst' | 'failed' | 'isUnlinked'

/** One's own account at the agency's sign-in: connecting it, and taking it away again while a password is left. */
export function Provider(props: { ways: SignInWay[]; onChanged: () => void }) {
  const session = useSession()
  return (
    <Show when={session.provider()}>
      {(name) => <Connection name={name()} ways={props.ways} onChanged={() => props.onChanged()} />}
    </Show>
  )
}

interface Props {
  name: string
  ways: SignInWay[]
  onChanged: () => void
}

const refusals: Record<string, Told | undefined> = {
  WrongCredentials: 'wrongPassword',
  TooManyTries: 'tooMany',
  FactorFirst: 'factorFirst',
}

function createConnection(props: Props) {
  const client = useClient()
  const [isAsking, setAsking] = createSignal(false)
  const [told, setTold] = createSignal<Told>()
  const isLinked = () => props.ways.includes('provider')
  const stop = (what?: Told) => {
    setAsking(false)
    setTold(what)
  }
  const refused = (typename: string | undefined) => setTold(refusals[typename ?? ''] ?? 'failed')
  const link = async (password: string) => {
    const { data } = await ask(client, linkProviderMutation, { input: { password } })
    const typename = data?.linkProvider.__typename
    if (typename !== 'MutationLinkProviderSuccess') return void refused(typename)
    location.assign('/openid/begin?for=prepared')
  }
  const unlink = async (password: string) => {
    const { data } = await ask(client, unlinkProviderMutation, { input: { password } })
    const typename = data?.unlinkProvider.__typename
    if (typename !== 'MutationUnlinkProviderSuccess') return void refused(typename)
    stop('isUnlinked')
    props.onChanged()
  }
  const begin = () => {
    stop()
    setAsking(true)
  }
  const act = (password: string) => (isLinked() ? unlink(password) : link(password))
  return { isAsking, told, isLinked, begin, act, stop: () => stop() }
}

function Connection(props: Props) {
  const arrival = createArrival()
  const { isAsking, told, isLinked, begin, act, stop } = createConnection(props)
  return (
    <section>
      <h2>{t().provider.title(props.name)}</h2>
      <Show when={told()} fallback={<Came of={isAsking() ? undefined : arrival} />}>
        {(what) => (
          <Notice tone={what() === 'isUnlinked' ? 'calm' : 'problem'}>{inWords(what(), props.name)}</Notice>
        )}
      </Show>
      <Switch>
        <Match when={isAsking()}>
          <OneField
            label={t().account.yourPassword}
            name="password"
            submit={t().account.goOn}
            onSubmit={act}
            onCancel={stop}
          />
        </Match>
        <Match when={isLinked() && !props.ways.includes('password')}>
          <p class="measure">{t().provider.isOnly(props.name)}</p>
        </Match>
        <Match when={isLinked()}>
          <p class="measure">{t().provider.isLinked(props.name)}</p>
          <Button onClick={begin}>{t().provider.unlink(props.name)}</Button>
        </Match>
        <Match when={!isLinked()}>
          <p class="measure">{t().provider.isFree(props.name)}</p>
          <Button onClick={begin}>{t().provider.link(props.name)}</Button>
        </Match>
      </Switch>
    </section>
  )
}

const inWords = (told: Told, name: string): string => {
  if (told === 'isUnlinked') return t().provider.isUnlinked(name)
  return told === 'factorFirst' ? t().way.factorFirst : t().account[told]
}
