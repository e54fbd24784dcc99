// A start without a process of its own and without a port, on a database that stays open for the next: its key is read,
// its work taken up, and all is closed again. What the program says of a start that is refused is told in `server`.
import type { Database } from '../../packages/api/src/database/database.ts'
import { readEnv } from '../../packages/api/src/env.ts'
import { startInstance } from '../../packages/api/src/instance.ts'
import type { Settings } from './server.ts'

/** Rejects with why the program would not start with these settings. */
export const begin = async (database: Database, settings: Settings): Promise<void> => {
  const kept = { ...database, close: () => Promise.resolve() }
  const instance = await startInstance(kept, readEnv(settings), {
    isDemoWanted: false,
    log: () => undefined,
  })
  await instance.close()
}
