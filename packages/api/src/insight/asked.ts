import { mentionsOf, type Language } from '@firsthand/analysis'
import type { Context } from '../context.ts'
import type { Db, Tx } from '../db.ts'
import type { Localized } from '../input.ts'
import * as store from './store.ts'

/** An open question that somebody was asked: the same of each version of its instrument, as long as it has the same words. */
export type AskedQuestion = {
  studyId: string
  id: string
  text: Localized
  ids: string[]
  decided: store.AboutRow | null
}

const fields = {
  ...{ id: true, key: true, text: true, studyId: true, instrument: { select: { key: true } } },
} as const

/** In the order of asking; a decision about one of the same words is a decision about all of them. */
export const askedQuestions = async (
  db: Db | Tx,
  { studyId, codebookKey }: { studyId: string; codebookKey: string },
): Promise<AskedQuestion[]> => {
  const rows = await db.question.findMany({
    where: { studyId, type: { in: ['text', 'long'] }, answers: { some: {} } },
    orderBy: [{ instrument: { key: 'asc' } }, { position: 'asc' }, { id: 'asc' }],
    select: { ...fields, about: { where: { codebookKey }, select: store.aboutFields } },
  })
  const found = new Map<string, AskedQuestion>()
  for (const { id, key, text, about, instrument } of rows) {
    const words = text as unknown as Localized
    const name = JSON.stringify([instrument.key, key, words.en, words.es])
    const known = found.get(name) ?? { studyId, id, text: words, ids: [], decided: null }
    found.set(name, { ...known, ids: [...known.ids, id], decided: later(known.decided, about[0] ?? null) })
  }
  return [...found.values()]
}

const later = (one: store.AboutRow | null, other: store.AboutRow | null) =>
  one && (!other || one.revision >= other.revision) ? one : other

/** What the analyst proposes for questions that nobody decided about, by id. */
export const proposals = async (
  { app, once }: Context,
  { studyId, codebookId }: { studyId: string; codebookId: string },
  questions: readonly AskedQuestion[],
): Promise<ReadonlyMap<string, string[]>> =>
  once(`proposals ${codebookId}`, async () => {
    const open = questions.filter(({ decided }) => decided === null)
    const codebook = await app.db.codebook.findFirst({
      where: { studyId, id: codebookId },
      select: { definition: true },
    })
    if (open.length === 0 || !codebook) return new Map()
    const language: Language = 'en'
    const asked = open.map(({ text }) => ({ text: text.en, language }))
    const codes = await app.analyst.readQuestions({ definition: codebook.definition, questions: asked })
    return new Map(open.map(({ id }, at) => [id, codes[at] ?? []]))
  })

export type ThemeMentions = {
  spokeUnasked: number
  spokeAsked: number
  askedSilent: number
  notAsked: number
  /** Questions of the wave of which nobody has said what they ask about: then the others are not known. */
  undecided: number
  /** People who said something in the wave that was not read yet, and stand in none of the four. */
  unread: number
}

type ThemeRef = { studyId: string; codebookId: string; id: string }

/** Of a theme in a wave: who spoke of it unasked and asked, who was asked and did not, and who was not asked. */
export const mentionsIn = async (
  context: Context,
  theme: ThemeRef,
  { waveId, counting }: { waveId: string; counting: store.Counting },
): Promise<ThemeMentions> => {
  const { app, once } = context
  const [asked, spoken, unread, questions, codes] = await Promise.all([
    once(`asked ${theme.codebookId}`, () => store.findAsked(app.db, counting)),
    once(`spoken ${theme.id}`, () => store.findSpoken(app.db, counting, theme.id)),
    once(`unread ${theme.codebookId}`, () => store.findUnread(app.db, counting)),
    once(`questions ${theme.codebookId}`, () => questionsOf(context, theme)),
    once(`codes ${theme.id}`, () => keysOf(context, theme)),
  ])
  const here = <Row extends { waveId: string }>(rows: readonly Row[]) =>
    rows.filter((row) => row.waveId === waveId)
  const silent = new Set(here(unread).map(({ participantId }) => participantId))
  const read = here(asked).filter(({ participantId }) => !silent.has(participantId))
  const about = new Map(questions.flatMap((one) => one.ids.map((id) => [id, one.decided] as const)))
  const said = new Set(here(spoken).map(nameOf))
  const people = read.map((row) => ({
    person: row.participantId,
    asks: about.get(row.questionId)?.codes.some((key) => codes.has(key)) ? [theme.id] : [],
    codes: said.has(nameOf(row)) ? [theme.id] : [],
  }))
  const [found] = mentionsOf([theme.id], people)
  const { mentioned, unasked, askedNotMentioned, notAsked } = found!
  const wanting = questions.filter(
    ({ ids, decided }) => !decided && read.some(({ questionId }) => ids.includes(questionId)),
  )
  return {
    ...{ spokeUnasked: unasked, spokeAsked: mentioned - unasked, askedSilent: askedNotMentioned, notAsked },
    ...{ undecided: wanting.length, unread: silent.size },
  }
}

const nameOf = ({ participantId, questionId }: store.AskedRow) => `${participantId} ${questionId}`

const questionsOf = async ({ app }: Context, { studyId, codebookId }: ThemeRef) => {
  const { key } = await app.db.codebook.findFirstOrThrow({
    where: { studyId, id: codebookId },
    select: { key: true },
  })
  return askedQuestions(app.db, { studyId, codebookKey: key })
}

const keysOf = async ({ app }: Context, { studyId, id: themeId }: ThemeRef) => {
  const codes = await app.db.themeCode.findMany({
    where: { studyId, themeId },
    select: { code: { select: { key: true } } },
  })
  return new Set(codes.map(({ code }) => code.key))
}
