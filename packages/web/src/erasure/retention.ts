import { gql, type MutationDone } from '../graphql.ts'

export type ClockKind = 'contact' | 'identity' | 'words'

export interface Retention {
  closedOn: string | null
  resultsReturnedOn: string | null
  due: { kind: ClockKind; people: number; isDestroyed: boolean }[]
  wordsEnd: WordsEnd | null
}

/** A request that words whose time is over are destroyed. */
export interface WordsEnd {
  askedAt: string
  saidBefore: string
  askedBy: string | null
  isOwn: boolean
  isAgreed: boolean | null
  decidedAt: string | null
  people: number
  responses: number
}

/** Of how many people words are older than they may be. */
export const wordsIn = ({ due }: Retention): number => due.find(({ kind }) => kind === 'words')?.people ?? 0

/** The end of a day by this machine's clock: what is due in it is told. */
export const endOf = (day: string): string => new Date(`${day}T23:59:59`).toISOString()

/** A dry run: what would be due by an instant. Looking at it destroys nothing. */
export const retentionQuery = gql<
  { study: { id: string; retention: Retention } | null },
  { study: string; byThen: string; [name: string]: unknown }
>(/* GraphQL */ `
  query Retention($study: ID!, $byThen: DateTime) {
    study(id: $study) {
      id
      retention(byThen: $byThen) {
        closedOn
        resultsReturnedOn
        due {
          kind
          people
          isDestroyed
        }
        wordsEnd {
          askedAt
          saidBefore
          askedBy
          isOwn
          isAgreed
          decidedAt
          people
          responses
        }
      }
    }
  }
`)

export const closeStudyMutation = gql<
  { done: MutationDone },
  { input: { studyId: string; closedOn: string; resultsReturnedOn: string | null } }
>(/* GraphQL */ `
  mutation CloseStudy($input: CloseStudyInput!) {
    done: closeStudy(input: $input) {
      __typename
      ... on MutationCloseStudySuccess {
        data {
          id
        }
      }
    }
  }
`)

export const runRetentionMutation = gql<{ done: MutationDone }, { input: { studyId: string } }>(
  /* GraphQL */ `
    mutation RunRetention($input: RunRetentionInput!) {
      done: runRetention(input: $input) {
        __typename
        ... on MutationRunRetentionSuccess {
          data {
            id
          }
        }
      }
    }
  `,
)

export const askEndOfWordsMutation = gql<{ done: MutationDone }, { input: { studyId: string } }>(
  /* GraphQL */ `
    mutation AskEndOfWords($input: AskEndOfWordsInput!) {
      done: askEndOfWords(input: $input) {
        __typename
        ... on MutationAskEndOfWordsSuccess {
          data {
            id
          }
        }
      }
    }
  `,
)

export const decideEndOfWordsMutation = gql<
  { done: MutationDone },
  { input: { studyId: string; askedAt: string; isAgreed: boolean } }
>(/* GraphQL */ `
  mutation DecideEndOfWords($input: DecideEndOfWordsInput!) {
    done: decideEndOfWords(input: $input) {
      __typename
      ... on MutationDecideEndOfWordsSuccess {
        data {
          id
        }
      }
    }
  }
`)
