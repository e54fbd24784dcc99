import { builder } from '../builder.ts'
import {
  ConsentPartyEnum,
  ConsentScopeEnum,
  DecisionEnum,
  GiverSafetyEnum,
  PermissionRouteEnum,
} from '../consent/schema.ts'
import { ConsentTextNode } from '../consentText/schema.ts'
import { asked, run } from '../mutation.ts'
import { LanguageEnum, ParticipantNode, StudyNode } from '../study/schema.ts'
import { NoConsentText } from '../textErrors.ts'
import { recordMeeting, saveMeetingDraft, stopMeeting } from './commands.ts'
import { DocumentationEnum, MeetingModeEnum, MeetingPresenceEnum, UnderstandingEnum } from './schema.ts'

const ConsentAnswerInput = builder.inputType('ConsentAnswerInput', {
  fields: (t) => ({
    scope: t.field({ type: ConsentScopeEnum, required: true }),
    decision: t.field({ type: DecisionEnum, required: true }),
  }),
})

const RecordMeetingInput = builder.inputType('RecordMeetingInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    participantId: t.globalID({ for: ParticipantNode, required: true }),
    party: t.field({ type: ConsentPartyEnum, required: true }),
    giverSafety: t.field({ type: GiverSafetyEnum }),
    route: t.field({ type: PermissionRouteEnum, description: 'By what right a giver decides.' }),
    reference: t.string({ description: 'The number of the decision that the route rests on.' }),
    consentTextId: t.globalID({ for: ConsentTextNode, required: true }),
    language: t.field({ type: LanguageEnum, required: true }),
    alsoIn: t.field({ type: [LanguageEnum], description: 'In which others a part of it was read.' }),
    sha256: t.string({ required: true, description: 'Of what was shown.' }),
    mode: t.field({ type: MeetingModeEnum, required: true }),
    hasInterpreter: t.boolean({ required: true }),
    present: t.field({ type: [MeetingPresenceEnum], required: true }),
    isCopyGiven: t.boolean({ required: true }),
    documentation: t.field({ type: DocumentationEnum, required: true }),
    documentationRef: t.string({ description: 'What a waiver rests on.' }),
    canStop: t.field({ type: UnderstandingEnum, required: true }),
    canSkip: t.field({ type: UnderstandingEnum, required: true }),
    whoIsTold: t.field({ type: UnderstandingEnum, required: true }),
    decisions: t.field({
      type: [ConsentAnswerInput],
      required: true,
      description: 'What was not asked, or not answered, is left out: silence is no.',
    }),
    until: t.field({ type: 'DateTime', required: true, description: 'Half-open; at most as the text says.' }),
    heldAt: t.field({ type: 'DateTime', description: 'Now, where it is left out.' }),
    idempotencyKey: t.string({ required: true, description: 'Sent twice, a meeting is stored once.' }),
  }),
})

const MeetingStateInput = builder.inputType('MeetingStateInput', {
  fields: (t) => ({
    consentTextId: t.globalID({ for: ConsentTextNode, required: true }),
    language: t.field({ type: LanguageEnum, required: true }),
    alsoIn: t.field({ type: [LanguageEnum] }),
    step: t.int({ required: true }),
    key: t.string({ required: true, description: 'What the meeting will be sent under.' }),
    answers: t.field({ type: [ConsentAnswerInput], required: true }),
    canStop: t.field({ type: UnderstandingEnum }),
    canSkip: t.field({ type: UnderstandingEnum }),
    whoIsTold: t.field({ type: UnderstandingEnum }),
    giverSafety: t.field({ type: GiverSafetyEnum }),
    route: t.field({ type: PermissionRouteEnum }),
    mode: t.field({ type: MeetingModeEnum }),
    hasInterpreter: t.boolean(),
    present: t.field({ type: [MeetingPresenceEnum] }),
    isCopyGiven: t.boolean(),
    documentation: t.field({ type: DocumentationEnum }),
    documentationRef: t.string(),
    reference: t.string(),
    until: t.string({ description: 'A day.' }),
  }),
})

const SaveMeetingDraftInput = builder.inputType('SaveMeetingDraftInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    participantId: t.globalID({ for: ParticipantNode, required: true }),
    party: t.field({ type: ConsentPartyEnum, required: true }),
    state: t.field({ type: MeetingStateInput, required: true }),
  }),
})

const StopMeetingInput = builder.inputType('StopMeetingInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    participantId: t.globalID({ for: ParticipantNode, required: true }),
    party: t.field({ type: ConsentPartyEnum, required: true }),
  }),
})

builder.mutationFields((t) => ({
  recordMeeting: t.prismaField({
    type: ParticipantNode,
    errors: { types: [NoConsentText] },
    args: { input: t.arg({ type: RecordMeetingInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      await run(recordMeeting, context, input)
      const { id } = input.participantId
      return context.app.db.participant.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  saveMeetingDraft: t.prismaField({
    type: ParticipantNode,
    errors: {},
    args: { input: t.arg({ type: SaveMeetingDraftInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { answers, canStop, canSkip, whoIsTold, ...state } = input.state
      const decided = Object.fromEntries(answers.map(({ scope, decision }) => [scope, decision]))
      const understood = Object.fromEntries(
        Object.entries({ canStop, canSkip, whoIsTold }).filter(([, value]) => value != null),
      )
      const id = await run(saveMeetingDraft, context, {
        ...input,
        state: { ...state, answers: decided, understood },
      })
      return context.app.db.participant.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
  stopMeeting: t.prismaField({
    type: ParticipantNode,
    errors: {},
    args: { input: t.arg({ type: StopMeetingInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await run(stopMeeting, context, input)
      return context.app.db.participant.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
}))
