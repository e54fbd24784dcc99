// What the browser is asked about passkeys. Its own messages are for developers; the pages have words for each case.
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'

export interface PasskeyRequest {
  origin: string
  options: string
}

/** Taken back or waited out, at another address than the one of passkeys, or where there are none. */
export type DeviceProblem = 'cancelled' | 'otherAddress' | 'noDevice' | 'known'
type Shown = { credential: string } | { problem: DeviceProblem }

export const hasPasskeys = browserSupportsWebAuthn

/** One that the device has. */
export const showPasskey = ({ origin, options }: PasskeyRequest): Promise<Shown> =>
  asked(origin, () =>
    startAuthentication({ optionsJSON: JSON.parse(options) as PublicKeyCredentialRequestOptionsJSON }),
  )

/** A new one. */
export const makePasskey = ({ origin, options }: PasskeyRequest): Promise<Shown> =>
  asked(origin, () =>
    startRegistration({ optionsJSON: JSON.parse(options) as PublicKeyCredentialCreationOptionsJSON }),
  )

const asked = async (origin: string, ask: () => Promise<object>): Promise<Shown> => {
  if (location.origin !== origin) return { problem: 'otherAddress' }
  if (!hasPasskeys()) return { problem: 'noDevice' }
  try {
    return { credential: JSON.stringify(await ask()) }
  } catch (problem) {
    const name = problem instanceof Error ? problem.name : ''
    if (name === 'InvalidStateError') return { problem: 'known' }
    return { problem: name === 'NotSupportedError' ? 'noDevice' : 'cancelled' }
  }
}
