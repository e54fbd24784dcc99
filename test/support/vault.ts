// The tables of who somebody is, looked at for a test: as the role that owns them, since the owner of the database does not open them.
import { transaction, withClient } from '../../packages/api/src/database/pool.ts'
import { asVault } from '../../packages/api/src/database/vault.ts'
import type { Database } from '../../packages/api/src/database/database.ts'
import type { Client, QueryResultRow } from 'pg'

/** Some statements, and what the last one gave. */
export const inVault = <R extends QueryResultRow>(
  { owner }: Pick<Database, 'owner'>,
  sql: string,
  values?: unknown[],
) => withClient(owner, (client) => vaultOf(client, () => client.query<R>(sql, values)))

/** One question about a table, as who may ask it. */
export const inPlace = <T>(client: Client, table: string, work: () => Promise<T>): Promise<T> =>
  table.startsWith('identity.') ? vaultOf(client, work) : work()

/** The same on a connection that is there, between its transactions. */
export const vaultOf = <T>(client: Client, work: () => Promise<T>): Promise<T> =>
  transaction(client, () => asVault(client, work))
