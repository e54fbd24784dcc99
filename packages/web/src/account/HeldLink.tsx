import { type Accessor, createResource, createSignal, type JSX, Match, Switch } from 'solid-js'
import { Switches } from '../frame/Switches.tsx'
import { t } from '../language/language.ts'
import { Notice, Skeleton } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import type { Held } from './operations.ts'

export type Ended = Exclude<Held, 'open'>

interface Props<Found> {
  title: string
  /** The link's secret part, which is never in a request's address. */
  token: string
  look: (token: string) => Promise<Found | undefined>
  whyNot: (reason: Ended) => JSX.Element
  children: (found: Accessor<Found>, onEnded: (reason: Ended) => void) => JSX.Element
}

/** The page of a link that was made for one person: what it opens, or why it opens nothing. */
export function HeldLink<Found extends { state: Held }>(props: Props<Found>) {
  const [ended, setEnded] = createSignal<Ended>()
  const [held] = createResource(
    () => props.token,
    async (token): Promise<Found | 'failed'> => (await props.look(token)) ?? 'failed',
  )
  const found = () => {
    const now = held()
    return now === 'failed' ? undefined : now
  }
  const open = () => (found()?.state === 'open' ? found() : undefined)
  const reason = (): Ended => {
    const state = found()?.state ?? 'unknown'
    return ended() ?? (state === 'open' ? 'unknown' : state)
  }
  createTitle(() => props.title)
  return (
    <main class="lone" id="main" tabindex="-1">
      <p class="wordmark">{t().product}</p>
      <h1>{props.title}</h1>
      <Switch fallback={props.whyNot(reason())}>
        <Match when={held.loading}>
          <Skeleton lines={4} label={t().loading} />
        </Match>
        <Match when={held() === 'failed'}>
          <Notice tone="problem">{t().error.unreachable}</Notice>
        </Match>
        <Match when={!ended() && open()}>{(now) => props.children(now, setEnded)}</Match>
      </Switch>
      <Switches />
    </main>
  )
}
