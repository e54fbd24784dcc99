import { Show } from 'solid-js'
import { t } from '../language/language.ts'
import { Notice } from '../ui/Notice.tsx'

/** Whoever works with somebody is told that these counts are theirs alone. */
export function LeftOut(props: { people: number | undefined }) {
  return <Show when={props.people}>{(people) => <Notice>{t().member.leftOut(people())}</Notice>}</Show>
}
