import { builder } from '../builder.ts'
import { asked, run } from '../mutation.ts'
import { LanguageEnum, StudyNode } from '../study/schema.ts'
import { EditedMeanwhile } from '../draftError.ts'
import { publishConsentText, removeConsentText, saveConsentText, startConsentText } from './commands.ts'
import { ConsentAudienceEnum, ConsentBlockEnum, ConsentTextNode } from './schema.ts'

const StartFromEnum = builder.enumType('ConsentTextStart', {
  description: 'The text that Firsthand ships, or the last that was published.',
  values: ['model', 'last'] as const,
})

const StartConsentTextInput = builder.inputType('StartConsentTextInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    audience: t.field({ type: ConsentAudienceEnum, required: true }),
    from: t.field({ type: StartFromEnum, required: true }),
  }),
})

const ConsentWordsInput = builder.inputType('ConsentWordsInput', {
  description: 'A language that is not named stays as it was.',
  fields: (t) => ({
    type: t.field({ type: ConsentBlockEnum, required: true }),
    en: t.string(),
    es: t.string(),
  }),
})

const SaveConsentTextInput = builder.inputType('SaveConsentTextInput', {
  description: 'What is not named stays as it was.',
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    audience: t.field({ type: ConsentAudienceEnum, required: true }),
    expected: t.int({ required: true, description: 'The revision that was seen.' }),
    blocks: t.field({ type: [ConsentWordsInput] }),
    expiresAt: t.field({ type: 'DateTime', description: 'Half-open.' }),
    approvedRef: t.string({ description: 'The number under which an ethics board approved it.' }),
  }),
})

const PublishConsentTextInput = builder.inputType('PublishConsentTextInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    audience: t.field({ type: ConsentAudienceEnum, required: true }),
    expected: t.int({ required: true, description: 'The revision that was seen.' }),
    reviewed: t.field({
      type: [LanguageEnum],
      description: 'Languages in which somebody who speaks them well has read it.',
    }),
    effectiveFrom: t.field({ type: 'DateTime', description: 'Now, where it is left out.' }),
  }),
})

const RemoveConsentTextInput = builder.inputType('RemoveConsentTextInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    audience: t.field({ type: ConsentAudienceEnum, required: true }),
    expected: t.int({ required: true, description: 'The revision that was seen.' }),
  }),
})

/** What was sent as null was left out. */
const named = (input: object) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null))

builder.mutationFields((t) => ({
  startConsentText: t.prismaField({
    type: ConsentTextNode,
    errors: {},
    args: { input: t.arg({ type: StartConsentTextInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(startConsentText, context, input)
      return context.app.db.consentText.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  saveConsentText: t.prismaField({
    type: ConsentTextNode,
    errors: { types: [EditedMeanwhile] },
    args: { input: t.arg({ type: SaveConsentTextInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(saveConsentText, context, named(input))
      return context.app.db.consentText.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  publishConsentText: t.prismaField({
    type: ConsentTextNode,
    errors: { types: [EditedMeanwhile] },
    args: { input: t.arg({ type: PublishConsentTextInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(publishConsentText, context, named(input))
      return context.app.db.consentText.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  removeConsentText: t.prismaField({
    type: StudyNode,
    errors: { types: [EditedMeanwhile] },
    args: { input: t.arg({ type: RemoveConsentTextInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(removeConsentText, context, input)
      return context.app.db.study.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
}))
