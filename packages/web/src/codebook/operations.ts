import { type Aspect, gql, type Language, type LocalizedText } from '../graphql.ts'

export interface Measured {
  precision: number | null
  recall: number | null
  f1: number | null
}

export type CodeWay = 'before' | 'both' | 'alone'

export interface CodeFigures {
  key: string
  n: number
  before: Measured
  after: Measured
  way: CodeWay
  with40More: number | null
}

export type ModelState = 'asked' | 'proposed' | 'used' | 'aside' | 'discarded' | 'failed'

export interface LearnedModel {
  number: number
  state: ModelState
  askedAt: string
  learnedAt: string | null
  texts: number
  people: number
  distinct: number | null
  codebookVersion: number
  reason: string | null
  codes: CodeFigures[]
  sites: { region: LocalizedText; texts: number; micro: number; macro: number }[]
}

export interface Learning {
  texts: number
  people: number
  leastTexts: number
  leastPeople: number
  isEnough: boolean
  isWorthwhile: boolean
  models: LearnedModel[]
}

export interface BookAspect extends Aspect {
  definition: LocalizedText
  isDraft: boolean
}

/** How well the tagger as it came finds a code, on invented answers. */
export interface AsItCame {
  statements: number
  inLanguages: {
    language: Language
    answers: number
    n: number
    precision: number | null
    recall: number | null
  }[]
}

export interface BookCode {
  id: string
  key: string
  group: string | null
  hue: number
  title: LocalizedText
  definition: LocalizedText
  isDraft: boolean
  aspects: BookAspect[]
  /** Nothing where the study reads with what it learned itself, or nothing came along for this code. */
  asItCame: AsItCame | null
}

export interface Book {
  id: string
  version: number
  title: LocalizedText
  groups: { key: string; title: LocalizedText }[]
  codes: BookCode[]
}

const measured = 'precision recall f1'
const aspectFields = 'aspects { key title { en es } definition { en es } isDraft }'
const cameFields = 'asItCame { statements inLanguages { language answers n precision recall } }'
const modelFields = /* GraphQL */ `
  number state askedAt learnedAt texts people distinct codebookVersion reason
  codes { key n before { ${measured} } after { ${measured} } way with40More }
  sites { region { en es } texts micro macro }
`

export const codebookQuery = gql<
  { study: { id: string; codebook: Book | null; learning: Learning | null } | null },
  { study: string }
>(/* GraphQL */ `
  query Codebook($study: ID!) {
    study(id: $study) {
      id
      codebook {
        id
        version
        title { en es }
        groups { key title { en es } }
        codes { id key group hue title { en es } definition { en es } isDraft ${aspectFields} ${cameFields} }
      }
      learning {
        texts
        people
        leastTexts
        leastPeople
        isEnough
        isWorthwhile
        models { ${modelFields} }
      }
    }
  }
`)

export const cameQuery = gql<
  { study: { id: string; code: { id: string; asItCame: AsItCame | null } | null } | null },
  { study: string; key: string }
>(/* GraphQL */ `
  query AsItCame($study: ID!, $key: String!) {
    study(id: $study) {
      id
      code(key: $key) {
        id
        ${cameFields}
      }
    }
  }
`)

type Told = { __typename: string }

export const askForModelMutation = gql<{ askForModel: Told }, { input: { studyId: string } }>(/* GraphQL */ `
  mutation AskForModel($input: AskForModelInput!) {
    askForModel(input: $input) {
      __typename
    }
  }
`)

type Choosing = { input: { studyId: string; number: number } }

export const useModelMutation = gql<{ useModel: Told }, Choosing>(/* GraphQL */ `
  mutation UseModel($input: ChooseModelInput!) {
    useModel(input: $input) {
      __typename
    }
  }
`)

export const setModelAsideMutation = gql<{ setModelAside: Told }, Choosing>(/* GraphQL */ `
  mutation SetModelAside($input: ChooseModelInput!) {
    setModelAside(input: $input) {
      __typename
    }
  }
`)

/** What the study learned stands first. */
export const ruleFroms = ['study', 'shipped', 'codebook'] as const

export interface Rule {
  kind: 'word' | 'pair' | 'letters' | 'list' | 'question'
  words: string
  /** The same to be read. */
  said: string
  phrases: string[]
  weight: number
  from: (typeof ruleFroms)[number]
}

export interface CodeWithRules extends BookCode {
  include: LocalizedText | null
  exclude: LocalizedText | null
  rules: Rule[]
}

export const rulesQuery = gql<
  { study: { id: string; code: CodeWithRules | null } | null },
  { study: string; key: string; find: string }
>(/* GraphQL */ `
  query Rules($study: ID!, $key: String!, $find: String!) {
    study(id: $study) {
      id
      code(key: $key) {
        id
        key
        group
        hue
        title {
          en
          es
        }
        definition {
          en
          es
        }
        include {
          en
          es
        }
        exclude {
          en
          es
        }
        isDraft
        ${aspectFields}
        ${cameFields}
        rules(find: $find) {
          kind
          words
          said
          phrases
          weight
          from
        }
      }
    }
  }
`)
