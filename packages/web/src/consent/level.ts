import type { Level } from './operations.ts'
import { w } from './words.ts'

/** A reading level as it is said: its figure says nothing without its scale. */
export const levelText = ({ language, score }: Level): string => {
  const figure = score.toFixed(1)
  return language === 'es' ? w().edit.inflesz(figure) : w().edit.grade(figure)
}
