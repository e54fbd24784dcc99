import { For, Show } from 'solid-js'
import type { HandoverDocument, Points, Section } from './operations.ts'

/** The document as its file holds it, in words that the server made. */
export function DocumentPart(props: { of: HandoverDocument }) {
  return (
    <article class="handover-paper" lang={props.of.language}>
      <p class="small soft">{props.of.heading}</p>
      <h3 class="handover-title">{props.of.title}</h3>
      <p>{props.of.frozen}</p>
      <Show when={props.of.note}>{(note) => <PointsPart of={note()} isNote />}</Show>
      <For each={props.of.sections}>{(section) => <SectionPart of={section} />}</For>
      <PointsPart of={props.of.how} />
      <Show when={props.of.certificate}>{(certificate) => <PointsPart of={certificate()} />}</Show>
      <p class="small soft">{props.of.end}</p>
    </article>
  )
}

function PointsPart(props: { of: Points; isNote?: boolean }) {
  return (
    <section class={props.isNote ? 'handover-note' : ''}>
      <h4>{props.of.title}</h4>
      <For each={props.of.points}>{(point) => <p class="measure">{point}</p>}</For>
    </section>
  )
}

function SectionPart(props: { of: Section }) {
  return (
    <section>
      <h4>{props.of.title}</h4>
      <Show when={props.of.plain}>{(plain) => <p class="soft measure">{plain()}</p>}</Show>
      <dl>
        <For each={props.of.figures}>
          {(figure) => (
            <div>
              <dt>{figure.wave}</dt>
              <dd classList={{ soft: figure.isWithheld }}>{figure.text}</dd>
              <Show when={figure.base}>{(base) => <dd class="small soft">{base()}</dd>}</Show>
            </div>
          )}
        </For>
      </dl>
      <Show when={props.of.noQuotes}>{(none) => <p class="small soft">{none()}</p>}</Show>
      <For each={props.of.quotes}>
        {(quote) => (
          <Show
            when={!quote.isTakenBack}
            fallback={
              <p class="soft measure" data-quote={quote.number}>
                <em>{quote.text}</em>
              </p>
            }
          >
            <figure data-quote={quote.number}>
              <blockquote lang={quote.language}>{quote.text}</blockquote>
              <figcaption class="small soft">{quote.label}</figcaption>
            </figure>
          </Show>
        )}
      </For>
    </section>
  )
}
