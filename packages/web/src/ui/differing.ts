// Two wordings as one text, in which each word stays, went or came.
import { diffWordsWithSpace } from 'diff/lib/diff/word.js'

export type Stretch = { is: 'same' | 'gone' | 'new'; text: string }

/**
 * What went is followed by what came in its place. Without what came it is the one text, without what went the other,
 * sign for sign. Words that changed side by side are one change; two texts with little in common stand one after the other.
 */
export const differing = (before: string, after: string): Stretch[] => {
  const stretches = joined(stretchesOf(before, after))
  const kept = stretches.reduce((sum, { is, text }) => sum + (is === 'same' ? lettersIn(text) : 0), 0)
  const isAnother = kept < leastKept * Math.max(lettersIn(before), lettersIn(after))
  return (
    isAnother
      ? [
          { is: 'gone', text: before },
          { is: 'new', text: after },
        ]
      : stretches
  ).filter(({ text }) => text !== '') as Stretch[]
}

/** Below it nobody finds the one in the other. */
const leastKept = 0.3
const lettersIn = (text: string): number => text.replace(/\s+/gu, '').length

const stretchesOf = (before: string, after: string): Stretch[] =>
  diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    is: added ? 'new' : removed ? 'gone' : 'same',
    text: value,
  }))

/** A blank between two words that changed is no word that stayed. */
const joined = (stretches: readonly Stretch[]): Stretch[] => {
  const done: Stretch[] = []
  let [gone, came] = ['', '']
  const close = (): string => {
    const blank = gone && came ? sharedEnd(gone, came) : ''
    const without = (text: string) => text.slice(0, text.length - blank.length)
    if (without(gone)) done.push({ is: 'gone', text: without(gone) })
    if (without(came)) done.push({ is: 'new', text: without(came) })
    ;[gone, came] = ['', '']
    return blank
  }
  stretches.forEach(({ is, text }, at) => {
    if (is === 'gone') gone += text
    else if (is === 'new') came += text
    else if ((gone || came) && !text.trim() && at < stretches.length - 1) {
      gone += text
      came += text
    } else {
      done.push({ is, text: close() + text })
    }
  })
  const blank = close()
  return blank ? [...done, { is: 'same', text: blank }] : done
}

/** The blank that both end with. */
const sharedEnd = (one: string, other: string): string => {
  const blank = /\s*$/u.exec(one)![0]
  return other.endsWith(blank) ? blank : ''
}
