// What the demo's invented people did after the machine had read: Ben decides and prepares, Ada lets leave and picks, and
// Cleo objects. By the same commands as everybody; what was cut off is gone on with at the next start. They touch nothing
// but what the demo itself loaded: words that somebody brings in meanwhile are for that person to decide about.
import type { Span } from '@firsthand/analysis'
import type { Role } from '../../generated/prisma/enums.ts'
import type { Actor } from '../actor.ts'
import type { App } from '../app.ts'
import { findAccount } from '../auth/store.ts'
import { pickForLead, raiseObjection } from '../board/commands.ts'
import { findOwnObjections } from '../board/store.ts'
import { acceptCoding, rejectCoding } from '../coding/commands.ts'
import { quoteOf } from '../coding/quote.ts'
import { UserError } from '../errors.ts'
import { countUnfinishedOf } from '../job/store.ts'
import { approvePassages, markPassages } from '../detail/commands.ts'
import { approveQuote } from '../release/commands.ts'
import { workOut } from '../release/quotes.ts'
import type { Audience } from '../release/release.ts'
import * as store from '../study/store.ts'
import { demoKey, demoTitles } from './load.ts'

type Picks = { answered: string[]; changed: string[]; said: string[] }

/** Where closed questions were asked, their answers changed most; the other themes are left for whoever tries deciding. */
const asked: Picks = {
  answered: ['safe', 'comfortable'],
  changed: ['theme_say_and_control'],
  said: ['theme_comfort_and_rules', 'services_received', 'recommend_compassion'],
}
const told: Picks = {
  answered: [],
  changed: ['theme_comfort_and_rules', 'theme_court', 'theme_say_and_control'],
  said: ['theme_police', 'services_received', 'recommend_compassion'],
}
const objection = {
  themeKey: 'theme_comfort_and_rules',
  shouldSay: 'Rules were fine where somebody explained them. Say that it depends on the house.',
}
/** Weaker suggestions than this a person would look at twice; Ben says no to them. */
const leastScore = 0.5
/** In each language: together as many as a card shows. */
const quotesOfTheme = { en: 2, es: 1 }

/** Resolves when all is done, or when the instance is closed meanwhile. */
export const decideDemo = async (app: App, isClosing: () => boolean): Promise<void> => {
  if (await store.isDemoDecided(app.db)) return
  const responses = await loadedResponses(app)
  while ((await countUnfinishedOf(app.db, responses)) > 0) {
    if (isClosing()) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  for (const studyId of await loadedStudies(app)) {
    const [people, picks] = [await peopleOf(app, studyId), await picksOf(app, studyId)]
    const themes = await themesOf(app, studyId, [...picks.changed, ...picks.said])
    const place = { studyId, people, themes, responses, isClosing }
    await decideThemes(app, place)
    for (const audience of ['board', 'lead'] as const)
      if (!isClosing()) await letLeave(app, { ...place, audience })
    if (isClosing()) return
    await pickForLead(app, people.ada, { studyId, ...picks })
    if (people.cleo.kind !== 'account') return
    const hers = await findOwnObjections(app.db, { studyId, accountId: people.cleo.id })
    if (hers.length === 0) await raiseObjection(app, people.cleo, { studyId, ...objection })
  }
  await store.markDemoDecided(app.db, new Date())
}

/** What the demo's people said in it: loaded under the demo's own keys, of nobody who came with a batch or later. */
const loadedResponses = async (app: App): Promise<string[]> => {
  const loadedAt = await store.findDemoLoadedAt(app.db)
  if (!loadedAt) return []
  const rows = await app.db.response.findMany({
    where: {
      idempotencyKey: { startsWith: demoKey('') },
      participant: { batchId: null, createdAt: { lte: loadedAt } },
    },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

const loadedStudies = async (app: App): Promise<string[]> => {
  const titles = demoTitles()
  const known = await store.findTitles(app.db)
  return known.filter(({ title }) => titles.includes(title)).map(({ id }) => id)
}

const picksOf = async (app: App, studyId: string): Promise<Picks> =>
  (await app.db.question.count({ where: { studyId, type: 'likert5' } })) > 0 ? asked : told

type People = Record<'ada' | 'ben' | 'cleo', Actor>
type Place = {
  studyId: string
  people: People
  themes: readonly string[]
  responses: string[]
  isClosing: () => boolean
}

const peopleOf = async (app: App, studyId: string): Promise<People> => {
  const actor = async (name: string, role: Role): Promise<Actor> => {
    const account = await findAccount(app.db, name)
    return { kind: 'account', id: account!.id, name, roles: new Map([[studyId, [role]]]), shutOutFrom: [] }
  }
  return {
    ada: await actor('ada', 'evaluator'),
    ben: await actor('ben', 'coder'),
    cleo: await actor('cleo', 'board'),
  }
}

const decideThemes = async (app: App, { studyId, people, themes, responses, isClosing }: Place) => {
  const codings = await app.db.coding.findMany({
    where: {
      studyId,
      state: 'proposed',
      revision: 0,
      passage: { responseId: { in: responses } },
      code: { themes: { some: { themeId: { in: [...themes] } } } },
    },
    orderBy: { id: 'asc' },
    select: { id: true, score: true, revision: true },
  })
  for (const { id, score, revision } of codings) {
    if (isClosing()) return
    const decide = score < leastScore ? rejectCoding : acceptCoding
    await patiently(decide(app, people.ben, { studyId, codingId: id, expected: revision }))
  }
}

const themesOf = async (app: App, studyId: string, keys: string[]): Promise<string[]> => {
  const rows = await app.db.theme.findMany({ where: { studyId, key: { in: keys } }, select: { id: true } })
  return rows.map(({ id }) => id)
}

type Leaving = Place & { audience: Audience }

const letLeave = async (app: App, { studyId, people, themes, responses, audience }: Leaving) => {
  const { rulings } = await workOut(app.db, app.words, { studyId, audience })
  const open = rulings.filter(
    ({ row, because }) =>
      themes.includes(row.themeId) &&
      because.every((one) => one === 'not_approved' || one === 'approve_anew' || one === 'details_open'),
  )
  const ours = await app.db.coding.findMany({
    where: {
      studyId,
      id: { in: open.map(({ row }) => row.codingId) },
      passage: { responseId: { in: responses } },
    },
    select: {
      ...{ id: true, revision: true, spans: true },
      passage: { select: { language: true, id: true, participantId: true, responseId: true, words: true } },
    },
  })
  const byId = new Map(ours.map((one) => [one.id, one]))
  for (const themeId of themes) {
    const left = { ...quotesOfTheme }
    for (const { row } of open.filter((one) => one.row.themeId === themeId)) {
      const coding = byId.get(row.codingId)
      if (!coding || left[coding.passage.language] === 0) continue
      const { language } = coding.passage
      const passage = await throughDesk(app, { studyId, people }, coding.passage)
      const { start, text } = quoteOf(passage, coding.spans as Span[])
      const shown = { start, end: start + text.length }
      const input = { studyId, codingId: row.codingId, audience, expected: coding.revision, shown }
      if (!(await patiently(approveQuote(app, people.ben, { ...input, step: 'prepare' })))) continue
      left[language] -= 1
      await patiently(approveQuote(app, people.ada, { ...input, step: 'approve' }))
    }
  }
}

type Passage = { id: string; participantId: string; responseId: string; words: Uint8Array }

/** The invented answers name nobody: Ben goes through a passage, and Ada finds nothing more. Once: asked again it changes nothing but tells the words. */
const throughDesk = async (
  app: App,
  { studyId, people }: Pick<Place, 'studyId' | 'people'>,
  passage: Passage,
): Promise<string> => {
  const { id, participantId, responseId, words } = passage
  const owner = { studyId, participantId }
  const text = await app.words.open({ ...owner, row: id, column: 'passage' }, words)
  const seen = { studyId, responseId, passages: [{ id, digest: await app.words.digest(owner, text) }] }
  await patiently(markPassages(app, people.ben, seen))
  await patiently(approvePassages(app, people.ada, { ...seen, isNone: true }))
  return text
}

/** A refusal is the command's own business: words that are long or hold a figure stay, and what was decided stays so. */
const patiently = async (done: Promise<unknown>): Promise<boolean> =>
  done.then(
    () => true,
    (problem: unknown) => {
      if (problem instanceof UserError) return false
      throw problem
    },
  )
