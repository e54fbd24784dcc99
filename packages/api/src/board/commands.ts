import { unwritable, type Span } from '@firsthand/analysis'
import { z } from 'zod'
import { isShutOut } from '../actor.ts'
import { topics } from '../change/topic.ts'
import { findCurrentId } from '../codebook/store.ts'
import { command, type Act } from '../command.ts'
import { invalid, NotFound, SignedOut, TooManyOpen } from '../errors.ts'
import { newId } from '../id.ts'
import { id, note } from '../input.ts'
import { rowBehind, workOut } from '../release/quotes.ts'
import { raiseByPerson } from '../safety/commands.ts'
import { holdPerson } from '../study/store.ts'
import { owedBy } from './board.ts'
import * as store from './store.ts'

const themeKey = z
  .string()
  .max(200)
  .refine((key) => !unwritable(key), 'holds what is no text')
const aboutTheme = z.strictObject({ studyId: id, themeKey })

/** So many of one account may wait for an answer in a study. */
const mostOpen = 20

/** "This is not what we said": of a theme, or of one quote on its card. An answer is owed from this moment. */
export const raiseObjection = command({
  action: 'raise objection',
  may: 'speak on board',
  input: z.strictObject({ studyId: id, themeKey, quoteKey: z.string().max(64).nullish(), shouldSay: note }),
  async run(act, { studyId, themeKey, quoteKey, shouldSay }) {
    const { app, tx, at } = act
    const accountId = accountOf(act)
    if ((await store.countOpenObjections(tx, { studyId, accountId })) >= mostOpen)
      throw new TooManyOpen(mostOpen)
    const objectionId = newId()
    const about = await placeOf(act, { studyId, themeKey, quoteKey: quoteKey ?? null })
    const note = {
      studyId,
      row: objectionId,
      column: 'objection',
      participantId: about.participantId ?? null,
    } as const
    const words = await app.words.sealForBoard(note, shouldSay)
    const when = { raisedAt: at, owedBy: owedBy(at) }
    await store.insertObjection(tx, {
      studyId,
      id: objectionId,
      accountId,
      themeKey,
      ...about,
      words,
      ...when,
    })
    await act.emit({ type: 'objection.written', studyId, objectionId })
    return objectionId
  },
  audit: (objection) => ({ objection }),
})

type About = { studyId: string; themeKey: string; quoteKey: string | null }

const placeOf = async ({ app, tx, actor }: Act, { studyId, themeKey, quoteKey }: About) => {
  const themeId = await findTheme(tx, studyId, themeKey)
  if (!quoteKey) return { passageId: null, participantId: null, place: null }
  const release = await workOut(tx, app.words, { studyId, audience: 'board' })
  const row = await rowBehind(app.words, release, { themeId, key: quoteKey })
  if (row) await holdPerson(tx, 'coding', { studyId, id: row.codingId })
  const found = row && (await store.findPassageOf(tx, studyId, row.codingId))
  if (!found || isShutOut(actor, found.participantId)) throw new NotFound('quote')
  const { spans, ...whose } = found
  const shown = [{ start: row.shownStart!, end: row.shownEnd! }]
  return { ...whose, place: { spans: spans as Span[], shown } }
}

/** One tap by a reader of the board: a safety reviewer reads the whole within the hour, and nobody asks why. */
export const raiseQuote = command({
  action: 'raise quote',
  may: 'speak on board',
  input: z.strictObject({ studyId: id, themeKey, quoteKey: z.string().max(64) }),
  async run(act, about) {
    const { passageId, participantId } = await placeOf(act, about)
    const responseId = passageId && (await store.findResponseOf(act.tx, about.studyId, passageId))
    if (!responseId || !participantId) throw new NotFound('quote')
    const spoken = { studyId: about.studyId, participantId, responseId }
    return raiseByPerson(act, spoken)
  },
  audit: (flag) => ({ flag }),
})

/** Keeps a theme away from a board member, from the next look on; nobody asks why. */
export const optOut = command({
  action: 'opt out',
  may: 'speak on board',
  input: aboutTheme,
  async run(act, { studyId, themeKey }) {
    await findTheme(act.tx, studyId, themeKey)
    await store.insertOptOut(act.tx, { studyId, themeKey, accountId: accountOf(act) })
    return studyId
  },
  // Who looks at the audit learns nothing of the theme.
  audit: () => ({}),
})

export const takeBackOptOut = command({
  action: 'take back opt out',
  may: 'speak on board',
  input: aboutTheme,
  async run(act, { studyId, themeKey }) {
    await store.removeOptOut(act.tx, { studyId, themeKey, accountId: accountOf(act) })
    return studyId
  },
  audit: () => ({}),
})

export const answerObjection = command({
  action: 'answer objection',
  may: 'answer board',
  input: z.strictObject({ studyId: id, objectionId: id, answer: note }),
  async run(act, { studyId, objectionId, answer }) {
    const { app, tx, at } = act
    const key = { studyId, id: objectionId }
    const objection = await store.findObjection(tx, studyId, objectionId)
    if (!objection || isShutOut(act.actor, objection.participantId)) throw new NotFound('objection')
    const { participantId } = objection
    const place = { studyId, participantId, row: objectionId, column: 'answer' } as const
    const sealed = await app.words.sealForBoard(place, answer)
    const isFirst = await store.answerOnce(tx, key, {
      answer: sealed,
      answeredBy: accountOf(act),
      answeredAt: at,
    })
    if (!isFirst)
      throw invalid(
        'objectionId',
        'was answered meanwhile. Load it again to read the answer; yours was not stored.',
      )
    await act.emit({ type: 'objection.written', studyId, objectionId })
    return objectionId
  },
  audit: (objection) => ({ objection }),
})

const mostPicked = 3
const keys = z
  .array(themeKey)
  .max(mostPicked)
  .refine((list) => new Set(list).size === list.length, 'names a theme twice')

/** Puts up to three that changed, answers or themes, and three that young people say, before the program lead. */
export const pickForLead = command({
  action: 'pick for lead',
  may: 'pick for lead',
  input: z
    .strictObject({ studyId: id, answered: z.array(z.enum(topics)).default([]), changed: keys, said: keys })
    .refine(({ answered, changed }) => new Set(answered).size + changed.length <= mostPicked, {
      path: ['changed'],
      error: `is more than ${mostPicked} together with answered`,
    }),
  async run({ tx }, { studyId, answered, changed, said }) {
    for (const key of [...changed, ...said]) await findTheme(tx, studyId, key)
    const picks = [
      ...[...new Set(answered)].map((key) => ({ kind: 'answered' as const, key })),
      ...changed.map((key) => ({ kind: 'changed' as const, key })),
      ...said.map((key) => ({ kind: 'said' as const, key })),
    ]
    await store.replacePicks(tx, studyId, picks)
    return studyId
  },
  audit: (_study, { answered, changed, said }) => ({
    answered: answered.length,
    changed: changed.length,
    said: said.length,
  }),
})

const findTheme = async (tx: Act['tx'], studyId: string, key: string): Promise<string> => {
  const themes = await store.findThemes(tx, studyId, (await findCurrentId(tx, studyId)) ?? '')
  const theme = themes.find((one) => one.key === key)
  if (!theme) throw new NotFound('theme')
  return theme.id
}

const accountOf = ({ actor }: Act): string => {
  if (actor.kind === 'stranger') throw new SignedOut()
  return actor.id
}
