import { createSignal, For, Show } from 'solid-js'
import { type Language, languages } from '../graphql.ts'
import { clock, number, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { type Consent, type Missing, missingOf } from './consent.ts'
import type { Brought } from './createBrought.ts'
import type { PlaceChoice } from './createPlace.ts'
import type { Refused, Sending } from './createSending.ts'
import type { DraftAnswer, LeftOut, Place } from './draft.ts'
import type { Batch } from './operations.ts'
import { partsOf, entriesOf } from './parts.ts'
import { w } from './words.ts'

interface Props {
  brought: Brought
  place: PlaceChoice
  consent: Consent
  sending: Sending
  batches: Batch[]
  onSend: (go?: { isAgain?: boolean; number?: number }) => void
}

type Row = { person: number; answer: DraftAnswer }

export function PreviewStep(props: Props) {
  const rows = (): Row[] =>
    props.brought
      .draft()
      .people.flatMap(({ responses }, at) => responses.flat().map((answer) => ({ person: at + 1, answer })))
  return (
    <section class="import-step" aria-labelledby="import-preview">
      <h2 id="import-preview">{w().preview.title}</h2>
      <Summary people={props.brought.draft().people.length} rows={rows()} />
      <Show when={rows().length > 0}>
        <Answers rows={rows()} onLanguage={(key, chosen) => props.brought.setLanguageOf(key, chosen)} />
      </Show>
      <Left list={props.brought.draft().leftOut} />
      <Go {...props} />
    </section>
  )
}

function Summary(props: { people: number; rows: Row[] }) {
  const of = (language: Language) => props.rows.filter(({ answer }) => answer.language === language).length
  const unsure = () => props.rows.filter(({ answer }) => !answer.isSure).length
  const parts = () =>
    languages
      .filter((one) => of(one) > 0)
      .map((one) => `${t().language[one]} ${number(of(one))}`)
      .join(', ')
  return (
    <div role="status">
      <Show when={props.people > 0} fallback={<p>{w().preview.nobody}</p>}>
        <p>
          {w().preview.summary(t().counted.people(props.people), w().answersOf(number(props.rows.length)))}{' '}
          {w().preview.languages(parts())}
        </p>
        <Show when={unsure() > 0}>
          <p class="soft">{w().preview.unsure(w().answersOf(number(unsure())))}</p>
        </Show>
      </Show>
    </div>
  )
}

const atFirst = 8
const step = 50

function Answers(props: { rows: Row[]; onLanguage: (key: string, chosen: Language) => void }) {
  const [most, setMost] = createSignal(atFirst)
  const rest = () => Math.min(step, props.rows.length - most())
  return (
    <div class="asks">
      <ol class="import-answers">
        <For each={props.rows.slice(0, most())}>
          {({ person, answer }) => (
            <li>
              <p class="small soft">
                P{number(person)}, {placeOf(answer.place)}
              </p>
              <blockquote class="import-words" lang={answer.language}>
                {shortened(answer.text)}
              </blockquote>
              <select
                aria-label={w().preview.languageOf(placeOf(answer.place))}
                onChange={(event) => props.onLanguage(answer.key, event.currentTarget.value as Language)}
              >
                <For each={languages}>
                  {(one) => (
                    <option value={one} selected={one === answer.language}>
                      {t().language[one]}
                      {one === answer.language && !answer.isSure ? ' ?' : ''}
                    </option>
                  )}
                </For>
              </select>
            </li>
          )}
        </For>
      </ol>
      <Show when={rest() > 0}>
        <p>
          <Button onClick={() => setMost((now) => now + step)}>{t().showMore(rest())}</Button>
        </p>
      </Show>
    </div>
  )
}

function Left(props: { list: LeftOut[] }) {
  return (
    <div class="asks">
      <h3>{w().preview.leftOut}</h3>
      <Show when={props.list.length > 0} fallback={<p class="soft">{w().preview.nothingLeftOut}</p>}>
        <ul class="import-left">
          <For each={props.list}>
            {(one) => (
              <li>
                {w().preview.why[one.why](number(one.count))}{' '}
                <Show when={one.why !== 'interviewer' && one.why !== 'heading'}>
                  <span class="small soft">({placesOf(one)})</span>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}

function Go(props: Props) {
  let list: HTMLDivElement | undefined
  const missing = () => missingHere(props)
  const go = () => {
    if (missing().length > 0) list?.focus()
    else props.onSend()
  }
  return (
    <div class="asks">
      <Show when={missing().length > 0}>
        <div class="notice import-missing" tabindex="-1" ref={list}>
          <p>{w().preview.missing}</p>
          <ul>
            <For each={missing()}>{(one) => <li>{w().preview.miss[one]}</li>}</For>
          </ul>
        </div>
      </Show>
      <Show when={props.sending.refused()}>{(refused) => <Refusal {...props} refused={refused()} />}</Show>
      <div role="status">
        <Show when={props.sending.at()}>
          {(at) => (
            <p class="import-sending">
              <progress max={at().parts} value={at().part - 1} aria-label={w().preview.title} />
              {w().preview.sending(number(at().part), number(at().parts))}
            </p>
          )}
        </Show>
      </div>
      <p>
        <Button
          look="strong"
          aria-disabled={missing().length > 0 || props.sending.at() !== undefined}
          onClick={go}
        >
          {w().preview.bringIn}
        </Button>
      </p>
    </div>
  )
}

type Miss = keyof ReturnType<typeof w>['preview']['miss']

function missingHere({ brought, place, consent }: Props): Miss[] {
  const { text, table } = brought
  const isText = brought.source()?.kind === 'text'
  const found: [Miss, boolean][] = [
    ['speakers', isText && text.cut() === 'speakers' && !text.isConfirmed()],
    ['columns', !isText && table.choice().words.length === 0],
    ['people', brought.draft().people.length === 0],
  ]
  const stated: Missing[] = missingOf(consent, new Date())
  return [...found.filter(([, is]) => is).map(([name]) => name), ...place.missing(), ...stated]
}

function Refusal(props: Props & { refused: Refused }) {
  const again = () => (props.refused.why === 'again' ? props.refused : undefined)
  const isOpen = () =>
    props.batches.some(({ number: own, state }) => own === again()?.number && state === 'open')
  return (
    <Notice tone="problem">
      <Show when={again()} fallback={<span>{wordsOf(props.refused, props.brought)}</span>}>
        {(before) => (
          <>
            <span>
              {w().refused.again(number(before().number), clock(before().at))}{' '}
              <Show
                when={isOpen()}
                fallback={before().isSameWave && w().refused.againHere(number(before().number))}
              >
                {w().refused.againOpen(number(before().number))}
              </Show>
            </span>
            <Show when={isOpen()}>
              <Button onClick={() => props.onSend({ number: before().number })}>
                {w().refused.goOn(number(before().number))}
              </Button>
            </Show>
            <Show when={!before().isSameWave}>
              <Button onClick={() => props.onSend({ isAgain: true })}>{w().refused.bringAgain}</Button>
            </Show>
            <Button onClick={() => props.sending.leave()}>{w().refused.leave}</Button>
          </>
        )}
      </Show>
    </Notice>
  )
}

/** Ours, never the server's: what it says of a place is found again in what was sent. */
function wordsOf(refused: Refused, brought: Brought): string {
  if (refused.why === 'again') return ''
  if (refused.why !== 'invalid') return w().refused[refused.why]
  const [, entry, response, answer] =
    /^entries\.(\d+)\.responses\.(\d+)\.answers\.(\d+)/.exec(refused.path) ?? []
  const before = partsOf(entriesOf(brought.draft(), null)).slice(0, refused.part).flat().length
  const found = brought.draft().people[before + Number(entry)]?.responses[Number(response)]?.[Number(answer)]
  return found ? w().refused.invalidAt(placeOf(found.place)) : w().refused.invalid
}

const placeOf = ({ unit, at }: Place): string => w().preview.place[unit](number(at))
const placesOf = ({ places, count }: LeftOut): string =>
  [...places.map(placeOf), ...(count > places.length ? [w().preview.andMore] : [])].join(', ')
const shortened = (text: string): string => (text.length > 240 ? `${text.slice(0, 240)}…` : text)
