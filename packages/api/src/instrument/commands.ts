import {
  blankInstrument,
  canonicalInstrument,
  lint,
  mayBeFielded,
  mispairOf,
  readInstrument,
  restrictedIn,
  withReviewOf,
  withTranslation,
  type Instrument,
  type Sheet,
} from '@firsthand/analysis/instrument'
import { z } from 'zod'
import { command, type Act } from '../command.ts'
import { EditedMeanwhile } from '../draftError.ts'
import { Frozen, invalid, InvalidInput, NotFound } from '../errors.ts'
import { sha256Of } from '../hash.ts'
import { newId } from '../id.ts'
import { id, key, language } from '../input.ts'
import { leaveRoom } from './adding.ts'
import { builtIn, builtInKeys } from './builtIn.ts'
import { freeVersion, fromQuestions, issuesOf, questionsOf } from './instrument.ts'
import * as store from './store.ts'

/** Begins a draft: from a version of the study, from one that comes along, or from nothing. */
export const createDraft = command({
  action: 'create draft',
  may: 'edit instrument',
  input: z.strictObject({
    studyId: id,
    key: key.nullish(),
    builtIn: z.enum(builtInKeys).nullish(),
    fromId: id.nullish(),
  }),
  async run(act, { studyId, key, builtIn: name, fromId }) {
    if ([key, name, fromId].filter((one) => one != null).length !== 1)
      throw invalid('key', 'is needed, or builtIn, or fromId: one of the three')
    const from = fromId
      ? await definitionOf(act, { studyId, id: fromId })
      : name
        ? builtIn(name)
        : blankInstrument(key!)
    return insert(act, studyId, from)
  },
  audit: (instrument) => ({ instrument }),
})

const insert = async (act: Act, studyId: string, from: Instrument): Promise<string> => {
  await leaveRoom(act, studyId)
  const taken = await store.findTaken(act.tx, studyId, from.key)
  const draft = { ...from, version: freeVersion(from.version, taken) }
  const made = newId()
  await store.insertDraft(act.tx, { studyId, id: made, definition: draft })
  return made
}

const definitionOf = async ({ tx }: Act, named: Place): Promise<Instrument> => {
  const version = await store.findVersion(tx, named)
  if (!version) throw new NotFound('instrument')
  return version.definition ?? fromQuestions({ ...version, questions: await store.findQuestions(tx, named) })
}

type Place = { studyId: string; id: string }

const draftOf = async ({ tx }: Act, { studyId, instrumentId }: { studyId: string; instrumentId: string }) => {
  // Who saves and who fields take turns, or what is fielded could be another text than the one that was looked at.
  await store.lockVersion(tx, { studyId, id: instrumentId })
  const version = await store.findVersion(tx, { studyId, id: instrumentId })
  if (!version) throw new NotFound('instrument')
  if (version.status !== 'draft' || !version.definition) throw new Frozen('version of the instrument')
  return { ...version, definition: version.definition }
}

const definition = z.string().max(900_000)
const expected = z.number().int().min(0)

/** Keeps what was written. Of two who write at once the second is told, and nothing of the first is lost. */
export const saveDraft = command({
  action: 'save draft',
  may: 'edit instrument',
  input: z.strictObject({ studyId: id, instrumentId: id, expected, definition }),
  async run(act, { studyId, instrumentId, ...input }) {
    const draft = await draftOf(act, { studyId, instrumentId })
    const next = withReviewOf(draft.definition, parsed(input.definition))
    await keepKeyFree(act, studyId, { draft, next })
    if (!(await store.saveDraft(act.tx, { studyId, id: instrumentId, definition: next }, input.expected)))
      throw new EditedMeanwhile(draft.revision)
    return instrumentId
  },
  audit: (instrument, input) => ({ instrument, revision: input.expected + 1 }),
})

const parsed = (json: string): Instrument => {
  const read = readInstrument(json)
  if (!read.ok) throw new InvalidInput(read.problems)
  return read.instrument
}

type Naming = { key: string; version: string }

const keepKeyFree = async (
  { tx }: Act,
  studyId: string,
  { draft, next }: { draft: Naming; next: Naming },
) => {
  if (draft.key === next.key && draft.version === next.version) return
  if (await store.isPublished(tx, { studyId, key: next.key, version: next.version }))
    throw invalid(
      'definition.version',
      'is taken by another version of this instrument. Give the next number.',
    )
}

/** Takes a draft away that nobody was asked with. */
export const removeDraft = command({
  action: 'remove draft',
  may: 'edit instrument',
  input: z.strictObject({ studyId: id, instrumentId: id, expected }),
  async run(act, { studyId, instrumentId, expected }) {
    const draft = await draftOf(act, { studyId, instrumentId })
    if (!(await store.removeDraft(act.tx, { studyId, id: instrumentId }, expected)))
      throw new EditedMeanwhile(draft.revision)
    return studyId
  },
  audit: (_, { instrumentId: instrument }) => ({ instrument }),
})

/** From here on it is asked, and never changed: what the lint finds stands against it. */
export const fieldInstrument = command({
  action: 'field instrument',
  may: 'edit instrument',
  input: z.strictObject({ studyId: id, instrumentId: id, expected }),
  async run(act, { studyId, instrumentId, expected }) {
    const draft = await draftOf(act, { studyId, instrumentId })
    if (draft.revision !== expected) throw new EditedMeanwhile(draft.revision)
    const findings = lint(draft.definition, { studyLanguages: await store.findLanguages(act.tx, studyId) })
    if (!mayBeFielded(findings)) throw new InvalidInput(issuesOf(findings))
    const questions = questionsOf(draft.definition).map((one) => ({ ...one, id: newId() }))
    if (questions.length > 200) throw invalid('instrumentId', 'asks more than 200 questions')
    const sha256 = sha256Of(canonicalInstrument(draft.definition))
    await store.field(act.tx, { studyId, id: instrumentId }, { questions, at: act.at, sha256 })
    return instrumentId
  },
  audit: (instrument) => ({ instrument }),
})

/** Nobody is asked with it any more; what was answered stays. */
export const retireInstrument = command({
  action: 'retire instrument',
  may: 'edit instrument',
  input: z.strictObject({ studyId: id, instrumentId: id }),
  async run({ tx, at }, { studyId, instrumentId }) {
    const version = await store.findVersion(tx, { studyId, id: instrumentId })
    if (!version) throw new NotFound('instrument')
    if (version.status !== 'fielded')
      throw invalid('instrumentId', 'is not in the field: only a fielded version is retired')
    await store.retire(tx, instrumentId, at)
    return instrumentId
  },
  audit: (instrument) => ({ instrument }),
})

/** Brings an exported instrument in as a draft. What others own comes in with the reference of a licence only. */
export const importInstrument = command({
  action: 'import instrument',
  may: 'edit instrument',
  input: z.strictObject({ studyId: id, file: definition }),
  async run(act, { studyId, file }) {
    const brought = parsed(file)
    const restricted = restrictedIn(brought)
    if (restricted && !brought.licenceRef?.trim())
      throw invalid(
        'definition.licenceRef',
        `is missing. ${restricted} may not be used without a licence: give the reference of yours.`,
      )
    return insert(act, studyId, brought)
  },
  audit: (instrument) => ({ instrument }),
})

/** Fills a draft's slot of a language with an official or reviewed text, with where it comes from and its digest. */
export const bringTranslation = command({
  action: 'bring translation',
  may: 'edit instrument',
  input: z.strictObject({
    ...{ studyId: id, instrumentId: id, expected, language, sheet: definition },
    status: z.enum(['official', 'forward_back_reviewed']),
    source: z.string().trim().min(1).max(500),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  async run(act, { studyId, instrumentId, expected, ...brought }) {
    const draft = await draftOf(act, { studyId, instrumentId })
    if (sha256Of(brought.sheet) !== brought.sha256)
      throw invalid('sha256', 'is not that of this text. Take the text from its source again.')
    const { language, status, source, sha256 } = brought
    const filled = withTranslation(draft.definition, sheetIn(brought.sheet), {
      language,
      status,
      source,
      sha256,
    })
    if (!filled.ok)
      throw new InvalidInput(
        filled.unfit.slice(0, 20).map(({ kind, place }) => ({
          path: `sheet.${place.slice(0, 80)}`,
          message: kind === 'missing' ? 'is missing' : 'is no place of this instrument',
        })),
      )
    const { instrument: next } = filled
    if (!(await store.saveDraft(act.tx, { studyId, id: instrumentId, definition: next }, expected)))
      throw new EditedMeanwhile(draft.revision)
    return instrumentId
  },
  audit: (instrument) => ({ instrument }),
})

const sheetShape = z.record(z.string().max(200), z.string().max(4000))

const sheetIn = (json: string): Sheet => {
  let raw: unknown
  try {
    raw = JSON.parse(json)
  } catch {
    throw invalid('sheet', 'is not JSON. Export the sheet of the instrument to see the form.')
  }
  const read = sheetShape.safeParse(raw)
  if (!read.success) throw invalid('sheet', 'is not a list of places with their texts')
  return read.data
}

const pairs = z
  .array(z.strictObject({ from: z.string().max(80), to: z.string().max(80) }))
  .min(1)
  .max(200)

const whyNot = {
  unknown_from: 'is no item of the first version',
  unknown_to: 'is no item of the second version',
  other_answers: 'joins two items that are answered differently, so that they cannot be compared',
  paired_twice: 'joins an item that another pair joins already',
} as const

/** Says which items of two fielded versions ask the same. Trends are drawn over nothing else. */
export const declareEquivalence = command({
  action: 'declare equivalence',
  may: 'edit instrument',
  input: z.strictObject({ studyId: id, fromId: id, toId: id, pairs }),
  async run({ tx, at }, { studyId, fromId, toId, pairs }) {
    if (fromId === toId) throw invalid('toId', 'is the same version; give two')
    const versions = [fromId, toId].map((one) => store.findVersion(tx, { studyId, id: one }))
    const [from, to] = [await versions[0], await versions[1]]
    if (!from || !to) throw new NotFound('instrument')
    if (!from.definition || !to.definition || from.status === 'draft' || to.status === 'draft')
      throw invalid('fromId', 'and toId have to be versions that were fielded from the editor')
    const wrong = mispairOf(from.definition, to.definition, pairs)
    if (wrong) throw invalid(`pairs.${wrong.at}`, whyNot[wrong.why])
    const row = { studyId, id: newId(), fromId, toId, pairs, declaredAt: at }
    if (!(await store.insertEquivalence(tx, row))) throw new Frozen('declaration about the two versions')
    return toId
  },
  audit: (instrument, input) => ({ instrument, pairs: input.pairs.length }),
})
