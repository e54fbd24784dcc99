import { z } from 'zod'
import { isShutOut, rolesIn } from '../actor.ts'
import { quoteOf } from '../coding/quote.ts'
import { command, type Act } from '../command.ts'
import { holdsNow } from '../consent/store.ts'
import { findCurrentId } from '../codebook/store.ts'
import { DetailsOpen } from '../detailError.ts'
import {
  DecidedMeanwhile,
  invalid,
  NoConsent,
  NotFound,
  SecondPerson,
  SignedOut,
  SmallWave,
} from '../errors.ts'
import { id } from '../input.ts'
import { maySecond } from '../policy.ts'
import { holdPerson } from '../study/store.ts'
import { findProfile } from './floor.ts'
import { leastInWave, type Audience } from './release.ts'
import * as store from './store.ts'

const mostWords = 40

const asked = z.strictObject({ studyId: id, codingId: id, audience: z.enum(['board', 'lead', 'public']) })
type Asked = { studyId: string; codingId: string; audience: Audience }

const place = z.number().int().min(0)

/** The words and the step as the person saw them: neither is done to anything else. */
const approved = asked.extend({
  step: z.enum(['prepare', 'approve']),
  expected: z.number().int().min(0),
  shown: z.strictObject({ start: place, end: place }),
})
type Seen = Pick<z.infer<typeof approved>, 'expected' | 'shown'>

/**
 * Lets a quote leave for an audience, in two steps by two people: the first prepares it, another one approves. Asked
 * again for a step that the same person did already it changes nothing.
 */
export const approveQuote = command({
  action: 'approve quote',
  may: 'approve quotes',
  input: approved,
  async run(act, { step: wanted, expected, shown, ...input }) {
    const accountId = accountOf(act)
    const coding = await quotable(act, { ...input, expected, shown })
    const standing = await store.findStanding(act.tx, input)
    if (standing && (standing.shownStart !== shown.start || standing.shownEnd !== shown.end))
      throw invalid(
        'shown',
        'is more or less than what was prepared, or is approved already. Take that back first, then prepare this.',
      )
    const step = wanted === 'approve' ? ('approved' as const) : ('prepared' as const)
    const did = step === 'approved' ? standing?.approvedBy : standing?.preparedBy
    if (did && (did === accountId || step === 'approved')) return { codingId: coding.id, step }
    if (!standing !== (step === 'prepared')) throw new DecidedMeanwhile(coding.id)
    const second = { accountId, roles: rolesIn(act.actor, input.studyId) }
    if (standing && !maySecond('quote', standing.preparedBy, second)) throw new SecondPerson()
    const rests = standing && { preparationId: standing.preparationId, preparedBy: standing.preparedBy }
    const saw = { shownStart: shown.start, shownEnd: shown.end }
    await store.insertApproval(act.tx, { ...rowOf(coding, input), ...saw, accountId, step, ...rests })
    return { codingId: coding.id, step }
  },
  audit: ({ step }, { codingId, audience }) => ({ coding: codingId, audience, step }),
})

/** Takes back what one or two people approved; it does not leave from this moment on. */
export const withdrawApproval = command({
  action: 'withdraw approval',
  may: 'approve quotes',
  input: asked,
  async run(act, input) {
    const accountId = accountOf(act)
    await holdPerson(act.tx, 'coding', { studyId: input.studyId, id: input.codingId })
    const coding = await store.findCoding(act.tx, input.studyId, input.codingId)
    if (!coding || isShutOut(act.actor, coding.passage.participantId)) throw new NotFound('coding')
    if (await store.isApprovedBySomebody(act.tx, input))
      await store.insertApproval(act.tx, { ...rowOf(coding, input), accountId, step: 'withdrawn' })
    return coding.id
  },
  audit: (coding, { audience }) => ({ coding, audience }),
})

const accountOf = ({ actor }: Act): string => {
  if (actor.kind === 'stranger') throw new SignedOut()
  return actor.id
}

type Coding = NonNullable<Awaited<ReturnType<typeof store.findCoding>>>

/** A decided coding whose speaker lets it be quoted to this audience, short enough, and without a figure in it. */
const quotable = async (
  { app, tx, actor }: Act,
  { studyId, codingId, audience, expected, shown }: Asked & Seen,
): Promise<Coding> => {
  await holdPerson(tx, 'coding', { studyId, id: codingId })
  const coding = await store.findCoding(tx, studyId, codingId)
  if (!coding || isShutOut(actor, coding.passage.participantId)) throw new NotFound('coding')
  if (coding.revision !== expected) throw new DecidedMeanwhile(coding.id)
  if (coding.state !== 'accepted')
    throw invalid('codingId', 'is a suggestion that nobody decided. Accept it first.')
  const person = { studyId, participantId: coding.passage.participantId }
  for (const scope of audience === 'board'
    ? (['quote_verbatim', 'share_advisory_board'] as const)
    : (['quote_verbatim'] as const))
    if (!(await holdsNow(tx, person, scope))) throw new NoConsent(scope)
  const { id: row, words, responseId } = coding.passage
  const { text, start } = quoteOf(
    await app.words.open({ ...person, row, column: 'passage' }, words),
    spansOf(coding),
  )
  if (start !== shown.start || start + text.length !== shown.end) throw new DecidedMeanwhile(coding.id)
  refuseUnfit(text)
  await refuseSmall(tx, { studyId, audience }, coding.passage.waveId)
  if (!(await store.isCleared(tx, studyId, row))) throw new DetailsOpen(responseId)
  return coding
}

/** An approval is of words among enough people: one given before there were would let them leave by itself later. */
const refuseSmall = async (
  tx: Act['tx'],
  { studyId, audience }: Pick<Asked, 'studyId' | 'audience'>,
  waveId: string,
): Promise<void> => {
  const readers = await store.countReaders(tx, studyId, (await findCurrentId(tx, studyId)) ?? '')
  const wave = readers.find((one) => one.waveId === waveId && !one.serviceId)
  const least = leastInWave(await findProfile(tx, studyId, audience))
  if ((wave?.people ?? 0) < least) throw new SmallWave(least)
}

const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length

const refuseUnfit = (text: string): void => {
  if (wordCount(text) > mostWords)
    throw invalid('codingId', `has more than ${mostWords} words around its marks. Mark less of it first.`)
  if (/\p{N}/u.test(text))
    throw invalid('codingId', 'holds a figure, which may point at somebody. Choose words without one.')
}

const spansOf = ({ spans }: Coding) => spans as { start: number; end: number }[]

const rowOf = (coding: Coding, { studyId, codingId, audience }: Asked) => ({
  studyId,
  codingId,
  audience,
  participantId: coding.passage.participantId,
  codeId: coding.codeId,
  spans: spansOf(coding),
  cleanedAt: coding.passage.cleanedAt,
})
