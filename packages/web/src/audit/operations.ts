import { gql, type PageInfo } from '../graphql.ts'

export interface Subject {
  name: string
  values: string[]
  count: number | null
}

export interface Entry {
  number: string
  at: string
  actorId: string | null
  action: string
  outcome: string
  isSealed: boolean
  subjects: Subject[]
}

export interface Chain {
  sealedUpTo: string | null
  unsealed: number
  checkedAt: string
  fault: { kind: string; position: string | null; entry: string | null } | null
}

export interface Person {
  actorId: string
  name: string
}

export interface AuditLog {
  chain: Chain
  people: Person[]
  actions: string[]
  outcomes: string[]
  entries: { edges: { cursor: string; node: Entry }[]; pageInfo: PageInfo }
}

export interface AuditFilter {
  actorId?: string
  action?: string
  outcome?: string
  from?: string
  to?: string
}

interface AuditVariables {
  study: string
  filter: AuditFilter
  first: number
  after: string | null
  [name: string]: unknown
}

export const auditQuery = gql<{ auditLog: AuditLog | null }, AuditVariables>(/* GraphQL */ `
  query Audit($study: ID!, $filter: AuditFilter, $first: Int, $after: String) {
    auditLog(study: $study) {
      chain {
        sealedUpTo
        unsealed
        checkedAt
        fault {
          kind
          position
          entry
        }
      }
      people {
        actorId
        name
      }
      actions
      outcomes
      entries(filter: $filter, first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            number
            at
            actorId
            action
            outcome
            isSealed
            subjects {
              name
              values
              count
            }
          }
        }
      }
    }
  }
`)

export interface Exported {
  lines: string[]
  next: string | null
}

export const exportAuditMutation = gql<
  { exportAudit: { __typename: string; data?: Exported } },
  { input: { studyId: string; filter: AuditFilter; after: string | null } }
>(/* GraphQL */ `
  mutation ExportAudit($input: ExportAuditInput!) {
    exportAudit(input: $input) {
      __typename
      ... on MutationExportAuditSuccess {
        data {
          lines
          next
        }
      }
    }
  }
`)
