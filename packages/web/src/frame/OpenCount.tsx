import { createEffect, createSignal, on, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { number, t } from '../language/language.ts'
import { openNoticesQuery } from './openNotices.ts'

const [told, setTold] = createSignal(0)
/** Something was told to a recipient, or written down of one. */
export const tellNotices = (): void => void setTold((times) => times + 1)

/** How many recipients of handovers have still to be told; nothing where there is none. */
export function OpenCount(props: { study: string }) {
  const read = createRead(openNoticesQuery, () => ({ study: props.study }))
  createEffect(on(told, () => read.refetch(), { defer: true }))
  const count = () => read.data()?.study?.openNotices ?? 0
  return (
    <Show when={count() > 0}>
      {' '}
      <span class="rail-count" role="note" aria-label={t().toBeTold(count())}>
        {number(count())}
      </span>
    </Show>
  )
}
