// What was said before the product was there, as its own loader brings it along: on another day, or already at an end.
import { recordConsent } from '../../packages/api/src/consent/commands.ts'
import { UserError } from '../../packages/api/src/errors.ts'
import type { World } from './world.ts'

const bare = (value: unknown) =>
  typeof value === 'string' ? value.replace(/^(?:Study|Participant|Account)-/, '') : value

/** A word with the ids that a browser knows; what came of it, as `act` tells it. */
export const broughtAlong = async ({ instance }: World, word: object) => {
  const input = Object.fromEntries(Object.entries(word).map(([name, value]) => [name, bare(value)]))
  try {
    await recordConsent(instance.app, { kind: 'system', id: 'command line' }, input)
    return { refused: undefined, message: undefined }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { refused: error.code, message: error.message }
  }
}
