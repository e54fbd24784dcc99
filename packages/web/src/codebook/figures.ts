import { percent } from '../language/language.ts'
import type { CodeFigures, Learning, Measured } from './operations.ts'

/** What is read with now, and where its figures come from; nothing before anything was measured. */
export type Now = { by: 'used' | 'before'; number: number; texts: number; codes: CodeFigures[] }

export const nowOf = (learning: Learning | null): Now | undefined => {
  const models = learning?.models.filter(({ codes }) => codes.length > 0) ?? []
  const used = models.find(({ state }) => state === 'used')
  const last = used ?? models[0]
  return last && { by: used ? 'used' : 'before', number: last.number, texts: last.texts, codes: last.codes }
}

export const measuredNow = (now: Now, code: CodeFigures): Measured =>
  code[now.by === 'used' ? 'after' : 'before']

/** A dash where nothing could be measured. */
export const share = (value: number | null): string => (value === null ? '–' : percent(value))

/** Both in one cell: how much of what it suggested was right, how much of what is there it found. */
export const pair = ({ precision, recall }: Measured): string => `${share(precision)} · ${share(recall)}`
