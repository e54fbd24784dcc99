import {
  ConsentScope,
  Documentation,
  MeetingMode,
  MeetingPresence,
  Understanding,
  type ConsentParty,
  type Decision,
  type GiverSafety,
  type PermissionRoute,
  type Language,
} from '../../generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import { audienceOf } from '../consent/commands.ts'
import {
  ConsentPartyEnum,
  ConsentScopeEnum,
  DecisionEnum,
  GiverSafetyEnum,
  PermissionRouteEnum,
} from '../consent/schema.ts'
import { isOfAge } from '../consent/store.ts'
import { ConsentAudienceEnum, ConsentTextNode } from '../consentText/schema.ts'
import { LanguageEnum, ParticipantNode } from '../study/schema.ts'
import * as store from './store.ts'

export const MeetingModeEnum = builder.enumType(MeetingMode, { name: 'MeetingMode' })
export const MeetingPresenceEnum = builder.enumType(MeetingPresence, { name: 'MeetingPresence' })
export const DocumentationEnum = builder.enumType(Documentation, { name: 'Documentation' })
export const UnderstandingEnum = builder.enumType(Understanding, {
  name: 'Understanding',
  description: 'Known, known after it was explained again, or not asked.',
})

type Meeting = Awaited<ReturnType<typeof store.findMeetings>>[number]

const MeetingObject = builder.objectRef<Meeting>('ConsentMeeting').implement({
  description: 'A text was read with one party, who then decided.',
  fields: (t) => ({
    id: t.exposeString('id'),
    party: t.expose('party', { type: ConsentPartyEnum }),
    audience: t.field({ type: ConsentAudienceEnum, resolve: ({ text }) => text.audience }),
    textVersion: t.int({ resolve: ({ text }) => text.version }),
    language: t.expose('language', { type: LanguageEnum }),
    alsoIn: t.expose('alsoIn', {
      type: [LanguageEnum],
      description: 'In which others a part of it was read; what was shown is the text of that version.',
    }),
    sha256: t.exposeString('sha256', { description: 'Of what was shown.' }),
    mode: t.expose('mode', { type: MeetingModeEnum }),
    hasInterpreter: t.exposeBoolean('hasInterpreter'),
    present: t.expose('present', { type: [MeetingPresenceEnum] }),
    isCopyGiven: t.exposeBoolean('isCopyGiven'),
    documentation: t.expose('documentation', { type: DocumentationEnum }),
    documentationRef: t.exposeString('documentationRef', { nullable: true }),
    canStop: t.expose('canStop', { type: UnderstandingEnum }),
    canSkip: t.expose('canSkip', { type: UnderstandingEnum }),
    whoIsTold: t.expose('whoIsTold', { type: UnderstandingEnum }),
    heldAt: t.expose('heldAt', { type: 'DateTime' }),
  }),
})

const LastWordObject = builder.objectRef<store.LastWord>('LastWord').implement({
  description: 'What one party said last about one scope, and what had been read out.',
  fields: (t) => ({
    scope: t.expose('scope', { type: ConsentScopeEnum }),
    party: t.expose('party', { type: ConsentPartyEnum }),
    decision: t.expose('decision', { type: DecisionEnum }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime' }),
    until: t.expose('until', { type: 'DateTime' }),
    textVersion: t.exposeInt('textVersion', { nullable: true }),
    isOutdated: t.exposeBoolean('isOutdated', {
      description: 'Whether the text was changed since in what matters, so that it carries nothing new.',
    }),
    textAudience: t.expose('textAudience', { type: ConsentAudienceEnum, nullable: true }),
  }),
})

type State = {
  consentTextId: string
  language: Language
  alsoIn?: Language[] | null
  step: number
  key: string
  answers: Partial<Record<ConsentScope, Decision>>
  understood: Partial<Record<'canStop' | 'canSkip' | 'whoIsTold', Understanding>>
  giverSafety?: GiverSafety | null
  route?: PermissionRoute | null
  mode?: MeetingMode | null
  hasInterpreter?: boolean | null
  present?: MeetingPresence[] | null
  isCopyGiven?: boolean | null
  documentation?: Documentation | null
  documentationRef?: string | null
  reference?: string | null
  until?: string | null
}
type Draft = { party: ConsentParty; savedAt: Date; state: State }

const AnswerObject = builder
  .objectRef<{ scope: ConsentScope; decision: Decision }>('ConsentAnswer')
  .implement({
    fields: (t) => ({
      scope: t.expose('scope', { type: ConsentScopeEnum }),
      decision: t.expose('decision', { type: DecisionEnum }),
    }),
  })

const DraftObject = builder.objectRef<Draft>('MeetingDraft').implement({
  description: 'A meeting of the viewer that goes on.',
  fields: (t) => ({
    party: t.expose('party', { type: ConsentPartyEnum }),
    savedAt: t.expose('savedAt', { type: 'DateTime' }),
    consentTextId: t.globalID({
      resolve: ({ state }) => ({ type: ConsentTextNode, id: state.consentTextId }),
    }),
    language: t.field({ type: LanguageEnum, resolve: ({ state }) => state.language }),
    alsoIn: t.field({ type: [LanguageEnum], resolve: ({ state }) => state.alsoIn ?? [] }),
    step: t.int({ resolve: ({ state }) => state.step }),
    key: t.string({ resolve: ({ state }) => state.key }),
    answers: t.field({
      type: [AnswerObject],
      resolve: ({ state }) =>
        Object.values(ConsentScope).flatMap((scope) => {
          const decision = state.answers[scope]
          return decision ? [{ scope, decision }] : []
        }),
    }),
    canStop: t.field({
      type: UnderstandingEnum,
      nullable: true,
      resolve: ({ state }) => state.understood.canStop ?? null,
    }),
    canSkip: t.field({
      type: UnderstandingEnum,
      nullable: true,
      resolve: ({ state }) => state.understood.canSkip ?? null,
    }),
    whoIsTold: t.field({
      type: UnderstandingEnum,
      nullable: true,
      resolve: ({ state }) => state.understood.whoIsTold ?? null,
    }),
    giverSafety: t.field({
      type: GiverSafetyEnum,
      nullable: true,
      resolve: ({ state }) => state.giverSafety ?? null,
    }),
    route: t.field({
      type: PermissionRouteEnum,
      nullable: true,
      resolve: ({ state }) => state.route ?? null,
    }),
    mode: t.field({ type: MeetingModeEnum, nullable: true, resolve: ({ state }) => state.mode ?? null }),
    hasInterpreter: t.boolean({ nullable: true, resolve: ({ state }) => state.hasInterpreter ?? null }),
    present: t.field({
      type: [MeetingPresenceEnum],
      nullable: true,
      resolve: ({ state }) => state.present ?? null,
    }),
    isCopyGiven: t.boolean({ nullable: true, resolve: ({ state }) => state.isCopyGiven ?? null }),
    documentation: t.field({
      type: DocumentationEnum,
      nullable: true,
      resolve: ({ state }) => state.documentation ?? null,
    }),
  }),
})

builder.objectFields(DraftObject, (t) => ({
  documentationRef: t.string({ nullable: true, resolve: ({ state }) => state.documentationRef ?? null }),
  reference: t.string({ nullable: true, resolve: ({ state }) => state.reference ?? null }),
  until: t.string({ nullable: true, description: 'A day.', resolve: ({ state }) => state.until ?? null }),
}))

const readers = ['read consent', 'read own interviews'] as const
const ofPerson = ({ studyId }: { studyId: string }) => ({ mayEither: [readers, studyId] as const })

builder.prismaObjectFields(ParticipantNode, (t) => ({
  audience: t.field({
    type: ConsentAudienceEnum,
    description: 'Whose text is read to them now.',
    authScopes: ofPerson,
    resolve: async ({ studyId, id }, _args, { app }) =>
      audienceOf('youth', await isOfAge(app.db, { studyId, participantId: id })),
  }),
  meetings: t.field({
    type: [MeetingObject],
    description: 'The last one first.',
    authScopes: ofPerson,
    resolve: ({ studyId, id: participantId }, _args, { app }) =>
      store.findMeetings(app.db, { studyId, participantId }),
  }),
  lastWords: t.field({
    type: [LastWordObject],
    authScopes: ofPerson,
    resolve: ({ studyId, id: participantId }, _args, { app }) =>
      store.findLastWords(app.db, { studyId, participantId }),
  }),
  meetingDrafts: t.field({
    type: [DraftObject],
    description: 'Meetings with them that the viewer leads and that have not ended.',
    authScopes: ofPerson,
    resolve: async ({ studyId, id: participantId }, _args, { app, actor }): Promise<Draft[]> => {
      if (actor.kind !== 'account') return []
      const drafts = await store.findDrafts(app.db, { studyId, participantId, accountId: actor.id })
      return drafts.map((draft) => ({ ...draft, state: draft.state as State }))
    },
  }),
}))
