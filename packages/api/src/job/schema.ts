import { shutOutFrom } from '../actor.ts'
import { builder } from '../builder.ts'
import { invalid } from '../errors.ts'
import { run } from '../mutation.ts'
import { sizeOf, type PageArgs } from '../page.ts'
import { stepsOfWords } from '../pipeline.ts'
import { countUntold } from '../safety/noticeStore.ts'
import { StudyNode } from '../study/schema.ts'
import { retryJob } from './commands.ts'
import * as store from './store.ts'

const PipelineStep = builder.objectRef<store.StepCount>('PipelineStep').implement({
  fields: (t) => ({
    step: t.exposeString('step'),
    waiting: t.exposeInt('waiting'),
    running: t.exposeInt('running'),
    retrying: t.exposeInt('retrying'),
    failed: t.exposeInt('failed'),
    done: t.exposeInt('done'),
  }),
})

const PipelineJob = builder.objectRef<store.JobRow>('PipelineJob').implement({
  description: 'One step for one response: ids, times and a reason code, never words.',
  fields: (t) => ({
    id: t.exposeID('id'),
    step: t.exposeString('step'),
    state: t.exposeString('state'),
    attempts: t.exposeInt('attempts'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    nextAttemptAt: t.expose('nextAttemptAt', { type: 'DateTime', nullable: true }),
    reason: t.exposeString('reason', { nullable: true }),
    subject: t.id({ resolve: ({ subject }) => `Response-${subject}` }),
  }),
})

type Frame = { studyId: string }

export const PipelineObject = builder.objectRef<Frame>('Pipeline').implement({
  authScopes: ({ studyId }) => ({ may: ['read pipeline', studyId] as const }),
  fields: (t) => ({
    steps: t.field({
      type: [PipelineStep],
      resolve: async ({ studyId }, _args, { app }) => {
        const counts = await store.countSteps(app.db, studyId)
        return stepsOfWords.map((step) => counts.find((one) => one.step === step) ?? { ...none, step })
      },
    }),
    untold: t.int({
      description: 'Letters to safety reviewers that the mail server did not take. Of what is not told here.',
      resolve: ({ studyId }, _args, { app }) => countUntold(app.db, studyId),
    }),
    jobs: t.connection(
      {
        type: PipelineJob,
        resolve: async ({ studyId }, args, { app, actor }) => {
          const of = { studyId, shutOutFrom: shutOutFrom(actor) }
          return {
            ...(await pageOfJobs(args, (page) => store.findJobs(app.db, { ...page, ...of }))),
            totalCount: await store.countJobs(app.db, of),
          }
        },
      },
      {
        fields: (c) => ({
          totalCount: c.int({ resolve: (page) => (page as unknown as { totalCount: number }).totalCount }),
        }),
      },
    ),
  }),
})

const none = { waiting: 0, running: 0, retrying: 0, failed: 0, done: 0 }

const pageOfJobs = async (
  args: PageArgs,
  find: (page: Omit<store.JobPage, 'studyId' | 'shutOutFrom'>) => Promise<store.JobRow[]>,
) => {
  const isBackward = args.last != null && args.first == null
  const size = sizeOf(args)
  const after = args.after ? cursorIn('after', args.after) : null
  const before = args.before ? cursorIn('before', args.before) : null
  const found = await find({ limit: size + 1, after, before, isBackward })
  const rows = isBackward ? found.slice(0, size).reverse() : found.slice(0, size)
  const hasMore = found.length > size
  const edges = rows.map((node) => ({ node, cursor: `${node.createdAt.getTime()}:${node.id}` }))
  const pageInfo = {
    hasNextPage: isBackward ? Boolean(before) : hasMore,
    hasPreviousPage: isBackward ? hasMore : Boolean(after),
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  }
  return { edges, pageInfo }
}

const cursorIn = (name: 'after' | 'before', cursor: string): store.JobCursor => {
  const [, at, id] = /^(\d{1,15}):([\da-f-]{36})$/.exec(cursor) ?? []
  if (!at || !id) throw invalid(name, 'is not a cursor of this list')
  return { createdAt: new Date(Number(at)), id }
}

builder.prismaObjectField('Study', 'pipeline', (t) =>
  t.field({
    type: PipelineObject,
    authScopes: ({ id }) => ({ may: ['read pipeline', id] as const }),
    resolve: ({ id }) => ({ studyId: id }),
  }),
)

const RetryJobInput = builder.inputType('RetryJobInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    jobId: t.id({ required: true }),
  }),
})

builder.mutationField('retryJob', (t) =>
  t.field({
    type: PipelineObject,
    errors: {},
    args: { input: t.arg({ type: RetryJobInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await run(retryJob, context, input)
      return { studyId: input.studyId.id }
    },
  }),
)
