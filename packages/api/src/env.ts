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
  /** Under which others reach Firsthand, where that is not where it listens. */
  address: string | undefined
  smtpUrl: string | undefined
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
  FIRSTHAND_URL: z
    .string()
    .regex(/^https?:\/\/[^/?#]+\/?$/)
    .optional(),
  FIRSTHAND_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional(),
  FIRSTHAND_BACKUP_PASSPHRASE_FILE: z.string().min(1).optional(),
})

const meant: Record<string, string> = {
  PORT: 'a whole number from 0 to 65535',
  DATABASE_URL: 'an address that begins with postgresql://',
  FIRSTHAND_DEMO: '0 or 1',
  FIRSTHAND_URL: 'an address such as https://firsthand.example.org, without a path',
  FIRSTHAND_SMTP_URL: 'an address that begins with smtp:// or smtps://',
}

export const readEnv = (source: Record<string, string | undefined> = process.env): Env => {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = shape.safeParse(given)
  if (!parsed.success) throw badSetting(String(parsed.error.issues[0]?.path[0]))
  const values = parsed.data
  if (values.FIRSTHAND_SMTP_URL && !values.FIRSTHAND_URL)
    throw new StartError(
      'bad_setting',
      'FIRSTHAND_SMTP_URL is set and FIRSTHAND_URL is not: links in letters need the address under which others reach Firsthand. Set both, or neither.',
    )
  return {
    host: values.HOST,
    port: values.PORT,
    dataFolder: resolve(values.FIRSTHAND_DATA),
    databaseUrl: values.DATABASE_URL,
    demo: demoChoice(values.FIRSTHAND_DEMO),
    keyFile: values.FIRSTHAND_KEY_FILE && resolve(values.FIRSTHAND_KEY_FILE),
    configFolder: join(values.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'firsthand'),
    address: values.FIRSTHAND_URL,
    smtpUrl: values.FIRSTHAND_SMTP_URL,
    passphraseFile: values.FIRSTHAND_BACKUP_PASSPHRASE_FILE,
  }
}

/** Where a browser finds it. */
export const addressOf = ({ address, host }: Env, port: number): string =>
  address ?? ['http', `//${host.includes(':') ? `[${host}]` : host}:${port}`].join(':')

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
