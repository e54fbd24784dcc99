import {
  type Card,
  cardFields,
  type Instead,
  saidFields,
  type ThemeName,
  type WaveSaid,
} from '../board/operations.ts'
import { gql, type LocalizedText } from '../graphql.ts'

export interface Place {
  key: string
  label: LocalizedText
}

export type Topic = 'satisfaction' | 'safe' | 'comfortable' | 'say'

export interface ChangeRow {
  service: Place | null
  said: WaveSaid[]
}

/** What was answered about a topic, by all programs together. */
export interface Answered {
  topic: Topic
  rows: { said: WaveSaid[] }[]
}

export const leadQuery = gql<
  { lead: { answered: Answered[]; changed: Card[]; said: Card[] } | null },
  { study: string }
>(/* GraphQL */ `
  query Lead($study: ID!) {
    lead(study: $study) {
      answered { topic rows { said { ${saidFields} } } }
      changed { ${cardFields} }
      said { ${cardFields} }
    }
  }
`)

export const leadChangeQuery = gql<
  { lead: { waves: Place[]; services: Place[]; change: { topic: Topic; rows: ChangeRow[] }[] } | null },
  { study: string }
>(/* GraphQL */ `
  query LeadChange($study: ID!) {
    lead(study: $study) {
      waves { key label { en es } }
      services { key label { en es } }
      change {
        topic
        rows {
          service { key label { en es } }
          said { ${saidFields} }
        }
      }
    }
  }
`)

export interface Voices {
  card: Card
  isTooFew: boolean
  instead: Instead[]
}

export const voicesFrameQuery = gql<
  { lead: { themes: ThemeName[]; firstVoices: string | null; waves: Place[]; services: Place[] } | null },
  { study: string }
>(/* GraphQL */ `
  query VoicesFrame($study: ID!) {
    lead(study: $study) {
      themes {
        key
        title {
          en
          es
        }
      }
      firstVoices
      waves {
        key
        label {
          en
          es
        }
      }
      services {
        key
        label {
          en
          es
        }
      }
    }
  }
`)

export const voicesQuery = gql<
  { lead: { voices: Voices | null } | null },
  { study: string; theme: string; service: string | null; wave: string | null }
>(/* GraphQL */ `
  query Voices($study: ID!, $theme: String!, $service: String, $wave: String) {
    lead(study: $study) {
      voices(theme: $theme, service: $service, wave: $wave) {
        card { ${cardFields} }
        isTooFew
        instead
      }
    }
  }
`)
