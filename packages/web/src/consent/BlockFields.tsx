import { createUniqueId, For, Show } from 'solid-js'
import type { Language } from '../graphql.ts'
import { plain } from '../language/language.ts'
import type { Draft } from './createDraft.ts'
import type { Block, Gap } from './operations.ts'
import { levelText } from './level.ts'
import { w } from './words.ts'

interface Props {
  draft: Draft
  of: Block
  type: string
  languages: Language[]
  gaps: Gap[]
}

/** One part of a text, its languages side by side, with what is wrong beside the words concerned. */
export function BlockFields(props: Props) {
  return (
    <section class="consent-block" id={`part-${props.type}`}>
      <h2>
        {plain(props.of.heading)}{' '}
        <span class="small soft consent-need">{props.of.isRequired ? w().edit.needed : w().edit.free}</span>
      </h2>
      <Show when={props.of.isMaterial}>
        <p class="small soft">{w().edit.binds}</p>
      </Show>
      <div class="consent-sides" data-count={props.languages.length}>
        <For each={props.languages}>{(language) => <Side {...props} language={language} />}</For>
      </div>
    </section>
  )
}

function Side(props: Props & { language: Language }) {
  const id = createUniqueId()
  const level = () => props.of.levels.find(({ language }) => language === props.language)
  /** As they were kept last: what was put right meanwhile is not told any more. */
  const hardSentences = () =>
    props.of.hardSentences
      .filter(({ language }) => language === props.language)
      .map(({ text }) => text)
      .filter((text) => props.draft.words(props.of, props.language).includes(text))
  const gaps = () => props.gaps.filter(({ language }) => !language || language === props.language)
  return (
    <div class="field">
      <label for={id}>
        {w().edit.languages[props.language]}
        <span class="unseen">: {plain(props.of.heading)}</span>
      </label>
      <textarea
        id={id}
        rows="4"
        lang={props.language}
        maxlength="4000"
        autocomplete="off"
        value={props.draft.words(props.of, props.language)}
        aria-describedby={`${id}-told`}
        aria-invalid={gaps().length > 0}
        onInput={(event) => props.draft.write(props.type, props.language, event.currentTarget.value)}
      />
      <p class="field-hint" id={`${id}-told`}>
        <Show when={level()}>
          {(one) => (
            <span class="consent-level" data-hard={one().isEasy ? undefined : ''}>
              {levelText(one())}, {one().isEasy ? w().edit.easy : w().edit.hard}.{' '}
            </span>
          )}
        </Show>
        <For each={gaps().filter(({ kind }) => kind !== 'too_hard' && kind !== 'hard_sentence')}>
          {(gap) => <span class="consent-gap">{capital(w().gap[gap.kind])}. </span>}
        </For>
        <For each={hardSentences()}>
          {(sentence) => (
            <span class="consent-hard">
              <strong>{w().edit.hardSentence}</strong> <q lang={props.language}>{sentence}</q>
            </span>
          )}
        </For>
        <Show when={!props.draft.words(props.of, props.language) && props.of.example?.[props.language]}>
          {(example) => (
            <span lang={props.language}>
              {w().edit.example} {example()}
            </span>
          )}
        </Show>
      </p>
    </div>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
