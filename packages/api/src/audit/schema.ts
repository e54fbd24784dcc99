import { builder } from '../builder.ts'
import { mayIn } from '../actor.ts'
import type { Context } from '../context.ts'
import { pageOf, type PageArgs } from '../page.ts'
import type { Fault } from './audit.ts'
import * as store from './store.ts'

type Frame = { studyId: string }

const subjectsOf = ({ subjects }: store.LogRow) =>
  Object.entries(subjects).map(([name, value]) => ({
    name,
    values: [value].flat().filter((one): one is string => typeof one === 'string'),
    count: typeof value === 'number' ? value : Array.isArray(value) ? value.length : null,
  }))

const AuditSubject = builder.objectRef<ReturnType<typeof subjectsOf>[number]>('AuditSubject').implement({
  description: 'What an act touched: ids, codes of ours and counts, never words.',
  fields: (t) => ({
    name: t.exposeString('name'),
    values: t.exposeStringList('values'),
    count: t.exposeInt('count', { nullable: true }),
  }),
})

const AuditEntryObject = builder.objectRef<store.LogRow>('AuditEntry').implement({
  description: 'Who did what, and when.',
  fields: (t) => ({
    number: t.string({ resolve: ({ id }) => String(id) }),
    at: t.expose('at', { type: 'DateTime' }),
    actorId: t.exposeString('actorId', {
      nullable: true,
      description: 'An account, or a part of the program; null where nobody was signed in.',
    }),
    action: t.exposeString('action'),
    outcome: t.exposeString('outcome', { description: 'done, or the code of the refusal.' }),
    subjects: t.field({ type: [AuditSubject], resolve: subjectsOf }),
    isSealed: t.boolean({ resolve: ({ position }) => position !== null }),
  }),
})

const AuditFault = builder.objectRef<Fault>('AuditFault').implement({
  description: 'The first thing that is wrong with the chain.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'altered, removed, inserted or reordered.' }),
    position: t.string({
      nullable: true,
      resolve: ({ position }) => (position === null ? null : String(position)),
    }),
    entry: t.string({
      nullable: true,
      resolve: ({ entryId }) => (entryId === null ? null : String(entryId)),
    }),
  }),
})

const AuditChain = builder
  .objectRef<{ sealedUpTo: Date | null; unsealed: number; at: Date; fault: Fault | null }>('AuditChain')
  .implement({
    description: 'How the chain over the whole audit was found.',
    fields: (t) => ({
      sealedUpTo: t.expose('sealedUpTo', { type: 'DateTime', nullable: true }),
      unsealed: t.exposeInt('unsealed'),
      checkedAt: t.expose('at', { type: 'DateTime' }),
      fault: t.expose('fault', { type: AuditFault, nullable: true }),
    }),
  })

const AuditPerson = builder.objectRef<{ id: string; name: string }>('AuditPerson').implement({
  description: 'Somebody of the study, by the name they have now; the audit itself keeps the id.',
  fields: (t) => ({ actorId: t.exposeString('id'), name: t.exposeString('name') }),
})

export const AuditFilter = builder.inputType('AuditFilter', {
  fields: (t) => ({
    actorId: t.string(),
    action: t.string(),
    outcome: t.string(),
    from: t.field({ type: 'DateTime' }),
    to: t.field({ type: 'DateTime', description: 'Half-open: what happened at this instant is not there.' }),
  }),
})

const AuditLog = builder.objectRef<Frame>('AuditLog').implement({
  description: 'What an auditor of a study reads. Reading it is itself audited.',
  authScopes: ({ studyId }) => ({ may: ['read audit', studyId] as const }),
  fields: (t) => ({
    chain: t.field({ type: AuditChain, resolve: (_log, _args, { app }) => chainOf(app) }),
    people: t.field({
      type: [AuditPerson],
      resolve: ({ studyId }, _args, { app }) => store.findPeople(app.db, studyId),
    }),
    actions: t.stringList({
      resolve: ({ studyId }, _args, { app }) => store.findChoices(app.db, studyId, 'action'),
    }),
    outcomes: t.stringList({
      resolve: ({ studyId }, _args, { app }) => store.findChoices(app.db, studyId, 'outcome'),
    }),
    entries: t.connection({
      type: AuditEntryObject,
      description: 'The newest first.',
      args: { filter: t.arg({ type: AuditFilter }) },
      resolve: ({ studyId }, { filter, ...page }, context) =>
        pageOfLog(context, { studyId, filter: filter ?? {} }, page),
    }),
  }),
})

const chainOf = async ({ db, sealer }: Context['app']) => ({
  ...(await sealer.checked()),
  sealedUpTo: await store.findSealedUpTo(db),
})

const pageOfLog = async (
  { app, reading }: Context,
  asked: { studyId: string; filter: store.Filter },
  page: PageArgs,
) => {
  const found = await pageOf(page, {
    cursorOf: ({ id }: store.LogRow) => String(id),
    cursorIn: (text) => (/^-?\d{1,18}$/.test(text) ? BigInt(text) : null),
    find: (wanted) => store.findLog(app.db, asked, wanted),
  })
  reading.noted({ studyId: asked.studyId, action: 'read audit', subjects: { entries: found.edges.length } })
  return found
}

builder.queryField('auditLog', (t) =>
  t.field({
    type: AuditLog,
    nullable: true,
    args: { study: t.arg.globalID({ required: true }) },
    resolve: (_root, { study: { typename, id: studyId } }, { actor }) =>
      typename === 'Study' && mayIn(actor, studyId, 'read audit') ? { studyId } : null,
  }),
)
