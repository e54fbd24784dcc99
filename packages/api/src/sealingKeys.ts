// What words are sealed, searched and told apart by, out of the secret of a study and of each person in it.
//
// A secret is a key. One that took the place of another carries behind it what the first made hashes with: a hash of what nobody
// holds any more (a submission, a file) cannot be made anew. Behind the study's stands how often its keys were made anew.
import { hkdfSync } from 'node:crypto'

export type SealingKeys = {
  participant(studyId: string, participantId: string): Promise<Buffer>
  /** What hashes of somebody's words are made with; it opens nothing, and stays when their key is made anew. */
  digest(studyId: string, participantId: string): Promise<Buffer>
  search(studyId: string): Promise<Buffer>
  /** The same for what belongs to nobody in the study alone. */
  fingerprint(studyId: string): Promise<Buffer>
  /** A key of the study for one purpose; it opens nothing of a participant's. */
  derived(
    studyId: string,
    purpose: 'board' | 'order' | 'model' | 'safety' | 'demand' | 'handover',
  ): Promise<Buffer>
  identity(studyId: string, participantId: string): Promise<Buffer>
}

export const keyBytes = 32
export const keyOf = (secret: Buffer): Buffer => secret.subarray(0, keyBytes)
const carriedOf = (secret: Buffer): Buffer | null =>
  secret.length < 2 * keyBytes ? null : secret.subarray(keyBytes, 2 * keyBytes)
export const numberOf = (secret: Buffer): number =>
  secret.length < 2 * keyBytes + 4 ? 0 : secret.readUInt32BE(2 * keyBytes)

/** A secret with another key, which goes on making the hashes of the one before. */
export const secretAfter = (key: Buffer, carried: Buffer, number?: number): Buffer => {
  const count = Buffer.alloc(number === undefined ? 0 : 4)
  if (number !== undefined) count.writeUInt32BE(number)
  return Buffer.concat([key, carried, count])
}

/** Tells keys apart, and opens nothing. */
export const markedBy = (key: Buffer): string =>
  Buffer.from(hkdfSync('sha256', key, '', 'firsthand mark', 16)).toString('base64url')

/** `secretOf` gives the secret of a file by its name: of the study, of somebody, or of who somebody is. */
export const sealingKeysOf = (secretOf: (studyId: string, name: string) => Promise<Buffer>): SealingKeys => {
  const made = (key: Buffer, salt: string, purpose: string) =>
    Buffer.from(hkdfSync('sha256', key, salt, purpose, keyBytes))
  const derived = async (studyId: string, purpose: string) =>
    made(keyOf(await secretOf(studyId, 'study')), studyId, `firsthand ${purpose}`)
  return {
    participant: async (studyId, id) => keyOf(await secretOf(studyId, id)),
    async digest(studyId, id) {
      const secret = await secretOf(studyId, id)
      return carriedOf(secret) ?? made(keyOf(secret), id, 'firsthand digest')
    },
    search: (studyId) => derived(studyId, 'search'),
    async fingerprint(studyId) {
      const carried = carriedOf(await secretOf(studyId, 'study'))
      return carried ?? made(await derived(studyId, 'search'), studyId, 'firsthand fingerprint')
    },
    derived,
    identity: async (studyId, id) => keyOf(await secretOf(studyId, `${id}.identity`)),
  }
}
