import { z } from 'zod'
import { mayIn } from '../actor.ts'
import { command, type Act } from '../command.ts'
import { birthDateProblem, eighteenthOf } from '../consent/majority.ts'
import { isOfAge, recordBirthday } from '../consent/store.ts'
import { invalid, NotFound } from '../errors.ts'
import { id, language, refuseUnwritable } from '../input.ts'
import { hasParticipant } from '../study/store.ts'
import { peopleWithin } from '../visible.ts'
import { channels, checkPlan, weekdays, type ContactPlan } from './identity.ts'
import { screenedPlan } from './screening.ts'
import * as store from './store.ts'

const ofPerson = { studyId: id, participantId: id }
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((given) => given || null)
    .nullish()

/**
 * Writes down who somebody is. It is written and not read back: whoever wrote it may write it anew. A birth date decides
 * from its instant on who has to agree, so it goes over to the rule of consent in the same transaction.
 */
export const keepIdentity = command({
  action: 'keep identity',
  may: 'keep identity',
  input: z
    .strictObject({
      ...ofPerson,
      name: z.string().trim().min(1).max(200).optional(),
      birthDate: z.string().max(40).optional(),
    })
    .refine(({ name, birthDate }) => name || birthDate, 'holds nothing to keep: give a name or a birth date'),
  async run(act, { name, birthDate, ...person }) {
    await meet(act, person)
    const before = await isOfAge(act.tx, person)
    const { words } = act.app
    if (name) {
      refuseUnwritable('name', name)
      await store.keep(act.tx, person, {
        name: await words.sealIdentity({ ...person, column: 'name' }, name),
      })
    }
    if (birthDate) await keepBirthDate(act, person, birthDate)
    return { ...person, isOfAge: await isOfAge(act.tx, person), before }
  },
  // A date that makes an adult of a minor, or the other way round, changes who is asked: that it did is told, never the date.
  audit: ({ participantId, isOfAge, before }, { name, birthDate }) => ({
    participant: participantId,
    kept: [...(name ? ['name'] : []), ...(birthDate ? ['birthDate'] : [])],
    ...(birthDate && { ofAge: isOfAge ? 'yes' : 'no', changed: isOfAge === before ? 'no' : 'yes' }),
  }),
})

const keepBirthDate = async (act: Act, person: store.Person, birthDate: string): Promise<void> => {
  const { app, tx, at } = act
  const problem = birthDateProblem(birthDate, await store.findTimeZone(tx, person.studyId), at)
  if (problem) throw invalid('birthDate', problem)
  const [wasOfAge, { hasBirthDate }] = [await isOfAge(tx, person), await store.findKept(tx, person)]
  const sealed = await app.words.sealIdentity({ ...person, column: 'birthDate' }, birthDate)
  await store.keep(tx, person, { birthDate: sealed })
  await recordBirthday(tx, person, eighteenthOf(birthDate))
  const isNowOfAge = await isOfAge(tx, person)
  // The other way round nobody waits: a minor is protected from the moment in which somebody sees that they are one.
  if (hasBirthDate && isNowOfAge && !wasOfAge && !mayIn(act.actor, person.studyId, 'correct age'))
    throw invalid(
      'birthDate',
      'is another one than what is kept and would make this minor of age, so that nobody else is asked for them. Only an evaluator may correct that; ask one. Nothing was stored',
    )
  // Beside the keys too: an older copy would take somebody for an adult again who is not.
  if (isNowOfAge !== wasOfAge)
    await app.keys.withdrawals.add([
      { kind: 'minor', ...person, isMinor: !isNowOfAge, found: at.toISOString() },
    ])
  await act.emit({ type: 'consent.recorded', ...person })
}

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

/** Writes down how somebody may be reached, whole: what a plan leaves out is not in it any more. */
export const keepContact = command({
  action: 'keep contact',
  may: 'keep identity',
  input: z.strictObject({
    ...ofPerson,
    channel: z.enum(channels),
    language,
    address: text(200),
    workerRole: text(200),
    safeTimes: z
      .strictObject({ days: z.array(z.enum(weekdays)).min(1).max(7), from: timeOfDay, to: timeOfDay })
      .nullish(),
    senderWords: text(80),
    mustNotKnow: text(1000),
  }),
  async run(act, { studyId, participantId, ...input }) {
    const person = { studyId, participantId }
    await meet(act, person)
    if (await store.takesNoPart(act.tx, person)) throw invalid('participantId', noPart)
    const plan = planOf(input)
    checkPlan(plan)
    const { channel, language } = plan
    const sealed = await act.app.words.sealIdentity({ ...person, column: 'contact' }, JSON.stringify(plan))
    await store.keep(act.tx, person, { contact: { sealed, channel, language } })
    const found = await screenedPlan(act.app, plan)
    if (found) await act.emit({ type: 'contact.kept', ...person, ...found })
    return participantId
  },
  audit: (participant, { channel }) => ({ participant, channel }),
})

const noPart =
  'takes no part by their own word, so how to reach them is not kept. Meet with them first, and record what they agree to; nothing was stored'

type Given = { [Field in keyof ContactPlan]?: ContactPlan[Field] | undefined } & Pick<
  ContactPlan,
  'channel' | 'language'
>

const planOf = (given: Given): ContactPlan => {
  const { address, workerRole, senderWords, mustNotKnow } = given
  for (const [name, words] of Object.entries({ address, workerRole, senderWords, mustNotKnow })) {
    if (!words) continue
    refuseUnwritable(name, words)
  }
  return {
    ...{ channel: given.channel, language: given.language, safeTimes: given.safeTimes ?? null },
    ...{ address: address ?? null, workerRole: workerRole ?? null },
    ...{ senderWords: senderWords?.replace(/\s+/g, ' ') ?? null, mustNotKnow: mustNotKnow ?? null },
  }
}

/**
 * It is not safe to reach somebody: everything on its way ends in this moment, and nothing else begins. When it is safe
 * again nothing comes back by itself.
 */
export const markContact = command({
  action: 'mark contact',
  may: 'keep identity',
  input: z.strictObject({ ...ofPerson, isUnsafe: z.boolean() }),
  async run(act, { isUnsafe, ...person }) {
    await meet(act, person)
    await store.markContact(act.tx, person, isUnsafe)
    // Beside the keys too: whoever puts an older copy back must not begin to write to them again.
    await act.app.keys.withdrawals.add([{ kind: 'unsafe', ...person, isUnsafe }])
    return person.participantId
  },
  audit: (participant, { isUnsafe }) => ({ participant, unsafe: isUnsafe ? 1 : 0 }),
})

/** Somebody whom whoever acts may meet; one act about them at a time. */
const meet = async ({ tx, actor }: Act, person: store.Person) => {
  if (!(await hasParticipant(tx, person.participantId, peopleWithin({ actor }, person.studyId))))
    throw new NotFound('participant')
  await store.takeTurn(tx, person)
}
