import { useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { studyPath } from '../frame/here.ts'
import { day, plain } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Tick } from '../ui/Choose.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Draft } from './createDraft.ts'
import { createWriting } from './createWriting.ts'
import { type ConsentText, type Gap, publishTextMutation, type StudyOfTexts } from './operations.ts'
import { dayOf, instantOfDay } from './until.ts'
import { w } from './words.ts'

interface Props {
  study: StudyOfTexts
  of: ConsentText
  draft: Draft
}

/** What is missing, whom it concerns, and the act that cannot be taken back. */
export function Publish(props: Props) {
  const navigate = useNavigate()
  const [isReviewed, setReviewed] = createSignal(false)
  const [isRefused, setRefused] = createSignal(false)
  const firstDay = createFirstDay(() => props.of)
  const asksReview = () => props.study.languages.includes('es')
  const isReady = () => props.of.gaps.length === 0 && (!asksReview() || isReviewed())
  const writing = createWriting(() => undefined)
  const publish = async () => {
    if (!isReady() || firstDay.isWrong() || writing.isBusy()) return
    setRefused(false)
    if (!(await props.draft.save())) return
    const outcome = await writing.send(publishTextMutation, {
      ...{ studyId: props.study.id, audience: props.of.audience, expected: props.draft.revision() },
      reviewed: isReviewed() ? ['es'] : [],
      effectiveFrom: firstDay.instant(),
    })
    if (outcome === 'done')
      navigate(`${studyPath(props.study.id)}/consent-text`, { state: { isPublished: true } })
    else setRefused(true)
  }
  return (
    <section class="consent-publish" aria-labelledby="consent-publish">
      <h2 id="consent-publish">{w().publish.title}</h2>
      <Missing of={props.of} />
      <Concerned of={props.of} />
      <Show when={asksReview()}>
        <Tick label={w().publish.reviewed} isOn={isReviewed()} onChange={setReviewed} />
      </Show>
      <FirstDay of={props.of} day={firstDay} />
      <p class="soft measure">{w().publish.forGood}</p>
      <Show when={isRefused()}>
        <Notice tone="problem">{w().publish.failed}</Notice>
      </Show>
      <Show when={props.of.gaps.length === 0 && !isReady()}>
        <p role="status">{w().publish.notReviewed}</p>
      </Show>
      <p>
        <Button
          look="strong"
          aria-disabled={!isReady() || firstDay.isWrong() || writing.isBusy()}
          onClick={() => void publish()}
        >
          {w().publish.act}
        </Button>
      </p>
    </section>
  )
}

/** From when on it counts: at once, or from the first moment of a day to come. */
function createFirstDay(text: () => ConsentText) {
  const [chosen, choose] = createSignal('')
  const today = () => dayOf(new Date().toISOString())
  const isWrong = () => {
    const [from, until] = [instantOfDay(chosen()), text().expiresAt]
    return chosen() !== '' && (!from || chosen() < today() || (until !== null && from >= until))
  }
  const instant = () => (chosen() > today() ? instantOfDay(chosen()) : null)
  return { chosen, choose, today, isWrong, instant }
}

function FirstDay(props: { of: ConsentText; day: ReturnType<typeof createFirstDay> }) {
  return (
    <>
      <Field
        label={w().publish.from}
        hint={w().publish.fromHint(props.of.expiresAt ? day(props.of.expiresAt) : null)}
        type="date"
        min={props.day.today()}
        value={props.day.chosen()}
        onInput={(event) => props.day.choose(event.currentTarget.value)}
      />
      <Show when={props.day.isWrong()}>
        <Notice tone="problem">{w().publish.wrongDay}</Notice>
      </Show>
    </>
  )
}

function Missing(props: { of: ConsentText }) {
  return (
    <Show
      when={props.of.gaps.length}
      fallback={
        <p role="status" class="soft">
          {w().publish.ready}
        </p>
      }
    >
      <p>{w().publish.missing}</p>
      <ul class="consent-gaps">
        <For each={props.of.gaps}>
          {(gap) => (
            <li>
              <GapLine of={gap} text={props.of} />
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

function GapLine(props: { of: Gap; text: ConsentText }) {
  const block = () => props.text.blocks.find(({ type }) => type === props.of.block)
  const where = () => {
    const parts = [
      ...(block() ? [plain(block()!.heading)] : []),
      ...(props.of.language ? [w().edit.languages[props.of.language]] : []),
    ]
    return parts.length > 0 ? `${parts.join(', ')}: ` : ''
  }
  return (
    <Show when={props.of.block} fallback={`${where()}${w().gap[props.of.kind]}`}>
      {(type) => (
        <a href={`#part-${type()}`} onClick={(event) => toPart(event, type())}>
          {where()}
          {w().gap[props.of.kind]}
        </a>
      )}
    </Show>
  )
}

/** The address stays as it is: the way back leads to the list, not through the parts. */
const toPart = (event: MouseEvent, type: string) => {
  event.preventDefault()
  document.querySelector<HTMLElement>(`#part-${type} textarea`)?.focus()
}

/** Before it is published it is told how many people it concerns. */
function Concerned(props: { of: ConsentText }) {
  const isMaterial = () => props.of.changes.some((change) => change.isMaterial)
  return (
    <Show when={props.of.version > 1} fallback={<p class="soft">{w().publish.first}</p>}>
      <p class="measure">
        {w().publish.concerned(props.of.concerned)}{' '}
        {isMaterial() ? w().publish.material : w().publish.immaterial}
      </p>
    </Show>
  )
}
