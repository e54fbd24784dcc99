// What a passkey is asked for and held against. The library checks signatures; what it says of one that does not fit
// may quote it, so each reason that somebody can act on is told apart here, in our words.
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { invalid, PasskeyRefused } from '../errors.ts'
import type { Site } from '../site.ts'

/** As long as somebody may look for their key. */
export const challengeFor = 5 * 60 * 1000
export const mostPasskeys = 10

type Known = { credentialId: string; transports: string[] }

/** Asks a device for a new passkey: one that finds itself without a name, and that a finger, a face or a code opens. */
export const newPasskeyOptions = (site: Site, of: { id: string; name: string }, known: readonly Known[]) =>
  generateRegistrationOptions({
    rpName: 'Firsthand',
    rpID: site.id,
    userID: new TextEncoder().encode(of.id),
    userName: of.name,
    timeout: challengeFor,
    attestationType: 'none',
    excludeCredentials: known.map(named),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })

/** Asks for one that is there; of somebody we do not know yet, for any. */
export const passkeyOptions = (site: Site, known: readonly Known[]) =>
  generateAuthenticationOptions({
    rpID: site.id,
    timeout: challengeFor,
    userVerification: 'required',
    allowCredentials: known.map(named),
  })

const named = ({ credentialId, transports }: Known) => ({
  id: credentialId,
  transports: transports as AuthenticatorTransport[],
})

const coded = z.string().regex(/^[\w-]{1,8000}$/)
const transports = z.array(z.string().regex(/^[a-z-]{1,20}$/)).max(10)
const around = { id: coded, rawId: coded, type: z.literal('public-key') }

const made = z.object({
  ...around,
  response: z.object({
    clientDataJSON: coded,
    attestationObject: coded,
    transports: transports.optional(),
  }),
})

const shown = z.object({
  ...around,
  response: z.object({
    clientDataJSON: coded,
    authenticatorData: coded,
    signature: coded,
    userHandle: coded.nullish(),
  }),
})

const parsed = <Shape>(shape: z.ZodType<Shape>, text: string): Shape => {
  const read = shape.safeParse(valueOf(text))
  if (!read.success) throw invalid('credential', 'is not what a browser gives for a passkey')
  return read.data
}

const valueOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** What a browser gave for a passkey that is to be used; `id` says which. */
export const shownPasskey = (text: string) => parsed(shown, text)
export type ShownPasskey = ReturnType<typeof shownPasskey>

/** The same for one that was made. */
export const madePasskey = (text: string) => parsed(made, text)
export type MadePasskey = ReturnType<typeof madePasskey>

type Against = { site: Site; challenge: string }

/** `publicKey` in base64url, as the other ids are. */
export type NewPasskey = {
  credentialId: string
  publicKey: string
  counter: number
  transports: string[]
}

/** A new passkey as it will be kept. */
export const readNewPasskey = async (given: MadePasskey, against: Against): Promise<NewPasskey> => {
  refuseOtherSite(given.response.clientDataJSON, against.site)
  const response = { ...given, clientExtensionResults: {} } as unknown as RegistrationResponseJSON
  const checked = await fitting(verifyRegistrationResponse({ response, ...expected(against) }))
  if (!checked.verified) throw new PasskeyRefused('unfit')
  const { id, publicKey, counter } = checked.registrationInfo.credential
  return {
    credentialId: id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: given.response.transports ?? [],
  }
}

type Kept = { credentialId: string; publicKey: Uint8Array<ArrayBuffer>; counter: bigint }

/** Whether a kept passkey was used here and now; how often it says it was. */
export const checkPasskey = async (given: ShownPasskey, kept: Kept, against: Against): Promise<number> => {
  refuseOtherSite(given.response.clientDataJSON, against.site)
  // Counted by us: to the library one that went back is an error like any other.
  const credential = { id: kept.credentialId, publicKey: kept.publicKey, counter: 0 }
  const response = { ...given, clientExtensionResults: {} } as unknown as AuthenticationResponseJSON
  const checked = await fitting(verifyAuthenticationResponse({ response, credential, ...expected(against) }))
  if (!checked.verified) throw new PasskeyRefused('unfit')
  const { newCounter } = checked.authenticationInfo
  if (isCopied(Number(kept.counter), newCounter)) throw new PasskeyRefused('copied')
  return newCounter
}

/** A device that counts goes up at every use; one that does not count says zero for ever. */
export const isCopied = (before: number, now: number): boolean => (before > 0 || now > 0) && now <= before

const expected = ({ site, challenge }: Against) => ({
  expectedChallenge: challenge,
  expectedOrigin: site.origin,
  expectedRPID: site.id,
  requireUserVerification: true,
})

const refuseOtherSite = (clientData: string, site: Site) => {
  const said = valueOf(Buffer.from(clientData, 'base64url').toString('utf8')) as { origin?: unknown } | null
  if (said?.origin !== site.origin) throw new PasskeyRefused('other_site')
}

/** Whatever the library stumbles over does not fit. */
const fitting = async <Result>(asked: Promise<Result>): Promise<Result> =>
  asked.catch(() => {
    throw new PasskeyRefused('unfit')
  })
