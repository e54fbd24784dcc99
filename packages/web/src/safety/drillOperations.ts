import { gql } from '../graphql.ts'
import { itemFields, type Acted, type Decision, type Flag } from './operations.ts'

export const durations = [1, 4, 24] as const

type Unasked = 'source' | 'age' | 'reportedAt' | 'channel' | 'writtenDueAt' | 'written'
export interface DrillItem extends Omit<Flag, Unasked> {
  words: string
  note: string | null
}

export interface DrillLine {
  id: string
  words: string
  wantedTier: number | null
  foundTier: number | null
  isMissed: boolean
  told: { name: string | null; after: number }[]
  takenAfter: number | null
  takenWithin: number
  decidedAfter: number | null
  decidedWithin: number
  outcome: string | null
  waitsForSecond: boolean
}

export interface Drill {
  id: string
  startedAt: string
  startedBy: string | null
  overAt: string
  isOver: boolean
}

const drillFields = /* GraphQL */ `
  id
  startedAt
  startedBy
  overAt
  isOver
`

/** What runs, for the page of what waits: the items while it does. */
export const drillItemsQuery = gql<
  { drills: { id: string; drill: (Drill & { items: DrillItem[] }) | null } | null },
  { study: string }
>(/* GraphQL */ `
  query DrillItems($study: ID!) {
    drills(study: $study) {
      id
      drill {
        ${drillFields}
        items {
          ${itemFields}
          words
          note
        }
      }
    }
  }
`)

export const drillQuery = gql<
  { drills: { id: string; drill: (Drill & { report: DrillLine[] | null }) | null } | null },
  { study: string }
>(/* GraphQL */ `
  query Drill($study: ID!) {
    drills(study: $study) {
      id
      drill {
        ${drillFields}
        report {
          id
          words
          wantedTier
          foundTier
          isMissed
          told {
            name
            after
          }
          takenAfter
          takenWithin
          decidedAfter
          decidedWithin
          outcome
          waitsForSecond
        }
      }
    }
  }
`)

const refusal = /* GraphQL */ `
  __typename
  ... on InvalidInput { issues { path } }
`

export const startDrillMutation = gql<{ done: Acted }, { input: { studyId: string; hours: number } }>(
  /* GraphQL */ `
  mutation StartDrill($input: StartDrillInput!) {
    done: startDrill(input: $input) { ${refusal} }
  }
`,
)

export const endDrillMutation = gql<{ done: Acted }, { input: { studyId: string } }>(/* GraphQL */ `
  mutation EndDrill($input: EndDrillInput!) {
    done: endDrill(input: $input) { ${refusal} }
  }
`)

export const removeDrillMutation = gql<{ done: Acted }, { input: { studyId: string } }>(/* GraphQL */ `
  mutation RemoveDrill($input: RemoveDrillInput!) {
    done: removeDrill(input: $input) { ${refusal} }
  }
`)

type OfItem = { studyId: string; itemId: string }

export const takeItemMutation = gql<{ done: Acted }, { input: OfItem }>(/* GraphQL */ `
  mutation TakeDrillItem($input: TakeDrillItemInput!) {
    done: takeDrillItem(input: $input) { ${refusal} }
  }
`)

export const decideItemMutation = gql<
  { done: Acted },
  { input: OfItem & Omit<Decision, 'studyId' | 'flagId' | 'report'> }
>(/* GraphQL */ `
  mutation DecideDrillItem($input: DecideDrillItemInput!) {
    done: decideDrillItem(input: $input) { ${refusal} }
  }
`)

export const signItemMutation = gql<{ done: Acted }, { input: OfItem & { agrees: boolean } }>(/* GraphQL */ `
  mutation SignDrillItem($input: SignDrillItemInput!) {
    done: signDrillItem(input: $input) { ${refusal} }
  }
`)
