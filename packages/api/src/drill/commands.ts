// A drill is started, ended and taken out; its items are taken, decided and signed as real ones.
import { z } from 'zod'
import { SafetyOutcome } from '../../generated/prisma/enums.ts'
import { accountOf, rolesIn } from '../actor.ts'
import { command, type Act } from '../command.ts'
import { invalid, NotFound, SecondPerson } from '../errors.ts'
import { newId } from '../id.ts'
import { id, note } from '../input.ts'
import { maySecond } from '../policy.ts'
import { checkOutcome, meanwhile, ownDecision } from '../safety/commands.ts'
import { needsSecond } from '../safety/safety.ts'
import { durations, invented, isOver } from './drill.ts'
import * as store from './store.ts'

const hour = 60 * 60_000
const mostInADay = 3

export const startDrill = command({
  action: 'start drill',
  may: 'run drill',
  input: z.strictObject({ studyId: id, hours: z.number() }),
  async run({ tx, actor, at, emit }, { studyId, hours }) {
    if (!(durations as readonly number[]).includes(hours))
      throw invalid(
        'hours',
        `is none of: ${durations.join(', ')}. A drill is over by itself after so many hours`,
      )
    await store.lockDrill(tx, studyId)
    if (await store.findDrill(tx, studyId))
      throw invalid('studyId', 'has a drill already. End it, read what came of it, and remove it first')
    if ((await store.countStarted(tx, studyId, new Date(at.getTime() - 24 * hour))) >= mostInADay)
      throw invalid(
        'studyId',
        `had ${mostInADay} drills within a day, which is the most: letters that come too often are read by nobody. Start the next one tomorrow`,
      )
    const drill = { studyId, id: newId(), startedBy: accountOf(actor), startedAt: at }
    const items = invented.map(({ key }) => ({ id: newId(), key }))
    await store.insertDrill(tx, { ...drill, endsAt: new Date(at.getTime() + hours * hour) }, items)
    await emit({ type: 'drill.started', studyId, drillId: drill.id })
    return { studyId, drill: drill.id }
  },
  audit: ({ drill }, { hours }) => ({ drill, hours }),
})

/** At once: nobody is told any more, and its items are on no page. */
export const endDrill = command({
  action: 'end drill',
  may: 'run drill',
  input: z.strictObject({ studyId: id }),
  async run(act, { studyId }) {
    const drill = await drillOf(act, studyId)
    if (isOver(drill, act.at)) throw invalid('studyId', 'has no drill that runs: it is over')
    await store.endDrill(act.tx, studyId, { endedBy: accountOf(act.actor), endedAt: act.at })
    return { studyId, drill: drill.id }
  },
  audit: ({ drill }) => ({ drill }),
})

/** Everything of it goes, what people wrote in it and the report too. */
export const removeDrill = command({
  action: 'remove drill',
  may: 'run drill',
  input: z.strictObject({ studyId: id }),
  async run(act, { studyId }) {
    const drill = await drillOf(act, studyId)
    await store.deleteDrill(act.tx, studyId)
    return { studyId, drill: drill.id }
  },
  audit: ({ drill }) => ({ drill }),
})

const drillOf = async ({ tx }: Act, studyId: string) => {
  await store.lockDrill(tx, studyId)
  const drill = await store.findDrill(tx, studyId)
  if (!drill) throw new NotFound('drill')
  return drill
}

const ofItem = z.strictObject({ studyId: id, itemId: id })
type OfItem = z.infer<typeof ofItem>

export const takeDrillItem = command({
  action: 'take drill item',
  may: 'review safety',
  input: ofItem,
  async run(act, input) {
    const item = await itemFor(act, input)
    const taken = { acknowledgedAt: act.at, acknowledgedBy: accountOf(act.actor) }
    if (!item.acknowledgedAt) await store.changeItem(act.tx, keyOf(input), taken)
    return input.studyId
  },
  audit: (_study, { itemId }) => ({ drillItem: itemId }),
})

export const decideDrillItem = command({
  action: 'decide drill item',
  may: 'review safety',
  input: ofItem.extend({
    outcome: z.enum(SafetyOutcome),
    toldFirst: z.boolean().nullish(),
    note: note.nullish(),
  }),
  async run(act, { outcome, toldFirst, note: said, ...input }) {
    const item = await itemFor(act, input)
    checkOutcome({ tier: item.tier, outcome, note: said })
    if (item.decidedAt) throw meanwhile('itemId')
    const by = { at: act.at, accountId: accountOf(act.actor) }
    const waits = needsSecond(outcome, item.tier)
    await store.changeItem(act.tx, keyOf(input), {
      ...(item.acknowledgedAt ? {} : { acknowledgedAt: by.at, acknowledgedBy: by.accountId }),
      ...{ outcome, decidedAt: by.at, decidedBy: by.accountId, toldFirst: toldFirst ?? null },
      note: said ? await act.app.words.sealForSafety(sealedAs(input), said) : null,
      ...(waits && { round: { increment: 1 } }),
    })
    if (waits) await act.emit({ type: 'drill.called', ...input })
    return input.studyId
  },
  audit: (_study, { itemId, outcome }) => ({ drillItem: itemId, outcome }),
})

export const signDrillItem = command({
  action: 'sign drill item',
  may: 'review safety',
  input: ofItem.extend({ agrees: z.boolean() }),
  async run(act, { agrees, ...input }) {
    const item = await itemFor(act, input)
    if (!item.outcome || item.signedAt || !needsSecond(item.outcome, item.tier))
      throw invalid('itemId', 'does not wait for a second person')
    const second = { accountId: accountOf(act.actor), roles: rolesIn(act.actor, input.studyId) }
    if (!maySecond('safety', item.decidedBy ?? '', second)) throw new SecondPerson(ownDecision)
    if (agrees) {
      await store.changeItem(act.tx, keyOf(input), { signedAt: act.at, signedBy: second.accountId })
      return input.studyId
    }
    await store.changeItem(act.tx, keyOf(input), {
      ...{ outcome: null, decidedAt: null, decidedBy: null, acknowledgedAt: null, acknowledgedBy: null },
      round: { increment: 1 },
    })
    await act.emit({ type: 'drill.called', ...input })
    return input.studyId
  },
  audit: (_study, { itemId, agrees }) => ({ drillItem: itemId, agrees: agrees ? 'yes' : 'no' }),
})

const keyOf = ({ studyId, itemId }: OfItem) => ({ studyId, id: itemId })
/** What a note is sealed with: it opens for no real item. */
export const sealedAs = ({ studyId, itemId }: OfItem) => ({ studyId, id: `drill ${itemId}` })

const itemFor = async ({ tx, actor, at }: Act, input: OfItem): Promise<store.Item> => {
  const item = await store.holdItem(tx, { ...keyOf(input), accountId: accountOf(actor) }, at)
  if (!item) throw new NotFound('item')
  return item
}
