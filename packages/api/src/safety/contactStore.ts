import type { FlagContactReason } from '../../generated/prisma/enums.ts'
import type { Db, Prisma, Tx } from '../db.ts'

type Opening = { studyId: string; flagId: string; accountId: string; reason: FlagContactReason; id: string }
type OpenedContact = {
  participantId: string
  contact: Uint8Array | null
  isUnsafe: boolean
  hasLeft: boolean
}

/** Null where it may not be opened by them now, whatever the program thinks of it. */
export const openContact = async (tx: Tx, opening: Opening): Promise<OpenedContact | null> => {
  const { studyId, flagId, accountId, reason, id } = opening
  const [row] = await tx.$queryRaw<OpenedContact[]>`
    SELECT "participantId", contact, "isUnsafe", "hasLeft"
    FROM identity.open_flag_contact(${studyId}, ${flagId}, ${accountId}, ${reason}::"FlagContactReason", ${id})`
  return row ?? null
}

/** Who looks at openings: not of people with whom they work, and not of items that they passed on or are tied to. */
export type Looker = { studyId: string; accountId: string; shutOut: readonly string[] }

const unlooked = ({ studyId, accountId, shutOut }: Looker) =>
  ({
    ...{ studyId, look: null },
    flag: {
      OR: [{ participantId: null }, { participantId: { notIn: [...shutOut] } }],
      recusals: { none: { accountId } },
    },
  }) satisfies Prisma.FlagContactWhereInput

const told = { studyId: true, id: true, flagId: true, accountId: true, reason: true, openedAt: true } as const
export type Unlooked = Prisma.FlagContactGetPayload<{ select: typeof told }>

/** As many as a page shows at once; the oldest first. */
const mostShown = 100

export const findOpenings = (db: Db, looker: Looker): Promise<Unlooked[]> =>
  db.flagContact.findMany({
    ...{ where: unlooked(looker), select: told, take: mostShown },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
  })

export const findOpening = (tx: Tx, looker: Looker, id: string): Promise<Unlooked | null> =>
  tx.flagContact.findFirst({ where: { ...unlooked(looker), id }, select: told })

type Look = { studyId: string; contactId: string; accountId: string; at: Date }

/** Once: who looked first stands. */
export const insertLook = async (tx: Tx, look: Look): Promise<boolean> =>
  (await tx.flagContactLook.createMany({ data: [look], skipDuplicates: true })).count > 0
