import { z } from 'zod'
import { VaultPart, VaultReason } from '../../generated/prisma/enums.ts'
import { isShutOut, rolesIn } from '../actor.ts'
import { command, type Act } from '../command.ts'
import { certificateHolds } from '../demand/store.ts'
import { Forbidden, invalid, NotFound, SecondPerson } from '../errors.ts'
import { newId } from '../id.ts'
import type { ContactPlan, OpenedPlan } from '../identity/identity.ts'
import { findKept } from '../identity/store.ts'
import { id, refuseUnwritable } from '../input.ts'
import { maySecond } from '../policy.ts'
import { hasParticipant } from '../study/store.ts'
import { peopleWithin } from '../visible.ts'
import * as store from './store.ts'
import { stateOf, type Request } from './vault.ts'

/** Asks to look somebody up: what of them, and why. Nothing is opened by asking. */
export const askVault = command({
  action: 'ask vault',
  may: 'ask vault',
  input: z.strictObject({
    ...{ studyId: id, participantId: id },
    parts: z.array(z.enum(VaultPart)).min(1).max(3),
    reason: z.enum(VaultReason),
    reference: z
      .string()
      .trim()
      .max(100)
      .transform((text) => text || null)
      .nullish(),
  }),
  async run(act, { studyId, participantId, reason, reference = null, ...given }) {
    const askedBy = accountOf(act)
    if (!(await hasParticipant(act.tx, participantId, peopleWithin(act, studyId))))
      throw new NotFound('participant')
    if (reference) refuseUnwritable('reference', reference)
    if (reason === 'legal_demand' && !reference)
      throw invalid(
        'reference',
        'is missing: give the number of what the court or authority sent, and no name',
      )
    await refuseProtected(act, { studyId, reason })
    const parts = Object.values(VaultPart).filter((part) => given.parts.includes(part))
    const kept = await findKept(act.tx, { studyId, participantId })
    const has = { name: kept.hasName, birth_date: kept.hasBirthDate, contact: kept.channel !== null }
    const missing = parts.filter((part) => !has[part])
    if (missing.length > 0)
      throw invalid('parts', `name what is not kept of this person: ${missing.join(', ')}. Nothing was asked`)
    const request = { id: newId(), studyId, participantId, parts, reason, reference, askedBy }
    await store.insertRequest(act.tx, { ...request, askedAt: act.at })
    return request
  },
  audit: ({ id: request, participantId, parts, reason }) => ({
    ...{ request, participant: participantId, parts, reason },
  }),
})

/** The second person agrees or refuses; whoever asked can only take it back. */
export const decideVault = command({
  action: 'decide vault',
  may: 'second vault',
  input: z.strictObject({ studyId: id, requestId: id, isAgreed: z.boolean() }),
  async run(act, { studyId, requestId, isAgreed }) {
    const accountId = accountOf(act)
    const request = await found(act, { studyId, id: requestId })
    const state = stateOf(request, act.at)
    // Who agreed may think again while it was not opened; a step is not taken twice.
    if (state !== 'waiting')
      throw invalid(
        'requestId',
        `is ${saidOf[state]} already; it has to be asked anew, and nothing was changed`,
      )
    const second = { accountId, roles: rolesIn(act.actor, studyId) }
    if (isAgreed && !maySecond('vault', request.askedBy, second)) throw new SecondPerson(ownVault)
    await store.decide(act.tx, request, { decidedBy: accountId, decidedAt: act.at, isAgreed })
    return request
  },
  audit: ({ id: request, participantId }, { isAgreed }) => ({
    ...{ request, participant: participantId, agreed: isAgreed ? 'yes' : 'no' },
  }),
})

export type Person = { name: string | null; birthDate: string | null; contact: OpenedPlan | null }

/** Whoever asked sees what was asked for, once. That it was opened is stored before anybody sees it. */
export const openVault = command({
  action: 'open vault',
  may: 'ask vault',
  input: z.strictObject({ studyId: id, requestId: id }),
  async run(act, { studyId, requestId }) {
    const request = await found(act, { studyId, id: requestId })
    if (request.askedBy !== accountOf(act)) throw new Forbidden()
    const state = stateOf(request, act.at)
    if (state !== 'agreed')
      throw invalid(
        'requestId',
        `is ${saidOf[state]}, so it opens nothing; ask anew, and have another person agree`,
      )
    await refuseProtected(act, request)
    const sealed = await store.open(act.tx, request)
    if (!sealed)
      throw invalid(
        'requestId',
        'opens nothing any more: one of the two is not in this study as what they were. Ask anew',
      )
    return { request, person: await opened(act, request, sealed) }
  },
  audit: ({ request: { id: request, participantId, parts, reason, decidedBy } }) => ({
    ...{ request, participant: participantId, parts, reason, second: decidedBy! },
  }),
})

/** What it says against legal process, it says of every copy. Nothing else is refused by it. */
const refuseProtected = async ({ tx }: Act, of: Pick<Request, 'studyId' | 'reason'>) => {
  if (of.reason === 'legal_demand' && (await certificateHolds(tx, of.studyId)))
    throw invalid(
      'reason',
      'is refused: a certificate of confidentiality protects this study from legal process. To tell somebody that their words are asked for, ask "to reach them safely"; nothing was opened',
    )
}

const opened = async ({ app }: Act, request: Request, sealed: store.Opened): Promise<Person> => {
  const { studyId, participantId } = request
  const text = (column: 'name' | 'birthDate' | 'contact') => {
    const bytes = sealed[column]
    return bytes ? app.words.openIdentity({ studyId, participantId, column }, bytes) : null
  }
  const contact = await text('contact')
  return {
    ...{ name: await text('name'), birthDate: await text('birthDate') },
    contact:
      contact === null
        ? null
        : { ...(JSON.parse(contact) as ContactPlan), isUnsafe: sealed.isUnsafe!, hasLeft: false },
  }
}

const found = async ({ tx, actor }: Act, key: { studyId: string; id: string }): Promise<Request> => {
  const request = await store.findRequest(tx, key)
  if (!request || isShutOut(actor, request.participantId)) throw new NotFound('request')
  return request
}

/** Two people do it, and the program is none of them. */
const accountOf = ({ actor }: Act): string => {
  if (actor.kind !== 'account') throw new Forbidden()
  return actor.id
}

const ownVault = 'You asked for this yourself. Another person has to agree; nothing was opened.'

const saidOf = {
  ...{ waiting: 'not agreed to yet', agreed: 'agreed to', opened: 'opened' },
  ...{ refused: 'refused', taken_back: 'taken back', lapsed: 'over: its time ran out' },
}
