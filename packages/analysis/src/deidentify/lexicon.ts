import { fold } from '../text/fold.ts'
import gazetteer from '../../data/gazetteer.txt?raw'
import { CUES } from './cue.ts'
import * as sense from './sense.ts'

// Read when the first text comes, so that a program that cleans nothing does not wait for it.
let senses: Map<string, number> | undefined
const seconds = new Map<string, Set<string>>()

/** What a folded word can be, as bits of `sense.ts`; 0 for a word that no list has. */
export function senseOf(key: string): number {
  senses ??= load()
  return senses.get(key) ?? 0
}

/** Whether a place of several words begins with these two: asked before the words are put together, which takes longer. */
export function startsPlace(first: string, second: string): boolean {
  return seconds.get(first)?.has(second) ?? false
}

/** Whether several folded words with one space between them are a place. */
export function isPlaceOfWords(key: string, isBehindIn: boolean): boolean {
  return (senseOf(key) & (isBehindIn ? sense.SOMEWHERE : sense.PLACE)) !== 0
}

const LETTERS: Readonly<Record<string, number>> = {
  f: sense.FIRST,
  m: sense.MAYBE_FIRST,
  l: sense.LAST,
  p: sense.PLACE,
  t: sense.TOWN,
  w: sense.COMMON,
}

function load(): Map<string, number> {
  const found = new Map<string, number>()
  const add = (key: string, bits: number) => found.set(key, (found.get(key) ?? 0) | bits)
  for (const line of String(gazetteer).split('\n')) {
    const [letters = '', ...names] = line.split(' ')
    const bits = [...letters].reduce((all, letter) => all | (LETTERS[letter] ?? 0), 0)
    for (const name of names) {
      if (!name.includes('_')) add(name, bits)
      else {
        add(name.replaceAll('_', ' '), bits)
        const [first = '', second = ''] = name.split('_')
        add(first, sense.STARTS_PLACE)
        seconds.set(first, (seconds.get(first) ?? new Set()).add(second))
      }
    }
  }
  for (const [bits, words] of CUES) for (const word of words.split(/\s+/)) add(fold(word), bits)
  return found
}
