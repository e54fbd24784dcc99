import { z } from 'zod'
import type { Role } from '../../generated/prisma/enums.ts'
import type { Actor } from '../actor.ts'
import { command } from '../command.ts'
import type { Tx } from '../db.ts'
import { DemoOnly, Frozen, invalid, NotFound, SignedOut } from '../errors.ts'
import { newId } from '../id.ts'
import { day, id, key, language, languages, localized, mostInList, timeZone } from '../input.ts'
import { NoConsentText } from '../textErrors.ts'
import * as store from './store.ts'

/** Whoever opens a study evaluates it, and says who else comes in. */
export const opener: Role[] = ['evaluator', 'administrator']

/** Opens a study, as administrators of the instance may. A demo database takes no real one. */
export const createStudy = command({
  action: 'create study',
  may: 'administrator',
  input: z.strictObject({
    title: localized,
    languages,
    timeZone,
  }),
  async run({ app, tx, actor }, input) {
    if (app.isDemo && actor.kind !== 'system') throw new DemoOnly()
    if (actor.kind === 'stranger') throw new SignedOut()
    const studyId = newId()
    await app.keys.createStudy(studyId)
    await store.insertStudy(tx, { ...input, id: studyId, isDemo: app.isDemo })
    if (actor.kind === 'account')
      await store.insertMembership(tx, { studyId, accountId: actor.id, roles: opener })
    return studyId
  },
  audit: (studyId) => ({ study: studyId }),
})

export const addWave = command({
  action: 'add wave',
  may: 'edit study',
  input: z
    .strictObject({ studyId: id, key, label: localized, opensOn: day, closesOn: day.nullish() })
    .refine((wave) => !wave.closesOn || wave.closesOn >= wave.opensOn, {
      path: ['closesOn'],
      error: 'is before opensOn',
    }),
  async run({ tx }, input) {
    await checkRoom(tx, 'wave', input)
    const waveId = newId()
    await store.insertWave(tx, { ...input, id: waveId, closesOn: input.closesOn ?? null })
    return waveId
  },
  audit: (wave) => ({ wave }),
})

/** What a wave is called, and when it is asked: whole. Its place among the others stays. */
export const changeWave = command({
  action: 'change wave',
  may: 'edit study',
  input: z
    .strictObject({ studyId: id, waveId: id, label: localized, opensOn: day, closesOn: day.nullish() })
    .refine((wave) => !wave.closesOn || wave.closesOn >= wave.opensOn, {
      path: ['closesOn'],
      error: 'is before opensOn',
    }),
  async run({ tx }, { studyId, waveId, closesOn, ...wave }) {
    const isThere = await store.updateWave(
      tx,
      { studyId, id: waveId },
      { ...wave, closesOn: closesOn ?? null },
    )
    if (!isThere) throw new NotFound('wave')
    return waveId
  },
  audit: (wave) => ({ wave }),
})

const named = z.strictObject({ studyId: id, key, label: localized })

export const addRegion = command({
  action: 'add region',
  may: 'edit study',
  input: named,
  async run({ tx }, input) {
    await checkRoom(tx, 'region', input)
    const regionId = newId()
    await store.insertRegion(tx, { ...input, id: regionId })
    return regionId
  },
  audit: (region) => ({ region }),
})

export const addService = command({
  action: 'add service',
  may: 'edit study',
  input: named,
  async run({ tx }, input) {
    await checkRoom(tx, 'service', input)
    const serviceId = newId()
    await store.insertService(tx, { ...input, id: serviceId })
    return serviceId
  },
  audit: (service) => ({ service }),
})

/** Each key once, and no more than a page shows whole. */
const checkRoom = async (
  tx: Tx,
  table: 'wave' | 'region' | 'service',
  { studyId, key }: { studyId: string; key: string },
) => {
  const keys = await store.findKeys(tx, table, studyId)
  if (keys.includes(key)) throw new Frozen(table)
  if (keys.length >= mostInList)
    throw invalid('studyId', `has ${mostInList} ${table}s, and a study takes no more`)
}

/** Who interviews sees again whom they enrolled; what the product enrols is nobody's. */
const accountOf = (actor: Actor) => (actor.kind === 'account' ? actor.id : null)

/** Adds a young person under a random id. Their key is on disk before the row is. */
export const enrolParticipant = command({
  action: 'enrol participant',
  may: 'enrol participant',
  input: z.strictObject({
    studyId: id,
    regionId: id.nullish(),
    language,
    isAdult: z.boolean().default(false),
  }),
  async run({ app, tx, actor, at }, { regionId, ...input }) {
    const audience = input.isAdult ? 'adult' : 'youth'
    // Nobody is added who cannot be told what it is about; what the product adds itself is the demo's.
    const isReal = !app.isDemo && actor.kind !== 'system'
    if (isReal && !(await store.hasConsentText(tx, { studyId: input.studyId, audience, at })))
      throw new NoConsentText(audience)
    if (regionId && !(await store.hasRegion(tx, input.studyId, regionId)))
      throw invalid('regionId', 'is not a region of this study')
    const participantId = newId()
    await app.keys.createParticipants(input.studyId, [participantId])
    await store.insertParticipants(tx, [
      { ...input, id: participantId, regionId: regionId ?? null, enrolledBy: accountOf(actor) },
    ])
    return participantId
  },
  audit: (participant) => ({ participant }),
})
