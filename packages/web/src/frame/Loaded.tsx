import { type Accessor, type JSX, Match, Show, Switch } from 'solid-js'
import type { Read } from '../client.ts'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice, Skeleton } from '../ui/Notice.tsx'
import { NoAccess } from './NoAccess.tsx'

interface Props<Data, Item> {
  read: Read<Data>
  pick: (data: Data) => Item | null | undefined
  lines?: number
  children: (item: Accessor<Item>) => JSX.Element
}

/** The four states of everything that is loaded: coming, failed, not there, there. */
export function Loaded<Data, Item>(props: Props<Data, Item>) {
  const item = () => {
    const data = props.read.data()
    return data && props.pick(data)
  }
  return (
    <>
      <Show when={props.read.failure() !== 'notFound' && props.read.failure()}>
        {(failure) => (
          <Notice tone="problem">
            <span>{item() ? t().error.stale : t().error[failure()]}</span>
            <Button onClick={() => props.read.refetch()}>{t().retry}</Button>
          </Notice>
        )}
      </Show>
      <Switch>
        <Match when={props.read.failure() === 'notFound'}>
          <NoAccess />
        </Match>
        <Match when={item()}>{(found) => props.children(found as Accessor<Item>)}</Match>
        <Match when={props.read.failure()}>{null}</Match>
        <Match when={props.read.data() && !props.read.isWaiting()}>
          <NoAccess />
        </Match>
        <Match when={true}>
          <Skeleton lines={props.lines ?? 8} label={t().loading} />
        </Match>
      </Switch>
    </>
  )
}
