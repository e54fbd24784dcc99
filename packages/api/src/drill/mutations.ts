import { builder } from '../builder.ts'
import { SecondPerson } from '../errors.ts'
import { run } from '../mutation.ts'
import { OutcomeEnum } from '../safety/schema.ts'
import { StudyNode } from '../study/schema.ts'
import * as commands from './commands.ts'
import { DrillsObject } from './schema.ts'

const StartDrillInput = builder.inputType('StartDrillInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    hours: t.int({ required: true, description: 'After which it is over by itself: 1, 4 or 24.' }),
  }),
})

const ofDrill = (name: 'EndDrillInput' | 'RemoveDrillInput') =>
  builder.inputType(name, {
    fields: (t) => ({ studyId: t.globalID({ for: StudyNode, required: true }) }),
  })
const EndDrillInput = ofDrill('EndDrillInput')
const RemoveDrillInput = ofDrill('RemoveDrillInput')

const TakeDrillItemInput = builder.inputType('TakeDrillItemInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    itemId: t.globalID({ required: true }),
  }),
})

const DecideDrillItemInput = builder.inputType('DecideDrillItemInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    itemId: t.globalID({ required: true }),
    outcome: t.field({ type: OutcomeEnum, required: true }),
    ...{ toldFirst: t.boolean(), note: t.string({ description: 'Sealed, and gone with the drill.' }) },
  }),
})

const SignDrillItemInput = builder.inputType('SignDrillItemInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    itemId: t.globalID({ required: true }),
    agrees: t.boolean({ required: true, description: 'False: it is open again.' }),
  }),
})

builder.mutationFields((t) => ({
  startDrill: t.field({
    ...{ type: DrillsObject, errors: {}, args: { input: t.arg({ type: StartDrillInput, required: true }) } },
    resolve: async (_root, { input }, context) => {
      const { studyId } = await run(commands.startDrill, context, input)
      return { studyId }
    },
  }),
  endDrill: t.field({
    ...{ type: DrillsObject, errors: {}, args: { input: t.arg({ type: EndDrillInput, required: true }) } },
    resolve: async (_root, { input }, context) => {
      const { studyId } = await run(commands.endDrill, context, input)
      return { studyId }
    },
  }),
  removeDrill: t.field({
    ...{ type: DrillsObject, errors: {}, args: { input: t.arg({ type: RemoveDrillInput, required: true }) } },
    resolve: async (_root, { input }, context) => {
      const { studyId } = await run(commands.removeDrill, context, input)
      return { studyId }
    },
  }),
  takeDrillItem: t.field({
    ...{ type: DrillsObject, errors: {} },
    args: { input: t.arg({ type: TakeDrillItemInput, required: true }) },
    resolve: async (_root, { input }, context) => ({
      studyId: await run(commands.takeDrillItem, context, input),
    }),
  }),
  decideDrillItem: t.field({
    ...{ type: DrillsObject, errors: {} },
    args: { input: t.arg({ type: DecideDrillItemInput, required: true }) },
    resolve: async (_root, { input }, context) => ({
      studyId: await run(commands.decideDrillItem, context, input),
    }),
  }),
  signDrillItem: t.field({
    type: DrillsObject,
    errors: { types: [SecondPerson] },
    args: { input: t.arg({ type: SignDrillItemInput, required: true }) },
    resolve: async (_root, { input }, context) => ({
      studyId: await run(commands.signDrillItem, context, input),
    }),
  }),
}))
