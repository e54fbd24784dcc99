import { createUniqueId, For, Show } from 'solid-js'
import { KeyButton } from '../coding/DecideBar.tsx'
import type { LocalizedText } from '../graphql.ts'
import { Local } from '../language/Local.tsx'
import { day } from '../language/language.ts'
import { type Segment, segments } from '../ui/segments.ts'
import type { Passage, Step } from './operations.ts'
import { w } from './words.ts'

interface Props {
  of: Passage
  question: LocalizedText
  onDone: () => void
  onChoose: () => void
}

export function PassageItem(props: Props) {
  const id = createUniqueId()
  return (
    <li class="answer" tabindex="-1" data-stop data-level={props.of.level} aria-labelledby={id}>
      <h2 class="answer-question" id={id}>
        <Local of={props.question} />
      </h2>
      <div class="passage">
        <Words of={props.of} />
        <div class="passage-margin">
          <p class="small detail-level">{w().level[props.of.level]}</p>
          <Warnings of={props.of} />
          <Show when={props.of.level === 'machine'}>
            <KeyButton key="d" label={w().done} onPress={() => props.onDone()} />
          </Show>
          <KeyButton key="s" label={w().choose} onPress={() => props.onChoose()} />
          <Show when={props.of.steps.length}>
            <History steps={props.of.steps} />
          </Show>
        </div>
      </div>
    </li>
  )
}

/** Placeholders stand as they are, so that general words are told from what was said. */
function Words(props: { of: Passage }) {
  const marks = () => [...props.of.redactions, ...props.of.warnings]
  const pieces = () => segments(props.of.text, marks())
  const covered = (piece: Segment) => {
    const first = piece.covers[0]
    if (first === undefined) return undefined
    return first < props.of.redactions.length ? 'hidden' : 'warning'
  }
  return (
    <p class="words" lang={props.of.language} data-passage={props.of.id}>
      <For each={pieces()}>
        {(piece) => (
          <span
            data-at={piece.start}
            data-end={piece.start + piece.text.length}
            data-whole={covered(piece) === 'hidden' ? '' : undefined}
            data-detail={covered(piece)}
          >
            {piece.text}
          </span>
        )}
      </For>
    </p>
  )
}

function Warnings(props: { of: Passage }) {
  return (
    <Show when={props.of.warnings.length}>
      <div class="small">
        <p class="soft">{w().warnings}</p>
        <ul class="detail-warnings">
          <For each={props.of.warnings}>
            {({ start, end, reason }) => (
              <li>
                <q lang={props.of.language}>{props.of.text.slice(start, end)}</q>{' '}
                <span class="soft">{w().warning[reason]}</span>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.of.warningsLeftOut}>
          <p>{w().warningsLeftOut(props.of.warningsLeftOut)}</p>
        </Show>
      </div>
    </Show>
  )
}

function History(props: { steps: Step[] }) {
  const who = ({ by, isMine }: Step) => (isMine ? w().you : (by ?? w().somebody))
  return (
    <details class="small">
      <summary>{w().history}</summary>
      <ul>
        <For each={props.steps}>
          {(one) => (
            <li>
              {w().step[one.step](who(one), one.edits)} <span class="soft">{day(one.at)}</span>
              <Show when={one.found.length}>
                <span class="soft">: {w().found(one.found.map((kind) => w().kind[kind]).join(', '))}</span>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </details>
  )
}
