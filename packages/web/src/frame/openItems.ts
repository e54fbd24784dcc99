import { createSignal } from 'solid-js'
import { gql } from '../graphql.ts'

const [told, setTold] = createSignal(0)
export const itemsTold = told
/** Something was done with an item of safety. */
export const tellItems = (): void => void setTold((times) => times + 1)

export interface Counts {
  open: number
  late: number
  alarm: number
}

// By itself, for it is around every page of who may review safety.
export const openItemsQuery = gql<{ safety: { counts: Counts } | null }, { study: string }>(/* GraphQL */ `
  query OpenItems($study: ID!) {
    safety(study: $study) {
      counts {
        open
        late
        alarm
      }
    }
  }
`)
