import type { Topic } from '../lead/operations.ts'
import { type Audience, gql, type LocalizedText } from '../graphql.ts'

export type KeptBack =
  | 'undecided'
  | 'no_consent_to_quote'
  | 'no_consent_to_share'
  | 'small_study'
  | 'small_language'
  | 'too_few_contributors'
  | 'details_open'
  | 'not_approved'
  | 'approve_anew'
  | 'one_approval'
  | 'same_person'
  | 'enough_shown'

export interface Place {
  start: number
  end: number
}

export interface ReleaseState {
  leaves: boolean
  because: KeptBack[]
  /** The rules that count people, with what they ask for and what there is. */
  short: { because: KeptBack; has: number; least: number }[]
  isPrepared: boolean
  isApproved: boolean
  isPreparedByViewer: boolean
  /** Where the words stand that were prepared or approved: no others leave. */
  shown: Place | null
  shownText: string | null
}

export interface KeptQuote {
  id: string
  quote: { text: string }
  passage: { id: string; language: 'en' | 'es'; response: { id: string } }
  /** Without how many: it stands on the page that shows what others see. */
  release: Pick<ReleaseState, 'leaves' | 'because'>
}

const releaseFields = /* GraphQL */ `
  leaves
  because
  short { because has least }
  isPrepared
  isApproved
  isPreparedByViewer
  shown { start end }
  shownText
`

export const keptQuery = gql<
  { study: { id: string; theme: { id: string; quotes: { edges: { node: KeptQuote }[] } } | null } | null },
  { study: string; theme: string; audience: Audience }
>(/* GraphQL */ `
  query Kept($study: ID!, $theme: String!, $audience: Audience!) {
    study(id: $study) {
      id
      theme(key: $theme) {
        id
        quotes(first: 100) {
          edges {
            node {
              id
              quote {
                text
              }
              passage {
                id
                language
                response {
                  id
                }
              }
              release(audience: $audience) {
                leaves
                because
              }
            }
          }
        }
      }
    }
  }
`)

export interface Releasable {
  id: string
  /** Of the words that stand on the page: they come with it, so that nobody approves others than they see. */
  revision: number
  quote: { text: string; start: number }
  passage: { id: string; language: 'en' | 'es'; response: { id: string } }
  board: ReleaseState
  lead: ReleaseState
  public: ReleaseState
}

const releasable = /* GraphQL */ `
  id
  revision
  passage { id language response { id } }
  state
  stance
  quote { text start marks { start end } startsInside endsInside }
  board: release(audience: board) { ${releaseFields} }
  lead: release(audience: lead) { ${releaseFields} }
  public: release(audience: public) { ${releaseFields} }
`

export const releaseQuery = gql<{ node: Releasable | null }, { id: string }>(/* GraphQL */ `
  query Release($id: ID!) {
    node(id: $id) {
      id
      ... on Coding { ${releasable} }
    }
  }
`)

export interface ApprovalInput {
  studyId: string
  codingId: string
  audience: Audience
}
type Done = { __typename: string }
/** The words that the reader saw, by their revision and where they stand: these leave, and no others. */
type Seen = { expected: number; shown: Place }

export const approveQuoteMutation = gql<
  { approveQuote: Done & { data?: Releasable } },
  { input: ApprovalInput & Seen & { step: 'prepare' | 'approve' } }
>(/* GraphQL */ `
  mutation ApproveQuote($input: ApproveQuoteInput!) {
    approveQuote(input: $input) {
      __typename
      ... on MutationApproveQuoteSuccess { data { ${releasable} } }
      ... on DecidedMeanwhile { coding { ${releasable} } }
    }
  }
`)

export const withdrawApprovalMutation = gql<{ withdrawApproval: Done }, { input: ApprovalInput }>(
  /* GraphQL */ `
    mutation WithdrawApproval($input: QuoteApprovalInput!) {
      withdrawApproval(input: $input) {
        __typename
      }
    }
  `,
)

export interface Objection {
  id: string
  topic: { key: string; title: LocalizedText } | null
  quote: string | null
  /** Whose quote it is about; of a theme there is nobody. */
  responseId: string | null
  shouldSay: string
  owedBy: string
  answer: string | null
  answeredAt: string | null
}

export const objectionsQuery = gql<
  { study: { id: string; objections: Objection[] } | null },
  { study: string; theme: string | null }
>(/* GraphQL */ `
  query Objections($study: ID!, $theme: String) {
    study(id: $study) {
      id
      objections(theme: $theme) {
        id
        topic {
          key
          title {
            en
            es
          }
        }
        quote
        responseId
        shouldSay
        owedBy
        answer
        answeredAt
      }
    }
  }
`)

export const answerObjectionMutation = gql<
  { answerObjection: Done },
  { input: { studyId: string; objectionId: string; answer: string } }
>(/* GraphQL */ `
  mutation AnswerObjection($input: AnswerObjectionInput!) {
    answerObjection(input: $input) {
      __typename
    }
  }
`)

export const picksQuery = gql<
  {
    study: {
      id: string
      themes: { id: string; key: string; title: LocalizedText }[]
      picks: { answered: Topic[]; changed: string[]; said: string[] }
    } | null
  },
  { study: string }
>(/* GraphQL */ `
  query Picks($study: ID!) {
    study(id: $study) {
      id
      themes {
        id
        key
        title {
          en
          es
        }
      }
      picks {
        answered
        changed
        said
      }
    }
  }
`)

export const pickForLeadMutation = gql<
  { pickForLead: Done },
  { input: { studyId: string; answered: Topic[]; changed: string[]; said: string[] } }
>(/* GraphQL */ `
  mutation PickForLead($input: PickForLeadInput!) {
    pickForLead(input: $input) {
      __typename
    }
  }
`)
