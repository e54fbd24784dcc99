import { gql, type LocalizedText } from '../graphql.ts'
import type { Mandated } from '../member/operations.ts'
import type { Acted } from './operations.ts'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]
export const dutyPlaces = ['first', 'backup', 'supervisor'] as const
export type DutyPlace = (typeof dutyPlaces)[number]

export interface Turn {
  id: string
  name: string
  place: DutyPlace
  hours: { days: Weekday[]; from: string; to: string } | null
  isNow: boolean
  changesAt: string | null
}
export interface Reviewer {
  id: string
  name: string
  isViewer: boolean
  ties: { serviceId: string; label: LocalizedText }[]
}
export interface Duty {
  timeZone: string
  turns: Turn[]
  reviewers: Reviewer[]
  /** Of whoever looks. */
  hasAddress: boolean
  /** Whether they have to report by law; null where nobody said. */
  mandated: Mandated | null
  services: { id: string; label: LocalizedText }[]
  warnings: string[]
  stranded: string[]
}

const dutyFields = /* GraphQL */ `
  timeZone
  turns { id name place hours { days from to } isNow changesAt }
  reviewers { id name isViewer ties { serviceId label { en es } } }
  hasAddress
  mandated
  services { id label { en es } }
  warnings
  stranded
`

export const dutyQuery = gql<{ duty: Duty | null }, { study: string }>(/* GraphQL */ `
  query Duty($study: ID!) {
    duty(study: $study) { ${dutyFields} }
  }
`)

const refusal = /* GraphQL */ `
  __typename
  ... on InvalidInput { issues { path } }
`

interface NewTurn {
  studyId: string
  accountId: string
  place: DutyPlace
  hours: Turn['hours']
}
export const addTurnMutation = gql<{ done: Acted }, { input: NewTurn }>(/* GraphQL */ `
  mutation AddTurn($input: AddTurnInput!) {
    done: addTurn(input: $input) { ${refusal} }
  }
`)
export const removeTurnMutation = gql<{ done: Acted }, { input: { studyId: string; turnId: string } }>(
  /* GraphQL */ `
  mutation RemoveTurn($input: RemoveTurnInput!) {
    done: removeTurn(input: $input) { ${refusal} }
  }
`,
)
export const saveReachMutation = gql<{ done: Acted }, { input: { studyId: string; address: string } }>(
  /* GraphQL */ `
  mutation SaveReach($input: SaveReachInput!) {
    done: saveReach(input: $input) { ${refusal} }
  }
`,
)
type Tie = { input: { studyId: string; accountId: string; serviceId: string } }
export const addTieMutation = gql<{ done: Acted }, Tie>(/* GraphQL */ `
  mutation AddTie($input: AddTieInput!) {
    done: addTie(input: $input) { ${refusal} }
  }
`)
export const removeTieMutation = gql<{ done: Acted }, Tie>(/* GraphQL */ `
  mutation RemoveTie($input: RemoveTieInput!) {
    done: removeTie(input: $input) { ${refusal} }
  }
`)

export const sayMandatedMutation = gql<
  { done: Acted },
  { input: { studyId: string; mandated: Mandated | null } }
>(/* GraphQL */ `
  mutation SayMandated($input: SayMandatedInput!) {
    done: sayMandated(input: $input) { ${refusal} }
  }
`)
