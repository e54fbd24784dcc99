import type { Db, Tx } from '../db.ts'
import type { Localized } from '../input.ts'
import type { Hours, Offer } from './talk.ts'

type Person = { studyId: string; participantId: string }
export type OwnOffer = Offer & { isOn: boolean }

const offered = { accountId: true, name: true, how: true, hours: true, isOn: true } as const
type Found = { accountId: string; name: unknown; how: unknown; hours: unknown; isOn: boolean }
const asOffer = ({ name, how, hours, ...rest }: Found): OwnOffer => ({
  ...{ ...rest, name: name as Localized, how: how as Localized, hours: hours as Hours },
})

export const findOffers = async (db: Db | Tx, studyId: string): Promise<OwnOffer[]> =>
  (await db.talkOffer.findMany({ where: { studyId }, select: offered, orderBy: { accountId: 'asc' } })).map(
    asOffer,
  )

export const findFrame = (tx: Tx, id: string) =>
  tx.study.findUniqueOrThrow({ where: { id }, select: { languages: true, timeZone: true } })

export const saveOffer = (tx: Tx, studyId: string, { accountId, ...offer }: OwnOffer) =>
  tx.talkOffer.upsert({
    where: { studyId_accountId: { studyId, accountId } },
    create: { studyId, accountId, ...offer },
    update: offer,
    select: { studyId: true },
  })

/**
 * Who may be promised to this person now: not who works with them and finds nothing of them, and not who left a wish
 * unanswered past its time: a promise that was not kept is not made again before it is.
 */
export const findOffered = async (
  db: Db | Tx,
  { studyId, participantId }: Person,
  at: Date,
): Promise<Offer[]> => {
  const late = await db.talkWish.findMany({
    where: { studyId, answeredAt: null, dueAt: { lt: at } },
    select: { accountId: true },
  })
  const workers = await db.participantWorker.findMany({
    where: { studyId, participantId },
    select: { accountId: true },
  })
  const not = [...late, ...workers].map(({ accountId }) => accountId)
  const found = await db.talkOffer.findMany({
    where: { studyId, isOn: true, accountId: { notIn: not } },
    select: offered,
    orderBy: { accountId: 'asc' },
  })
  return found.map(asOffer)
}

export type NewWish = Person & {
  id: string
  accountId: string
  sittingId: string
  askedAt: Date
  dueAt: Date
}

/** Whether it is the first of its sitting: a button that was sent twice wishes once. */
export const insertWish = async (tx: Tx, wish: NewWish): Promise<boolean> =>
  (await tx.talkWish.createMany({ data: [wish], skipDuplicates: true })).count > 0

export const findWishOf = (db: Db | Tx, { studyId, sittingId }: { studyId: string; sittingId: string }) =>
  db.talkWish.findUnique({
    where: { studyId_sittingId: { studyId, sittingId } },
    select: { accountId: true, askedAt: true },
  })

export type Wish = {
  accountId: string
  participantId: string
  askedAt: Date
  dueAt: Date
  seenAt: Date | null
  answeredAt: Date | null
}

/** What was wished of one account, or everything in the study; nothing of people with whom the account works. */
export type Whose = { studyId: string; accountId: string; isAll: boolean; shutOut: string[] }

const visible = ({ studyId, accountId, isAll, shutOut }: Whose) => ({
  ...{ studyId, participantId: { notIn: shutOut } },
  ...(isAll ? {} : { accountId }),
})

/** Those that wait first, the most urgent on top, then what was answered lately. */
export const findWishes = async (db: Db, whose: Whose): Promise<Wish[]> => {
  const where = visible(whose)
  const select = {
    ...{ accountId: true, participantId: true, askedAt: true, dueAt: true, seenAt: true, answeredAt: true },
  } as const
  const waiting = await db.talkWish.findMany({
    ...{ where: { ...where, answeredAt: null }, select, take: 200 },
    orderBy: { dueAt: 'asc' },
  })
  const answered = await db.talkWish.findMany({
    ...{ where: { ...where, answeredAt: { not: null } }, select, take: 20 },
    orderBy: { answeredAt: 'desc' },
  })
  return [...waiting, ...answered]
}

/** How many were marked: of one person all that wait. */
export const markWishes = async (
  tx: Tx,
  whose: Whose & { participantId: string },
  mark: { step: 'seen' | 'answered'; at: Date; by: string },
): Promise<number> => {
  const data =
    mark.step === 'seen' ? { seenAt: mark.at } : { seenAt: mark.at, answeredAt: mark.at, answeredBy: mark.by }
  const { count } = await tx.talkWish.updateMany({
    where: { AND: [visible(whose), { participantId: whose.participantId, answeredAt: null }] },
    data,
  })
  return count
}
