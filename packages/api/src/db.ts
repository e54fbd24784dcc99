import { PrismaPg } from '@prisma/adapter-pg'
import type { Pool } from 'pg'
import { Prisma, PrismaClient } from '../generated/prisma/client.ts'

export type Db = PrismaClient
/** The database inside one transaction: a command passes it on, and never uses the outer client meanwhile. */
export type Tx = Prisma.TransactionClient
export { Prisma }

export const createDb = (pool: Pool): Db => new PrismaClient({ adapter: new PrismaPg(pool), log: [] })

/** Composed into every find: rows of other studies do not exist for this reader. */
export type StudyRow = { studyId: string }
