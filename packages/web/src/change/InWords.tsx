import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { useHere } from '../frame/here.ts'
import { Local } from '../language/Local.tsx'
import { number, plain, t } from '../language/language.ts'
import { checked, finding } from '../theme/finding.ts'
import { WaveMarks } from '../theme/WaveMarks.tsx'
import type { TopicChange, Words } from './operations.ts'
import { placeOfWords } from './words.ts'

/** What people said of a topic by themselves: told where nothing was rated, and beside what was. */
export function InWords(props: { topic: TopicChange }) {
  const spoken = () => {
    const { words } = props.topic
    return words && (!words.code.isDraft || words.waves.some(({ people }) => people > 0)) ? words : undefined
  }
  const nothing = () => {
    const { words } = props.topic
    return words ? t().change.draftCode(plain(words.code.title)) : t().change.noCode
  }
  return (
    <section class={`change-topic hue-${props.topic.words?.theme.hue ?? 0}`}>
      <h3>{t().change.topic[props.topic.topic]}</h3>
      <Show when={spoken()} fallback={<p class="soft">{nothing()}</p>}>
        {(words) => <Spoken topic={props.topic} words={words()} />}
      </Show>
    </section>
  )
}

function Spoken(props: { topic: TopicChange; words: Words }) {
  const sum = () => checked(props.words.waves)
  return (
    <>
      <p>{finding(props.words.waves)}</p>
      <p class="small">
        <Show when={sum().decided === 0 && sum().all > 0}>
          <span class="suggested">{t().theme.suggested}</span>{' '}
        </Show>
        <span class="soft">{t().theme.checked(number(sum().decided), number(sum().all))}</span>
      </p>
      <WaveMarks waves={props.words.waves} />
      <For each={props.words.pairs}>
        {(pairs) => (
          <p class="small">
            {t().change.again(t().counted.people(pairs.base))}{' '}
            {[
              t().change.bothTimes(number(pairs.both)),
              t().change.onlyBefore(number(pairs.before)),
              t().change.onlyAfter(number(pairs.after)),
              t().change.neither(number(pairs.base - pairs.both - pairs.before - pairs.after)),
            ].join(', ')}
            .
          </p>
        )}
      </For>
      <Links topic={props.topic} words={props.words} />
      <p class="small soft">
        {t().change.wordsFrom(plain(props.words.code.title), plain(props.words.theme.title))}
      </p>
    </>
  )
}

function Links(props: { topic: TopicChange; words: Words }) {
  const here = useHere()
  return (
    <ul class="change-links small no-print">
      <For each={props.words.waves.filter(({ people }) => people > 0)}>
        {(one) => (
          <li>
            <A
              href={placeOfWords({ study: here('studyId'), topic: props.topic, wave: one.wave }) ?? ''}
              data-stop
            >
              <Local of={one.wave.label} />: {t().counted.people(one.people)},{' '}
              {t().counted.passages(one.passages)}
            </A>
          </li>
        )}
      </For>
    </ul>
  )
}
