import { type Connection, gql } from '../graphql.ts'

export interface Step {
  step: string
  waiting: number
  running: number
  retrying: number
  failed: number
  done: number
}

export interface Job {
  id: string
  step: string
  state: string
  attempts: number
  createdAt: string
  nextAttemptAt: string | null
  reason: string | null
}

export interface PipelineVariables {
  study: string
  first: number
  after: string | null
  [name: string]: unknown
}

export const pipelineQuery = gql<
  { study: { id: string; pipeline: { untold: number; steps: Step[]; jobs: Connection<Job> } } | null },
  PipelineVariables
>(/* GraphQL */ `
  query Pipeline($study: ID!, $first: Int, $after: String) {
    study(id: $study) {
      id
      pipeline {
        untold
        steps {
          step
          waiting
          running
          retrying
          failed
          done
        }
        jobs(first: $first, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            cursor
            node {
              id
              step
              state
              attempts
              createdAt
              nextAttemptAt
              reason
            }
          }
        }
      }
    }
  }
`)

export const retryJobMutation = gql<
  { retryJob: { __typename: 'MutationRetryJobSuccess' | 'Forbidden' | 'NotFound' | 'InvalidInput' } },
  { input: { studyId: string; jobId: string } }
>(/* GraphQL */ `
  mutation RetryJob($input: RetryJobInput!) {
    retryJob(input: $input) {
      __typename
      ... on MutationRetryJobSuccess {
        data {
          steps {
            step
            waiting
            running
            retrying
            failed
            done
          }
        }
      }
    }
  }
`)
