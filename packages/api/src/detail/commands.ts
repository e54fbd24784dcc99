import { edited, located, redactionTypes, reopenCleanText, type Edit } from '@firsthand/analysis'
import { z } from 'zod'
import { DetailKind } from '../../generated/prisma/enums.ts'
import { isShutOut, mayIn, rolesIn } from '../actor.ts'
import { command, type Act } from '../command.ts'
import { openNumbers } from '../deidentification/numbers.ts'
import { placesOf, tsvectorOf } from '../deidentification/searchIndex.ts'
import { findStanding, isOutdated, replaceWords } from '../deidentification/store.ts'
import { PassageChanged } from '../detailError.ts'
import { Forbidden, invalid, NotFound, SecondPerson } from '../errors.ts'
import { id, mostInList, refuseUnwritable } from '../input.ts'
import { maySecond } from '../policy.ts'
import { holdPerson, takeTurnAt } from '../study/store.ts'
import { levelOf, longestText, mostEdits, problems } from './detail.ts'
import * as store from './store.ts'

/** The words as the person saw them: nothing is done to others. */
const digest = z.string().min(1).max(100)
const at = z.number().int().min(0)

const edit = z.strictObject({
  ...{ start: at, end: at },
  type: z.enum(redactionTypes).nullish(),
  text: z
    .string()
    .trim()
    .min(1)
    .max(longestText)
    .refine(
      (text) => !/[[\]\p{Cc}]/u.test(text),
      'holds a bracket or a sign that is no letter. Write plain words.',
    )
    .nullish(),
})

/**
 * Marks details in a passage, has something general stand for them, or takes wrong marks off. What a second person
 * approved is not approved any more. Codings that people decided stay at their words; suggestions are asked for anew.
 */
export const editPassage = command({
  action: 'edit passage',
  may: 'mark details',
  input: z.strictObject({ studyId: id, passageId: id, digest, edits: z.array(edit).min(1).max(mostEdits) }),
  async run(act, { studyId, passageId, edits, ...input }) {
    const { app, tx } = act
    const wanted = edits.map(({ start, end, type = null, text = null }): Edit => ({ start, end, type, text }))
    refuseTexts(wanted)
    if (wanted.some(({ type }) => type === null) && !mayIn(act.actor, studyId, 'open details'))
      throw new Forbidden()
    // Two people who mark in two answers of one person give numbers one after the other.
    await takeTurnAt(tx, 'passage', { studyId, id: passageId })
    const passage = await held(act, studyId, { id: passageId, ...input })
    const { owner, text } = passage
    const raw = await app.words.open({ ...owner, row: passage.answerId, column: 'answer' }, passage.answer)
    const placeholders = placesIn(passage, raw, wanted)
    const others = (await findStanding(tx, studyId, passage.responseId)).filter(({ id }) => id !== passageId)
    const numbers = await openNumbers(app.words, studyId, others)
    const made = edited(raw, { text: reopenCleanText(text), placeholders, numbers }, wanted)
    if (!made.ok) throw invalid(`edits.${made.at}`, problems[made.problem])
    const words = await app.words.seal({ ...owner, row: passageId, column: 'passage' }, made.text)
    const search = await tsvectorOf(placesOf(made.text), await app.words.lexeme(studyId))
    // Later than what stood there, by a clock that was set back too.
    const cleanedAt = new Date(Math.max(act.at.getTime(), passage.cleanedAt.getTime() + 1))
    await replaceWords(tx, studyId, {
      ...{ id: passageId, redactions: made.placeholders },
      fresh: { words, search, moves: made.moves, at: cleanedAt },
    })
    await store.insertStep(tx, {
      ...{ ...owner, passageId, step: 'edited', accountId: accountOf(act), cleanedAt, edits: wanted.length },
      digest: await app.words.digest(owner, made.text),
    })
    await act.emit({ type: 'passage.cleaned', studyId, responseId: passage.responseId })
    return passageId
  },
  audit: (passage, { edits }) => ({
    passage,
    marked: edits.filter(({ type, text }) => type && !text).length,
    generalised: edits.filter(({ text }) => text).length,
    removed: edits.filter(({ type }) => !type).length,
  }),
})

const refuseTexts = (edits: readonly Edit[]): void => {
  for (const [at, { type, text }] of edits.entries()) {
    if (text === null) continue
    refuseUnwritable(`edits.${at}.text`, text)
    if (type === null)
      throw invalid(`edits.${at}.type`, 'is missing: say what kind of detail the words stand for')
  }
}

/** Where the marks stand in what was said; where it was not kept, two of them may be one, which nobody takes off unseen. */
const placesIn = ({ text, redactions }: Held, raw: string, wanted: readonly Edit[]) => {
  const places = located(raw, text, redactions)
  const isKept = redactions.every(({ from }) => typeof from === 'number')
  if (!places || (!isKept && wanted.some(({ type }) => type === null)))
    throw invalid(
      'passageId',
      'was cleaned before it was kept where details stand. No mark can be taken off in it.',
    )
  return places
}

const passages = z
  .array(z.strictObject({ id, digest }))
  .min(1)
  .max(mostInList)
  .refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'name a passage twice')
const ofResponse = { studyId: id, responseId: id, passages }
type OfResponse = { studyId: string; responseId: string; passages: { id: string; digest: string }[] }

/** The first person went through passages of a transcript. Asked again it changes nothing. */
export const markPassages = command({
  action: 'mark passages',
  may: 'mark details',
  input: z.strictObject(ofResponse),
  run: (act, input) =>
    eachOf(act, input, async (passage, last) => {
      if (levelOf(passage.cleanedAt, last) !== 'machine') return false
      await store.insertStep(act.tx, { ...stepAt(act, passage), step: 'marked' })
      return true
    }),
  audit: (count, { responseId }) => ({ response: responseId, passages: count }),
})

/** A second person found none of the things of the checklist any more, in passages exactly as the first left them. */
export const approvePassages = command({
  action: 'approve passages',
  may: 'mark details',
  input: z.strictObject({
    ...ofResponse,
    isNone: z.literal(true, 'is missing: say that none of these is there'),
  }),
  run: (act, input) =>
    eachOf(act, input, async (passage, last) => {
      if (levelOf(passage.cleanedAt, last) === 'approved') return false
      await store.insertStep(act.tx, {
        ...stepAt(act, passage),
        ...answered(act, input, last),
        step: 'approved',
      })
      return true
    }),
  audit: (count, { responseId }) => ({ response: responseId, passages: count }),
})

/** A second person found something in passages still: they go back to whoever goes through them next. */
export const returnPassages = command({
  action: 'return passages',
  may: 'mark details',
  input: z.strictObject({ ...ofResponse, found: z.array(z.enum(DetailKind)).min(1).max(20) }),
  run: (act, input) =>
    eachOf(act, input, async (passage, last) => {
      const found = [...new Set(input.found)]
      const first = answered(act, input, last)
      await store.insertStep(act.tx, { ...stepAt(act, passage), ...first, step: 'returned', found })
      return true
    }),
  audit: (count, { responseId, found }) => ({
    response: responseId,
    passages: count,
    found: new Set(found).size,
  }),
})

type Held = Awaited<ReturnType<typeof held>>
type Last = Awaited<ReturnType<typeof store.findLast>>

/** In one order, so that two people at one transcript take turns. */
const eachOf = async (
  act: Act,
  { studyId, responseId, passages }: OfResponse,
  step: (passage: Held, last: Last) => Promise<boolean>,
): Promise<number> => {
  // At the person first, as whoever cleans anew does: one of the two finds what the other did.
  await takeTurnAt(act.tx, 'passage', { studyId, id: passages[0]!.id })
  let count = 0
  for (const one of passages.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const passage = await held(act, studyId, one)
    if (passage.responseId !== responseId) throw new NotFound('passage')
    if (await step(passage, await store.findLast(act.tx, studyId, passage.id))) count += 1
  }
  return count
}

const stepAt = (act: Act, { id: passageId, owner, digest, cleanedAt }: Held) => ({
  ...{ ...owner, passageId, digest, cleanedAt, accountId: accountOf(act) },
})

/** The first person's step that this one may answer: never their own. */
const answered = (act: Act, { studyId }: OfResponse, last: Last) => {
  if (last?.step === 'approved')
    throw invalid('passages', 'are approved already. Mark what you found instead.')
  if (last?.step !== 'marked') throw invalid('passages', 'were not gone through by a first person yet')
  const second = { accountId: accountOf(act), roles: rolesIn(act.actor, studyId) }
  if (!maySecond('deidentification', last.accountId, second))
    throw new SecondPerson(
      'You went through this yourself. Another person has to look for details again; nothing was changed.',
    )
  return { firstId: last.id, firstBy: last.accountId }
}

/** A passage as the person saw it, until the end of the transaction. */
const held = async ({ app, tx, actor }: Act, studyId: string, seen: { id: string; digest: string }) => {
  await holdPerson(tx, 'passage', { studyId, id: seen.id })
  const passage = await store.lockPassage(tx, studyId, seen.id)
  if (!passage || isShutOut(actor, passage.participantId)) throw new NotFound('passage')
  const owner = { studyId, participantId: passage.participantId }
  const text = await app.words.open({ ...owner, row: seen.id, column: 'passage' }, passage.words)
  const digest = await app.words.digest(owner, text)
  // What waits to be cleaned anew is other words soon, and what people did in it would stay as an older version left it.
  if (digest !== seen.digest || (await isOutdated(tx, { studyId, id: seen.id })))
    throw new PassageChanged(seen.id)
  return { ...passage, owner, text, digest }
}

/** People look for details: no part of the product says that it did. */
const accountOf = ({ actor }: Act): string => {
  if (actor.kind !== 'account') throw new Forbidden()
  return actor.id
}
