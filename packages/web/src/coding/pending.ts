import { createSignal } from 'solid-js'
import type { CodingState, Decidable } from '../graphql.ts'

/** What somebody decided and the page's figures do not know of yet. */
export interface Pending {
  from: CodingState
  to: CodingState
  /** How many acts about it are on their way. */
  acts: number
}

/** Shows a decision at once, until the figures have it too, or as it was where it failed. */
export function createPending() {
  const [pending, setPending] = createSignal<Record<string, Pending>>({})
  const known = new Map<string, Decidable>()
  return {
    of: (coding: Decidable): Pending | undefined => pending()[coding.id],
    begin: ({ id, state }: Decidable, to: CodingState) =>
      setPending(({ [id]: there, ...rest }) => ({
        ...rest,
        [id]: { from: there?.from ?? state, to, acts: (there?.acts ?? 0) + 1 },
      })),
    /** The server said how it stands; a further act that is on its way is shown all the same. */
    learn: (row: Decidable) => {
      known.set(row.id, row)
      setPending(({ [row.id]: there, ...rest }) =>
        there ? { ...rest, [row.id]: there.acts > 1 ? there : { ...there, to: row.state } } : rest,
      )
    },
    /** The figures know of it, or it failed. */
    end: ({ id, state }: Decidable) =>
      setPending(({ [id]: there, ...rest }) =>
        there && there.acts > 1 ? { ...rest, [id]: { ...there, from: state, acts: there.acts - 1 } } : rest,
      ),
    newest: (coding: Decidable): Decidable => {
      const row = known.get(coding.id)
      return row && row.revision > coding.revision ? row : coding
    },
  }
}
