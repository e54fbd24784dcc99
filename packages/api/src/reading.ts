import { isShutOut, mayIn, type Actor } from './actor.ts'
import type { App } from './app.ts'
import { appendAudit, type Subjects } from './audit/store.ts'
import { Forbidden } from './errors.ts'
import type { Permission } from './policy.ts'
import type { Note, Place } from './words.ts'

/** The one door to words for a reader: it asks for the permission, which rows are whose was asked before it, and what was opened is in the audit. */
export type Reading = {
  open(place: Place, sealed: Uint8Array): Promise<string>
  /** A quote that two people let leave, for who may read what leaves; audited like any other. */
  openReleased(audience: 'board' | 'lead' | 'public', place: Place, sealed: Uint8Array): Promise<string>
  /** Words that a safety reviewer has to read, raw as they came. Of which item is kept, not of whom: others read the record. */
  openForSafety(place: Place, sealed: Uint8Array, flagId: string): Promise<string>
  /** The same of what the board wrote or was answered; it may be about nobody of the study. */
  openNoteForSafety(note: Note, sealed: Uint8Array, flagId: string): Promise<string>
  /** The raw words of an answer, for who looks behind one mark of its passage. */
  openDetail(place: Place, sealed: Uint8Array, passageId: string): Promise<string>
  /** Counts a search. Of its words only a hash under the study's key is kept: the same for the same words. */
  searched(studyId: string, words: string, found: number): void
  /** Something that was read and is kept like words: which study, what, and how much of it. */
  noted(entry: Noted): void
  /** Writes what was opened; an answer is sent only after it. */
  record(): Promise<void>
}

/** Whose words they are, who is shown them and nobody else: they stand in the record as who read them. */
export type Writer = { studyId: string; participantId: string; sittingId: string }

/** The door for whoever wrote them: it opens nothing of anybody else's, as words of another person do not open under their key. */
export const openOwn = async (
  app: App,
  { studyId, participantId, sittingId }: Writer,
  written: readonly { id: string; words: Uint8Array }[],
): Promise<string[]> => {
  const owner = { studyId, participantId, column: 'answer' } as const
  const opened = await Promise.all(
    written.map(({ id, words }) => app.words.open({ ...owner, row: id }, words)),
  )
  await appendAudit(app, app.db, {
    ...{ actor: { kind: 'system', id: 'sitting' }, studyId, action: 'read own words', outcome: 'done' },
    subjects: { sitting: sittingId, participant: participantId, rows: written.map(({ id }) => id) },
  })
  return opened
}

const toRead = { board: 'read board', lead: 'read lead', public: 'hand over' } as const

type Noted = { studyId: string; action: string; subjects: Subjects }

export const createReading = (app: App, actor: Actor): Reading => {
  const notes: Noted[] = []
  const rows = new Map<string, Set<string>>()
  const flags = new Map<string, string>()
  const searches = new Map<string, { studyId: string; words: string; found: number }>()
  const known = new Map<string, Promise<string>>()

  const opened = async (permissions: readonly Permission[], place: Place, sealed: Uint8Array) => {
    const may = permissions.some((permission) => mayIn(actor, place.studyId, permission))
    if (!may || isShutOut(actor, place.participantId)) throw new Forbidden()
    const name = `${place.row} ${place.column}`
    const words = known.get(name) ?? app.words.open(place, sealed)
    known.set(name, words)
    return words
  }
  const openAs = async (permissions: readonly Permission[], place: Place, sealed: Uint8Array) => {
    const words = await opened(permissions, place, sealed)
    rows.set(place.studyId, (rows.get(place.studyId) ?? new Set()).add(place.row))
    return words
  }
  const write = (entry: Noted) => appendAudit(app, app.db, { ...entry, actor, outcome: 'done' })

  return {
    async openDetail(place, sealed, passage) {
      const { studyId } = place
      const raw = await openAs(['open details'], place, sealed)
      notes.push({ studyId, action: 'open detail', subjects: { passage } })
      return raw
    },
    open: (place, sealed) => openAs(['read words', 'read own interviews'], place, sealed),
    openReleased: (audience, place, sealed) => openAs([toRead[audience]], place, sealed),
    async openForSafety(place, sealed, flag) {
      const words = await opened(['review safety'], place, sealed)
      flags.set(flag, place.studyId)
      return words
    },
    async openNoteForSafety(note, sealed, flag) {
      const may = mayIn(actor, note.studyId, 'review safety') && !isShutOut(actor, note.participantId)
      if (!may) throw new Forbidden()
      flags.set(flag, note.studyId)
      return app.words.openForBoard(note, sealed)
    },
    searched(studyId, words, found) {
      const same = words.trim().toLowerCase().replace(/\s+/g, ' ')
      searches.set(`${studyId} ${same}`, { studyId, words: same, found })
    },
    noted: (entry) => void notes.push(entry),
    async record() {
      for (const entry of notes.splice(0)) await write(entry)
      for (const { studyId, words, found } of searches.values()) {
        const hash = (await app.words.fingerprint(studyId, `search ${words}`)).slice(0, 22)
        await write({ studyId, action: 'search', subjects: { words: hash, found } })
      }
      for (const [flag, studyId] of flags) await write({ studyId, action: 'read words', subjects: { flag } })
      for (const one of [searches, flags]) one.clear()
      for (const [studyId, opened] of rows)
        await write({ studyId, action: 'read words', subjects: { rows: [...opened] } })
      rows.clear()
    },
  }
}
