// A sitting with everything that its next screen hangs on. Here alone what was saved is opened and sealed: for whoever
// wrote it, and for the response that it becomes.
import {
  nameOf,
  asksFor,
  pagesOf,
  start,
  type Given,
  type Instrument,
  type Page,
  type Sitting,
} from '@firsthand/analysis/instrument'
import type { App } from '../app.ts'
import type { Db, Tx } from '../db.ts'
import type { ConsentScope } from '../../generated/prisma/enums.ts'
import { restsOn } from '../meeting/meeting.ts'
import { findKnown, hasOwnWritten } from '../response/store.ts'
import {
  againstWords,
  withoutWords,
  writtenIn,
  type Kept,
  type Saved,
  type Services,
} from './screen/asking.ts'
import type { Form } from './form.ts'
import { findSecond } from './code/codeStore.ts'
import { begin, isOver, type Known, type Progress } from './sitting.ts'
import * as talks from '../talk/store.ts'
import type { Offer } from '../talk/talk.ts'
import * as store from './store.ts'
import { askedBy, partsOf, type ShownText } from './screen/text.ts'

export type Open = {
  row: store.Row
  facts: store.Facts
  text: ShownText | null
  /** The questions as they are put to this person, and the ids that their answers go by. */
  instrument: Instrument
  questions: ReadonlyMap<string, string>
  services: Services
  /** What conditions ask for that staff or a birth date settled beforehand; a response is held against the same. */
  known: { age: number | null; facts: readonly string[]; isOfAge: boolean }
  saved: Saved
  progress: Progress
  /** Whether a word beside the code opens what they wrote. `none`: it could be chosen; null: there is nothing to open. */
  second: 'asked' | 'none' | null
  /** Who may be promised, where that is asked; and whom they wished for, where it has ended. */
  offers: readonly Offer[]
  wished: Offer | null
  /** What came of what was said, on the page that is theirs. */
  usedFor: readonly string[]
  /** What they wrote, on the one screen that shows it. */
  written: readonly string[] | null
}

/** What is never changed once it is there is read once. */
export type Shelf = {
  instruments: Map<string, Awaited<ReturnType<typeof store.findInstrument>>>
  texts: Map<string, ShownText>
}
export const createShelf = (): Shelf => ({ instruments: new Map(), texts: new Map() })
const mostOnShelf = 200

const fromShelf = async <Value>(shelf: Map<string, Value>, id: string, find: () => Promise<Value>) => {
  const known = shelf.get(id)
  if (known) return known
  const found = await find()
  if (shelf.size >= mostOnShelf) shelf.clear()
  shelf.set(id, found)
  return found
}

/** `form`: what comes in for it now, of which no word may be led past. */
type Where = { app: App; shelf: Shelf; db?: Tx; form?: Form | null }

export const load = async (
  { app, shelf, db = app.db, form = null }: Where,
  row: store.Row,
): Promise<Open> => {
  const { studyId, instrumentId } = row
  const facts = await store.findFacts(db, row)
  const { textId } = facts
  const text = textId
    ? await fromShelf(shelf.texts, textId, () => store.findText(db, { studyId, id: textId }))
    : null
  const { instrument, questions } = await fromShelf(shelf.instruments, instrumentId, () =>
    store.findInstrument(db, { studyId, id: instrumentId }),
  )
  const saved = await openScreens(app, row, await store.findScreens(db, row))
  const open = {
    ...{ row, facts, text, questions, written: null, usedFor: [], offers: [], wished: null },
    second: row.endedBy === 'finished' ? await secondOf(db, row) : null,
    instrument: againstWords(facts) ? withoutWords(instrument, writtenIn(saved, form)) : instrument,
    services: new Map(facts.services.map(({ key, label }) => [key, textOf(label)])),
    known: asksFor(instrument, 'ageAtWave', 'fact')
      ? await findKnown(db, row)
      : { age: null, facts: [], isOfAge: facts.isOfAge },
    saved,
  }
  const progress = (await openProgress(app, row)) ?? begin(knownOf({ ...open, progress: null }))
  return { ...open, progress, ...(await talkOf(db, row, progress)) }
}

/** Asked for where it is on the screen. */
const talkOf = async (db: Db | Tx, row: store.Row, { place }: Progress): Promise<Partial<Open>> => {
  const { studyId, id: sittingId } = row
  if (row.endedBy === 'finished') {
    const wish = await talks.findWishOf(db, { studyId, sittingId })
    const offers = wish ? await talks.findOffers(db, studyId) : []
    return { wished: offers.find(({ accountId }) => accountId === wish?.accountId) ?? null }
  }
  return row.endedAt === null && (place === 'talk' || place === 'end')
    ? { offers: await talks.findOffered(db, row, new Date()) }
    : {}
}

const secondOf = async (db: Db | Tx, row: store.Row): Promise<Open['second']> => {
  const code = await findSecond(db, row)
  if (!code || !(await hasOwnWritten(db, row))) return null
  return code.second === null ? 'none' : 'asked'
}

const textOf = ({ en, es }: { en: string; es?: string | null }) => ({ en, ...(es ? { es } : {}) })

/** Whether a browser is shown what was answered: always what was answered in it, of the rest what its way in allows. */
export const isSeen = (
  { sight, sinceTurn }: Pick<store.Row, 'sight' | 'sinceTurn'>,
  { given, turn }: Kept,
) => {
  if (turn >= sinceTurn || sight === 'all') return true
  return sight === 'choices' && !(given.state === 'answered' && typeof given.value === 'string')
}

/** What leads the way: for who came by the link alone nothing that was answered before it, or the way would tell it. */
const leads = ({ sight, sinceTurn }: store.Row, { turn }: Kept) => sight !== 'none' || turn >= sinceTurn

export const knownOf = (open: Omit<Open, 'progress'> & { progress: Progress | null }): Known => {
  const { row, facts, text, saved } = open
  const given = Object.entries(saved).flatMap(([name, kept]): [string, Given][] =>
    leads(row, kept) ? [[name, kept.given]] : [],
  )
  const toDecide = text ? toDecideOf(text, open) : []
  return {
    languages: facts.languages.length,
    textId: text?.id ?? null,
    parts: text && toDecide.length > 0 ? partsOf(text, row.language).length : 0,
    toDecide,
    mayAnswer: facts.standings.some(
      ({ scope, state, isOld, lacksOverseer }) =>
        scope === 'participate' && state === 'granted' && !isOld && !lacksOverseer,
    ),
    answers: answersOf(open, new Map(given)),
  }
}

/** Their own word is asked for where there is none, where it ended, or where it was to another text; a no is not asked again. */
const toDecideOf = (text: ShownText, { row, facts }: Pick<Open, 'row' | 'facts'>): ConsentScope[] => {
  const of = new Map(facts.standings.map((one) => [one.scope, one]))
  const saidNo = (scope: ConsentScope) =>
    of.get(scope)?.reason === 'said_no' && of.get(scope)?.restsOn === null
  return askedBy(text, row.language).filter((scope) => {
    const standing = of.get(scope)
    if (!standing || [scope, ...restsOn(scope)].some(saidNo)) return false
    if (standing.isOld) return true
    return standing.restsOn === null && ['not_asked', 'ended', 'came_of_age'].includes(standing.reason)
  })
}

const answersOf = (open: Omit<Open, 'progress'>, given: Sitting['given']): Sitting => ({
  ...start({
    instrument: open.instrument,
    services: [...open.services.keys()],
    setting: {
      mode: 'self',
      wave: open.facts.wave,
      scopes: open.facts.standings.filter(({ state }) => state === 'granted').map(({ scope }) => scope),
      ...open.known,
    },
  }),
  given,
})

/** All of it, as it becomes a response: every page that something was answered on was seen, whichever browser it was in. */
export const wholeOf = (open: Open): Sitting => {
  const given = new Map(Object.entries(open.saved).map(([name, kept]) => [name, kept.given]))
  const answers = answersOf(open, given)
  const hasSome = (page: Page) => namesOn(page).some((name) => given.has(name))
  const seen = pagesOf(answers).filter((page) => open.progress.seen.includes(page.id) || hasSome(page))
  return { ...answers, seen: new Set(seen.map(({ id }) => id)) }
}

/** The names of the answers that a page asks for. */
export const namesOn = ({ slots, service }: Pick<Page, 'slots' | 'service'>): string[] =>
  slots.map((slot) => nameOf(slot, service))

const ownerOf = ({ studyId, participantId }: store.Row) => ({ studyId, participantId })
const place = (row: store.Row, part: string) =>
  ({ ...ownerOf(row), row: `${row.id} ${part}`, column: 'sitting' }) as const

/** The name of a screen says what somebody chose, so it stands nowhere as it is. */
export const screenKey = ({ words }: App, row: store.Row, page: string): Promise<string> =>
  words.digest(ownerOf(row), `screen ${page}`)

export const sealScreen = (
  { words }: App,
  row: store.Row,
  { screen, saved }: { screen: string; saved: Saved },
) => words.seal(place(row, screen), JSON.stringify(saved))

type Screens = Awaited<ReturnType<typeof store.findScreens>>

/** Of one question that stands on two screens the later answer counts. */
export const openScreens = async ({ words }: App, row: store.Row, screens: Screens): Promise<Saved> => {
  const all = await Promise.all(
    screens.map(
      async ({ screen, answers }) => JSON.parse(await words.open(place(row, screen), answers)) as Saved,
    ),
  )
  return Object.assign({}, ...all) as Saved
}

export const sealProgress = ({ words }: App, row: store.Row, progress: Progress) =>
  words.seal(place(row, 'progress'), JSON.stringify(progress))

/** Who came by the link alone begins at the beginning: where another browser stood would tell what was answered in it. */
const openProgress = async ({ words }: App, row: store.Row): Promise<Progress | null> => {
  const isNew = row.sinceTurn > row.movedTurn
  if (!row.progress || (row.sight === 'none' && isNew)) return null
  const progress = JSON.parse(await words.open(place(row, 'progress'), row.progress)) as Progress
  if (!isNew) return progress
  if (isOver(progress)) return null
  return { ...progress, aside: null, code: null, notice: row.endedAt ? null : 'resumed' }
}
