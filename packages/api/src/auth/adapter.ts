// What better-auth may keep. It would store a session's token as it stands in the cookie, with the address and the
// browser that asked: here the token is stored as its hash, and the rest not at all (there is no column for it).
import type { BetterAuthOptions } from 'better-auth'
import type { DBAdapter, Where } from 'better-auth'
import { tokenHash } from './password.ts'

type Make = (options: BetterAuthOptions) => DBAdapter<BetterAuthOptions>
type Row = Record<string, unknown>

/** An adapter under which tokens of sessions exist in the cookie alone. */
export const withHashedTokens =
  (make: Make): Make =>
  (options) =>
    wrapped(make(options))

const wrapped = (inner: DBAdapter<BetterAuthOptions>): DBAdapter<BetterAuthOptions> => ({
  ...inner,
  create: async (asked) => {
    if (asked.model !== 'session') return inner.create(asked)
    const row: Row = await inner.create<Row, Row>({ ...asked, data: kept(asked.data) })
    return { ...row, token: (asked.data as Row)['token'] } as never
  },
  findOne: async (asked) => named(await inner.findOne<Row>(hashed(asked)), asked) as never,
  findMany: (asked) => inner.findMany(hashed(asked)),
  count: (asked) => inner.count(hashed(asked)),
  update: async (asked) => {
    const update = asked.model === 'session' ? kept(asked.update) : asked.update
    return named(await inner.update<Row>({ ...hashed(asked), update }), asked) as never
  },
  updateMany: (asked) => inner.updateMany(hashed(asked)),
  delete: (asked) => inner.delete(hashed(asked)),
  deleteMany: (asked) => inner.deleteMany(hashed(asked)),
  transaction: (run) => inner.transaction((tx) => run(wrapped(tx as typeof inner))),
})

/** A session's row as it is stored. */
const kept = ({ ipAddress: _, userAgent: __, ...row }: Row): Row =>
  typeof row['token'] === 'string' ? { ...row, token: tokenHash(row['token']) } : row

type Asked = { model: string; where?: Where[] | undefined }

const hashed = <Question extends Asked>(asked: Question): Question =>
  asked.model === 'session' && asked.where ? { ...asked, where: asked.where.map(hashedWhere) } : asked

const hashedWhere = (where: Where): Where => {
  if (where.field !== 'token') return where
  const value = Array.isArray(where.value)
    ? where.value.map((one) => tokenHash(String(one)))
    : tokenHash(String(where.value))
  return { ...where, value }
}

/** Whoever asked by a token knows it, and goes on working with it. */
const named = (row: Row | null, { model, where }: Asked): Row | null => {
  const token = model === 'session' && where?.find(({ field }) => field === 'token')?.value
  return row && typeof token === 'string' ? { ...row, token } : row
}
