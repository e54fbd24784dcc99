import { number, plain, t } from '../language/language.ts'
import type { ThemeWave } from './operations.ts'

/** The finding in one sentence, every figure with its base. */
export function finding(waves: readonly ThemeWave[]): string {
  if (waves.every((one) => one.people === 0)) return t().theme.nobodySpoke
  const parts = waves.map((one) => ({
    people: number(one.people),
    base: number(one.base),
    wave: plain(one.wave.label),
  }))
  return t().theme.spokeOfIt(t().shares(parts))
}

/** Of the people of whom the finding speaks, those of whom no word is read now; nothing where there is nobody. */
export function silent(waves: readonly ThemeWave[]): string {
  const parts = waves
    .filter(({ withoutWords }) => withoutWords)
    .map(({ withoutWords, people, wave }) => ({
      people: number(withoutWords!),
      base: number(people),
      wave: plain(wave.label),
    }))
  return parts.length > 0 ? t().theme.withoutWords(t().shares(parts)) : ''
}

/** Of the people of whom the finding speaks, those for whom a person confirmed it. */
export function confirmed(waves: readonly ThemeWave[]): string {
  const parts = waves
    .filter((one) => one.people > 0)
    .map((one) => ({
      people: number(one.confirmedPeople),
      base: number(one.people),
      wave: plain(one.wave.label),
    }))
  return parts.length > 0 ? t().deciding.checkedPeople(t().shares(parts)) : ''
}

export interface Checked {
  /** Accepted or rejected by a person. */
  decided: number
  all: number
}

/** Codings may be added over waves; people may not, since some spoke in both. */
export function checked(waves: readonly ThemeWave[]): Checked {
  const decided = waves.reduce((sum, one) => sum + one.decided + one.rejected, 0)
  return { decided, all: decided + waves.reduce((sum, one) => sum + one.proposed, 0) }
}
