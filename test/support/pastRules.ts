import type { Client } from 'pg'
import { transaction } from '../../packages/api/src/database/pool.ts'

/**
 * Writes past triggers and foreign keys. In one transaction: the connections to the embedded database share one session, and between two
 * exchanges the turn of an application's connection ends what was set for it.
 */
export const pastRules = <T>(client: Client, work: () => Promise<T>): Promise<T> =>
  transaction(client, async () => {
    await client.query('SET LOCAL session_replication_role = replica')
    return work()
  })
