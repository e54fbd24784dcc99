// What the demo's invented people did after the machine had read: Ben decides and prepares, Ada lets leave and picks, and
// Cleo objects. By the same commands as everybody; what was cut off is gone on with at the next start.
import type { Role } from '../../generated/prisma/enums.ts'
import type { Actor } from '../actor.ts'
import type { App } from '../app.ts'
import { findAccount } from '../auth/store.ts'
import { pickForLead, raiseObjection } from '../board/commands.ts'
import { findOwnObjections } from '../board/store.ts'
import { acceptCoding, rejectCoding } from '../coding/commands.ts'
import { UserError } from '../errors.ts'
import { countUnfinished } from '../job/store.ts'
import { approveQuote } from '../release/commands.ts'
import { workOut } from '../release/quotes.ts'
import type { Audience, KeptBack } from '../release/release.ts'
import { findQuotes } from '../release/store.ts'
import * as store from '../study/store.ts'

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
  while ((await countUnfinished(app.db)) > 0) {
    if (isClosing()) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  for (const { id: studyId } of await store.findStudyIds(app.db)) {
    const [people, picks] = [await peopleOf(app, studyId), await picksOf(app, studyId)]
    const themes = await themesOf(app, studyId, [...picks.changed, ...picks.said])
    await decideThemes(app, { studyId, people, themes, isClosing })
    for (const audience of ['board', 'lead'] as const)
      if (!isClosing()) await letLeave(app, { studyId, people, themes, audience })
    if (isClosing()) return
    await pickForLead(app, people.ada, { studyId, ...picks })
    if (people.cleo.kind !== 'account') return
    const hers = await findOwnObjections(app.db, { studyId, accountId: people.cleo.id })
    if (hers.length === 0) await raiseObjection(app, people.cleo, { studyId, ...objection })
  }
  await store.markDemoDecided(app.db, new Date())
}

const picksOf = async (app: App, studyId: string): Promise<Picks> =>
  (await app.db.question.count({ where: { studyId, type: 'likert5' } })) > 0 ? asked : told

type People = Record<'ada' | 'ben' | 'cleo', Actor>
type Place = { studyId: string; people: People; themes: readonly string[]; isClosing: () => boolean }

const peopleOf = async (app: App, studyId: string): Promise<People> => {
  const actor = async (name: string, role: Role): Promise<Actor> => {
    const account = await findAccount(app.db, name)
    return { kind: 'account', id: account!.id, name, roles: new Map([[studyId, role]]) }
  }
  return {
    ada: await actor('ada', 'evaluator'),
    ben: await actor('ben', 'coder'),
    cleo: await actor('cleo', 'board'),
  }
}

const decideThemes = async (app: App, { studyId, people, themes, isClosing }: Place) => {
  const codings = await app.db.coding.findMany({
    where: {
      studyId,
      state: 'proposed',
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

type Leaving = { studyId: string; people: People; themes: readonly string[]; audience: Audience }

const letLeave = async (app: App, { studyId, people, themes, audience }: Leaving) => {
  const { rulings } = await workOut(app.db, app.words, { studyId, audience })
  // In a study too small for quotes they are prepared all the same, so that what keeps them back can be seen.
  const open = rulings.filter(
    ({ row, because }) =>
      themes.includes(row.themeId) && because.every((one) => one === 'not_approved' || isSmall(because, one)),
  )
  const languages = new Map(
    (
      await findQuotes(
        app.db,
        studyId,
        open.map(({ row }) => row.codingId),
      )
    ).map(({ id, passage }) => [id, passage.language]),
  )
  for (const themeId of themes) {
    const left = { ...quotesOfTheme }
    for (const { row } of open.filter((one) => one.row.themeId === themeId)) {
      const language = languages.get(row.codingId)
      if (!language || left[language] === 0) continue
      const input = { studyId, codingId: row.codingId, audience }
      if (!(await patiently(approveQuote(app, people.ben, input)))) continue
      left[language] -= 1
      // One of each theme waits for a second person in the small study.
      if (rulings.some(({ because }) => because.includes('small_study')) && left[language] === 0) continue
      await patiently(approveQuote(app, people.ada, input))
    }
  }
}

const isSmall = (because: readonly KeptBack[], one: KeptBack): boolean =>
  because.includes('small_study') && (one === 'small_study' || one === 'small_language')

/** A refusal is the command's own business: words that are long or hold a figure stay, and what was decided stays so. */
const patiently = async (done: Promise<unknown>): Promise<boolean> =>
  done.then(
    () => true,
    (problem: unknown) => {
      if (problem instanceof UserError) return false
      throw problem
    },
  )
