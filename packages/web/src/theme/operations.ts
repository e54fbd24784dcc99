import {
  type Connection,
  gql,
  type CodingState,
  type Kind,
  type Labelled,
  type Language,
  type LocalizedText,
  type Origin,
  type Span,
  type Stance,
} from '../graphql.ts'

export interface Wave extends Labelled {
  position: number
}

export interface ThemeWave {
  wave: Wave
  people: number
  base: number
  passages: number
  stances: Record<Stance, number>
  languages: { language: Language; people: number; base: number }[]
  proposed: number
  decided: number
}

export interface ThemeSummary {
  id: string
  key: string
  title: LocalizedText
  hue: number
  kind: Kind | null
  waves: ThemeWave[]
}

export interface ThemeCode {
  id: string
  key: string
  title: LocalizedText
  definition: LocalizedText
  include: LocalizedText | null
  exclude: LocalizedText | null
  isDraft: boolean
}

export interface ThemeDetail extends ThemeSummary {
  definition: LocalizedText
  codes: ThemeCode[]
}

export interface Quoted {
  id: string
  origin: Origin
  state: CodingState
  stance: Stance
  score: number
  because: string[]
  code: { id: string; title: LocalizedText }
  quote: { text: string; marks: Span[]; startsInside: boolean; endsInside: boolean }
  passage: {
    id: string
    language: Language
    question: { id: string; text: LocalizedText }
    wave: Labelled
    service: Labelled | null
    response: { id: string }
  }
}

export interface QuoteFilter {
  wave?: string
  language?: Language
  service?: string
  stance?: Stance
  code?: string
  search?: string
}

const waveFields = /* GraphQL */ `
  wave { id position label { en es } }
  people
  base
  passages
  stances { positive negative mixed neutral }
  languages { language people base }
  proposed
  decided
`

export const themesQuery = gql<
  { study: { id: string; themes: ThemeSummary[] } | null },
  { study: string }
>(/* GraphQL */ `
  query Themes($study: ID!) {
    study(id: $study) {
      id
      themes {
        id
        key
        title { en es }
        hue
        kind
        waves { ${waveFields} }
      }
    }
  }
`)

export const themeQuery = gql<
  { study: { id: string; waves: Labelled[]; services: Labelled[]; theme: ThemeDetail | null } | null },
  { study: string; key: string }
>(/* GraphQL */ `
  query Theme($study: ID!, $key: String!) {
    study(id: $study) {
      id
      waves { id label { en es } }
      services { id label { en es } }
      theme(key: $key) {
        id
        key
        title { en es }
        definition { en es }
        hue
        kind
        codes {
          id
          key
          title { en es }
          definition { en es }
          include { en es }
          exclude { en es }
          isDraft
        }
        waves { ${waveFields} }
      }
    }
  }
`)

export interface QuotesVariables {
  study: string
  key: string
  filter: QuoteFilter | null
  first: number
  after: string | null
  [name: string]: unknown
}

export const quotesQuery = gql<
  {
    study: {
      id: string
      theme: { id: string; quotes: Connection<Quoted> & { people: number } } | null
    } | null
  },
  QuotesVariables
>(/* GraphQL */ `
  query Quotes($study: ID!, $key: String!, $filter: QuoteFilter, $first: Int, $after: String) {
    study(id: $study) {
      id
      theme(key: $key) {
        id
        quotes(first: $first, after: $after, filter: $filter) {
          totalCount
          people
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            cursor
            node {
              id
              origin
              state
              stance
              score
              because
              code {
                id
                title {
                  en
                  es
                }
              }
              quote {
                text
                marks {
                  start
                  end
                }
                startsInside
                endsInside
              }
              passage {
                id
                language
                question {
                  id
                  text {
                    en
                    es
                  }
                }
                wave {
                  id
                  label {
                    en
                    es
                  }
                }
                service {
                  id
                  label {
                    en
                    es
                  }
                }
                response {
                  id
                }
              }
            }
          }
        }
      }
    }
  }
`)
