import pg from 'pg'

/**
 * A pool that outlives its connections: without a handler for its errors, a restart of the database would end the
 * program. The query that was under way still fails; the next one connects anew.
 */
export function createPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config)
  pool.on('error', () => undefined)
  return pool
}

/** Runs some queries on one connection that is closed afterwards. */
export async function withClient<T>(
  config: pg.ClientConfig,
  run: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(config)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** All of it is stored, or nothing. */
export async function transaction<T>(client: pg.Client, run: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  try {
    const result = await run()
    await client.query('COMMIT')
    return result
  } catch (error) {
    // Where the line is down the server does it, and what happened first is what is told.
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}
