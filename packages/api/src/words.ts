import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { KeyStore } from './keys.ts'

/** Whose words they are. */
export type Owner = { studyId: string; participantId: string }

/** Where sealed words belong: whose they are, in which study, in which row. Words moved elsewhere do not open. */
export type Place = Owner & {
  row: string
  column: 'answer' | 'passage' | 'because'
}

/**
 * Words of a participant leave memory sealed (AES-256-GCM under the participant's key) and come back only here.
 */
export type Words = {
  seal(place: Place, text: string): Promise<Uint8Array<ArrayBuffer>>
  open(place: Place, sealed: Uint8Array): Promise<string>
  /** The same for the same text of the same person, and nothing to anyone without their key. */
  digest(owner: Owner, text: string): Promise<string>
  /** The same for the same text in one study, and nothing to anyone without its key. */
  fingerprint(studyId: string, text: string): Promise<string>
  lexeme(studyId: string): Promise<(stem: string) => string>
}

const version = 1

export const createWords = (keys: KeyStore): Words => ({
  async seal(place, text) {
    const key = await keys.participant(place.studyId, place.participantId)
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(address(place))
    const parts = [Buffer.of(version), iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
    return new Uint8Array(Buffer.concat(parts))
  },

  async open(place, sealed) {
    const key = await keys.participant(place.studyId, place.participantId)
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
    if (bytes[0] !== version) throw new Error('words sealed by a newer version')
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13)).setAAD(address(place))
    decipher.setAuthTag(bytes.subarray(-16))
    return Buffer.concat([decipher.update(bytes.subarray(13, -16)), decipher.final()]).toString('utf8')
  },

  async digest({ studyId, participantId }, text) {
    const own = await keys.participant(studyId, participantId)
    const key = Buffer.from(hkdfSync('sha256', own, participantId, 'firsthand digest', 32))
    return createHmac('sha256', key).update(text).digest('base64url')
  },

  async fingerprint(studyId, text) {
    const key = Buffer.from(
      hkdfSync('sha256', await keys.search(studyId), studyId, 'firsthand fingerprint', 32),
    )
    return createHmac('sha256', key).update(text).digest('base64url')
  },

  /** Turns a stem into a word of the search index that nobody without the study's key can turn back. */
  async lexeme(studyId) {
    const key = await keys.search(studyId)
    return (stem) => createHmac('sha256', key).update(stem).digest('hex').slice(0, 16)
  },
})

const address = (place: Place) =>
  Buffer.from(`${place.studyId}\n${place.participantId}\n${place.row}\n${place.column}`)
