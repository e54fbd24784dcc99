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
  keyPassphraseFile: string | undefined
  configFolder: string
  /** A proxy stands before us, and what it says of whom it speaks for is believed. */
  isBehindProxy: boolean
  /** Whether the API answers more than what our own pages ask. */
  isAdHocOpen: boolean
  isIntrospectionOpen: boolean
  /** Under which others reach Firsthand, where that is not where it listens. */
  address: string | undefined
  smtpUrl: string | undefined
  passphraseFile: string | undefined
  openId: OpenIdEnv | undefined
}

/** Where an agency's people sign in for everything, and what their button says. */
export type OpenIdEnv = { issuer: string; clientId: string; secretFile: string; name: string }

/** The demo may load by itself only where nobody else can reach it. */
export const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

/** Over HTTPS, or on the machine itself, where nobody listens in between. */
const isSafeAddress = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash, username, password } = new URL(text)
  if (search || hash || username || password) return false
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, '')))
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
  FIRSTHAND_KEY_PASSPHRASE_FILE: z.string().min(1).optional(),
  FIRSTHAND_TRUST_PROXY: z.enum(['0', '1']).default('0'),
  FIRSTHAND_ADHOC: z.enum(['0', '1']).default('1'),
  FIRSTHAND_INTROSPECTION: z.enum(['0', '1']).default('0'),
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
  FIRSTHAND_OIDC_ISSUER: z.string().refine(isSafeAddress).optional(),
  FIRSTHAND_OIDC_CLIENT_ID: z.string().min(1).max(300).optional(),
  FIRSTHAND_OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
  FIRSTHAND_OIDC_NAME: z.string().trim().min(1).max(40).optional(),
})

const meant: Record<string, string> = {
  PORT: 'a whole number from 0 to 65535',
  DATABASE_URL: 'an address that begins with postgresql://',
  FIRSTHAND_DEMO: '0 or 1',
  FIRSTHAND_TRUST_PROXY: '0 or 1',
  FIRSTHAND_ADHOC: '0 or 1',
  FIRSTHAND_INTROSPECTION: '0 or 1',
  FIRSTHAND_URL: 'an address such as https://firsthand.example.org, without a path',
  FIRSTHAND_SMTP_URL: 'an address that begins with smtp:// or smtps://',
  FIRSTHAND_OIDC_ISSUER:
    'the address of an issuer over https:// (http:// on this machine alone), without a query',
  FIRSTHAND_OIDC_CLIENT_ID: 'the name that the provider gave Firsthand, 300 letters at most',
  FIRSTHAND_OIDC_NAME: 'what people call that provider, 40 letters at most',
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
    keyPassphraseFile: values.FIRSTHAND_KEY_PASSPHRASE_FILE && resolve(values.FIRSTHAND_KEY_PASSPHRASE_FILE),
    isBehindProxy: values.FIRSTHAND_TRUST_PROXY === '1',
    isAdHocOpen: values.FIRSTHAND_ADHOC === '1',
    isIntrospectionOpen: values.FIRSTHAND_INTROSPECTION === '1',
    configFolder: join(values.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'firsthand'),
    address: values.FIRSTHAND_URL,
    smtpUrl: values.FIRSTHAND_SMTP_URL,
    passphraseFile: values.FIRSTHAND_BACKUP_PASSPHRASE_FILE,
    openId: openIdOf(values),
  }
}

const openIdNames = [
  ...(['FIRSTHAND_OIDC_ISSUER', 'FIRSTHAND_OIDC_CLIENT_ID'] as const),
  ...(['FIRSTHAND_OIDC_CLIENT_SECRET_FILE', 'FIRSTHAND_OIDC_NAME'] as const),
]

/** All of it or nothing; and the provider sends people back to an address where nobody listens in. */
const openIdOf = (values: z.infer<typeof shape>): OpenIdEnv | undefined => {
  const given = openIdNames.filter((name) => values[name])
  if (given.length === 0) return undefined
  const missing = [...openIdNames, 'FIRSTHAND_URL' as const].filter((name) => !values[name])
  if (missing.length > 0)
    throw new StartError(
      'bad_setting',
      `${given[0]} is set and ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} not: signing in by a provider needs ${openIdNames.join(', ')} and FIRSTHAND_URL. Set all five, or unset the first four.`,
    )
  if (!isSafeAddress(values.FIRSTHAND_URL!))
    throw new StartError(
      'bad_setting',
      'FIRSTHAND_URL begins with http://, and a provider may send people back over https:// alone, but for this machine itself. Set it to the address that begins with https://, or unset the FIRSTHAND_OIDC settings.',
    )
  return {
    issuer: values.FIRSTHAND_OIDC_ISSUER!,
    clientId: values.FIRSTHAND_OIDC_CLIENT_ID!,
    secretFile: resolve(values.FIRSTHAND_OIDC_CLIENT_SECRET_FILE!),
    name: values.FIRSTHAND_OIDC_NAME!,
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
