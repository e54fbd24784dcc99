import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { run } from '../mutation.ts'
import { LanguageEnum, StudyNode } from '../study/schema.ts'
import { addRecipient, closeNotices, freezeHandover, sendNotices } from './commands.ts'
import { HandoverObject, NoticeWayEnum } from './schema.ts'
import * as store from './store.ts'

const FreezeHandoverInput = builder.inputType('FreezeHandoverInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    title: t.string({ required: true }),
  }),
})

const AddRecipientInput = builder.inputType('AddRecipientInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    handoverId: t.id({ required: true }),
    body: t.string({ required: true, description: 'The agency, board or office that they are of.' }),
    person: t.string({ required: true }),
    address: t.string({ description: 'Where a letter reaches them; it is kept sealed.' }),
    purpose: t.string({ required: true }),
    receivedOn: t.string({ required: true, description: 'A day: 2026-11-30.' }),
  }),
})

const SendNoticesInput = builder.inputType('SendNoticesInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    recipientId: t.id({ required: true }),
    notices: t.idList({ required: true, description: 'Those that the person saw; none that came since.' }),
    way: t.field({ type: NoticeWayEnum, required: true }),
    language: t.field({ type: LanguageEnum, required: true }),
  }),
})

const CloseNoticesInput = builder.inputType('CloseNoticesInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    recipientId: t.id({ required: true }),
    notices: t.idList({ required: true }),
  }),
})

/** As it stands after the act. */
const numbered = async ({ app }: Context, studyId: string, number: number) =>
  (await store.findHandover(app.db, { studyId, number }))!

builder.mutationFields((t) => ({
  freezeHandover: t.field({
    type: HandoverObject,
    errors: {},
    args: { input: t.arg({ type: FreezeHandoverInput, required: true }) },
    resolve: async (_root, { input }, context) =>
      numbered(context, input.studyId.id, (await run(freezeHandover, context, input)).number),
  }),
  addRecipient: t.field({
    type: HandoverObject,
    errors: {},
    args: { input: t.arg({ type: AddRecipientInput, required: true }) },
    resolve: async (_root, { input }, context) =>
      numbered(context, input.studyId.id, (await run(addRecipient, context, input)).number),
  }),
  sendNotices: t.field({
    type: HandoverObject,
    description: 'Sends the letter by mail, or writes down that somebody sent it themself.',
    errors: {},
    args: { input: t.arg({ type: SendNoticesInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const studyId = input.studyId.id
      const { recipientId, way, language } = input
      const sending = { studyId, way, language, recipientId: String(recipientId) }
      const { number } = await run(sendNotices, context, { ...sending, notices: input.notices.map(String) })
      return numbered(context, studyId, number)
    },
  }),
  closeNotices: t.field({
    type: HandoverObject,
    description: 'They wrote back that it is done.',
    errors: {},
    args: { input: t.arg({ type: CloseNoticesInput, required: true }) },
    resolve: async (_root, { input }, context) =>
      numbered(context, input.studyId.id, (await run(closeNotices, context, input)).number),
  }),
}))
