// How a look into who somebody is stands: asked by one, agreed to by another within a week, seen once within the hour after that.
import type { VaultPart, VaultReason } from '../../generated/prisma/enums.ts'

export type Request = {
  studyId: string
  id: string
  participantId: string
  parts: VaultPart[]
  reason: VaultReason
  reference: string | null
  askedBy: string
  askedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  isAgreed: boolean | null
  openedAt: Date | null
}

export const vaultStates = ['waiting', 'agreed', 'opened', 'refused', 'taken_back', 'lapsed'] as const
export type VaultState = (typeof vaultStates)[number]

const hour = 60 * 60 * 1000
const waitsFor = 7 * 24 * hour
/** The database holds it too (`open_vault`). */
const openFor = hour

/** Until when it waits, or may be opened. */
export const endOf = ({ askedAt, decidedAt }: Request): Date =>
  decidedAt ? new Date(decidedAt.getTime() + openFor) : new Date(askedAt.getTime() + waitsFor)

export const stateOf = (request: Request, at: Date): VaultState => {
  if (request.openedAt) return 'opened'
  if (request.isAgreed === false) return request.decidedBy === request.askedBy ? 'taken_back' : 'refused'
  if (endOf(request) <= at) return 'lapsed'
  return request.isAgreed ? 'agreed' : 'waiting'
}
