// Every answer in words is screened where it came in, whatever may be analysed of it: the first thing that happens to it.
import { screenVersion } from '@firsthand/analysis'
import { z } from 'zod'
import type { App } from '../app.ts'
import { command, type Act } from '../command.ts'
import { newId } from '../id.ts'
import type { FlagJob, Job, Overdue, Within } from '../pipeline.ts'
import { holdPerson } from '../study/store.ts'
import type { SafetySource } from '../../generated/prisma/enums.ts'
import type { Tier } from './clock.ts'
import { askedForHelp, failed, isNews, merged, namedIn, onlyToRead, raisedOf, unscreened } from './safety.ts'
import type { Found, Service } from './safety.ts'
import * as store from './store.ts'
import * as unread from './unreadStore.ts'

/** Opens the raw words of a response and raises what a person must read. Where the engine fails, a person reads it. */
export const screenResponse = async (app: App, job: Job): Promise<void> => {
  const answers = await unread.findUnscreened(app.db, job, screenVersion)
  if (answers.length === 0) return
  const services = await store.findServices(app.db, job.studyId)
  const saidYes = await unread.hasSaidYes(app.db, job)
  const named = new Set<string>()
  const found: Found[] = []
  const answerIds: string[] = []
  for (const { id: row, participantId, words } of answers) {
    // Of answers without words there are only these: yeses.
    if (!words) {
      found.push(askedForHelp)
      answerIds.push(row)
      continue
    }
    const place = { studyId: job.studyId, participantId, row, column: 'answer' } as const
    const one = await screened(app, { open: () => app.words.open(place, words), services, saidYes })
    found.push(one)
    for (const id of one.services) named.add(id)
    // What failed is looked at again at the next start, beside the person who reads it.
    if (one !== failed) answerIds.push(row)
  }
  const stored = { ...job, answerIds, found, services: [...named].sort() }
  await storeScreening(app, { kind: 'system', id: 'pipeline' }, stored)
}

/** What was held while it might not be read, once it may be. */
export const heldOfPerson: Within = async (tx, event) =>
  event.type === 'consent.recorded' ? unread.findUnscreenedOf(tx, event) : []

/** The same of what the board wrote about their quotes. */
export const heldNotesOfPerson: Within = async (tx, event) =>
  event.type === 'consent.recorded' ? unread.findUnscreenedNotesOf(tx, event) : []

/** What may not be read from now on, before a program read it: a person asks whoever was there. */
export const hiddenOfPerson: Within = async (tx, event) => {
  if (event.type !== 'consent.recorded') return []
  const { studyId, participantId } = event
  const raised: FlagJob[] = []
  for (const { responseId, raisedAt, source } of await unread.findHidden(tx, event)) {
    const flag = { studyId, participantId, responseId, source, raisedAt, id: newId() }
    // What was decided before these words came says nothing of them, unless a person was told of these very words.
    const isThere = (await store.holdRaised(tx, flag)).some(
      (one) => !one.decidedAt || (one.kinds.includes(unscreened) && one.raisedAt >= raisedAt),
    )
    const { tier, kinds, rules } = failed
    if (!isThere && (await store.insertFlag(tx, { ...flag, tier: tier ?? 2, kinds, rules })))
      raised.push({ studyId, flagId: flag.id })
  }
  return raised
}

/** What is not screened, or by another lexicon. */
export const overdueResponses: Overdue = (tx) => unread.findUnscreenedResponses(tx, screenVersion)

type Read = { open: () => Promise<string>; services: readonly Service[]; saidYes?: boolean }

/** Whatever fails, a key that is gone included, is for a person, and keeps no other answer waiting. */
export const screened = async ({ analyst }: App, { open, services, saidYes }: Read): Promise<Found> => {
  try {
    const text = await open()
    const { tier, findings } = await analyst.screen(text, saidYes)
    return {
      ...{ tier, kinds: findings.map(({ kind }) => kind), rules: findings.map(({ rule }) => rule) },
      services: namedIn(text, services),
    }
  } catch (problem) {
    // The program ends: the job goes on when it is back.
    if (analyst.hasStopped()) throw problem
    return failed
  }
}

/** `isNew`: words that nobody could have read when they decided what there is. */
type Raising = Omit<store.NewFlag, 'id' | 'version'> & { services: string[]; isNew?: boolean }
export const raise = async ({ tx, emit }: Act, raising: Raising): Promise<string | null> => {
  const raised = await raiseIn(tx, raising)
  if (raised?.isCalled) await emit({ type: 'flag.raised', studyId: raising.studyId, flagId: raised.id })
  return raised?.id ?? null
}

/** What waits takes in what was found; of what was decided only what is new there is raised, as one of its own. */
const raiseIn = async (tx: Act['tx'], { isNew, ...raising }: Raising) => {
  const flag = { ...raising, id: newId(), version: screenVersion }
  const there = (await store.holdRaised(tx, flag)).map((one) => ({ ...one, tier: one.tier as Tier }))
  const waits = there.find(({ decidedAt }) => decidedAt === null)
  if (waits) {
    const { version, services } = flag
    const more = { ...merged(waits, flag), version, services: [...new Set([...waits.services, ...services])] }
    await store.raiseFlag(tx, { ...flag, id: waits.id }, more)
    return { id: waits.id, isCalled: flag.tier < waits.tier }
  }
  const isRaised = (isNew || isNews(flag, there)) && (await store.insertFlag(tx, flag))
  return isRaised ? { id: flag.id, isCalled: true } : null
}

/** What was found in how somebody may be reached: each time it is written it is written whole, and nobody read it before. */
export const noticedInContact: Within = async (tx, event) => {
  if (event.type !== 'contact.kept') return []
  const { studyId, participantId, tier, kinds, rules } = event
  const flag = { studyId, participantId, responseId: participantId, source: 'contact' as const }
  const found = { tier, kinds, rules, services: [], raisedAt: new Date(), isNew: true }
  const raised = await raiseIn(tx, { ...flag, ...found })
  return raised?.isCalled ? [{ studyId, flagId: raised.id }] : []
}

/** What waits of what was saved before it was sent. What was decided says nothing of words that came after it. */
const leftOpen = async (tx: Act['tx'], of: { studyId: string; responseId: string }) => {
  const left = await store.holdRaised(tx, { ...of, source: 'left' })
  const waits = left.find(({ decidedAt }) => decidedAt === null)
  return waits ? { ...waits, tier: waits.tier as Tier } : null
}

/** Nobody of ours sat with them, and nobody said that somebody else did. */
const isUnheard = ({ mode, isHandled }: store.About) => mode === 'self' || (mode === 'import' && !isHandled)

const sourceOf = ({ mode, isHandled }: store.About): SafetySource => {
  if (mode !== 'import') return 'screening'
  return isHandled ? 'imported' : 'batch'
}

const storeScreening = command({
  action: 'screen response',
  may: 'system',
  input: z.object({
    ...{ studyId: z.string(), responseId: z.string(), answerIds: z.array(z.string()) },
    ...{ found: z.custom<Found[]>(), services: z.array(z.string()) },
  }),
  async run(act, { studyId, responseId, answerIds, found, services }) {
    const { tx, at } = act
    if (!(await holdPerson(tx, 'response', { studyId, id: responseId }))) return null
    const about = await store.findAbout(tx, studyId, responseId)
    if (!about) return null
    await store.noteScreened(tx, { studyId }, { answerIds, version: screenVersion, at })
    const isReadAnyway = !about.isAdult && isUnheard(about)
    const raised = raisedOf(found, isReadAnyway)
    if (!raised) return null
    const flag = {
      studyId,
      participantId: about.participantId,
      responseId,
      source: sourceOf(about),
      ...raised,
    }
    const raisedAt = about.isNew ? about.receivedAt : at
    // What was found before it was sent, and still waits, is not found a second time.
    const known = about.sittingId ? await leftOpen(tx, { studyId, responseId: about.sittingId }) : null
    if (!known || isNews(raised, [known])) return raise(act, { ...flag, raisedAt, services })
    const { tier, kinds, rules } = known
    const more = { tier, kinds, rules, services: [...new Set([...known.services, ...services])] }
    await store.raiseFlag(tx, { studyId, id: known.id }, { ...more, version: screenVersion })
    // Whoever has the item may have read it before the rest was written.
    return isReadAnyway ? raise(act, { ...flag, ...onlyToRead, raisedAt, services }) : null
  },
  // Neither whose words, nor how urgent or by which line: whoever reads the record would learn who spoke of danger.
  audit: (flag, { answerIds }) => ({
    ...{ answers: answerIds.length, version: screenVersion, ...(flag ? { flag } : {}) },
  }),
})
