// A device that keeps passkeys, as WebAuthn describes it: what a browser would hand back for it, signature and all.
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

type Flaws = { origin?: string; counter?: number; challenge?: string; isUnverified?: boolean }

export type Device = {
  /** Answers what a page was asked to have made. */
  make(options: string, flaws?: Flaws): string
  /** Answers what a page was asked to have shown. */
  show(options: string, flaws?: Flaws): string
  credentialId: string
}

export const here = ['http', '//localhost:4000'].join(':')

export const openDevice = (): Device => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  const credentialId = id.toString('base64url')
  let counter = 0
  const around = { id: credentialId, rawId: credentialId, type: 'public-key' }
  return {
    credentialId,
    make(options, flaws = {}) {
      const asked = JSON.parse(options) as { challenge: string; rp: { id: string } }
      const data = Buffer.concat([
        authenticatorData(asked.rp.id, { flags: 0x45, counter }),
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        coseOf(publicKey),
      ])
      const attestationObject = Buffer.concat([
        Buffer.from([0xa3]),
        text('fmt'),
        text('none'),
        text('attStmt'),
        Buffer.from([0xa0]),
        text('authData'),
        bytes(data),
      ]).toString('base64url')
      const clientDataJSON = clientData('webauthn.create', asked.challenge, flaws)
      const response = { clientDataJSON, attestationObject, transports: ['internal'] }
      return JSON.stringify({ ...around, response })
    },
    show(options, flaws = {}) {
      const asked = JSON.parse(options) as { challenge: string; rpId: string }
      counter = flaws.counter ?? counter + 1
      const data = authenticatorData(asked.rpId, { flags: flaws.isUnverified ? 0x01 : 0x05, counter })
      const clientDataJSON = clientData('webauthn.get', asked.challenge, flaws)
      const hash = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest()
      const signature = sign('sha256', Buffer.concat([data, hash]), privateKey).toString('base64url')
      const authenticatorDataText = data.toString('base64url')
      const response = { clientDataJSON, authenticatorData: authenticatorDataText, signature }
      return JSON.stringify({ ...around, response })
    },
  }
}

const clientData = (type: string, challenge: string, flaws: Flaws): string =>
  Buffer.from(
    JSON.stringify({
      type,
      challenge: flaws.challenge ?? challenge,
      origin: flaws.origin ?? here,
      crossOrigin: false,
    }),
  ).toString('base64url')

const authenticatorData = (site: string, { flags, counter }: { flags: number; counter: number }): Buffer => {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  return Buffer.concat([createHash('sha256').update(site).digest(), Buffer.from([flags]), count])
}

/** A map of COSE (RFC 9053): an elliptic key, ES256, P-256, and its two coordinates. */
const coseOf = (key: KeyObject): Buffer => {
  const { x, y } = key.export({ format: 'jwk' })
  const [left, right] = [x, y].map((one) => Buffer.from(one!, 'base64url')) as [Buffer, Buffer]
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    bytes(left),
    Buffer.from([0x22]),
    bytes(right),
  ])
}

// As CBOR (RFC 8949) writes short texts, and bytes from 24 to 65535, in the shortest way.
const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)])
const bytes = (value: Buffer) => {
  const head = value.length < 256 ? [0x58, value.length] : [0x59, value.length >> 8, value.length & 0xff]
  return Buffer.concat([Buffer.from(head), value])
}
