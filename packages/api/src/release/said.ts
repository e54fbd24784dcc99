// How many said it, in words that count nobody.
import { safeWord, type Narrowing, type Profile, type SafeWord } from '@firsthand/analysis'
import type { Candidate } from './release.ts'

/** The word, or that people are still reading: a word has to hold whatever they decide about what is open. */
export type Said = SafeWord | 'being checked'

type Asked = { profile: Profile; people: number; narrowedTo: readonly Narrowing[] }

/** The word for the people with a decided coding among these rows, of so many with words that were read. */
export const saidOf = (rows: readonly Candidate[], { profile, people, narrowedTo }: Asked): Said => {
  const spoke = new Set<string>()
  const perhaps = new Set<string>()
  for (const { participantId, state } of rows) (state === 'accepted' ? spoke : perhaps).add(participantId)
  for (const person of spoke) perhaps.delete(person)
  const of = Math.max(people, spoke.size + perhaps.size)
  const [least, ...further] = Array.from({ length: perhaps.size + 1 }, (_, more) =>
    safeWord(spoke.size + more, of, { profile, narrowedTo }),
  )
  return further.every((word) => isSame(least!, word)) ? least! : 'being checked'
}

const isSame = (one: SafeWord, other: SafeWord): boolean =>
  one.word === other.word &&
  (one.word !== 'withheld' || other.word !== 'withheld' || one.because === other.because)
