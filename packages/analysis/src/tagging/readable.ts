// Stems as words that somebody would write: of those that invented statements have, the shortest with the stem.
import knownWords from '../../data/known-words.txt?raw'
import { stem } from '../text/stem.ts'

/** Stems as whole words where one is known; else as they are. */
export function readable(stems: string): string {
  return stems
    .split(' ')
    .map((each) => wholeOf().get(each) ?? each)
    .join(' ')
}

let known: ReadonlyMap<string, string> | undefined

function wholeOf(): ReadonlyMap<string, string> {
  return (known ??= allWhole())
}

// A stem that is a word itself stays as it is.
function allWhole(): ReadonlyMap<string, string> {
  const whole = new Map<string, string>()
  const all = String(knownWords).split('\n').filter((word) => word !== '')
  for (const word of all) whole.set(word, word)
  for (const word of all.sort((a, b) => a.length - b.length))
    for (const language of ['en', 'es'] as const) {
      const key = stem(word, language)
      if (!whole.has(key)) whole.set(key, word)
    }
  return whole
}
