import { gql, type LocalizedText } from '../graphql.ts'
import type { Acted } from './acts.ts'
import type { Weekday } from './operations.ts'

export interface Hours {
  days: Weekday[]
  from: string
  to: string
}

export interface TalkOffer {
  isOwn: boolean
  name: LocalizedText
  how: LocalizedText
  hours: Hours
  isOn: boolean
  /** When they are there next. */
  next: string | null
}

export interface TalkWish {
  participantId: string
  isOwn: boolean
  /** Null: they left the study since. */
  whom: string | null
  askedAt: string
  dueAt: string
  seenAt: string | null
  answeredAt: string | null
}

export interface StudyOfTalks {
  id: string
  languages: ('en' | 'es')[]
  talkOffers: TalkOffer[]
  talkWishes: TalkWish[]
}

export const talksQuery = gql<{ study: StudyOfTalks | null }, { study: string }>(/* GraphQL */ `
  query Talks($study: ID!) {
    study(id: $study) {
      id
      languages
      talkOffers {
        isOwn
        name {
          en
          es
        }
        how {
          en
          es
        }
        hours {
          days
          from
          to
        }
        isOn
        next
      }
      talkWishes {
        participantId
        isOwn
        whom
        askedAt
        dueAt
        seenAt
        answeredAt
      }
    }
  }
`)

const refusal = /* GraphQL */ `
  __typename
  ... on InvalidInput { issues { path } }
`

export interface OfferInput {
  studyId: string
  knownAs: { en: string; es: string | null }
  how: { en: string; es: string | null }
  hours: Hours
  isOn: boolean
}

export const offerTalkMutation = gql<{ done: Acted }, { input: OfferInput }>(/* GraphQL */ `
  mutation OfferTalk($input: OfferTalkInput!) {
    done: offerTalk(input: $input) { ${refusal} ... on MutationOfferTalkSuccess { data { id } } }
  }
`)

export const noteTalkMutation = gql<
  { done: Acted },
  { input: { studyId: string; participantId: string; step: 'seen' | 'answered' } }
>(/* GraphQL */ `
  mutation NoteTalk($input: NoteTalkInput!) {
    done: noteTalk(input: $input) { ${refusal} ... on MutationNoteTalkSuccess { data { id } } }
  }
`)
