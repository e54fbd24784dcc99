import { builder } from '../builder.ts'
import { DemoOnly, Frozen } from '../errors.ts'
import { asked, run } from '../mutation.ts'
import { NoConsentText } from '../textErrors.ts'
import {
  addRegion,
  addService,
  addWave,
  changeWave,
  createStudy,
  enrolParticipant,
  opener,
} from './commands.ts'
import { LanguageEnum, ParticipantNode, RegionNode, ServiceNode, StudyNode, WaveNode } from './schema.ts'

export const LocalizedInput = builder.inputType('LocalizedInput', {
  fields: (t) => ({ en: t.string({ required: true }), es: t.string() }),
})

const CreateStudyInput = builder.inputType('CreateStudyInput', {
  fields: (t) => ({
    title: t.field({ type: LocalizedInput, required: true }),
    languages: t.field({ type: [LanguageEnum], required: true }),
    timeZone: t.string({ required: true }),
  }),
})

const AddWaveInput = builder.inputType('AddWaveInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    key: t.string({ required: true }),
    label: t.field({ type: LocalizedInput, required: true }),
    opensOn: t.string({ required: true, description: 'A day, as 2026-07-01.' }),
    closesOn: t.string({ description: 'A day, as 2026-09-30.' }),
  }),
})

const ChangeWaveInput = builder.inputType('ChangeWaveInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    waveId: t.globalID({ for: WaveNode, required: true }),
    label: t.field({ type: LocalizedInput, required: true }),
    opensOn: t.string({ required: true, description: 'A day, as 2026-07-01.' }),
    closesOn: t.string({ description: 'A day, as 2026-09-30; none where it stays open.' }),
  }),
})

const AddNamedInput = builder.inputType('AddNamedInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    key: t.string({ required: true }),
    label: t.field({ type: LocalizedInput, required: true }),
  }),
})

const EnrolParticipantInput = builder.inputType('EnrolParticipantInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    regionId: t.globalID({ for: RegionNode }),
    language: t.field({ type: LanguageEnum, required: true }),
    isAdult: t.boolean({ description: 'Unknown age counts as a minor: leave it out.' }),
  }),
})

builder.mutationFields((t) => ({
  createStudy: t.prismaField({
    type: StudyNode,
    errors: { types: [DemoOnly] },
    args: { input: t.arg({ type: CreateStudyInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(createStudy, context, input)
      if (context.actor.kind === 'account')
        context.actor = { ...context.actor, roles: new Map([...context.actor.roles, [id, opener]]) }
      return context.app.db.study.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  addWave: t.prismaField({
    type: WaveNode,
    errors: { types: [Frozen] },
    args: { input: t.arg({ type: AddWaveInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(addWave, context, input)
      return context.app.db.wave.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  changeWave: t.prismaField({
    type: WaveNode,
    description: 'What a wave is called and when it is asked, whole.',
    errors: {},
    args: { input: t.arg({ type: ChangeWaveInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(changeWave, context, input)
      return context.app.db.wave.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  addRegion: t.prismaField({
    type: RegionNode,
    errors: { types: [Frozen] },
    args: { input: t.arg({ type: AddNamedInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(addRegion, context, input)
      return context.app.db.region.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  addService: t.prismaField({
    type: ServiceNode,
    errors: { types: [Frozen] },
    args: { input: t.arg({ type: AddNamedInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(addService, context, input)
      return context.app.db.service.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  enrolParticipant: t.prismaField({
    type: ParticipantNode,
    errors: { types: [NoConsentText] },
    args: { input: t.arg({ type: EnrolParticipantInput, required: true }) },
    resolve: async (query, _root, { input: { isAdult, ...input } }, context) => {
      const id = await run(enrolParticipant, context, { ...input, isAdult: isAdult ?? false })
      return context.app.db.participant.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
}))
