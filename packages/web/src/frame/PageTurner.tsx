import { Show } from 'solid-js'
import type { Connection } from '../graphql.ts'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'

/** The cursor of the next page, where there is one. */
export const nextOf = ({ pageInfo }: Pick<Connection<unknown>, 'pageInfo'>): string | null =>
  pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null

/** Leads through a list page by page: to the next one by its cursor, and back to the first. */
export function PageTurner(props: {
  isFirst: boolean
  next: string | null
  onGo: (after: string | null) => void
}) {
  return (
    <div class="bar no-print">
      <Show when={!props.isFirst}>
        <Button onClick={() => props.onGo(null)}>{t().pipe.firstPage}</Button>
      </Show>
      <Show when={props.next}>
        {(next) => <Button onClick={() => props.onGo(next())}>{t().pipe.nextPage}</Button>}
      </Show>
    </div>
  )
}
