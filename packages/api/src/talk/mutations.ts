import { builder } from '../builder.ts'
import { SafeTimesInput } from '../identity/mutations.ts'
import { asked, run } from '../mutation.ts'
import { LocalizedInput } from '../study/mutations.ts'
import { ParticipantNode, StudyNode } from '../study/schema.ts'
import { noteTalk, offerTalk } from './commands.ts'

const OfferTalkInput = builder.inputType('OfferTalkInput', {
  description: 'Of oneself: nobody is promised by another.',
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    knownAs: t.field({ type: LocalizedInput, required: true, description: 'As young people know them.' }),
    how: t.field({ type: LocalizedInput, required: true, description: 'How they talk, and where.' }),
    hours: t.field({ type: SafeTimesInput, required: true }),
    isOn: t.boolean({ required: true, description: 'False: nobody is told of them.' }),
  }),
})

const TalkStepEnum = builder.enumType('TalkStep', { values: ['seen', 'answered'] as const })

const NoteTalkInput = builder.inputType('NoteTalkInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    participantId: t.globalID({ for: ParticipantNode, required: true }),
    step: t.field({ type: TalkStepEnum, required: true }),
  }),
})

builder.mutationFields((t) => ({
  offerTalk: t.prismaField({
    type: StudyNode,
    errors: {},
    args: { input: t.arg({ type: OfferTalkInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(offerTalk, context, input)
      return context.app.db.study.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  noteTalk: t.prismaField({
    type: StudyNode,
    errors: {},
    args: { input: t.arg({ type: NoteTalkInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(noteTalk, context, input)
      return context.app.db.study.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
}))
