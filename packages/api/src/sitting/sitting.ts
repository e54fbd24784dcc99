// Where a young person is who answers alone, and where each button leads. No clock and no database: what is known of the
// person comes in as values, so that every path can be walked in a test.
import { pagesOf as workOut, type Page, type Sitting as Answers } from '@firsthand/analysis/instrument'
import type { ConsentScope } from '../../generated/prisma/enums.ts'
import { notAsked } from '../meeting/meeting.ts'
import type { Do, Notice } from './view.ts'

/** What is asked back, so that we see whether we said it well. */
export const points = ['canStop', 'canSkip', 'whoIsTold'] as const
export type Point = (typeof points)[number]

export type Aside = 'ground' | 'resources' | 'pause' | 'stop'

/**
 * `place` is a stop before the questions (`front`), then `ask`, `talk` and `end`. `unsafe`: they said that it is no safe
 * time, and nothing of it is kept. `declined`: they said no to taking part. `left_open`: they said neither yes nor no.
 */
export type Progress = {
  place: string
  aside: Aside | null
  /** The page of questions that is open or, where `isAhead`, told of before it is opened. */
  page: string | null
  isAhead: boolean
  /** Pages that were open, and those of topics that they chose to skip. */
  seen: readonly string[]
  understood: Partial<Record<Point, 'known' | 'explained'>>
  /** The open question back was answered otherwise, and is explained again. */
  isExplained: boolean
  decisions: Partial<Record<ConsentScope, 'granted' | 'declined'>>
  /** What is said on the next screen. */
  notice: Notice | null
  /** A code that was made just now, until they go on. */
  code: string | null
  isCodeKept: boolean
  /** The text that they read: where another one is in force by now, nothing that was decided on it counts. */
  textId?: string | null
  /** What they changed last on the page that is theirs, and at which turn. */
  receipt?: {
    kind: 'changed' | 'withdrawn' | 'deleted'
    at: string
    scopes: readonly string[]
    turn: number
  } | null
  /** What the one rendering after `turn` says beside: a reload shows it no more. `opens`: what they wrote. */
  told?: { notice: Notice | null; opens: boolean; turn: number } | null
}

/** What the machine cannot choose. */
export type Known = {
  languages: number
  /** The text that is shown now. */
  textId: string | null
  /** Screens on which what is asked of somebody is read; none where nothing is to be decided. */
  parts: number
  /** The questions of the text that is shown now and that this person has no word on yet, in its order. */
  toDecide: readonly ConsentScope[]
  /** Taking part holds now, by a word on a text that counts. */
  mayAnswer: boolean
  /** The questions with what was answered so far; place and pages are the machine's. */
  answers: Answers
}

/** What has to be done beside moving on. `decide`: what they chose is recorded, and only then the next place is known. */
export type Effect = 'decide' | 'finish' | 'pause' | 'delete' | 'exit' | 'unsafe' | 'kept'

/** The way that some answers lead is worked out once, however often one screen asks for it. */
const worked = new WeakMap<Answers, Page[]>()
export const pagesOf = (answers: Answers): Page[] => {
  const pages = worked.get(answers) ?? workOut(answers)
  worked.set(answers, pages)
  return pages
}

export type Stepped = { progress: Progress; effect: Effect | null }

export const begin = (known: Known): Progress => ({
  ...{ place: front(known, {})[0] ?? 'safe', aside: null, page: null, isAhead: true, seen: [] },
  ...{ understood: {}, isExplained: false, decisions: {}, notice: null, code: null, isCodeKept: false },
})

/** Every stop before the questions. What rests on a no is not asked. */
export const front = (known: Known, decisions: Progress['decisions']): string[] => [
  ...(known.languages > 1 ? ['language'] : []),
  'safe',
  ...Array.from({ length: known.parts }, (_, nth) => `read.${nth}`),
  'limits',
  ...points.map((_, nth) => `teachback.${nth}`),
  ...known.toDecide
    .filter((scope) => !notAsked(scope, decided(decisions)))
    .map((scope) => `consent.${scope}`),
]

export const decided = (decisions: Progress['decisions']) =>
  Object.entries(decisions).map(([scope, decision]) => ({ scope: scope as ConsentScope, decision }))

/** Where they really are: what they agreed to may have been changed, or ended, while they were away. */
export const placeOf = (progress: Progress, known: Known): string => {
  // Where it ends there is nothing open: whoever is still there has to send the last button once more.
  const place = progress.place === 'end' ? 'talk' : progress.place
  if (place === 'ask' || place === 'talk') {
    if (known.mayAnswer) return place
    return known.toDecide.includes('participate') ? firstRead(known) : 'not_yet'
  }
  if (isReadAnew(progress, known)) return firstRead(known)
  if (!place.includes('.') || front(known, progress.decisions).includes(place)) return place
  // A stop that there is no more: another text is shown by now.
  return 'safe'
}

/** Where what is asked of somebody begins. */
const firstRead = (known: Known): string => front(known, {})[1 + Number(known.languages > 1)]!

/** Another text came while they read or decided: a yes to it is one to what was read, so it is read from its beginning. */
export const isReadAnew = ({ place, textId }: Progress, known: Known): boolean =>
  (place === 'limits' || place.includes('.')) && textId !== undefined && textId !== known.textId

/** The name of the screen that is open, as the form sends it back: of an older one nothing moves. */
export const screenOf = (progress: Progress, known: Known): string => {
  if (progress.aside) return `aside.${progress.aside}`
  const place = placeOf(progress, known)
  if (place !== 'ask') return place
  const page = pageOf(progress, known)
  return page ? `${progress.isAhead ? 'ahead' : 'page'}.${page.id}` : 'talk'
}

/** The open page; where the answers lead past it by now, the first that was not seen. */
export const pageOf = ({ page, seen }: Progress, { answers }: Known): Page | null => {
  const pages = pagesOf(answers)
  return (
    pages.find(({ id }) => id === page) ?? pages.find(({ id }) => !seen.includes(id)) ?? pages.at(-1) ?? null
  )
}

/** What was said there is said again, or not at all: whoever opens the link anew begins at the beginning. */
export const isOver = ({ place }: Progress): boolean => place === 'unsafe' || place === 'left_open'

export const canGoBack = (progress: Progress, known: Known): boolean =>
  progress.aside === null && stepBack(progress, known) !== null

/** What was chosen at a question back: the right one, another one, or none. */
export type Chosen = { isRight: boolean | null }

/** One button. `known` is what is known after everything on the screen was taken in; `shown` is what was open on it before. */
export const step = (progress: Progress, act: Do, { known, chosen, shown }: Stepping): Stepped => {
  const stay = (effect: Effect | null = null): Stepped => ({ progress, effect })
  switch (act) {
    case 'exit':
      return stay('exit')
    case 'kept':
      return stay('kept')
    case 'ground':
    case 'resources':
    case 'stop':
      return { progress: { ...progress, aside: act }, effect: null }
    case 'pause':
      return { progress: { ...progress, aside: 'pause', isCodeKept: false }, effect: 'pause' }
    case 'return':
      return { progress: { ...progress, aside: null, code: null }, effect: null }
    case 'keep':
      return progress.aside === 'stop' ? { progress: ended(progress), effect: 'finish' } : stay()
    case 'delete':
      return progress.aside === 'stop' || placeOf(progress, known) === 'not_yet' ? stay('delete') : stay()
    case 'back':
      return { progress: stepBack(progress, known) ?? progress, effect: null }
    case 'skip_topic':
      return placeOf(progress, known) === 'ask' && progress.isAhead ? skipTopic(progress, known) : stay()
    case 'next':
    case 'skip':
    case 'agree':
    case 'decline':
      return progress.aside ? stay() : forward(progress, act, { known, chosen, shown })
    default:
      return stay()
  }
}

export type Stepping = { known: Known; chosen: Chosen; shown: readonly string[] }

const ended = (progress: Progress): Progress => ({ ...progress, place: 'end', aside: null })

const forward = (before: Progress, act: Do, stepping: Stepping): Stepped => {
  const { known } = stepping
  const place = placeOf(before, known)
  const progress = place === before.place ? before : { ...before, ...afresh }
  if (place === 'ask') return onward(progress, stepping)
  if (place === 'talk') return { progress: ended(progress), effect: 'finish' }
  if (['declined', 'left_open', 'not_yet'].includes(place)) return { progress, effect: null }
  if (place === 'unsafe') return { progress, effect: 'exit' }
  if (place.startsWith('teachback.')) return afterTeachback({ ...progress, place }, stepping)
  if (!place.startsWith('consent.')) return along({ ...progress, place }, known)
  return afterQuestion({ ...progress, place }, act, known)
}

/** Who is led back says everything anew: what was recorded before may have been taken back meanwhile. */
const afresh = { decisions: {}, understood: {}, isExplained: false }

const afterQuestion = (progress: Progress, act: Do, known: Known): Stepped => {
  if (act === 'next') return { progress, effect: null }
  const scope = progress.place.slice('consent.'.length) as ConsentScope
  const { [scope]: _, ...others } = progress.decisions
  if (act === 'skip' && scope === 'participate')
    return { progress: { ...progress, place: 'left_open', decisions: {} }, effect: null }
  const decision = act === 'agree' ? 'granted' : 'declined'
  const decisions = act === 'skip' ? others : { ...others, [scope]: decision }
  return along({ ...progress, decisions: decisions as Progress['decisions'] }, known)
}

/** To the next stop before the questions; from the last one on what was chosen is recorded, where anything was. */
const along = (from: Progress, known: Known): Stepped => {
  const progress = { ...from, textId: known.textId }
  const stops = front(known, progress.decisions)
  const next = stops[stops.indexOf(progress.place) + 1]
  if (progress.decisions.participate === 'declined')
    return { progress: { ...progress, place: 'declined' }, effect: 'decide' }
  if (next) return { progress: { ...progress, place: next, isExplained: false }, effect: null }
  const effect = Object.keys(progress.decisions).length > 0 ? 'decide' : null
  return { progress: entered({ ...progress, place: 'ask' }, known), effect }
}

/** Where the questions begin, or go on where they were left. */
const entered = (progress: Progress, known: Known): Progress => {
  if (progress.page !== null) return progress
  return { ...progress, page: pagesOf(known.answers)[0]?.id ?? null, isAhead: true }
}

/** A wrong answer explains again and keeps nobody out: the second one leads on, whatever it is, and so does none. */
const afterTeachback = (progress: Progress, { known, chosen }: Stepping): Stepped => {
  const point = points[Number(progress.place.slice('teachback.'.length))]!
  if (chosen.isRight === false && !progress.isExplained)
    return { progress: { ...progress, isExplained: true }, effect: null }
  const how =
    chosen.isRight === null ? undefined : chosen.isRight && !progress.isExplained ? 'known' : 'explained'
  const understood = { ...progress.understood, ...(how && { [point]: how }) }
  return along({ ...progress, understood }, known)
}

const onward = (progress: Progress, { known, shown }: Stepping): Stepped => {
  const page = pageOf(progress, known)
  if (!page) return { progress: { ...progress, place: 'talk' }, effect: null }
  if (progress.isAhead) return { progress: opened(progress, page), effect: null }
  // What was answered leads to a question on the same screen: it is shown before anything else comes.
  const hasMore = page.slots.some(({ key }) => !shown.includes(key))
  if (hasMore) return { progress: opened(progress, page), effect: null }
  const pages = pagesOf(known.answers)
  const next = pages[pages.findIndex(({ id }) => id === page.id) + 1]
  if (!next) return { progress: { ...progress, place: 'talk' }, effect: null }
  if (next.screen.ends === 'safe_exit')
    return { progress: { ...begin(known), place: 'unsafe', page: next.id }, effect: 'unsafe' }
  if (topicOf(next) !== topicOf(page))
    return { progress: { ...progress, page: next.id, isAhead: true }, effect: null }
  return { progress: opened(progress, next), effect: null }
}

const opened = (progress: Progress, { id }: Page): Progress => ({
  ...progress,
  ...{ page: id, isAhead: false, seen: seeing(progress, [id]) },
})

const seeing = ({ seen }: Progress, ids: readonly string[]) => [...new Set([...seen, ...ids])]

/** Nothing in it is answered, and all of it was seen to be there: what is left out was skipped, not out of reach. */
const skipTopic = (progress: Progress, known: Known): Stepped => {
  const pages = pagesOf(known.answers)
  const here = pages.findIndex(({ id }) => id === pageOf(progress, known)?.id)
  const length = pages.slice(here).findIndex((page) => topicOf(page) !== topicOf(pages[here]!))
  const last = length === -1 ? pages.length : here + length
  const seen = seeing(
    progress,
    pages.slice(here, last).map(({ id }) => id),
  )
  const next = pages[last]
  if (!next) return { progress: { ...progress, seen, place: 'talk' }, effect: null }
  return { progress: { ...progress, seen, page: next.id, isAhead: true }, effect: null }
}

/** Null where there is no going back: what was recorded is changed on the page that is theirs, not by going back. */
const stepBack = (progress: Progress, known: Known): Progress | null => {
  const place = placeOf(progress, known)
  if (progress.aside) return { ...progress, aside: null }
  const pages = pagesOf(known.answers)
  if (place === 'talk') {
    const last = pages.at(-1)
    return last ? { ...opened(progress, last), place: 'ask' } : null
  }
  if (place === 'ask') {
    const before = pages[pages.findIndex(({ id }) => id === pageOf(progress, known)?.id) - 1]
    return before ? opened(progress, before) : null
  }
  // What was left open can be said after all.
  if (place === 'left_open') return { ...progress, place: 'consent.participate' }
  const stops = front(known, progress.decisions)
  const before = stops[stops.indexOf(place) - 1]
  return before ? { ...progress, place: before, isExplained: false } : null
}

/** Pages in a row with one heading, about one service, are one topic: it is told of once. */
export const topicOf = ({ screen, service }: Page): string => JSON.stringify([screen.topic, service])
