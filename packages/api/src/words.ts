import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { SealingKeys } from './sealingKeys.ts'

/** Whose words they are. */
export type Owner = { studyId: string; participantId: string }

/** Where sealed words belong: whose they are, in which study, in which row. Words moved elsewhere do not open. */
export type Place = Owner & {
  row: string
  column: 'answer' | 'passage' | 'because' | 'sitting' | 'handover'
}

/** Where words of the board belong, and whose quote they are about, if any. */
export type Note = {
  studyId: string
  row: string
  column: 'objection' | 'answer'
  participantId: string | null
}

/** Where it belongs what the tagger learned from a study. */
export type LearnedPlace = { studyId: string; row: string }

/** Where it stands what a court, an authority or a party demands. */
export type DemandPlace = { studyId: string; id: string; column: 'demander' | 'asked' }
/** Where it stands who got something, or what its figures rest on. */
export type HandoverPlace = { studyId: string; row: string; column: 'recipient' | 'base' }

/** Where it stands who somebody is. */
export type Identity = Owner & { column: 'name' | 'birthDate' | 'contact' }

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
  /** A name for an id that leads back to it for nobody without the study's key; sorted by it, a list is shuffled. */
  handle(studyId: string): Promise<(id: string) => string>
  /**
   * Words of the board and answers to it, sealed under the study's key; about somebody's quote, which they may repeat, under
   * the key of its speaker, with which they go.
   */
  sealForBoard(note: Note, text: string): Promise<Uint8Array<ArrayBuffer>>
  openForBoard(note: Note, sealed: Uint8Array): Promise<string>
  /** What was learned from many people's words, under a key of the study's own. */
  sealModel(place: LearnedPlace, text: string): Promise<Uint8Array<ArrayBuffer>>
  openModel(place: LearnedPlace, sealed: Uint8Array): Promise<string>
  /** What a safety reviewer wrote down: it stays when a participant's key goes. */
  sealForSafety(flag: { studyId: string; id: string }, text: string): Promise<Uint8Array<ArrayBuffer>>
  openForSafety(flag: { studyId: string; id: string }, sealed: Uint8Array): Promise<string>
  /** What a legal demand says, under a key of the study's for this alone. */
  sealForDemand(place: DemandPlace, text: string): Promise<Uint8Array<ArrayBuffer>>
  openForDemand(place: DemandPlace, sealed: Uint8Array): Promise<string>
  /** Who got what was handed over, and whose words its figures rest on: it stays when a participant's key goes. */
  sealForHandover(place: HandoverPlace, text: string): Promise<Uint8Array<ArrayBuffer>>
  openForHandover(place: HandoverPlace, sealed: Uint8Array): Promise<string>
  /** Who somebody is, under a key that opens none of their words. The key is made with the first of it. */
  sealIdentity(place: Identity, text: string): Promise<Uint8Array<ArrayBuffer>>
  openIdentity(place: Identity, sealed: Uint8Array): Promise<string>
}

const version = 1

type WordKeys = Omit<SealingKeys, 'identity'> & {
  identity(studyId: string, participantId: string, how?: 'make'): Promise<Buffer>
}

export const createWords = (keys: WordKeys): Words => ({
  async seal(place, text) {
    return sealUnder(await keys.participant(place.studyId, place.participantId), address(place), text)
  },

  async open(place, sealed) {
    return openUnder(await keys.participant(place.studyId, place.participantId), address(place), sealed)
  },

  async digest({ studyId, participantId }, text) {
    const key = await keys.digest(studyId, participantId)
    return createHmac('sha256', key).update(text).digest('base64url')
  },

  async fingerprint(studyId, text) {
    const key = await keys.fingerprint(studyId)
    return createHmac('sha256', key).update(text).digest('base64url')
  },

  /** Turns a stem into a word of the search index that nobody without the study's key can turn back. */
  async lexeme(studyId) {
    const key = await keys.search(studyId)
    return (stem) => createHmac('sha256', key).update(stem).digest('hex').slice(0, 16)
  },

  async handle(studyId) {
    const key = await keys.derived(studyId, 'order')
    return (id) => createHmac('sha256', key).update(id).digest('base64url').slice(0, 22)
  },

  sealForBoard: async (note, text) => sealUnder(await noteKey(keys, note), noteAddress(note), text),
  async openForBoard(note, sealed) {
    const open = (key: Buffer) => openUnder(key, noteAddress(note), sealed)
    if (note.participantId === null) return open(await noteKey(keys, note))
    // What was said of a quote before such words went with its speaker is sealed under the study's key.
    return noteKey(keys, note)
      .then(open)
      .catch(async () => open(await noteKey(keys, { ...note, participantId: null })))
  },

  sealModel: async (place, text) =>
    sealUnder(await keys.derived(place.studyId, 'model'), modelAddress(place), text),
  openModel: async (place, sealed) =>
    openUnder(await keys.derived(place.studyId, 'model'), modelAddress(place), sealed),
  sealForSafety: async (flag, text) =>
    sealUnder(await keys.derived(flag.studyId, 'safety'), flagAddress(flag), text),
  openForSafety: async (flag, sealed) =>
    openUnder(await keys.derived(flag.studyId, 'safety'), flagAddress(flag), sealed),

  sealForDemand: async (place, text) =>
    sealUnder(await keys.derived(place.studyId, 'demand'), demandAddress(place), text),
  openForDemand: async (place, sealed) =>
    openUnder(await keys.derived(place.studyId, 'demand'), demandAddress(place), sealed),
  sealForHandover: async (place, text) =>
    sealUnder(await keys.derived(place.studyId, 'handover'), handoverAddress(place), text),
  openForHandover: async (place, sealed) =>
    openUnder(await keys.derived(place.studyId, 'handover'), handoverAddress(place), sealed),

  sealIdentity: async (place, text) =>
    sealUnder(await keys.identity(place.studyId, place.participantId, 'make'), identityAddress(place), text),
  openIdentity: async (place, sealed) =>
    openUnder(await keys.identity(place.studyId, place.participantId), identityAddress(place), sealed),
})

const noteKey = (keys: WordKeys, { studyId, participantId }: Note): Promise<Buffer> =>
  participantId === null ? keys.derived(studyId, 'board') : keys.participant(studyId, participantId)

const sealUnder = (key: Buffer, where: Buffer, text: string): Uint8Array<ArrayBuffer> => {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(where)
  const parts = [Buffer.of(version), iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
  return new Uint8Array(Buffer.concat(parts))
}

const openUnder = (key: Buffer, where: Buffer, sealed: Uint8Array): string => {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  if (bytes[0] !== version) throw new Error('words sealed by a newer version')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13)).setAAD(where)
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(13, -16)), decipher.final()]).toString('utf8')
}

const noteAddress = (note: Note) => Buffer.from(`${note.studyId}\n${note.row}\n${note.column}`)

const modelAddress = (place: LearnedPlace) => Buffer.from(`model\n${place.studyId}\n${place.row}`)
const flagAddress = (flag: { studyId: string; id: string }) =>
  Buffer.from(`${flag.studyId}\n${flag.id}\nsafety`)
const demandAddress = (place: DemandPlace) =>
  Buffer.from(`demand\n${place.studyId}\n${place.id}\n${place.column}`)

const handoverAddress = (place: HandoverPlace) =>
  Buffer.from(`handover\n${place.studyId}\n${place.row}\n${place.column}`)

const identityAddress = (place: Identity) =>
  Buffer.from(`identity\n${place.studyId}\n${place.participantId}\n${place.column}`)

const address = (place: Place) =>
  Buffer.from(`${place.studyId}\n${place.participantId}\n${place.row}\n${place.column}`)
