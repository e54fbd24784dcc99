import type { PoolConfig } from 'pg'

export type Database = {
  kind: 'embedded' | 'server'
  /** What the application connects with: a lesser role that owns nothing. */
  connection: { pool: PoolConfig }
  /** For migrations only. */
  owner: PoolConfig
  /** Whether another process of ours runs the database, and has migrated it. */
  isAttached: boolean
  close(): Promise<void>
}

export type OpenOptions = {
  dataFolder: string
  databaseUrl?: string | undefined
  /** Connect to the embedded database that a running server has open, if one has. */
  attach?: boolean
  /** Called when the embedded database's process had ended by itself and is there again. */
  onRestart?: (() => void) | undefined
}
