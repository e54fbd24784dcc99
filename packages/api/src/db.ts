import { PrismaPg } from '@prisma/adapter-pg'
import type { Pool } from 'pg'
import { Prisma, PrismaClient } from '../generated/prisma/client.ts'
import { nameStatements } from './statementName.ts'

export type Db = PrismaClient
/** The database inside one transaction: a command passes it on, and never uses the outer client meanwhile. */
export type Tx = Prisma.TransactionClient
export { Prisma }

/** Everybody's transactions, better-auth's too: on a busy machine a connection and an answer may take that long. */
const transactionOptions = { maxWait: 30_000, timeout: 30_000 }

export const createDb = (pool: Pool): Db =>
  new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: nameStatements() }),
    log: [],
    transactionOptions,
  })

/** Composed into every find: rows of other studies do not exist for this reader. */
export type StudyRow = { studyId: string }
