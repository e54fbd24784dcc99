// How strongly something is said: words for or against by their stance, and what makes words strong.
import type { Stance } from '../tagging/codebook.ts'
import type { Language } from '../text/language.ts'
import { fold } from '../text/fold.ts'
import type { Span } from '../text/span.ts'
import type { Voice } from './voice.ts'

/** How strong a voice is for its length, and the places that make it so. */
export type Strength = { value: number; places: Span[] }

const STRONG: Record<Language, ReadonlySet<string>> = {
  en: new Set(
    `never always ever every everything everyone everybody nobody nothing none so very really totally completely
    absolutely literally even all only still worst best hate hated love loved forever finally constantly whole`.split(
      /\s+/,
    ),
  ),
  es: new Set(
    `nunca siempre jamas cada todo toda todos todas nadie nada ningun ninguna ni muy tan demasiado bien super hasta
    solo odio odiaba amo encanta encantaba mejor peor peores absolutamente totalmente completamente`.split(
      /\s+/,
    ),
  ),
}
const REACH = 3 // a negation turns the cues of so many words after it
const LOUD = 0.5
const DAMPER = 6 // words: so that two words with one cue do not outweigh a sentence with three

export function strengthOf(voice: Voice, stance: Stance): Strength {
  const places: Span[] = []
  let turning = 0
  let value = 0
  for (const { cue: said, isNegation, start, end } of voice.words) {
    const sign = turning > 0 ? -1 : 1
    const cue = counted(said * sign, stance)
    const strong = STRONG[voice.language].has(fold(voice.text.slice(start, end))) ? 1 : 0
    if (cue + strong > 0) places.push({ start, end })
    value += cue + strong
    turning = isNegation ? REACH : turning - 1
  }
  value += LOUD * Math.min(3, voice.text.match(/!|\b\p{Lu}{3,}\b/gu)?.length ?? 0)
  return { value: Math.max(0, value) / Math.sqrt(voice.words.length + DAMPER), places }
}

// A cue counts where it goes the way of the stance; for a mixed one both ways do, for a neutral one none.
function counted(cue: number, stance: Stance): number {
  switch (stance) {
    case 'positive':
      return cue
    case 'negative':
      return -cue
    case 'mixed':
      return Math.abs(cue)
    case 'neutral':
      return 0
    default:
      return stance satisfies never
  }
}
