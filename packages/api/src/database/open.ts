import type { Database, OpenOptions } from './database.ts'
import { openEmbedded } from './embedded.ts'
import { openServed } from './served.ts'

export async function openDatabase(options: OpenOptions): Promise<Database> {
  return options.databaseUrl ? openServed(options.databaseUrl) : openEmbedded(options)
}
