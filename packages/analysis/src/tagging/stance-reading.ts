// What the stance model reads of a quote: its stems, how many cue words speak for and against, negation,
// contrast and whether it asks for something.
import type { Language } from '../text/language.ts'
import { fold } from '../text/fold.ts'
import { stem } from '../text/stem.ts'
import { tokens } from '../text/token.ts'
import { CUES, NEGATIONS, OPEN_CUES, type Cues } from './cues.ts'
import { features } from './feature.ts'
import { isAskedFor, kindOf } from './kind.ts'

const CONTRAST =
  /\b(?:but|though|although|at first|now|except|however|other times|used to|pero|aunque|al principio|ahora|despues|otras veces|excepto|antes)\b/

/** The feature of a quote that asks for something. */
export const ASK_KEY = '#ask'

/** The features of a quote and those of its question, as `valuesOf` takes them. */
export function readStance(quote: string, language: Language, question: string): [string[], string[]] {
  const { good, bad, turned } = cuesIn(quote, language, CUES)
  const keys = features(quote, language).map((feature) => feature.key)
  for (const [name, count] of [
    ['good', good],
    ['bad', bad],
    ['turned', turned],
  ] as const) {
    if (count > 0) keys.push(`#${name}`)
    if (count > 1) keys.push(`#${name}+`)
  }
  if (good > 0 && bad > 0) keys.push('#both')
  if (good === 0 && bad === 0) keys.push('#none')
  const hasContrast = CONTRAST.test(fold(quote))
  if (hasContrast) keys.push('#contrast')
  if (hasContrast && good > 0 && bad > 0) keys.push('#contrast both')
  if (kindOf(quote, language, question) === 'ask') keys.push(ASK_KEY)
  return [keys, isAskedFor(language, question) ? [`?${ASK_KEY}`] : []]
}

/** Plain praise less plain complaint, counted in words; a flat "never" or "nobody" with no cue is half a complaint. */
export function praise(quote: string, language: Language): number {
  const { good, bad } = cuesIn(quote, language, OPEN_CUES)
  const all = cuesIn(quote, language, CUES)
  const isFlat = all.good === 0 && NEVER.test(fold(quote))
  return good - bad - (isFlat ? FLAT : 0)
}

const FLAT = 0.4
const NEVER = /\b(?:never|nobody|no one|not one|nunca|nadie|ni me|ni una)\b/

// A negation turns the cues of the next three words.
function cuesIn(text: string, language: Language, cues: Cues): { good: number; bad: number; turned: number } {
  const count = { good: 0, bad: 0, turned: 0 }
  let turning = 0
  for (const { folded } of tokens(text)) {
    const cue = cues[language].get(folded) ?? cues[language].get(`~${stem(folded, language)}`) ?? 0
    if (cue !== 0) count[cue > 0 === turning <= 0 ? 'good' : 'bad']++
    const isNegation = NEGATIONS[language].has(folded)
    if (isNegation) count.turned++
    turning = isNegation ? 3 : turning - 1
  }
  return count
}
