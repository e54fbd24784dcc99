import { A, useSearchParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { responsePath, studyPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { type Language, languages } from '../graphql.ts'
import { Local } from '../language/Local.tsx'
import { number, t } from '../language/language.ts'
import { Raise } from '../safety/Raise.tsx'
import { membershipOf, useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { createKeys, moveAmongStops } from '../ui/keys.ts'
import { Blank } from '../ui/Notice.tsx'
import { segments } from '../ui/segments.ts'
import { createTitle } from '../ui/title.ts'
import { type Candidate, type Missed, missedQuery, passagesQuery } from './missed.ts'
import { w } from './words.ts'
import './theme.css'
import './quote.css'

/** What several people speak of that no code stands for. Their names for it stand on the page alone. */
export function MissedPage() {
  const here = useHere()
  const session = useSession()
  const [params, setParams] = useSearchParams<{ language?: string }>()
  const language = () => languages.find((one) => one === params.language) ?? null
  const read = createRead(missedQuery, () => ({ study: here('studyId'), language: language() }))
  createTitle(() => w().missed.title)
  createKeys({ j: () => moveAmongStops(1), k: () => moveAmongStops(-1) })
  const mayEdit = () => membershipOf(session, here('studyId'))?.may.includes('edit codebook') ?? false
  return (
    <div class="page missed-page">
      <p class="small no-print quote-facts">
        <A href={`${studyPath(here('studyId'))}/theme`}>{t().themes}</A>
        <Show when={mayEdit()}>
          <A href={`${studyPath(here('studyId'))}/codebook`}>{t().codebook}</A>
        </Show>
      </p>
      <header class="page-head">
        <h1>{w().missed.title}</h1>
        <p class="soft measure">{w().missed.lead}</p>
      </header>
      <Loaded read={read} pick={(data) => data.study} lines={10}>
        {(study) => (
          <div class="missed-found" aria-busy={read.isWaiting()}>
            <Show when={study().languages.length > 1}>
              <LanguageChoice
                value={language()}
                onChoose={(value) => setParams({ language: value || undefined }, { replace: true })}
              />
            </Show>
            <Found study={here('studyId')} of={study().missed} />
          </div>
        )}
      </Loaded>
    </div>
  )
}

function LanguageChoice(props: { value: Language | null; onChoose: (value: string) => void }) {
  return (
    <ChoiceField
      label={w().missed.language}
      value={props.value ?? ''}
      choices={[
        { value: '', label: t().all },
        ...languages.map((value) => ({ value, label: t().language[value] })),
      ]}
      onChoose={(value) => props.onChoose(value)}
    />
  )
}

function Found(props: { study: string; of: Missed }) {
  const { people, passages } = t().counted
  return (
    <>
      <div class="small soft measure">
        <p role="status">{w().missed.looked(passages(props.of.passages), people(props.of.people))}</p>
        <p>{w().missed.basis}</p>
        <Show when={props.of.passagesLeftOut}>
          <p>{w().missed.leftOut(passages(props.of.passagesLeftOut))}</p>
        </Show>
        <Show when={props.of.copied}>
          <p>{w().missed.copied(number(props.of.copied))}</p>
        </Show>
      </div>
      <Show when={props.of.people >= props.of.fewest} fallback={<TooFew fewest={props.of.fewest} />}>
        <Show when={!props.of.isCompared}>
          <p class="suggested-notice measure">{w().missed.notCompared}</p>
        </Show>
        <Show when={props.of.candidates.length} fallback={<NoneFound />}>
          <ol class="missed-list">
            <For each={props.of.candidates}>{(one) => <OneCandidate study={props.study} of={one} />}</For>
          </ol>
        </Show>
      </Show>
    </>
  )
}

function OneCandidate(props: { study: string; of: Candidate }) {
  const [isOpen, setOpen] = createSignal(false)
  const { people, passages } = t().counted
  const isBoth = () => props.of.englishPeople > 0 && props.of.spanishPeople > 0
  return (
    <li class="missed-one" tabindex="-1" data-stop>
      <h2 class="missed-names">
        <For each={languages.filter((one) => props.of[one].length)}>
          {(language, at) => (
            <>
              <Show when={at()}> · </Show>
              <span lang={language}>{props.of[language].join(', ')}</span>
            </>
          )}
        </For>
      </h2>
      <p class="small">
        {people(props.of.people)}
        <Show when={isBoth()}>
          <span class="soft">
            {' '}
            ({w().missed.inLanguages(number(props.of.englishPeople), number(props.of.spanishPeople))})
          </span>
        </Show>
      </p>
      <details class="missed-passages" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{w().missed.open(passages(props.of.passageCount))}</summary>
        <Show when={isOpen()}>
          <Passages study={props.study} of={props.of} />
        </Show>
      </details>
    </li>
  )
}

const pageSize = 10

/** Opened some at a time, and only once somebody asks: each is kept in the record. */
function Passages(props: { study: string; of: Candidate }) {
  const [length, setLength] = createSignal(pageSize)
  const shown = () => props.of.passages.slice(0, length())
  const left = () => props.of.passages.length - shown().length
  const read = createRead(passagesQuery, () => ({ ids: shown().map(({ passageId }) => passageId) }))
  return (
    <>
      <p class="small soft">{w().missed.opens}</p>
      <Loaded read={read} pick={(data) => data.nodes} lines={4}>
        {(nodes) => (
          <ol class="quote-list">
            <For each={shown()}>
              {({ passageId, spans }) => (
                <Show
                  when={nodes().find((one) => one?.id === passageId)}
                  fallback={<li class="soft small">{read.isWaiting() ? t().loading : w().missed.gone}</li>}
                >
                  {(passage) => (
                    <li class="quote-item">
                      <p class="small soft">
                        <Local of={passage().question.text} />
                      </p>
                      <blockquote class="words" lang={passage().language}>
                        <For each={segments(passage().text, spans)}>
                          {(piece) => (
                            <Show when={piece.covers.length} fallback={piece.text}>
                              <mark data-suggested="">{piece.text}</mark>
                            </Show>
                          )}
                        </For>
                      </blockquote>
                      <p class="small quote-facts">
                        <span class="soft">
                          <Local of={passage().wave.label} />
                        </span>
                        <A
                          href={`${responsePath(props.study, passage().response.id)}?passage=${encodeURIComponent(passageId)}`}
                        >
                          {t().theme.readInResponse}
                        </A>
                      </p>
                      <Raise study={props.study} response={passage().response.id} isBrief />
                    </li>
                  )}
                </Show>
              )}
            </For>
          </ol>
        )}
      </Loaded>
      <Show when={left() > 0}>
        <Button onClick={() => setLength(length() + pageSize)}>
          {t().showMore(Math.min(pageSize, left()))}
        </Button>
      </Show>
    </>
  )
}

function TooFew(props: { fewest: number }) {
  return (
    <Blank title={w().missed.tooFewTitle}>
      <p>{w().missed.tooFew(number(props.fewest))}</p>
    </Blank>
  )
}

function NoneFound() {
  return (
    <Blank title={w().missed.noneTitle}>
      <p>{w().missed.none}</p>
    </Blank>
  )
}
