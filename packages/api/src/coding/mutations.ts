import { builder } from '../builder.ts'
import { CodeNode, KindEnum } from '../codebook/schema.ts'
import type { Context } from '../context.ts'
import type { Prisma } from '../db.ts'
import { PassageChanged } from '../detailError.ts'
import { DecidedMeanwhile } from '../errors.ts'
import { asked, run } from '../mutation.ts'
import { Refusal } from '../refusal.ts'
import { StudyNode } from '../study/schema.ts'
import * as commands from './commands.ts'
import { CodingDecisionNode, CodingNode, PassageNode, StanceEnum } from './schema.ts'

const expected =
  'How many decisions about it the person saw: its revision. Others since are told, not overwritten.'

const DecideCodingInput = builder.inputType('DecideCodingInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    codingId: t.globalID({ for: CodingNode, required: true }),
    expected: t.int({ required: true, description: expected }),
  }),
})

const ChangeCodingInput = builder.inputType('ChangeCodingInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    codingId: t.globalID({ for: CodingNode, required: true }),
    expected: t.int({ required: true, description: expected }),
    codeId: t.globalID({ for: CodeNode, required: true }),
    stance: t.field({ type: StanceEnum, description: 'As it was, where it is left out.' }),
    aspects: t.stringList({
      description:
        'Which aspects of its own code the words show, by their keys: all of them, so that a draft which is left out is dropped. As it was, where it is left out.',
    }),
  }),
})

export const SpanInput = builder.inputType('SpanInput', {
  description: 'Positions in UTF-16 code units of the passage, end exclusive.',
  fields: (t) => ({ start: t.int({ required: true }), end: t.int({ required: true }) }),
})

const AddCodingInput = builder.inputType('AddCodingInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    passageId: t.globalID({ for: PassageNode, required: true }),
    codeId: t.globalID({ for: CodeNode, required: true }),
    expected: t.int({
      required: true,
      description:
        'The revisions of the codings with this code at this passage that the person saw, added up.',
    }),
    digest: t.string({ required: true, description: 'Of the words that the person saw the positions in.' }),
    spans: t.field({ type: [SpanInput], required: true }),
    stance: t.field({ type: StanceEnum, required: true }),
    kind: t.field({ type: KindEnum, description: 'An experience, where it is left out.' }),
  }),
})

builder.objectType(DecidedMeanwhile, {
  name: 'DecidedMeanwhile',
  interfaces: [Refusal],
  description: 'Another person decided about the coding since: who, what, when, and how it stands now.',
  fields: (t) => ({
    coding: t.prismaField({
      type: CodingNode,
      resolve: (query, { codingId }, _args, { app }) =>
        app.db.coding.findUniqueOrThrow({ ...asked(query), where: { id: codingId } }),
    }),
    decision: t.prismaField({
      type: CodingDecisionNode,
      nullable: true,
      description: 'The last decision about it, one that was taken back included.',
      resolve: (query, { codingId }, _args, { app }) =>
        app.db.codingDecision.findFirst({
          ...asked(query),
          where: { codingId },
          orderBy: { sequence: 'desc' },
        }),
    }),
  }),
})

const decided = async (
  context: Context,
  query: Pick<Prisma.CodingFindUniqueOrThrowArgs, 'include' | 'select'>,
  made: Promise<string>,
) => context.app.db.coding.findUniqueOrThrow({ ...asked(query), where: { id: await made } })

const errors = { types: [DecidedMeanwhile] }

builder.mutationFields((t) => ({
  acceptCoding: t.prismaField({
    ...{ type: CodingNode, errors },
    args: { input: t.arg({ type: DecideCodingInput, required: true }) },
    resolve: (query, _root, { input }, context) =>
      decided(context, query, run(commands.acceptCoding, context, input)),
  }),
  rejectCoding: t.prismaField({
    ...{ type: CodingNode, errors },
    args: { input: t.arg({ type: DecideCodingInput, required: true }) },
    resolve: (query, _root, { input }, context) =>
      decided(context, query, run(commands.rejectCoding, context, input)),
  }),
  changeCoding: t.prismaField({
    ...{ type: CodingNode, errors },
    args: { input: t.arg({ type: ChangeCodingInput, required: true }) },
    resolve: (query, _root, { input }, context) =>
      decided(context, query, run(commands.changeCoding, context, input)),
  }),
  addCoding: t.prismaField({
    ...{ type: CodingNode, errors: { types: [DecidedMeanwhile, PassageChanged] } },
    args: { input: t.arg({ type: AddCodingInput, required: true }) },
    resolve: (query, _root, { input }, context) =>
      decided(context, query, run(commands.addCoding, context, input)),
  }),
  undoDecision: t.prismaField({
    ...{ type: CodingNode, errors },
    args: { input: t.arg({ type: DecideCodingInput, required: true }) },
    resolve: (query, _root, { input }, context) =>
      decided(context, query, run(commands.undoDecision, context, input)),
  }),
}))
