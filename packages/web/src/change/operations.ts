import {
  gql,
  type Kind,
  type Labelled,
  type Language,
  type LocalizedText,
  type Mode,
  type Stance,
} from '../graphql.ts'

export type Topic = 'satisfaction' | 'safe' | 'comfortable' | 'say'

export interface Wave extends Labelled {
  position: number
}

export interface Figure {
  wave: Wave
  people: number
  base: number
  missing: number
  answers: number[]
  quotes: number
}

export interface Pairs {
  from: Labelled
  to: Labelled
  base: number
  better: number
  same: number
  worse: number
}

/** Without a service: all of them together. */
export interface Figures {
  service: Labelled | null
  waves: Figure[]
  pairs: Pairs[]
}

export interface WordsWave {
  wave: Wave
  people: number
  base: number
  passages: number
  stances: Record<Stance, number>
  languages: { language: Language; people: number; base: number }[]
  proposed: number
  decided: number
  rejected: number
  confirmedPeople: number
}

export interface Words {
  theme: { id: string; key: string; title: LocalizedText; hue: number; kind: Kind | null }
  code: { id: string; title: LocalizedText; isDraft: boolean }
  waves: WordsWave[]
  pairs: { base: number; both: number; before: number; after: number }[]
}

export interface TopicChange {
  topic: Topic
  question: {
    id: string
    text: LocalizedText
    perService: boolean
    /** The steps, where the form has words of its own for them. */
    options: { value: number; text: LocalizedText }[]
  } | null
  figures: Figures[]
  words: Words | null
}

export interface Asking {
  wave: Wave
  responses: number
  modes: { mode: Mode; responses: number }[]
  languages: { language: Language; responses: number }[]
  instruments: { instrument: { id: string; title: LocalizedText; version: string }; responses: number }[]
  readWith: {
    codebook: { id: string; version: number }
    passages: number
    proposed: number
    decided: number
  }[]
}

export interface Change {
  waves: Asking[]
  again: { people: number; again: number }[]
  topics: TopicChange[]
}

const wave = /* GraphQL */ `wave { id position label { en es } }`

export const changeQuery = gql<
  { study: { id: string; leftOut: number; change: Change } | null },
  { study: string }
>(/* GraphQL */ `
  query Change($study: ID!) {
    study(id: $study) {
      id
      leftOut
      change {
        waves {
          ${wave}
          responses
          modes { mode responses }
          languages { language responses }
          instruments { instrument { id title { en es } version } responses }
          readWith { codebook { id version } passages proposed decided }
        }
        again { people again }
        topics {
          topic
          question { id text { en es } perService options { value text { en es } } }
          figures {
            service { id label { en es } }
            waves { ${wave} people base missing answers quotes }
            pairs { from { id label { en es } } to { id label { en es } } base better same worse }
          }
          words {
            theme { id key title { en es } hue kind }
            code { id title { en es } isDraft }
            waves {
              ${wave}
              people
              base
              passages
              stances { positive negative mixed neutral }
              languages { language people base }
              proposed
              rejected
              confirmedPeople
              decided
            }
            pairs { base both before after }
          }
        }
      }
    }
  }
`)
