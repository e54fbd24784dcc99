import {
  FlagContactReason,
  SafetyChannel,
  SafetyOutcome,
  SafetySource as Sources,
  WrittenReport,
} from '../../generated/prisma/enums.ts'
import { mayIn, shutOutFrom, studiesOf } from '../actor.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { MandatedEnum } from '../member/schema.ts'
import { memberNameOf, memberOf, nameOf, type NamedMember } from '../member/store.ts'
import { asLocalized, LocalizedText, StudyNode } from '../study/schema.ts'
import { ageNow, agesNow } from './ageStore.ts'
import { mostListed, whoseFor } from './commands.ts'
import { type Counts, countsOf, dueAt, stepAt, steps, timed } from './clock.ts'
import { clocked, countUntold, findRunning } from './noticeStore.ts'
import { noteParts } from './report.ts'
import { needsSecond } from './safety.ts'
import { findGoneAt, saidOf, type Said } from './said.ts'
import * as store from './store.ts'

export const OutcomeEnum = builder.enumType(SafetyOutcome, { name: 'SafetyOutcome' })
export const ChannelEnum = builder.enumType(SafetyChannel, { name: 'SafetyChannel' })
export const WrittenEnum = builder.enumType(WrittenReport, { name: 'WrittenReport' })
const SourceEnum = builder.enumType(Sources, { name: 'SafetySource' })
const AgeEnum = builder.enumType('AgeNow', { values: agesNow })
export const StepEnum = builder.enumType('SafetyStep', { values: steps })

const SaidObject = builder.objectRef<Said>('FlaggedAnswer').implement({
  description: 'What somebody said, as it came. Opening it is kept.',
  fields: (t) => ({
    question: t.field({ type: LocalizedText, resolve: ({ question }) => asLocalized(question) }),
    words: t.string({ resolve: ({ open }, _args, { reading }) => open(reading) }),
  }),
})

export const ContactReasonEnum = builder.enumType(FlagContactReason, { name: 'FlagContactReason' })

type Contact = { studyId: string; accountId: string; reason: FlagContactReason; openedAt: Date }
const FlagContactObject = builder.objectRef<Contact>('FlagContact').implement({
  fields: (t) => ({
    reason: t.expose('reason', { type: ContactReasonEnum }),
    openedAt: t.expose('openedAt', { type: 'DateTime' }),
    by: t.string({
      nullable: true,
      description: 'Null: they left the study since.',
      resolve: ({ studyId, accountId }, _args, context) => memberNameOf(context, studyId, accountId),
    }),
  }),
})

const noted = { studyId: true, id: true, note: true, hasReference: true } as const
type Noted = { studyId: string; id: string; note: Uint8Array | null; hasReference: boolean }

/** Opening it is kept. */
const openNote = ({ studyId, id, note, hasReference }: Noted, { app, reading, once }: Context) =>
  note &&
  once(`note of ${id}`, async () => {
    reading.noted({ studyId, action: 'read words', subjects: { flag: id } })
    return noteParts(await app.words.openForSafety({ studyId, id }, note), hasReference)
  })

export const SafetyFlagNode = builder.prismaNode('SafetyFlag', {
  id: { field: 'id' },
  description: 'What a person has to read, and by when: numbers and times. Its words are asked for apart.',
  nullable: true,
  findUnique: (id, { actor }) => ({
    id,
    AND: [
      { studyId: { in: studiesOf(actor, 'review safety') } },
      { OR: [{ participantId: null }, { participantId: { notIn: shutOutFrom(actor) } }] },
      { recusals: { none: { accountId: actor.kind === 'account' ? actor.id : '' } } },
    ],
  }),
  select: { id: true, studyId: true },
  authScopes: ({ studyId }) => ({ may: ['review safety', studyId] as const }),
  fields: (t) => ({
    tier: t.exposeInt('tier'),
    kinds: t.exposeStringList('kinds'),
    source: t.expose('source', { type: SourceEnum }),
    raisedAt: t.expose('raisedAt', { type: 'DateTime' }),
    acknowledgedAt: t.expose('acknowledgedAt', { type: 'DateTime', nullable: true }),
    isOwn: t.boolean({
      description: 'The viewer said that they have it, or decided it.',
      select: { acknowledgedBy: true, decidedBy: true },
      resolve: ({ acknowledgedBy, decidedBy }, _args, { actor }) =>
        actor.kind === 'account' && (decidedBy ?? acknowledgedBy) === actor.id,
    }),
    dueAt: t.field({
      ...{ type: 'DateTime', nullable: true, select: clocked },
      resolve: (flag) => dueAt(timed(flag)),
    }),
    step: t.field({
      ...{ type: StepEnum, nullable: true, select: clocked },
      description: 'Whom it waits for now; null where no clock runs.',
      resolve: (flag) => stepAt(timed(flag), new Date()),
    }),
    outcome: t.expose('outcome', { type: OutcomeEnum, nullable: true }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true }),
    waitsForSecond: t.boolean({
      select: { outcome: true, tier: true, signedAt: true },
      resolve: ({ outcome, tier, signedAt }) => Boolean(outcome && !signedAt && needsSecond(outcome, tier)),
    }),
    goneAt: t.field({
      ...{ type: 'DateTime', nullable: true },
      description:
        'When its words were deleted, by the young person or by staff for them: nobody reads them again.',
      select: { studyId: true, participantId: true, raisedAt: true },
      resolve: ({ studyId, participantId, raisedAt }, _args, { app }) =>
        participantId ? findGoneAt(app.db, { studyId, participantId }, raisedAt) : null,
    }),
    said: t.field({
      type: [SaidObject],
      description:
        'Everything in words of that response and whether somebody should talk with them, what was saved of it, or what the board wrote; nothing where nothing was written, where it was withdrawn, or not sent yet.',
      select: { id: true, studyId: true, responseId: true, participantId: true, source: true },
      resolve: ({ id: flagId, ...rest }, _args, { app, reading }) =>
        saidOf(app.db, { ...rest, flagId }, reading),
    }),
    interviewer: t.string({
      nullable: true,
      description: 'Who sits with them, and raised it before the interview was sent.',
      select: { source: true, raisedBy: true },
      resolve: ({ source, raisedBy }, _args, context) =>
        source === 'interview' && raisedBy ? nameOf(context, raisedBy) : null,
    }),
  }),
})

const TakerObject = builder.objectRef<NamedMember>('FlagTaker').implement({
  description: 'Who has an item, or decided it.',
  fields: (t) => ({
    name: t.exposeString('name'),
    mandated: t.expose('mandated', {
      ...{ type: MandatedEnum, nullable: true },
      description: 'Whether they have to report by law; null: nobody said. Nothing follows from it.',
    }),
  }),
})

builder.prismaObjectFields(SafetyFlagNode, (t) => ({
  note: t.string({
    nullable: true,
    select: noted,
    resolve: async (flag, _args, context) => (await openNote(flag, context))?.note ?? null,
  }),
  reference: t.string({
    nullable: true,
    description: 'The number that whoever it was reported to gave; sealed with the note.',
    select: noted,
    resolve: async (flag, _args, context) =>
      flag.hasReference ? ((await openNote(flag, context))?.reference ?? null) : null,
  }),
  takenBy: t.field({
    ...{ type: TakerObject, nullable: true },
    description: 'Null where nobody has it, or they left the study since.',
    select: { studyId: true, acknowledgedBy: true, decidedBy: true },
    resolve: ({ studyId, acknowledgedBy, decidedBy }, _args, context) => {
      const accountId = decidedBy ?? acknowledgedBy
      return accountId ? memberOf(context, studyId, accountId) : null
    },
  }),
  isOfPerson: t.boolean({
    description: 'False of words of the board that are about nobody of the study: there is nobody to reach.',
    select: { participantId: true },
    resolve: ({ participantId }) => participantId !== null,
  }),
  age: t.field({
    ...{ type: AgeEnum, nullable: true },
    description: 'As it is read, for rules differ: whether they are a minor. Null where it is about nobody.',
    select: { studyId: true, participantId: true },
    resolve: ({ studyId, participantId }, _args, context) =>
      participantId === null ? null : ageNow(context, { studyId, participantId }),
  }),
  isForAnother: t.boolean({
    description:
      'The viewer raised it: another reviewer opens how the person is reached. False where nobody else in the study reviews, and a minor wrote it alone.',
    select: {
      studyId: true,
      id: true,
      raisedBy: true,
      raisedAt: true,
      responseId: true,
      participantId: true,
    },
    resolve: (flag, _args, { app, actor }) =>
      actor.kind === 'account' && store.isForAnother(app.db, flag, actor.id),
  }),
  contacts: t.field({
    type: [FlagContactObject],
    description: 'Who opened how the person is reached, and why: the newest first.',
    select: { studyId: true, contacts: { orderBy: { openedAt: 'desc' }, take: 20 } },
    resolve: ({ contacts }) => contacts,
  }),
}))

builder.prismaObjectFields(SafetyFlagNode, (t) => ({
  reportedAt: t.expose('reportedAt', {
    ...{ type: 'DateTime', nullable: true },
    description: 'As who reported it says; null of what was decided before that was asked.',
  }),
  channel: t.expose('channel', { type: ChannelEnum, nullable: true }),
  writtenDueAt: t.expose('writtenDueAt', {
    ...{ type: 'DateTime', nullable: true },
    description: 'By when a report in writing is owed after one by word of mouth.',
  }),
  written: t.expose('written', {
    ...{ type: WrittenEnum, nullable: true },
    description: 'What came of it; null while it is owed, and where none is.',
  }),
}))

const goesByLetter = 'Whether a letter goes to any of them; without one it stands on their page alone.'

/** Told to who raised, of what they raised: asked of anybody it would say with whom a reviewer works. To the board it is told of the study. */
export const RaisedObject = builder
  .objectRef<{ hasReviewer: boolean; goesByLetter: boolean }>('Raised')
  .implement({
    fields: (t) => ({
      hasReviewer: t.exposeBoolean('hasReviewer', {
        description: 'Whether somebody is there who could read it.',
      }),
      goesByLetter: t.exposeBoolean('goesByLetter', { description: goesByLetter }),
    }),
  })

type Frame = { studyId: string }

const CountsObject = builder.objectRef<Counts>('SafetyCounts').implement({
  description: 'Of what the viewer could read. By themselves, for they stand on every page of theirs.',
  fields: (t) => ({
    open: t.exposeInt('open', { description: 'For which a clock runs.' }),
    late: t.exposeInt('late', { description: 'Of those, past all of their time.' }),
    alarm: t.exposeInt('alarm', {
      description: 'Of those, undecided for eight hours: these are not in late.',
    }),
  }),
})

export const SafetyObject = builder.objectRef<Frame>('Safety').implement({
  description: 'What reviewers of a study have to read. Nobody else in it sees that it is there.',
  authScopes: ({ studyId }) => ({ may: ['review safety', studyId] as const }),
  fields: (t) => ({
    counts: t.field({
      type: CountsObject,
      resolve: async ({ studyId }, _args, { app, actor }) =>
        countsOf((await findRunning(app.db, whoseFor(actor, studyId))).map(timed), new Date()),
    }),
    untold: t.int({
      description: 'Letters about what waits that the mail server did not take: nobody was told by them.',
      resolve: ({ studyId }, _args, { app }) => countUntold(app.db, studyId),
    }),
    flags: t.prismaField({
      type: [SafetyFlagNode],
      description: 'What waits, the most urgent first, and then what was decided lately.',
      resolve: async (query, { studyId }, _args, { app, actor }) => {
        const where = store.flagsOf(whoseFor(actor, studyId))
        const orderBy = [{ tier: 'asc' as const }, { raisedAt: 'asc' as const }, { id: 'asc' as const }]
        // All that is live: a batch must not push it off the page.
        const live = await app.db.safetyFlag.findMany({
          ...{ ...query, where: { AND: [where, store.waits], source: { not: 'imported' } }, orderBy },
        })
        const imported = await app.db.safetyFlag.findMany({
          ...{
            ...query,
            where: { AND: [where, store.waits], source: 'imported' },
            orderBy,
            take: mostListed,
          },
        })
        const done = await app.db.safetyFlag.findMany({
          ...{ ...query, where: { ...where, NOT: store.waits }, take: 20, orderBy: { decidedAt: 'desc' } },
        })
        return [...live, ...imported, ...done]
      },
    }),
  }),
})

builder.queryField('safety', (t) =>
  t.field({
    type: SafetyObject,
    nullable: true,
    args: { study: t.arg.globalID({ required: true, for: StudyNode }) },
    resolve: (_root, { study: { id: studyId } }, { actor }) =>
      mayIn(actor, studyId, 'review safety') ? { studyId } : null,
  }),
)
