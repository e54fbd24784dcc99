import type { Analyst } from './analyst.ts'
import type { Auth } from './auth/betterAuth.ts'
import type { Provider } from './auth/openIdClient.ts'
import type { Sealer } from './audit/sealer.ts'
import type { Db } from './db.ts'
import type { KeyStore } from './keys.ts'
import type { Mail } from './mail.ts'
import type { Pipeline } from './pipeline.ts'
import type { Words } from './words.ts'

/** What a running instance is made of; handed to every command and read. */
export type App = {
  db: Db
  keys: KeyStore
  words: Words
  pipeline: Pipeline
  analyst: Analyst
  auth: Auth
  /** Where letters to staff go out, and the address that their links begin with. */
  post: { mail: Mail; address: string } | null
  /** Where an agency's people sign in for everything, if it has such a place. */
  provider: Provider | null
  sealer: Sealer
  isDemo: boolean
}
