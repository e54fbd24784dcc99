import { gql, type Stance } from '../graphql.ts'
import { type QuoteFilter, type Quoted, quotedFields } from './operations.ts'

export type QuoteReason = 'typical' | 'strong' | 'dissenting' | 'rare'

export interface ChosenQuote {
  reason: QuoteReason
  words: string[]
  coding: Quoted
}

export interface Choice {
  people: number
  quotes: number
  peopleChosen: number
  prevailing: Stance | null
  peopleNotRead: number
  quotesNotRead: number
  quotesLeftOut: number
  stances: { stance: Stance; people: number; quotes: number; chosen: number }[]
  chosen: ChosenQuote[]
}

export const choiceQuery = gql<
  { study: { id: string; theme: { id: string; choice: Choice } | null } | null },
  { study: string; key: string; filter: QuoteFilter | null }
>(/* GraphQL */ `
  query Choice($study: ID!, $key: String!, $filter: QuoteFilter) {
    study(id: $study) {
      id
      theme(key: $key) {
        id
        choice(filter: $filter) {
          people
          quotes
          peopleChosen
          prevailing
          peopleNotRead
          quotesNotRead
          quotesLeftOut
          stances { stance people quotes chosen }
          chosen {
            reason
            words
            coding { ${quotedFields} }
          }
        }
      }
    }
  }
`)
