import { createClient, createRequest, fetchExchange, mapExchange } from '@urql/core'
import type { AnyVariables, Client, CombinedError, OperationResult } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import { relayPagination } from '@urql/exchange-graphcache/extras'
import { persistedExchange } from '@urql/exchange-persisted'
import { Provider, useClient } from '@urql/solid'
import { type Accessor, batch, createComputed, createSignal, onCleanup } from 'solid-js'
import type { Document } from './graphql.ts'
import { createEpoch, type Epoch } from './epoch.ts'
import { share } from './share.ts'

export const ClientProvider = Provider
export { useClient }
export type { Client }

/** One client is one signed-in session: signing in or out makes a new one, so no words outlive it. */
export function makeClient(onSignedOut: () => void, fetch = globalThis.fetch): Client {
  const onError = (error: CombinedError) => void (codesOf(error).includes('signed_out') && onSignedOut())
  const epoch = createEpoch()
  const hear = (result: OperationResult) => epoch.hear(result.extensions?.['epoch'])
  const client = createClient({
    url: '/graphql',
    preferGetMethod: false,
    fetch,
    fetchOptions: { credentials: 'same-origin' },
    exchanges: [mapExchange({ onError }), cache(), mapExchange({ onResult: hear }), ...named, fetchExchange],
  })
  epochs.set(client, epoch)
  return client
}

const epochs = new WeakMap<Client, Epoch>()

/** The pages as they are built ask by the hash of what they ask; never in an address, where words would stand. */
const named = import.meta.env.PROD
  ? [persistedExchange({ preferGetForPersistedQueries: false, enableForMutation: true })]
  : []

export interface Read<Data> {
  data: Accessor<Data | undefined>
  failure: Accessor<Failure | undefined>
  /** True while the answer to the present variables has not come. */
  isWaiting: Accessor<boolean>
  refetch: () => void
}

/** Never the server's own words: the screen has its own for each of these. */
export type Failure = 'unreachable' | 'refused' | 'notFound'

/**
 * Follows a query. Unlike urql's createQuery its results are values: nothing that the cache handed out
 * is changed in place, and parts that stayed equal stay the same part.
 */
export function createRead<Data, Variables extends AnyVariables>(
  document: Document<Data, Variables>,
  variables: Accessor<Variables>,
): Read<Data> {
  const client = useClient()
  const [result, setResult] = createSignal<OperationResult<Data, Variables>>()
  const [isWaiting, setWaiting] = createSignal(true)
  const [turn, setTurn] = createSignal(0)
  createComputed<number>((lastTurn) => {
    const request = createRequest(document, variables())
    setWaiting(true)
    // Whoever is told that somebody decided since asks again, and is shown nothing that was kept from before.
    const isKept = epochs.get(client)?.isFresh(request.key) ?? true
    const requestPolicy = turn() === lastTurn && isKept ? policyFor(client, request.key) : 'network-only'
    const source = client.executeQuery<Data, Variables>(request, { requestPolicy })
    const { unsubscribe } = source.subscribe((next) =>
      batch(() => {
        setResult((last) => keepShown(last, next))
        setWaiting(next.stale)
      }),
    )
    onCleanup(unsubscribe)
    return turn()
  }, 0)
  return {
    data: () => result()?.data,
    failure: () => failureOf(result()?.error),
    isWaiting,
    refetch: () => setTurn((n) => n + 1),
  }
}

const early = new WeakMap<Client, Set<number>>()

/** Asks ahead of the page that will need it; that page then takes this answer and asks no second time. */
export function askEarly<Data, Variables extends AnyVariables>(
  client: Client,
  document: Document<Data, Variables>,
  variables: Variables,
): void {
  const request = createRequest(document, variables)
  early.set(client, (early.get(client) ?? new Set()).add(request.key))
  void client.executeQuery<Data, Variables>(request).toPromise()
}

const policyFor = (client: Client, key: number) =>
  early.get(client)?.delete(key) ? 'cache-first' : 'cache-and-network'

/** Asks once; for what a person does, and for the next page of a list, which the cache joins on. */
export async function ask<Data, Variables extends AnyVariables>(
  client: Client,
  document: Document<Data, Variables>,
  variables: Variables,
): Promise<{ data?: Data | undefined; failure?: Failure | undefined; seconds?: number | undefined }> {
  const isWrite = document.definitions.some((d) => 'operation' in d && d.operation === 'mutation')
  const result = isWrite
    ? await client.mutation(document, variables).toPromise()
    : await client.query(document, variables, { requestPolicy: 'network-only' }).toPromise()
  return { data: result.data, failure: failureOf(result.error), seconds: waitOf(result.error) }
}

/** A refresh that fails leaves standing what was shown for the same question; one that works, what is equal. */
function keepShown<Result extends OperationResult>(last: Result | undefined, next: Result): Result {
  const isSame = last?.operation.key === next.operation.key
  if (isSame && last?.data && !next.data && next.error) return { ...last, error: next.error }
  return { ...next, data: share(last?.data, next.data) }
}

/** Who asked too much is told how long to wait. */
function waitOf(error: CombinedError | undefined): number | undefined {
  if (!error || !codesOf(error).includes('too_often')) return undefined
  const response = error.response as Response | undefined
  return Number(response?.headers.get('retry-after')) || 60
}

function failureOf(error: CombinedError | undefined): Failure | undefined {
  if (!error) return undefined
  if (error.networkError && !error.response?.status) return 'unreachable'
  return codesOf(error).some((code) => notThere.has(code)) ? 'notFound' : 'refused'
}

/** An id that cannot be one, what is not yours, and what a session that ended may no longer see look alike. */
const notThere = new Set<unknown>(['not_found', 'signed_out', 'forbidden'])

const codesOf = (error: CombinedError): unknown[] =>
  error.graphQLErrors.map(({ extensions }) => extensions['code'])

function cache() {
  return cacheExchange({
    keys: Object.fromEntries(withoutKey.map((type) => [type, () => null])),
    resolvers: {
      Theme: { quotes: relayPagination() },
      Study: { responses: relayPagination(), undecided: relayPagination() },
    },
  })
}

const withoutKey = [
  ...['LocalizedText', 'Instance', 'DemoAccount', 'Membership', 'StudyOverview', 'WaveOverview'],
  ...[
    'LanguageCount',
    'ModeCount',
    'ThemeWave',
    'StanceSplit',
    'ThemeLanguage',
    'Span',
    'Quote',
    'Redaction',
  ],
  ...['StudyChange', 'ChangeWave', 'ChangeTopic', 'ChangeFigures', 'ChangeFigure', 'ChangePairs'],
  ...['ChangeWords', 'SpokenAgain', 'ChangeAgain', 'ReadWith', 'LanguageResponses', 'InstrumentResponses'],
  ...['Board', 'Card', 'WaveSaid', 'ReleasedQuote', 'ThemeName', 'OwnObjection', 'ReleaseState', 'Picks'],
  ...['Lead', 'Place', 'Voices', 'TopicInWords', 'ChangeInWords', 'SecondPerson', 'NoConsent'],
  ...['SmallWave', 'TooManyOpen'],
  ...['RaiseObjection', 'OptOut', 'TakeBackOptOut', 'AnswerObjection', 'PickForLead', 'ApproveQuote'].map(
    (name) => `Mutation${name}Success`,
  ),
  'MutationWithdrawApprovalSuccess',
  ...['StudySetup', 'Jurisdiction', 'PackRegion', 'PackService', 'PackResource', 'DeletedStudy', 'Frozen'],
  ...['DemoOnly', 'TwoHands', 'MutationChangeStudySuccess'],
  ...['ConsentTextBlock', 'ConsentTextGap', 'ConsentTextChange', 'ReadingLevel', 'ConsentAnswer', 'LastWord'],
  ...['MeetingDraft', 'ConsentMeeting', 'NoConsentText', 'EditedMeanwhile'],
  ...['StartConsentText', 'SaveConsentText', 'PublishConsentText', 'RemoveConsentText', 'RecordMeeting'].map(
    (name) => `Mutation${name}Success`,
  ),
  ...['MutationSaveMeetingDraftSuccess', 'MutationStopMeetingSuccess'],
  ...['Consent', 'StudyParticipantsConnection', 'StudyParticipantsConnectionEdge'],
  ...['EnrolParticipant', 'RecordConsent', 'SubmitResponse'].map((name) => `Mutation${name}Success`),
  ...[
    'CreateStudy',
    'SaveSettings',
    'FillRoster',
    'AddService',
    'AddWave',
    'ChangeWave',
    'AddInstrument',
  ].map((name) => `Mutation${name}Success`),
  ...['MutationTakeShippedCodebookSuccess', 'MutationImportCodebookSuccess', 'MutationDeleteStudySuccess'],
  // One account is something else in each study.
  ...['Members', 'Member', 'RoleMay', 'Team', 'TeamSeat', 'OwnRoles', 'LastAdministrator', 'LastReviewer'],
  ...['AddMember', 'SetRoles', 'RemoveMember', 'ApplyPreset', 'RecordWorker', 'RemoveWorker'].map(
    (name) => `Mutation${name}Success`,
  ),
  ...['AuditLog', 'AuditChain', 'AuditFault', 'AuditPerson', 'AuditEntry', 'AuditSubject', 'AuditExport'],
  ...['AuditLogEntriesConnection', 'AuditLogEntriesConnectionEdge', 'MutationExportAuditSuccess'],
  ...['Pipeline', 'PipelineStep', 'CodeGroup', 'InputIssue', 'PageInfo'],
  ...['PasswordLink', 'HeldPasswordLink', 'LinkEnded', 'AskInstance', 'LastOfInstance', 'OwnFactorFirst'],
  ...['LastWay', 'FactorFirst'],
  ...[
    'PasskeyRequest',
    'PasskeyRefused',
    'HeldInvitation',
    'Invited',
    'Enrolment',
    'TooManyTries',
    'CodeNeeded',
    'CodeUsed',
    'InvitationEnded',
  ],
  ...[
    ...['EnterCode', 'Lock', 'Unlock', 'RevokeSession', 'RevokeOtherSessions', 'BeginCodes', 'ConfirmCodes'],
    ...['EndCodes', 'NewRecoveryCodes', 'InviteMember', 'WithdrawInvitation', 'AcceptInvitation'],
    ...['ChangePassword', 'CloseAccount', 'UsePasswordLink', 'MakePasswordLink', 'MakeMemberPasswordLink'],
    ...['AcceptByProvider', 'LinkProvider', 'UnlinkProvider'],
    ...['EndSessions', 'InviteAdministrator', 'JoinByInvitation', 'RequireSecondFactor'],
    ...['BeginPasskey', 'AddPasskey', 'RemovePasskey', 'AskPasskey', 'EnterByPasskey'],
  ].map((name) => `Mutation${name}Success`),
  ...['MutationSignInSuccess', 'WrongCredentials', 'InvalidInput', 'Forbidden', 'NotFound'],
  ...['Retention', 'DueCount', 'WordsEnd', 'MutationCloseStudySuccess', 'MutationRunRetentionSuccess'],
  ...['MutationAskEndOfWordsSuccess', 'MutationDecideEndOfWordsSuccess'],
  ...['RemovedCount', 'StudyErasuresConnection', 'StudyErasuresConnectionEdge'],
  ...['StudyVaultRequestsConnection', 'StudyVaultRequestsConnectionEdge', 'OpenedPerson', 'OpenedContact'],
  ...['OpenedTimes', 'MutationAskVaultSuccess', 'MutationDecideVaultSuccess', 'MutationOpenVaultSuccess'],
  'FlagContact',
  ...['Demands', 'LegalDemand', 'DemandTask', 'DemandAnswer', 'Certificate', 'OpenedDemand'],
  ...['RecordDemand', 'NameInDemand', 'HoldDemand', 'MoveDemandTask', 'DoDemandTask', 'ProposeAnswer']
    .concat('DecideAnswer', 'CloseDemand', 'RecordCertificate', 'TakeBackCertificate')
    .map((name) => `Mutation${name}Success`),
  ...['Drills', 'Drill', 'DrillItem', 'DrillLine', 'DrillTold'],
  ...['StartDrill', 'EndDrill', 'RemoveDrill', 'TakeDrillItem', 'DecideDrillItem', 'SignDrillItem'].map(
    (name) => `Mutation${name}Success`,
  ),
  ...['MutationRetryJobSuccess', 'ThemeQuotesConnection', 'ThemeQuotesConnectionEdge'],
  ...['StudyResponsesConnection', 'StudyResponsesConnectionEdge'],
  ...['ParticipantResponsesConnection', 'ParticipantResponsesConnectionEdge'],
  ...['PipelineJobsConnection', 'PipelineJobsConnectionEdge'],
  ...['StudyUndecidedConnection', 'StudyUndecidedConnectionEdge', 'CodingCount', 'QuoteCount'],
  ...['QuoteChoice', 'ChosenQuote', 'StanceShown', 'Missed', 'Candidate', 'MissedPassage'],
  ...[
    'AboutValue',
    'CodeAspect',
    'ThemeAspect',
    'AspectWave',
    'AskedAbout',
    'ThemeMentions',
    'MutationDecideAskedAboutSuccess',
  ],
  ...[
    'Learning',
    'LearnedModel',
    'CodeFigures',
    'Measured',
    'SiteFigures',
    'Rule',
    'AsItCame',
    'CameInLanguage',
  ],
  ...['AskForModel', 'UseModel', 'SetModelAside'].map((name) => `Mutation${name}Success`),
  ...['DecidedMeanwhile', 'MutationAcceptCodingSuccess', 'MutationRejectCodingSuccess'],
  ...['MutationChangeCodingSuccess', 'MutationAddCodingSuccess', 'MutationUndoDecisionSuccess'],
  ...['IdentityKept', 'WavePerson', 'WaveStateCount', 'WavePeopleConnection', 'WavePeopleConnectionEdge'],
  ...['AttritionRow', 'LostCount', 'Returning', 'MadeWaveInvitation', 'NotReachable', 'WaveReach'],
  ...['KeepIdentity', 'KeepContact', 'MarkContact', 'InviteToWave', 'TakeBackInvitation'].map(
    (name) => `Mutation${name}Success`,
  ),
  ...['TalkOffer', 'TalkHours', 'TalkWish', 'MutationOfferTalkSuccess', 'MutationNoteTalkSuccess'],
  ...['RecordLoss', 'RecordServed', 'SaveWhomToAsk'].map((name) => `Mutation${name}Success`),
  ...['Safety', 'SafetyCounts', 'Raised', 'FlaggedAnswer', 'FlagOpenings', 'FlagTaker'],
  ...['Duty', 'DutyTurn', 'DutyHours', 'DutyReviewer', 'DutyTie', 'DutyService'],
  ...['AddTurn', 'RemoveTurn', 'SaveReach', 'AddTie', 'RemoveTie', 'RaiseQuote'].map(
    (name) => `Mutation${name}Success`,
  ),
  ...['SayMandated', 'SetMandated', 'NoteWritten', 'RaiseFlag', 'SignOpening'].map(
    (name) => `Mutation${name}Success`,
  ),
  ...['RaiseConcern', 'RaiseInterview', 'AcknowledgeFlag', 'TakeFlagOver', 'OpenFlagContact'].map(
    (name) => `Mutation${name}Success`,
  ),
  ...['DecideFlag', 'SignFlag', 'PassFlagOn', 'DeclareHandled'].map((name) => `Mutation${name}Success`),
  ...['BuiltInInstrument', 'Translation', 'ItemEquivalence', 'ItemPair', 'QuestionOption', 'EditedMeanwhile'],
  ...['CreateDraft', 'SaveDraft', 'RemoveDraft', 'FieldInstrument', 'RetireInstrument', 'ImportInstrument']
    .concat('BringTranslation', 'DeclareEquivalence')
    .map((name) => `Mutation${name}Success`),
  ...['PassageStep', 'DetailWarning', 'DetailLevels', 'PassageChanged', 'DetailsOpen'],
  ...['StudyDetailsConnection', 'StudyDetailsConnectionEdge', 'MutationSaveKeepSuccess'],
  ...['EditPassage', 'MarkPassages', 'ApprovePassages', 'ReturnPassages'].map(
    (name) => `Mutation${name}Success`,
  ),
  ...['HandoverDocument', 'DocumentSection', 'DocumentFigure', 'DocumentQuote', 'DocumentPoints'],
  ...['NoticeLetter', 'LetterFailed'],
  ...['FreezeHandover', 'AddRecipient', 'SendNotices', 'CloseNotices'].map(
    (name) => `Mutation${name}Success`,
  ),
  ...['BatchProgress', 'StudyBatchesConnection', 'StudyBatchesConnectionEdge', 'AlreadyImported'],
  ...['MutationImportBatchSuccess', 'MutationUndoBatchSuccess', 'ConsentNotStated', 'NoConsent', 'SignedOut'],
]
