import { gql, type Language, type LocalizedText } from '../graphql.ts'

export type Quantity = 'several' | 'a_few' | 'some' | 'about_half' | 'most'
export type NotSaid = 'small_base' | 'small_group' | 'near_the_whole' | 'being_checked'
export type Instead = 'all_services' | 'wider_region' | 'waves_together' | 'quotes'
export type Reach = 'fewer_than_ten' | 'ten_or_more' | 'too_few' | 'enough'

export interface WaveSaid {
  wave: LocalizedText | null
  word: Quantity | null
  because: NotSaid | null
  instead: Instead[]
  reach: Reach | null
}

export interface ReleasedQuote {
  key: string
  text: string
  language: Language
  startsInside: boolean
  endsInside: boolean
  veil: string[]
}

export interface Card {
  key: string
  title: LocalizedText
  plain: LocalizedText | null
  said: WaveSaid[]
  quotes: ReleasedQuote[]
}

export interface ThemeName {
  key: string
  title: LocalizedText
}

export interface OwnObjection {
  topic: ThemeName | null
  isAboutQuote: boolean
  shouldSay: string
  raisedAt: string
  owedBy: string
  answer: string | null
  answeredAt: string | null
}

export const saidFields = /* GraphQL */ `
  wave { en es }
  word
  because
  instead
  reach
`

export const cardFields = /* GraphQL */ `
  key
  title { en es }
  plain { en es }
  said { ${saidFields} }
  quotes { key text language startsInside endsInside veil }
`

export const boardQuery = gql<{ board: { cards: Card[] } | null }, { study: string }>(/* GraphQL */ `
  query Board($study: ID!) {
    board(study: $study) {
      cards { ${cardFields} }
    }
  }
`)

export const marksQuery = gql<
  { board: { optedOut: ThemeName[]; objections: OwnObjection[] } | null },
  { study: string }
>(/* GraphQL */ `
  query Marks($study: ID!) {
    board(study: $study) {
      optedOut {
        key
        title {
          en
          es
        }
      }
      objections {
        topic {
          key
          title {
            en
            es
          }
        }
        isAboutQuote
        shouldSay
        raisedAt
        owedBy
        answer
        answeredAt
      }
    }
  }
`)

type Done = { __typename: string }

export interface RaiseObjectionInput {
  studyId: string
  themeKey: string
  quoteKey: string | null
  shouldSay: string
}

export const raiseObjectionMutation = gql<{ raiseObjection: Done }, { input: RaiseObjectionInput }>(
  /* GraphQL */ `
    mutation RaiseObjection($input: RaiseObjectionInput!) {
      raiseObjection(input: $input) {
        __typename
      }
    }
  `,
)

interface TopicInput {
  studyId: string
  themeKey: string
}

export const optOutMutation = gql<{ optOut: Done }, { input: TopicInput }>(/* GraphQL */ `
  mutation OptOut($input: TopicInput!) {
    optOut(input: $input) {
      __typename
    }
  }
`)

export const takeBackOptOutMutation = gql<{ takeBackOptOut: Done }, { input: TopicInput }>(/* GraphQL */ `
  mutation TakeBackOptOut($input: TopicInput!) {
    takeBackOptOut(input: $input) {
      __typename
    }
  }
`)
