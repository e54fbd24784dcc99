import { builder } from '../builder.ts'
import { PassageNode } from '../coding/schema.ts'
import type { Context } from '../context.ts'
import { DetailsOpen, PassageChanged } from '../detailError.ts'
import { SecondPerson } from '../errors.ts'
import { asked, run } from '../mutation.ts'
import { Refusal } from '../refusal.ts'
import { ResponseNode } from '../response/schema.ts'
import { StudyNode } from '../study/schema.ts'
import * as commands from './commands.ts'
import { DetailKindEnum, DetailTypeEnum } from './schema.ts'

builder.objectType(PassageChanged, {
  name: 'PassageChanged',
  interfaces: [Refusal],
  description: 'Somebody changed the words since; nothing was overwritten.',
  fields: (t) => ({
    passage: t.prismaField({
      type: PassageNode,
      description: 'As it stands now.',
      resolve: (query, { passageId }, _args, { app }) =>
        app.db.passage.findUniqueOrThrow({ ...asked(query), where: { id: passageId } }),
    }),
  }),
})

builder.objectType(DetailsOpen, {
  name: 'DetailsOpen',
  interfaces: [Refusal],
  description: 'The passage is not approved at the desk of details.',
  fields: (t) => ({
    responseId: t.id({ resolve: ({ responseId }) => `Response-${responseId}` }),
  }),
})

const EditInput = builder.inputType('DetailEdit', {
  description:
    'Positions of the passage as it was seen. With a type it marks a detail, with a text besides that text stands there; without a type it takes off the mark that stands there.',
  fields: (t) => ({
    start: t.int({ required: true }),
    end: t.int({ required: true }),
    type: t.field({ type: DetailTypeEnum }),
    text: t.string({ description: 'At most 40 characters, as “a young teenager”.' }),
  }),
})

const seen = 'The words as the person saw them. Others since are told, not overwritten.'

const EditPassageInput = builder.inputType('EditPassageInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    passageId: t.globalID({ for: PassageNode, required: true }),
    digest: t.string({ required: true, description: seen }),
    edits: t.field({ type: [EditInput], required: true }),
  }),
})

const SeenPassageInput = builder.inputType('SeenPassage', {
  fields: (t) => ({
    id: t.globalID({ for: PassageNode, required: true }),
    digest: t.string({ required: true, description: seen }),
  }),
})

const MarkPassagesInput = builder.inputType('MarkPassagesInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    responseId: t.globalID({ for: ResponseNode, required: true }),
    passages: t.field({ type: [SeenPassageInput], required: true }),
  }),
})

const ApprovePassagesInput = builder.inputType('ApprovePassagesInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    responseId: t.globalID({ for: ResponseNode, required: true }),
    passages: t.field({ type: [SeenPassageInput], required: true }),
    isNone: t.boolean({ required: true, description: 'None of what the checklist names is there.' }),
  }),
})

const ReturnPassagesInput = builder.inputType('ReturnPassagesInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    responseId: t.globalID({ for: ResponseNode, required: true }),
    passages: t.field({ type: [SeenPassageInput], required: true }),
    found: t.field({ type: [DetailKindEnum], required: true, description: 'What is there still.' }),
  }),
})

/** As it stands after what was done. */
const transcript = ({ app }: Context, query: object, { responseId }: { responseId: { id: string } }) =>
  app.db.response.findUniqueOrThrow({ ...asked(query), where: { id: responseId.id } })

builder.mutationFields((t) => ({
  editPassage: t.prismaField({
    type: PassageNode,
    description: 'Marks, generalises or takes off details of a passage, all or nothing.',
    errors: { types: [PassageChanged] },
    args: { input: t.arg({ type: EditPassageInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(commands.editPassage, context, input)
      return context.app.db.passage.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  markPassages: t.prismaField({
    type: ResponseNode,
    description: 'The first person went through passages of a transcript.',
    errors: { types: [PassageChanged] },
    args: { input: t.arg({ type: MarkPassagesInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      await run(commands.markPassages, context, input)
      return transcript(context, query, input)
    },
  }),
  approvePassages: t.prismaField({
    type: ResponseNode,
    description:
      'A second person found none of what the checklist names, in passages as the first left them.',
    errors: { types: [PassageChanged, SecondPerson] },
    args: { input: t.arg({ type: ApprovePassagesInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      await run(commands.approvePassages, context, input)
      return transcript(context, query, input)
    },
  }),
  returnPassages: t.prismaField({
    type: ResponseNode,
    description: 'A second person found something still: the passages go back.',
    errors: { types: [PassageChanged, SecondPerson] },
    args: { input: t.arg({ type: ReturnPassagesInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      await run(commands.returnPassages, context, input)
      return transcript(context, query, input)
    },
  }),
}))
