import { gql, type Role } from '../graphql.ts'

export const mandates = ['yes', 'no', 'agency_policy'] as const
export type Mandated = (typeof mandates)[number]

export interface Member {
  id: string
  name: string
  roles: Role[]
  isViewer: boolean
  /** Null for who does not manage the members. */
  hasSecondFactor: boolean | null
  /** Whether they have to report by law; null where nobody said. */
  mandated: Mandated | null
}

export type JointAct = 'quote_leaves' | 'own_roles' | 'danger_read' | 'record_checked'
export type Preset = 'two_evaluators' | 'team' | 'state'

export interface Seat {
  key: string
  roles: Role[]
  isForSeveral: boolean
}

export interface Team {
  preset: Preset
  seats: Seat[]
}

export interface RoleMay {
  role: Role
  may: string[]
}

export interface Members {
  all: Member[]
  asksSecondFactor: boolean
  outOfReach: JointAct[]
  stranded: string[]
  roles: RoleMay[]
  teams: Team[]
}

export const membersQuery = gql<{ study: { id: string; members: Members } | null }, { study: string }>(
  /* GraphQL */ `
    query Members($study: ID!) {
      study(id: $study) {
        id
        members {
          asksSecondFactor
          outOfReach
          stranded
          all {
            id
            name
            roles
            isViewer
            hasSecondFactor
            mandated
          }
          roles {
            role
            may
          }
          teams {
            preset
            seats {
              key
              roles
              isForSeveral
            }
          }
        }
      }
    }
  `,
)

/** What came of a change: done, or the name of why not. */
export type Told = { __typename: string }

export const requireFactorMutation = gql<
  { requireSecondFactor: Told },
  { input: { studyId: string; isRequired: boolean } }
>(/* GraphQL */ `
  mutation RequireSecondFactor($input: RequireSecondFactorInput!) {
    requireSecondFactor(input: $input) {
      __typename
    }
  }
`)

export const addMemberMutation = gql<
  { addMember: Told },
  { input: { studyId: string; name: string; roles: Role[] } }
>(/* GraphQL */ `
  mutation AddMember($input: AddMemberInput!) {
    addMember(input: $input) {
      __typename
    }
  }
`)

export const setRolesMutation = gql<
  { setRoles: Told },
  { input: { studyId: string; accountId: string; roles: Role[] } }
>(/* GraphQL */ `
  mutation SetRoles($input: SetRolesInput!) {
    setRoles(input: $input) {
      __typename
    }
  }
`)

export const setMandatedMutation = gql<
  { setMandated: Told },
  { input: { studyId: string; accountId: string; mandated: Mandated | null } }
>(/* GraphQL */ `
  mutation SetMandated($input: SetMandatedInput!) {
    setMandated(input: $input) {
      __typename
    }
  }
`)

export const removeMemberMutation = gql<
  { removeMember: Told },
  { input: { studyId: string; accountId: string } }
>(/* GraphQL */ `
  mutation RemoveMember($input: RemoveMemberInput!) {
    removeMember(input: $input) {
      __typename
    }
  }
`)

export const applyPresetMutation = gql<
  { applyPreset: Told },
  { input: { studyId: string; preset: Preset; seats: { seat: string; accountId: string }[] } }
>(/* GraphQL */ `
  mutation ApplyPreset($input: ApplyPresetInput!) {
    applyPreset(input: $input) {
      __typename
    }
  }
`)

export const workersQuery = gql<
  {
    node: { id: string; workers: { id: string }[] } | null
    study: { id: string; members: { all: Pick<Member, 'id' | 'name' | 'isViewer'>[] } } | null
  },
  { study: string; participant: string }
>(/* GraphQL */ `
  query Workers($study: ID!, $participant: ID!) {
    node(id: $participant) {
      __typename
      id
      ... on Participant {
        workers {
          id
        }
      }
    }
    study(id: $study) {
      id
      members {
        all {
          id
          name
          isViewer
        }
      }
    }
  }
`)

type WorkerInput = { input: { studyId: string; participantId: string; accountId: string } }

export const recordWorkerMutation = gql<{ done: Told }, WorkerInput>(/* GraphQL */ `
  mutation RecordWorker($input: WorkerInput!) {
    done: recordWorker(input: $input) {
      __typename
    }
  }
`)

export const removeWorkerMutation = gql<{ done: Told }, WorkerInput>(/* GraphQL */ `
  mutation RemoveWorker($input: WorkerInput!) {
    done: removeWorker(input: $input) {
      __typename
    }
  }
`)
