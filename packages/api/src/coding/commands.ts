import { z } from 'zod'
import { Kind, Stance } from '../../generated/prisma/enums.ts'
import { isShutOut } from '../actor.ts'
import { findCurrentId } from '../codebook/store.ts'
import { command, type Act } from '../command.ts'
import { PassageChanged } from '../detailError.ts'
import { DecidedMeanwhile, Forbidden, invalid, NotFound } from '../errors.ts'
import { id, mostInList } from '../input.ts'
import { holdPerson } from '../study/store.ts'
import { before, holding, isSameList, joined, unmarkable, type Decided, type Standing } from './coding.ts'
import * as store from './store.ts'

type Spans = Standing['spans']

/** What the person saw: so many decisions. If another decided meanwhile, they are told, and nothing is changed. */
const expected = z.number().int().min(0)
const seen = { studyId: id, codingId: id, expected }
type Seen = { studyId: string; codingId: string; expected: number }

export const acceptCoding = command({
  action: 'accept coding',
  may: 'decide codings',
  input: z.strictObject(seen),
  run: (act, input) => settle(act, input, 'accepted'),
  audit: (coding) => ({ coding }),
})

export const rejectCoding = command({
  action: 'reject coding',
  may: 'decide codings',
  input: z.strictObject(seen),
  run: (act, input) => settle(act, input, 'rejected'),
  audit: (coding) => ({ coding }),
})

const settle = async (act: Act, input: Seen, state: 'accepted' | 'rejected') => {
  const coding = await open(act, input)
  if (coding.state !== state)
    await decide(act, coding, { act: state === 'accepted' ? 'accept' : 'reject', to: { state } })
  return coding.id
}

/**
 * To another code: the coding is rejected, and the other code stands at the same words; where a person has it stand there
 * already, that stays as it is. Or to another stance alone, or with which of its aspects the words show: who says so says
 * the whole of it, so that what a machine drafted and they leave out is dropped.
 */
export const changeCoding = command({
  action: 'change coding',
  may: 'decide codings',
  input: z.strictObject({
    ...{ ...seen, codeId: id, stance: z.enum(Stance).nullish() },
    aspects: z.array(z.string().max(200)).max(mostInList).nullish(),
  }),
  async run(act, { codeId, ...input }) {
    const coding = await open(act, input)
    const stance = input.stance ?? coding.stance
    if (codeId === coding.codeId) {
      await changeItself(act, coding, { stance, said: input.aspects ?? null })
      return coding.id
    }
    if (input.aspects)
      throw invalid('aspects', 'are said of the code that stands there: change it first, then say them')
    await checkCode(act, input.studyId, codeId)
    const there = await store.findCodingsOf(act.tx, { ...placeOf(coding), codeId })
    const stands = there.some(({ state }) => state === 'accepted')
    if (!stands) await refuseRejected(act, there)
    const partOfId = await decide(act, coding, {
      ...{ act: 'change', to: { state: 'rejected' }, toCodeId: codeId },
    })
    if (!stands) await put(act, { ...coding, codeId, stance, spans: coding.spans as Spans, partOfId })
    return coding.id
  },
  audit: (coding, { codeId }) => ({ coding, code: codeId }),
})

const changeItself = async (
  act: Act,
  coding: store.CodingRow,
  { stance, said }: { stance: Stance; said: string[] | null },
) => {
  const stood = aspectsOf(coding)
  const aspects = said ? await checkAspects(act, coding, said) : stood
  const isSame = coding.state === 'accepted' && stance === coding.stance && isSameList(aspects, stood)
  if (!isSame) await decide(act, coding, { act: 'change', to: { state: 'accepted', stance, aspects } })
}

/** In the order of the code, each once. */
const checkAspects = async ({ tx }: Act, { studyId, codeId }: store.CodingRow, said: readonly string[]) => {
  const known = await store.findAspects(tx, studyId, codeId)
  const unknown = said.findIndex((key) => !known.includes(key))
  if (unknown >= 0) throw invalid(`aspects.${unknown}`, 'is not an aspect of the code')
  return known.filter((key) => said.includes(key))
}

const aspectsOf = ({ decidedAspects }: store.CodingRow) => (decidedAspects ?? null) as string[] | null

const placeOf = ({ studyId, passageId }: store.CodingRow) => ({ studyId, passageId })

/** What somebody else rejected is not brought back by the way: the person is told, and may accept it by name. */
const refuseRejected = async (act: Act, there: readonly store.CodingRow[]): Promise<void> => {
  for (const one of there.filter(({ state }) => state === 'rejected')) {
    const last = holding(await store.findDecisions(act.tx, one.studyId, one.id))
    if (last && last.accountId !== accountOf(act)) throw new DecidedMeanwhile(one.id)
  }
}

const span = z.strictObject({ start: z.number().int().min(0), end: z.number().int().min(0) })

/** A person codes words of a passage as they saw it. Where that code is suggested there already, this accepts it. */
export const addCoding = command({
  action: 'add coding',
  may: 'decide codings',
  input: z.strictObject({
    ...{ studyId: id, passageId: id, codeId: id, expected },
    digest: z.string().min(1).max(100),
    spans: z.array(span).min(1).max(20),
    stance: z.enum(Stance),
    kind: z.enum(Kind).default('experience'),
  }),
  async run(act, { expected, digest, spans, ...place }) {
    const { studyId, passageId, codeId } = place
    await holdPerson(act.tx, 'passage', { studyId, id: passageId })
    const passage = await store.lockPassage(act.tx, studyId, passageId)
    if (!passage || isShutOut(act.actor, passage.participantId)) throw new NotFound('passage')
    await checkCode(act, studyId, codeId)
    const { participantId, words } = passage
    const owner = { studyId, participantId }
    const text = await act.app.words.open({ ...owner, row: passageId, column: 'passage' }, words)
    if ((await act.app.words.digest(owner, text)) !== digest) throw new PassageChanged(passageId)
    for (const [at, one] of spans.entries()) {
      const problem = unmarkable(text, passage.redactions as Spans, one)
      if (problem) throw invalid(`spans.${at}`, problem)
    }
    return put(act, { ...place, participantId, about: [], spans: joined(spans), partOfId: null, expected })
  },
  audit: (coding, { passageId, codeId }) => ({ coding, passage: passageId, code: codeId }),
})

/** Takes back one's own decision, where it is the one that holds. */
export const undoDecision = command({
  action: 'undo decision',
  may: 'decide codings',
  input: z.strictObject(seen),
  async run(act, input) {
    const coding = await open(act, input)
    const { studyId } = input
    const last = holding(await store.findDecisions(act.tx, studyId, coding.id))
    if (!last) throw invalid('codingId', 'has no decision that could be taken back')
    if (last.accountId !== accountOf(act))
      throw invalid('codingId', 'was decided by somebody else, who alone may take that back')
    for (const one of await store.findWhole(act.tx, studyId, last.partOfId ?? last.id))
      await takeBack(act, studyId, one)
    return coding.id
  },
  audit: (coding) => ({ coding }),
})

const takeBack = async (act: Act, studyId: string, decision: Decided) => {
  const coding = await store.findCoding(act.tx, studyId, decision.codingId)
  if (!coding) throw new NotFound('coding')
  const last = holding(await store.findDecisions(act.tx, studyId, coding.id))
  if (last?.id !== decision.id) throw new DecidedMeanwhile(coding.id)
  const { fromCodeId, toCodeId } = decision
  const isSameText = await store.hasWordsSince(act.tx, coding, decision.decidedAt)
  // Marks of words that were cleaned anew since stand where they were brought to.
  const to = isSameText ? before(decision) : { ...before(decision), spans: coding.spans as Spans }
  await decide(act, coding, {
    ...{ act: 'undo', to, undoesId: decision.id },
    ...{ fromCodeId: toCodeId, toCodeId: fromCodeId ?? toCodeId },
  })
}

/** The coding as the person saw it. Who decides at one passage takes turns, and no consent lets go of it meanwhile. */
const open = async ({ tx, actor }: Act, { studyId, codingId, expected }: Seen): Promise<store.CodingRow> => {
  await holdPerson(tx, 'coding', { studyId, id: codingId })
  const found = await store.findCoding(tx, studyId, codingId)
  if (!found || isShutOut(actor, found.participantId)) throw new NotFound('coding')
  if (!(await store.lockPassage(tx, studyId, found.passageId))) throw new NotFound('coding')
  const coding = await store.findCoding(tx, studyId, codingId)
  if (!coding) throw new NotFound('coding')
  if (coding.revision !== expected) throw new DecidedMeanwhile(coding.id)
  return coding
}

/** Codes come from the codebook that the study reads with now; a draft is not used yet. */
const checkCode = async ({ tx }: Act, studyId: string, codeId: string) => {
  const codebookId = (await findCurrentId(tx, studyId)) ?? ''
  const code = await store.findCode(tx, { studyId, codebookId, id: codeId })
  if (!code) throw new NotFound('code')
  if (code.isDraft) throw invalid('codeId', 'is a draft, which is not used yet. Choose another code.')
}

type Placed = Pick<
  store.CodingRow,
  'studyId' | 'passageId' | 'participantId' | 'codeId' | 'kind' | 'about' | 'stance'
> & {
  spans: Spans
  /** The change of another coding that brings this one about. */
  partOfId: string | null
  /** How many decisions about this code at this passage the person saw. */
  expected?: number
}

/**
 * Has a code stand at words of a passage, by a person. Where it is coded or suggested there, that one is accepted with
 * these words added to its own; a suggestion that was rejected stays so, and the code stands beside it.
 */
const put = async (act: Act, { spans, stance, partOfId, expected, ...place }: Placed): Promise<string> => {
  const { studyId, passageId, codeId, participantId, kind, about } = place
  const there = await store.findCodingsOf(act.tx, { studyId, passageId, codeId })
  const isSeen = expected === undefined || expected === there.reduce((sum, one) => sum + one.revision, 0)
  if (!isSeen) throw new DecidedMeanwhile(await latest(act, there))
  const own = there.find(({ origin }) => origin === 'person')
  const suggested = there.find(({ origin, state }) => origin === 'suggested' && state !== 'rejected')
  const coding = own?.state === 'accepted' ? own : (suggested ?? own)
  const how = { act: 'add' as const, partOfId }
  if (!coding) {
    const to = { state: 'accepted' as const, stance, spans, aspects: null }
    const made = await store.insertCoding(
      act.tx,
      { studyId, passageId, codeId, participantId, kind, about },
      to,
    )
    await decide(act, made, { ...how, to, isNew: true })
    return made.id
  }
  const kept = coding.state === 'rejected' ? nothing : standingOf(coding)
  const to = { ...kept, state: 'accepted' as const, stance, spans: joined([...kept.spans, ...spans]) }
  const isSame = coding.state !== 'rejected' && JSON.stringify(to) === JSON.stringify(kept)
  if (!isSame) await decide(act, coding, { ...how, to })
  return coding.id
}

/** What was rejected begins anew. */
const nothing: Pick<Standing, 'spans' | 'aspects'> = { spans: [], aspects: null }

/** Of several codings, the one that was decided about last. */
const latest = async ({ tx }: Act, codings: readonly store.CodingRow[]): Promise<string> =>
  (await store.findLastDecided(tx, codings)) ?? codings[0]?.id ?? ''

const standingOf = (coding: store.CodingRow): Standing => ({
  ...{ state: coding.state, stance: coding.stance, spans: joined(coding.spans as Spans) },
  aspects: aspectsOf(coding),
})

type Next = Pick<store.NewDecision, 'act' | 'fromCodeId' | 'toCodeId' | 'undoesId' | 'partOfId'> & {
  to: Partial<Standing>
  isNew?: boolean
}

const decide = async (act: Act, coding: store.CodingRow, { to, isNew = false, ...next }: Next) => {
  const from: Standing = { ...standingOf(coding), spans: coding.spans as Spans }
  const decisionId = await store.insertDecision(act.tx, coding, {
    ...{ accountId: accountOf(act), decidedAt: act.at, ...next },
    ...{ from: isNew ? null : from, to: { ...from, ...to } },
  })
  await act.emit({ type: 'coding.decided', studyId: coding.studyId, codingId: coding.id })
  return decisionId
}

/** People decide: no part of the product does. */
const accountOf = ({ actor }: Act): string => {
  if (actor.kind !== 'account') throw new Forbidden()
  return actor.id
}
