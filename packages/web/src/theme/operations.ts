import {
  type AboutValue,
  type Aspect,
  type Connection,
  type Decidable,
  decidableFields,
  gql,
  type Kind,
  type Labelled,
  type Language,
  type LocalizedText,
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
  rejected: number
  /** On the page of one theme only. */
  withoutWords?: number
  mentions?: ThemeMentions | null
  confirmedPeople: number
}

/** People whose words were read, each in one of the first four. */
export interface ThemeMentions {
  spokeUnasked: number
  spokeAsked: number
  askedSilent: number
  notAsked: number
  /** Questions of which nobody has said what they ask about. */
  undecided: number
  unread: number
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
  aspects: Aspect[]
}

export interface ThemeDetail extends ThemeSummary {
  definition: LocalizedText
  codes: ThemeCode[]
  aspects: ThemeAspect[]
}

/** How many people spoke of an aspect, as people decided. */
export interface ThemeAspect {
  code: { id: string; title: LocalizedText }
  aspect: Aspect
  waves: {
    wave: Wave
    people: number
    /** Of whom somebody has said it of all their words under the code, and whose words show this one. */
    base: number
    /** With words of which nobody has said it yet. */
    open: number
    /** Who spoke of the code at all. */
    spoke: number
  }[]
}

export interface Quoted extends Decidable {
  kind: Kind | null
  about: AboutValue[]
  score: number
  because: string[]
  code: Decidable['code'] & { key: string; hue: number }
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
  kind?: Kind
  about?: string
  aspect?: string
  decidedAspect?: string
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
  rejected
  confirmedPeople
`

const aspectFields = `aspects { code { id title { en es } } aspect { key title { en es } }
  waves { wave { id position label { en es } } people base open spoke } }`

const mentionFields = 'mentions { spokeUnasked spokeAsked askedSilent notAsked undecided unread }'

export const themesQuery = gql<
  { study: { id: string; leftOut: number; themes: ThemeSummary[] } | null },
  { study: string }
>(/* GraphQL */ `
  query Themes($study: ID!) {
    study(id: $study) {
      id
      leftOut
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
  {
    study: {
      id: string
      leftOut: number
      waves: Labelled[]
      services: Labelled[]
      codebook: { id: string; about: AboutValue[] } | null
      theme: ThemeDetail | null
    } | null
  },
  { study: string; key: string }
>(/* GraphQL */ `
  query Theme($study: ID!, $key: String!) {
    study(id: $study) {
      id
      leftOut
      waves { id label { en es } }
      services { id label { en es } }
      codebook { id about { key label { en es } } }
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
          aspects { key title { en es } }
        }
        waves { ${waveFields} withoutWords ${mentionFields} }
        ${aspectFields}
      }
    }
  }
`)

export interface QuoteCount {
  quotes: number
  people: number
}

export const quotedFields = /* GraphQL */ `
  ${decidableFields}
  kind
  about { key label { en es } }
  score
  because
  code { id key hue title { en es } }
  quote { text marks { start end } startsInside endsInside }
  passage {
    id
    language
    question { id text { en es } }
    wave { id label { en es } }
    service { id label { en es } }
    response { id }
  }
`

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
      theme: { id: string; quoteCount: QuoteCount; quotes: Connection<Quoted> } | null
    } | null
  },
  QuotesVariables
>(/* GraphQL */ `
  query Quotes($study: ID!, $key: String!, $filter: QuoteFilter, $first: Int, $after: String) {
    study(id: $study) {
      id
      theme(key: $key) {
        id
        quoteCount(filter: $filter) { quotes people }
        quotes(first: $first, after: $after, filter: $filter) {
          totalCount
          pageInfo { hasNextPage endCursor }
          edges { cursor node { ${quotedFields} } }
        }
      }
    }
  }
`)

/** The figures of a theme, asked again when somebody decided: its people, what is checked, how many quotes. */
export const themeCountQuery = gql<
  {
    study: {
      id: string
      theme: { id: string; waves: ThemeWave[]; aspects: ThemeAspect[]; quoteCount: QuoteCount } | null
    } | null
  },
  { study: string; key: string; filter: QuoteFilter | null }
>(/* GraphQL */ `
  query ThemeCount($study: ID!, $key: String!, $filter: QuoteFilter) {
    study(id: $study) {
      id
      theme(key: $key) {
        id
        waves { ${waveFields} ${mentionFields} }
        ${aspectFields}
        quoteCount(filter: $filter) { quotes people }
      }
    }
  }
`)
