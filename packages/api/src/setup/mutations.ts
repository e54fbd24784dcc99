import { builder } from '../builder.ts'
import { CodebookNode } from '../codebook/schema.ts'
import { DeterminationEnum } from '../consentText/schema.ts'
import { DemoOnly, Frozen } from '../errors.ts'
import { asked, run } from '../mutation.ts'
import { LocalizedInput } from '../study/mutations.ts'
import { LanguageEnum, StudyNode } from '../study/schema.ts'
import {
  changeStudy,
  deleteStudy,
  fillRoster,
  saveKeep,
  saveSettings,
  takeShippedCodebook,
} from './commands.ts'
import { MajorityEnum } from './schema.ts'

const SaveSettingsInput = builder.inputType('SaveSettingsInput', {
  description: 'What a step does not name stays as it was.',
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    agency: t.string(),
    jurisdiction: t.string({ description: 'The key of a jurisdiction.' }),
    exitAddress: t.string({ description: 'The front page of a public site that tells nothing.' }),
    resourcesCheckedOn: t.string({ description: 'A day, as 2026-07-01.' }),
    majority: t.field({ type: MajorityEnum }),
    majorityReference: t.string({ description: 'The number of the ethics board’s decision.' }),
    determination: t.field({ type: DeterminationEnum }),
    plannedPeople: t.int({ description: 'How many are to take part.' }),
    boardLeastBase: t.int(),
    boardLeastGroup: t.int(),
    publicLeastBase: t.int(),
    publicLeastGroup: t.int(),
  }),
})

const SaveKeepInput = builder.inputType('SaveKeepInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    names: t.stringList({
      required: true,
      description: 'All of them: what is not named any more is hidden again.',
    }),
  }),
})

const ChangeStudyInput = builder.inputType('ChangeStudyInput', {
  description: 'What is not named stays as it was.',
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    title: t.field({ type: LocalizedInput }),
    languages: t.field({
      type: [LanguageEnum],
      description: 'One in which questions are written or people take part is not left out.',
    }),
    timeZone: t.string({ description: 'As America/New_York.' }),
  }),
})

const FillRosterInput = builder.inputType('FillRosterInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    regions: t.stringList({ required: true, description: 'Keys of the pack’s regions.' }),
    services: t.stringList({ required: true, description: 'Keys of the pack’s services.' }),
  }),
})

const TakeShippedCodebookInput = builder.inputType('TakeShippedCodebookInput', {
  fields: (t) => ({ studyId: t.globalID({ for: StudyNode, required: true }) }),
})

const DeleteStudyInput = builder.inputType('DeleteStudyInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    title: t.string({ required: true, description: 'The title of the study, typed as it stands there.' }),
  }),
})

const DeletedStudy = builder.objectRef<{ studyId: string; people: number }>('DeletedStudy').implement({
  fields: (t) => ({
    id: t.globalID({ resolve: ({ studyId }) => ({ type: 'Study', id: studyId }) }),
    people: t.exposeInt('people'),
  }),
})

/** What was sent as null was left empty, not decided. */
const named = (input: object) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null))

builder.mutationFields((t) => ({
  saveSettings: t.prismaField({
    type: StudyNode,
    errors: {},
    args: { input: t.arg({ type: SaveSettingsInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(saveSettings, context, named(input))
      return context.app.db.study.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  saveKeep: t.prismaField({
    type: StudyNode,
    errors: {},
    args: { input: t.arg({ type: SaveKeepInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      await run(saveKeep, context, input)
      return context.app.db.study.findUniqueOrThrow({ ...asked(query), where: { id: input.studyId.id } })
    },
  }),
  changeStudy: t.prismaField({
    type: StudyNode,
    errors: {},
    args: { input: t.arg({ type: ChangeStudyInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(changeStudy, context, named(input))
      return context.app.db.study.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  fillRoster: t.prismaField({
    type: StudyNode,
    errors: {},
    args: { input: t.arg({ type: FillRosterInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      await run(fillRoster, context, input)
      return context.app.db.study.findUniqueOrThrow({ ...asked(query), where: { id: input.studyId.id } })
    },
  }),
  takeShippedCodebook: t.prismaField({
    type: CodebookNode,
    errors: { types: [Frozen] },
    args: { input: t.arg({ type: TakeShippedCodebookInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(takeShippedCodebook, context, input)
      return context.app.db.codebook.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  deleteStudy: t.field({
    type: DeletedStudy,
    errors: { types: [DemoOnly] },
    args: { input: t.arg({ type: DeleteStudyInput, required: true }) },
    resolve: (_root, { input }, context) => run(deleteStudy, context, input),
  }),
}))
