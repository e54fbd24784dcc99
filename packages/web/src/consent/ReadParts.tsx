import { For } from 'solid-js'
import type { Language } from '../graphql.ts'
import { headingIn, type Readable, saidIn } from './block.ts'

/** A text as it is read out: the same in the preview and in the meeting. */
export function ReadParts(props: { of: readonly Readable[]; language: Language; level: 2 | 3 }) {
  return (
    <div class="consent-read" lang={props.language}>
      <For each={saidIn(props.of, props.language)}>
        {(part) => (
          <section>
            {props.level === 2 ? (
              <h2>{headingIn(part, props.language)}</h2>
            ) : (
              <h3>{headingIn(part, props.language)}</h3>
            )}
            <p>{part[props.language]}</p>
          </section>
        )}
      </For>
    </div>
  )
}
