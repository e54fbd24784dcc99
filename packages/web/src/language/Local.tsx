import { Show } from 'solid-js'
import type { LocalizedText } from '../graphql.ts'
import { isMissing, plain } from './language.ts'

/** A text of the study; where it has no Spanish the English stands, and says that it is English. */
export function Local(props: { of: LocalizedText }) {
  return (
    <Show when={isMissing(props.of)} fallback={plain(props.of)}>
      <span lang="en">{props.of.en}</span>
    </Show>
  )
}
