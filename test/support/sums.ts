// What stands in a database, in a form that two of them can be held against each other by.
import { createRowSum } from '../../packages/api/src/backup/backup.ts'
import { findTables, plainForms, rowsOf } from '../../packages/api/src/backup/dump.ts'
import { withClient } from '../../packages/api/src/database/pool.ts'

type Sums = Record<string, string>

/** Each table's rows as one number. */
export const sumsOf = async (owner: Parameters<typeof withClient>[0]): Promise<Sums> =>
  withClient(owner, async (client) => {
    const sums: Sums = {}
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(plainForms)
    for (const { name } of await findTables(client)) {
      const sum = createRowSum()
      for await (const rows of rowsOf(client, name)) rows.forEach(sum.add)
      const { count, sum: total } = sum.result()
      sums[name] = `${count} ${total}`
    }
    await client.query('ROLLBACK')
    return sums
  })
