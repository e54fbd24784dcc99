import { builder } from '../builder.ts'
import { SafeTimesInput } from '../identity/mutations.ts'
import { run } from '../mutation.ts'
import { MandatedEnum } from '../member/schema.ts'
import { ServiceNode, StudyNode } from '../study/schema.ts'
import { addTie, addTurn, removeTie, removeTurn, saveReach, sayMandated } from './commands.ts'
import { DutyObject, DutyPlaceEnum } from './schema.ts'

const AddTurnInput = builder.inputType('AddTurnInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    accountId: t.globalID({ required: true, description: 'Of a safety reviewer.' }),
    place: t.field({ type: DutyPlaceEnum, required: true }),
    hours: t.field({ type: SafeTimesInput, description: 'Not of a supervisor, who is called at any time.' }),
  }),
})

const RemoveTurnInput = builder.inputType('RemoveTurnInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    turnId: t.globalID({ required: true }),
  }),
})

const SaveReachInput = builder.inputType('SaveReachInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    address: t.string({ required: true, description: 'Of the viewer; empty: none any more.' }),
  }),
})

const SayMandatedInput = builder.inputType('SayMandatedInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    mandated: t.field({ type: MandatedEnum, description: 'Of the viewer. Null: not said.' }),
  }),
})

const tieInput = (name: 'AddTieInput' | 'RemoveTieInput') =>
  builder.inputType(name, {
    fields: (t) => ({
      studyId: t.globalID({ for: StudyNode, required: true }),
      accountId: t.globalID({ required: true }),
      serviceId: t.globalID({ for: ServiceNode, required: true }),
    }),
  })
const AddTieInput = tieInput('AddTieInput')
const RemoveTieInput = tieInput('RemoveTieInput')

builder.mutationFields((t) => ({
  addTurn: t.field({
    type: DutyObject,
    errors: {},
    args: { input: t.arg({ type: AddTurnInput, required: true }) },
    resolve: async (_root, { input }, context) => ({ studyId: await run(addTurn, context, input) }),
  }),
  removeTurn: t.field({
    type: DutyObject,
    errors: {},
    args: { input: t.arg({ type: RemoveTurnInput, required: true }) },
    resolve: async (_root, { input }, context) => ({ studyId: await run(removeTurn, context, input) }),
  }),
  saveReach: t.field({
    type: DutyObject,
    errors: {},
    args: { input: t.arg({ type: SaveReachInput, required: true }) },
    resolve: async (_root, { input }, context) => ({ studyId: await run(saveReach, context, input) }),
  }),
  sayMandated: t.field({
    type: DutyObject,
    errors: {},
    args: { input: t.arg({ type: SayMandatedInput, required: true }) },
    resolve: async (_root, { input: { studyId, mandated = null } }, context) => ({
      studyId: await run(sayMandated, context, { studyId, mandated }),
    }),
  }),
  addTie: t.field({
    type: DutyObject,
    errors: {},
    args: { input: t.arg({ type: AddTieInput, required: true }) },
    resolve: async (_root, { input }, context) => ({ studyId: await run(addTie, context, input) }),
  }),
  removeTie: t.field({
    type: DutyObject,
    errors: {},
    args: { input: t.arg({ type: RemoveTieInput, required: true }) },
    resolve: async (_root, { input }, context) => ({ studyId: await run(removeTie, context, input) }),
  }),
}))
