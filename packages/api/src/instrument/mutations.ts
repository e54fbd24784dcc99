import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import type { Command } from '../command.ts'
import { EditedMeanwhile } from '../draftError.ts'
import { Frozen } from '../errors.ts'
import { asked, run } from '../mutation.ts'
import { LocalizedInput } from '../study/mutations.ts'
import { LanguageEnum, StudyNode } from '../study/schema.ts'
import { addInstrument } from './adding.ts'
import * as commands from './commands.ts'
import { BuiltInEnum, InstrumentNode, QuestionTypeEnum, TranslationStatusEnum } from './schema.ts'

const QuestionInput = builder.inputType('QuestionInput', {
  fields: (t) => ({
    key: t.string({ required: true }),
    type: t.field({ type: QuestionTypeEnum, required: true }),
    text: t.field({ type: LocalizedInput, required: true }),
    perService: t.boolean({ required: true, defaultValue: false }),
  }),
})

const AddInstrumentInput = builder.inputType('AddInstrumentInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    key: t.string({ required: true }),
    version: t.string({ required: true, description: 'As 1.0.0.' }),
    title: t.field({ type: LocalizedInput, required: true }),
    questions: t.field({ type: [QuestionInput], required: true }),
  }),
})

const CreateDraftInput = builder.inputType('CreateDraftInput', {
  description: 'One of three: a key for an empty one, one that comes along, or a version of the study.',
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    key: t.string(),
    builtIn: t.field({ type: BuiltInEnum }),
    fromId: t.globalID({ for: InstrumentNode }),
  }),
})

const ofVersion = 'Which revision was seen.'

const SaveDraftInput = builder.inputType('SaveDraftInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    instrumentId: t.globalID({ for: InstrumentNode, required: true }),
    expected: t.int({ required: true, description: ofVersion }),
    definition: t.string({ required: true, description: 'All of it, as JSON text.' }),
  }),
})

const DraftInput = builder.inputType('DraftInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    instrumentId: t.globalID({ for: InstrumentNode, required: true }),
    expected: t.int({ required: true, description: ofVersion }),
  }),
})

const RetireInstrumentInput = builder.inputType('RetireInstrumentInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    instrumentId: t.globalID({ for: InstrumentNode, required: true }),
  }),
})

const ImportInstrumentInput = builder.inputType('ImportInstrumentInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    file: t.string({ required: true, description: 'An exported instrument, as JSON text.' }),
  }),
})

const BringTranslationInput = builder.inputType('BringTranslationInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    instrumentId: t.globalID({ for: InstrumentNode, required: true }),
    expected: t.int({ required: true, description: ofVersion }),
    language: t.field({ type: LanguageEnum, required: true }),
    sheet: t.string({ required: true, description: 'From places to texts, as JSON text.' }),
    status: t.field({ type: TranslationStatusEnum, required: true }),
    source: t.string({ required: true, description: 'Where the text comes from, or who reviewed it.' }),
    sha256: t.string({ required: true, description: 'Of the sheet, as its source states it.' }),
  }),
})

const PairInput = builder.inputType('ItemPairInput', {
  fields: (t) => ({ from: t.string({ required: true }), to: t.string({ required: true }) }),
})

const DeclareEquivalenceInput = builder.inputType('DeclareEquivalenceInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    fromId: t.globalID({ for: InstrumentNode, required: true }),
    toId: t.globalID({ for: InstrumentNode, required: true }),
    pairs: t.field({ type: [PairInput], required: true }),
  }),
})

type Asked = { query: object; context: Context; input: object }

/** Every one of these answers with the version as it stands then. */
const written = async (command: Command<string>, { query, context, input }: Asked) => {
  const id = await run(command, context, input)
  return context.app.db.instrument.findUniqueOrThrow({ ...asked(query), where: { id } })
}

builder.mutationField('addInstrument', (t) =>
  t.prismaField({
    type: InstrumentNode,
    errors: { types: [Frozen] },
    args: { input: t.arg({ type: AddInstrumentInput, required: true }) },
    resolve: (query, _root, { input }, context) => written(addInstrument, { query, context, input }),
  }),
)

builder.mutationFields((t) => ({
  createDraft: t.prismaField({
    type: InstrumentNode,
    errors: {},
    args: { input: t.arg({ type: CreateDraftInput, required: true }) },
    resolve: (query, _root, { input }, context) => written(commands.createDraft, { query, context, input }),
  }),
  saveDraft: t.prismaField({
    type: InstrumentNode,
    errors: { types: [Frozen, EditedMeanwhile] },
    args: { input: t.arg({ type: SaveDraftInput, required: true }) },
    resolve: (query, _root, { input }, context) => written(commands.saveDraft, { query, context, input }),
  }),
  removeDraft: t.prismaField({
    type: StudyNode,
    errors: { types: [Frozen, EditedMeanwhile] },
    args: { input: t.arg({ type: DraftInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(commands.removeDraft, context, input)
      return context.app.db.study.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  fieldInstrument: t.prismaField({
    type: InstrumentNode,
    errors: { types: [Frozen, EditedMeanwhile] },
    args: { input: t.arg({ type: DraftInput, required: true }) },
    resolve: (query, _root, { input }, context) =>
      written(commands.fieldInstrument, { query, context, input }),
  }),
  retireInstrument: t.prismaField({
    type: InstrumentNode,
    errors: {},
    args: { input: t.arg({ type: RetireInstrumentInput, required: true }) },
    resolve: (query, _root, { input }, context) =>
      written(commands.retireInstrument, { query, context, input }),
  }),
  importInstrument: t.prismaField({
    type: InstrumentNode,
    errors: {},
    args: { input: t.arg({ type: ImportInstrumentInput, required: true }) },
    resolve: (query, _root, { input }, context) =>
      written(commands.importInstrument, { query, context, input }),
  }),
  bringTranslation: t.prismaField({
    type: InstrumentNode,
    errors: { types: [Frozen, EditedMeanwhile] },
    args: { input: t.arg({ type: BringTranslationInput, required: true }) },
    resolve: (query, _root, { input }, context) =>
      written(commands.bringTranslation, { query, context, input }),
  }),
  declareEquivalence: t.prismaField({
    type: InstrumentNode,
    errors: { types: [Frozen] },
    args: { input: t.arg({ type: DeclareEquivalenceInput, required: true }) },
    resolve: (query, _root, { input }, context) =>
      written(commands.declareEquivalence, { query, context, input }),
  }),
}))
