import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from './database/errors.ts'

/** Everything that is set from outside, read once. */
export type Env = {
  host: string
  port: number
  dataFolder: string
  databaseUrl: string | undefined
  demo: 'auto' | 'always' | 'never'
  keyFile: string | undefined
  configFolder: string
  passphraseFile: string | undefined
}

const shape = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  FIRSTHAND_DATA: z.string().min(1).default('.firsthand'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  FIRSTHAND_DEMO: z.enum(['0', '1']).optional(),
  FIRSTHAND_KEY_FILE: z.string().min(1).optional(),
  XDG_CONFIG_HOME: z.string().min(1).optional(),
  FIRSTHAND_BACKUP_PASSPHRASE_FILE: z.string().min(1).optional(),
})

const meant: Record<string, string> = {
  PORT: 'a whole number from 0 to 65535',
  DATABASE_URL: 'an address that begins with postgresql://',
  FIRSTHAND_DEMO: '0 or 1',
}

export const readEnv = (source: Record<string, string | undefined> = process.env): Env => {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = shape.safeParse(given)
  if (!parsed.success) throw badSetting(String(parsed.error.issues[0]?.path[0]))
  const values = parsed.data
  return {
    host: values.HOST,
    port: values.PORT,
    dataFolder: resolve(values.FIRSTHAND_DATA),
    databaseUrl: values.DATABASE_URL,
    demo: demoChoice(values.FIRSTHAND_DEMO),
    keyFile: values.FIRSTHAND_KEY_FILE && resolve(values.FIRSTHAND_KEY_FILE),
    configFolder: join(values.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'firsthand'),
    passphraseFile: values.FIRSTHAND_BACKUP_PASSPHRASE_FILE,
  }
}

const demoChoice = (value: '0' | '1' | undefined) =>
  value === '1' ? 'always' : value === '0' ? 'never' : 'auto'

const badSetting = (name: string) =>
  new StartError(
    'bad_setting',
    `${name} is set to something else than ${meant[name] ?? 'text'}. Correct it or unset it.`,
  )

/** The demo may load by itself only where nobody else can reach it. */
export const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
