import { For, Show } from 'solid-js'
import type { Language } from '../graphql.ts'
import { headingIn, isQuestion, type Readable, saidIn } from './block.ts'
import { ReadParts } from './ReadParts.tsx'
import { w, wordsIn } from './words.ts'

/** As the person sees it, on a phone, in every language of the study. */
export function Preview(props: { of: readonly Readable[]; languages: Language[] }) {
  return (
    <section class="consent-preview" aria-labelledby="consent-preview">
      <h2 id="consent-preview">{w().preview.title}</h2>
      <div class="consent-phones">
        <For each={props.languages}>{(language) => <Phone of={props.of} language={language} />}</For>
      </div>
    </section>
  )
}

function Phone(props: { of: readonly Readable[]; language: Language }) {
  const said = () => saidIn(props.of, props.language)
  const words = () => wordsIn(props.language).meeting
  return (
    <figure class="consent-phone">
      <figcaption class="small soft">{w().edit.languages[props.language]}</figcaption>
      {/* It scrolls, so it takes the focus: without a mouse it could not be read to its end. */}
      <div
        class="consent-screen"
        tabindex="0"
        role="region"
        aria-label={`${w().preview.title}: ${w().edit.languages[props.language]}`}
        lang={props.language}
      >
        <Show when={said().length} fallback={<p class="soft">{wordsIn(props.language).preview.empty}</p>}>
          <ReadParts of={said().filter((part) => !isQuestion(part))} language={props.language} level={3} />
          <For each={said().filter(isQuestion)}>
            {(part) => (
              <div class="consent-asked">
                <h3>{headingIn(part, props.language)}</h3>
                <p>{part[props.language]}</p>
                <p class="consent-answers" aria-hidden="true">
                  <span>{words().sayYes}</span>
                  <span>{words().sayNo}</span>
                  <span>{words().saySkip}</span>
                </p>
              </div>
            )}
          </For>
        </Show>
      </div>
    </figure>
  )
}
