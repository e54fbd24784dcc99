import type { Quantity } from '@firsthand/analysis'
import { en } from './en.ts'
import { es } from './es.ts'
import type { NotSaid } from './handover.ts'

export type Language = 'en' | 'es'

/** The least base in words; a study’s own is not told by its number. */
export type Than = 'ten' | 'eleven' | 'its own'

export type Told = { number: number; person: string; quotes: readonly number[]; hasNote: boolean }

/** All that a document that leaves, and the letter about it, say in our own words. */
export type Texts = {
  locale: string
  handover: (number: string) => string
  frozen: (day: string) => string
  made: (time: string) => string
  howTitle: string
  how: (than: Than) => string[]
  allWaves: string
  words: Record<Quantity, string>
  withheld: Record<NotSaid, string>
  nearTo: (number: string) => string
  reach: Record<'fewer' | 'enough', Record<Than, string>>
  quotesTitle: string
  quote: (number: string) => string
  takenBack: (number: string) => string
  /** It is not handed on anew: who has it may keep it. */
  notOn: (number: string) => string
  noQuotes: string
  noteTitle: string
  /** Since when figures would be others, and whether those who are not counted any more are as many as the least base. */
  note: (month: string, isMany: boolean, than: Than) => string
  taken: (quotes: readonly number[]) => string
  certificateTitle: string
  end: string
  letter: (told: Told) => { subject: string; text: string }
}

export const textsIn = (language: Language): Texts => (language === 'es' ? es : en)
