// Who needs what for each field of the API: what test/matrix.db.test.ts holds it against, for every role.
import type { Permission } from '../../packages/api/src/policy.ts'

/** One of these permissions, or anybody who is signed in, or anybody at all. */
export type Need = readonly Permission[] | 'signed in' | 'anybody'

/** What all of these need. */
const all = (need: Need, names: string) => Object.fromEntries(names.split(/\s+/).map((name) => [name, need]))

// Everybody in this world administers the instance; who does not is refused in test/invitation.db.test.ts.
export const mutations: Record<string, Need> = {
  ...all(
    'anybody',
    `signIn signOut enterCode unlock acceptInvitation acceptByProvider askPasskey enterByPasskey
    usePasswordLink`,
  ),
  ...all(
    'signed in',
    `lock revokeSession revokeOtherSessions beginCodes confirmCodes endCodes newRecoveryCodes
    joinByInvitation linkProvider unlinkProvider beginPasskey addPasskey removePasskey removeEmail
    changePassword closeAccount createStudy inviteAdministrator makePasswordLink endSessions
    endAdministrator withdrawAdministratorInvitation`,
  ),
  ...all(
    ['manage members'],
    `makeMemberPasswordLink requireSecondFactor inviteMember withdrawInvitation addMember setRoles
    removeMember applyPreset setMandated`,
  ),
  ...all(
    ['edit study'],
    `addWave changeWave addRegion addService closeWave changeStudy saveSettings saveKeep fillRoster
    recordServed saveWhomToAsk`,
  ),
  ...all(
    ['edit instrument'],
    `addInstrument createDraft saveDraft removeDraft fieldInstrument retireInstrument importInstrument
    bringTranslation declareEquivalence`,
  ),
  ...all(
    ['edit codebook'],
    `importCodebook askForModel useModel setModelAside takeShippedCodebook decideAskedAbout`,
  ),
  ...all(['enrol participant'], 'enrolParticipant'),
  ...all(['record consent'], 'recordConsent recordWard recordMeeting saveMeetingDraft stopMeeting'),
  ...all(['edit consent text'], 'startConsentText saveConsentText publishConsentText removeConsentText'),
  ...all(['record response'], 'recordKnown submitResponse raiseInterview'),
  ...all(['retry job'], 'retryJob'),
  ...all(['decide codings'], 'acceptCoding rejectCoding addCoding changeCoding undoDecision'),
  ...all(['mark details'], 'editPassage markPassages approvePassages returnPassages'),
  ...all(['approve quotes'], 'approveQuote withdrawApproval'),
  ...all(['speak on board'], 'raiseObjection optOut takeBackOptOut raiseQuote'),
  ...all(['answer board'], 'answerObjection'),
  ...all(['pick for lead'], 'pickForLead'),
  ...all(['hand over'], 'addRecipient freezeHandover sendNotices closeNotices'),
  ...all(['import batch'], 'importBatch undoBatch'),
  ...all(['delete study'], 'deleteStudy'),
  ...all(['read audit'], 'exportAudit'),
  ...all(['record worker'], 'recordWorker removeWorker'),
  ...all(['keep identity'], 'keepIdentity keepContact markContact'),
  ...all(['reach out'], 'inviteToWave takeBackInvitation recordLoss offerTalk noteTalk'),
  ...all(['raise concern'], 'raiseConcern'),
  ...all(
    ['review safety'],
    `acknowledgeFlag decideFlag noteWritten raiseFlag openFlagContact takeFlagOver signFlag passFlagOn declareHandled takeDrillItem
    decideDrillItem signDrillItem`,
  ),
  ...all(['plan duty'], 'addTurn removeTurn saveReach addTie removeTie sayMandated'),
  ...all(['look at openings'], 'signOpening'),
  ...all(['second vault'], 'decideVault'),
  ...all(['ask vault'], 'askVault openVault'),
  ...all(['run retention'], 'decideEndOfWords runRetention closeStudy'),
  ...all(['end words'], 'askEndOfWords'),
  ...all(['run drill'], 'startDrill endDrill removeDrill'),
  ...all(
    ['handle demands'],
    `recordDemand nameInDemand holdDemand moveDemandTask doDemandTask proposeAnswer decideAnswer
    closeDemand recordCertificate takeBackCertificate`,
  ),
}

/** `node` and `nodes` are asked for a study here, and for every other type below. */
export const queries: Record<string, Need> = {
  ...{ instance: 'anybody', viewer: 'anybody', lockedAs: 'anybody', heldInvitation: 'anybody' },
  ...{ lockedWays: 'anybody', heldPasswordLink: 'anybody' },
  ...{ accounts: 'signed in', administratorInvitations: 'signed in' },
  ...{ invitations: ['manage members'], jurisdictions: 'signed in' },
  ...{ study: ['read study'], node: ['read study'], nodes: ['read study'] },
  ...{ board: ['read board'], lead: ['read lead'], auditLog: ['read audit'] },
  ...{
    safety: ['review safety'],
    duty: ['plan duty'],
    openings: ['look at openings'],
    demands: ['read demands'],
    drills: ['run drill'],
  },
}

const people = ['read participants', 'read own interviews'] as const
const interviews = ['read words', 'read own interviews'] as const
const open = ['read study'] as const

export const ofStudy: Record<string, readonly Permission[]> = {
  ...{ id: open, title: open, isDemo: open, languages: open, timeZone: open },
  ...{ waves: open, regions: open, services: open, consentTexts: open },
  ...{ instrumentVersions: open, builtInInstruments: open, askedByLink: open },
  ...{ instruments: open, participants: people, responses: interviews },
  ...{ learning: ['edit codebook'], code: ['read themes'], retention: ['run retention'] },
  ...{ codebook: ['read themes'], themes: ['read themes'], theme: ['read themes'] },
  ...{ overview: ['read themes'], change: ['read themes'], setup: open, leftOut: open },
  ...{ undecided: ['read words'], undecidedCount: ['read words'], pipeline: ['read pipeline'] },
  ...{ batches: ['import batch'], objections: ['answer board'], picks: ['pick for lead'] },
  ...{
    handovers: ['hand over'],
    handover: ['hand over'],
    openNotices: ['hand over'],
    details: ['mark details'],
  },
  ...{ members: ['manage members', 'record worker'], colleagues: ['record consent'] },
  ...{ erasures: ['read erasures'], vaultRequests: ['ask vault', 'second vault'] },
  ...{ whomToAsk: open, sendsLetters: open, missed: ['read words'], askedAbout: ['edit codebook'] },
  ...{ talkOffers: ['reach out'], talkWishes: ['reach out'], aloneWarnings: ['edit instrument'] },
}

/** Rows that Ada made: to an interviewer nobody's interview but their own is there. */
export const nodes: Record<string, Permission> = {
  ...{ Study: 'read study', Wave: 'read study', Region: 'read study', Service: 'read study' },
  ConsentText: 'read study',
  ...{ Instrument: 'read study', Question: 'read study', Participant: 'read participants' },
  ...{ Response: 'read words', Answer: 'read words', Passage: 'read words' },
  ...{ Coding: 'read words', CodingDecision: 'read words', Batch: 'import batch' },
  ...{ Erasure: 'read erasures', VaultRequest: 'second vault', SafetyFlag: 'review safety' },
  ...{ Codebook: 'read themes', Code: 'read themes', Theme: 'read themes' },
  // An interviewer reaches out to their own people alone.
  WaveInvitation: 'read attrition',
}

/** Acts that need much that was decided, or others beside, each told of in a story of its own: learning, safety, release, details,
 * the vault, demands, drills, handovers and what was asked. */
export const toldElsewhere =
  `raiseConcern askForModel useModel setModelAside acknowledgeFlag decideFlag noteWritten raiseFlag signFlag passFlagOn
  declareHandled approveQuote withdrawApproval editPassage markPassages approvePassages returnPassages
  saveKeep askEndOfWords decideEndOfWords sayMandated openFlagContact takeFlagOver askVault decideVault recordDemand nameInDemand holdDemand moveDemandTask doDemandTask
  proposeAnswer decideAnswer closeDemand recordCertificate takeBackCertificate startDrill endDrill
  removeDrill takeDrillItem decideDrillItem signDrillItem addTurn removeTurn saveReach addTie removeTie
  raiseQuote raiseInterview decideAskedAbout freezeHandover addRecipient sendNotices closeNotices`.split(
    /\s+/,
  )
