import { type Component, lazy } from 'solid-js'
import { PageMissing } from './frame/PageMissing.tsx'

/** A page whose script cannot be fetched says so in its place; nothing that is open is lost by it. */
const page = <Name extends string>(load: () => Promise<Record<Name, Component>>, name: Name) =>
  lazy(() =>
    load().then(
      (module) => ({ default: module[name] }),
      () => ({ default: PageMissing }),
    ),
  )

export const pages = {
  overview: page(() => import('./study/OverviewPage.tsx'), 'OverviewPage'),
  themes: page(() => import('./theme/ThemesPage.tsx'), 'ThemesPage'),
  theme: page(() => import('./theme/ThemePage.tsx'), 'ThemePage'),
  missed: page(() => import('./theme/MissedPage.tsx'), 'MissedPage'),
  asked: page(() => import('./theme/AskedPage.tsx'), 'AskedPage'),
  change: page(() => import('./change/ChangePage.tsx'), 'ChangePage'),
  responses: page(() => import('./response/ResponsesPage.tsx'), 'ResponsesPage'),
  response: page(() => import('./response/ResponsePage.tsx'), 'ResponsePage'),
  details: page(() => import('./detail/DetailsPage.tsx'), 'DetailsPage'),
  detail: page(() => import('./detail/DetailPage.tsx'), 'DetailPage'),
  instruments: page(() => import('./instrument/InstrumentsPage.tsx'), 'InstrumentsPage'),
  instrument: page(() => import('./instrument/InstrumentPage.tsx'), 'InstrumentPage'),
  interviews: page(() => import('./interview/InterviewsPage.tsx'), 'InterviewsPage'),
  person: page(() => import('./interview/PersonPage.tsx'), 'PersonPage'),
  waves: page(() => import('./outreach/WavesPage.tsx'), 'WavesPage'),
  attrition: page(() => import('./outreach/AttritionPage.tsx'), 'AttritionPage'),
  record: page(() => import('./interview/RecordPage.tsx'), 'RecordPage'),
  consentTexts: page(() => import('./consent/TextsPage.tsx'), 'TextsPage'),
  consentText: page(() => import('./consent/TextPage.tsx'), 'TextPage'),
  meeting: page(() => import('./consent/MeetingPage.tsx'), 'MeetingPage'),
  codebook: page(() => import('./codebook/CodebookPage.tsx'), 'CodebookPage'),
  code: page(() => import('./codebook/CodePage.tsx'), 'CodePage'),
  undecided: page(() => import('./coding/UndecidedPage.tsx'), 'UndecidedPage'),
  account: page(() => import('./account/AccountPage.tsx'), 'AccountPage'),
  accounts: page(() => import('./account/AccountsPage.tsx'), 'AccountsPage'),
  invitations: page(() => import('./account/InvitationsPage.tsx'), 'InvitationsPage'),
  importWords: page(() => import('./exchange/ImportPage.tsx'), 'ImportPage'),
  drill: page(() => import('./safety/DrillPage.tsx'), 'DrillPage'),
  duty: page(() => import('./safety/DutyPage.tsx'), 'DutyPage'),
  safety: page(() => import('./safety/SafetyPage.tsx'), 'SafetyPage'),
  board: page(() => import('./board/BoardPage.tsx'), 'BoardPage'),
  marks: page(() => import('./board/MarksPage.tsx'), 'MarksPage'),
  outcome: page(() => import('./board/OutcomePage.tsx'), 'OutcomePage'),
  lead: page(() => import('./lead/LeadPage.tsx'), 'LeadPage'),
  leadChange: page(() => import('./lead/LeadChangePage.tsx'), 'LeadChangePage'),
  voices: page(() => import('./lead/VoicesPage.tsx'), 'VoicesPage'),
  asBoard: page(() => import('./seen/AsBoardPage.tsx'), 'AsBoardPage'),
  asLead: page(() => import('./seen/AsLeadPage.tsx'), 'AsLeadPage'),
  handovers: page(() => import('./handover/HandoversPage.tsx'), 'HandoversPage'),
  handover: page(() => import('./handover/HandoverPage.tsx'), 'HandoverPage'),
  setup: page(() => import('./setup/SetupPage.tsx'), 'SetupPage'),
  newStudy: page(() => import('./setup/NewStudyPage.tsx'), 'NewStudyPage'),
  members: page(() => import('./member/MembersPage.tsx'), 'MembersPage'),
  audit: page(() => import('./audit/AuditPage.tsx'), 'AuditPage'),
  demands: page(() => import('./demand/DemandPage.tsx'), 'DemandPage'),
  vault: page(() => import('./vault/VaultPage.tsx'), 'VaultPage'),
  erasures: page(() => import('./erasure/ErasuresPage.tsx'), 'ErasuresPage'),
  pipeline: page(() => import('./pipeline/PipelinePage.tsx'), 'PipelinePage'),
}

/** The other pages' scripts follow once the first page has long been there. */
export function warmUp(): void {
  for (const one of Object.values(pages)) void one.preload()
}
