import { gql, type LocalizedText } from '../graphql.ts'

export interface AskedCode {
  id: string
  key: string
  title: LocalizedText
}

export interface AskedAbout {
  question: { id: string; text: LocalizedText }
  codes: AskedCode[]
  isDecided: boolean
  by: string | null
  revision: number
}

const fields = /* GraphQL */ `
  question { id text { en es } }
  codes { id key title { en es } }
  isDecided
  by
  revision
`

export const askedQuery = gql<
  {
    study: {
      id: string
      askedAbout: AskedAbout[]
      codebook: { id: string; codes: (AskedCode & { isDraft: boolean })[] } | null
    } | null
  },
  { study: string }
>(/* GraphQL */ `
  query AskedAbout($study: ID!) {
    study(id: $study) {
      id
      askedAbout { ${fields} }
      codebook {
        id
        codes { id key title { en es } isDraft }
      }
    }
  }
`)

export const decideMutation = gql<
  { decideAskedAbout: { __typename: string; data?: AskedAbout } },
  { input: { studyId: string; questionId: string; codeIds: string[]; expected: number } }
>(/* GraphQL */ `
  mutation DecideAskedAbout($input: DecideAskedAboutInput!) {
    decideAskedAbout(input: $input) {
      __typename
      ... on MutationDecideAskedAboutSuccess {
        data { ${fields} }
      }
    }
  }
`)
