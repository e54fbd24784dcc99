import { gql, type MutationDone } from '../graphql.ts'

export const kinds = [
  ...(['subpoena', 'court_order', 'search_warrant', 'police_request', 'party_request', 'other'] as const),
]
export type Kind = (typeof kinds)[number]
export const answerKinds = ['object', 'partly', 'comply', 'nothing_held'] as const
export type AnswerKind = (typeof answerKinds)[number]
export const outcomes = ['answered', 'set_aside', 'taken_back'] as const
export type Outcome = (typeof outcomes)[number]
export type TaskKind = 'tell_lawyer' | 'tell_person' | 'answer'
export type Result = 'done' | 'told' | 'not_safe' | 'could_not_reach'
export type State = 'open' | 'proposed' | 'agreed' | 'closed'

export interface Task {
  id: string
  kind: TaskKind
  participantId: string | null
  dueOn: string
  result: Result | null
  doneAt: string | null
  doneBy: string | null
}

export interface Answer {
  id: string
  answer: AnswerKind
  proposedAt: string
  proposedBy: string | null
  isOwn: boolean
  maySecond: boolean
  decidedAt: string | null
  decidedBy: string | null
  isAgreed: boolean | null
}

export interface Demand {
  id: string
  receivedOn: string
  dueOn: string | null
  state: State
  heldAt: string | null
  heldFor: 'everybody' | 'named' | null
  closedAt: string | null
  kind: Kind | null
  outcome: Outcome | null
  recordedBy: string | null
  tasks: Task[]
  answers: Answer[]
}

export interface Certificate {
  id: string
  issuer: string
  reference: string
  from: string
  isOwn: boolean
  takenBackAt: string | null
}

export interface Demands {
  id: string
  isProtected: boolean
  certificates: Certificate[]
  demands: Demand[]
}

const taskFields = 'id kind participantId dueOn result doneAt doneBy'
const answerFields = 'id answer proposedAt proposedBy isOwn maySecond decidedAt decidedBy isAgreed'

export const demandsQuery = gql<{ demands: Demands | null }, { study: string }>(/* GraphQL */ `
  query Demands($study: ID!) {
    demands(study: $study) {
      id
      isProtected
      certificates {
        id
        issuer
        reference
        from
        isOwn
        takenBackAt
      }
      demands {
        id
        receivedOn
        dueOn
        state
        heldAt
        heldFor
        closedAt
        kind
        outcome
        recordedBy
        tasks { ${taskFields} }
        answers { ${answerFields} }
      }
    }
  }
`)

export const openedQuery = gql<
  { demands: { id: string; opened: { demander: string; asked: string } | null } | null },
  { study: string; demand: string }
>(/* GraphQL */ `
  query OpenedDemand($study: ID!, $demand: ID!) {
    demands(study: $study) {
      id
      opened(demand: $demand) {
        demander
        asked
      }
    }
  }
`)

export type Acted = MutationDone

const refusal = /* GraphQL */ `
  __typename
  ... on InvalidInput { issues { path } }
`

export interface NewDemand {
  studyId: string
  kind: Kind
  demander: string
  asked: string
  receivedOn: string
  dueOn: string | null
  participantIds: string[]
}

export const recordDemandMutation = gql<{ done: Acted }, { input: NewDemand }>(/* GraphQL */ `
  mutation RecordDemand($input: RecordDemandInput!) {
    done: recordDemand(input: $input) { ${refusal} }
  }
`)

type OfDemand = { studyId: string; demandId: string }

export const nameMutation = gql<{ done: Acted }, { input: OfDemand & { participantId: string } }>(
  /* GraphQL */ `
  mutation NameInDemand($input: NameInDemandInput!) {
    done: nameInDemand(input: $input) { ${refusal} }
  }
`,
)

export const holdMutation = gql<{ done: Acted }, { input: OfDemand & { holds: boolean } }>(/* GraphQL */ `
  mutation HoldDemand($input: HoldDemandInput!) {
    done: holdDemand(input: $input) { ${refusal} }
  }
`)

type OfTask = { studyId: string; taskId: string }

export const moveTaskMutation = gql<{ done: Acted }, { input: OfTask & { dueOn: string } }>(/* GraphQL */ `
  mutation MoveDemandTask($input: MoveDemandTaskInput!) {
    done: moveDemandTask(input: $input) { ${refusal} }
  }
`)

export const doTaskMutation = gql<{ done: Acted }, { input: OfTask & { result: Result } }>(/* GraphQL */ `
  mutation DoDemandTask($input: DoDemandTaskInput!) {
    done: doDemandTask(input: $input) { ${refusal} }
  }
`)

export const proposeMutation = gql<{ done: Acted }, { input: OfDemand & { answer: AnswerKind } }>(
  /* GraphQL */ `
  mutation ProposeAnswer($input: ProposeAnswerInput!) {
    done: proposeAnswer(input: $input) { ${refusal} }
  }
`,
)

export const decideMutation = gql<
  { done: Acted },
  { input: { studyId: string; answerId: string; isAgreed: boolean } }
>(/* GraphQL */ `
  mutation DecideAnswer($input: DecideAnswerInput!) {
    done: decideAnswer(input: $input) { ${refusal} }
  }
`)

export const closeMutation = gql<{ done: Acted }, { input: OfDemand & { outcome: Outcome } }>(/* GraphQL */ `
  mutation CloseDemand($input: CloseDemandInput!) {
    done: closeDemand(input: $input) { ${refusal} }
  }
`)

export const recordCertificateMutation = gql<
  { done: Acted },
  { input: { studyId: string; issuer: string; reference: string; from: string } }
>(/* GraphQL */ `
  mutation RecordCertificate($input: RecordCertificateInput!) {
    done: recordCertificate(input: $input) { ${refusal} }
  }
`)

export const takeBackCertificateMutation = gql<
  { done: Acted },
  { input: { studyId: string; certificateId: string } }
>(/* GraphQL */ `
  mutation TakeBackCertificate($input: TakeBackCertificateInput!) {
    done: takeBackCertificate(input: $input) { ${refusal} }
  }
`)
