import { builder } from '../builder.ts'
import { TopicEnum } from '../change/schema.ts'
import { TooManyOpen } from '../errors.ts'
import { asked, run } from '../mutation.ts'
import { heardBy } from '../safety/notice.ts'
import { RaisedObject } from '../safety/schema.ts'
import { findReaders } from '../safety/store.ts'
import { StudyNode } from '../study/schema.ts'
import {
  answerObjection,
  optOut,
  pickForLead,
  raiseObjection,
  raiseQuote,
  takeBackOptOut,
} from './commands.ts'
import { ObjectionObject } from './desk.ts'
import { BoardObject } from './schema.ts'
import * as store from './store.ts'

const RaiseObjectionInput = builder.inputType('RaiseObjectionInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    themeKey: t.string({ required: true }),
    quoteKey: t.string({ description: 'Of one quote on the card; left out, it is about the card.' }),
    shouldSay: t.string({ required: true }),
  }),
})

const RaiseQuoteInput = builder.inputType('RaiseQuoteInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    themeKey: t.string({ required: true }),
    quoteKey: t.string({ required: true }),
  }),
})

const TopicInput = builder.inputType('TopicInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    themeKey: t.string({ required: true }),
  }),
})

const AnswerObjectionInput = builder.inputType('AnswerObjectionInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    objectionId: t.id({ required: true }),
    answer: t.string({ required: true }),
  }),
})

const PickForLeadInput = builder.inputType('PickForLeadInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    answered: t.field({ type: [TopicEnum], description: 'Topics whose answers changed.' }),
    changed: t.stringList({ required: true }),
    said: t.stringList({ required: true }),
  }),
})

builder.mutationFields((t) => ({
  raiseObjection: t.field({
    type: BoardObject,
    description: '“This is not what we said.”',
    errors: { types: [TooManyOpen] },
    args: { input: t.arg({ type: RaiseObjectionInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await run(raiseObjection, context, input)
      return { studyId: input.studyId.id }
    },
  }),
  raiseQuote: t.field({
    type: RaisedObject,
    description: 'A safety reviewer has to read what stands behind these words. It takes no reason.',
    errors: {},
    args: { input: t.arg({ type: RaiseQuoteInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { responseId } = await run(raiseQuote, context, input)
      const studyId = input.studyId.id
      return heardBy(context.app, studyId, await findReaders(context.app.db, studyId, responseId))
    },
  }),
  optOut: t.field({
    type: BoardObject,
    errors: {},
    args: { input: t.arg({ type: TopicInput, required: true }) },
    resolve: async (_root, { input }, context) => ({ studyId: await run(optOut, context, input) }),
  }),
  takeBackOptOut: t.field({
    type: BoardObject,
    errors: {},
    args: { input: t.arg({ type: TopicInput, required: true }) },
    resolve: async (_root, { input }, context) => ({ studyId: await run(takeBackOptOut, context, input) }),
  }),
  answerObjection: t.field({
    type: ObjectionObject,
    errors: {},
    args: { input: t.arg({ type: AnswerObjectionInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const id = await run(answerObjection, context, input)
      return (await store.findObjection(context.app.db, input.studyId.id, id))!
    },
  }),
  pickForLead: t.prismaField({
    type: StudyNode,
    errors: {},
    args: { input: t.arg({ type: PickForLeadInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(pickForLead, context, { ...input, answered: input.answered ?? [] })
      return context.app.db.study.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
}))
