import { For } from 'solid-js'
import { differing } from './differing.ts'

interface Props {
  before: string
  after: string
  lang: string
  /** Told to who hears it, where others see a line. */
  says: { gone: string; came: string }
}

/** One text with what went and what came: struck through, underlined and bold, and said so to who hears it. */
export function Differing(props: Props) {
  return (
    <p class="differing" lang={props.lang}>
      <For each={differing(props.before, props.after)}>
        {({ is, text }) =>
          is === 'same' ? (
            text
          ) : is === 'gone' ? (
            <del>
              <span class="unseen">{props.says.gone} </span>
              {text}
            </del>
          ) : (
            <ins>
              <span class="unseen">{props.says.came} </span>
              {text}
            </ins>
          )
        }
      </For>
    </p>
  )
}
