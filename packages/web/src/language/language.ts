import { createRoot, createSignal } from 'solid-js'
import type { Language, LocalizedText, Role } from '../graphql.ts'
import { type Dictionary, en } from './en.ts'
import { es } from './es.ts'
import { percentIn, wholeIn } from './figures.ts'

const dictionaries: Record<Language, Dictionary> = { en, es }
const key = 'firsthand.language'

const [current, setCurrent] = createRoot(() => createSignal<Language>(first()))

export const language = current
export const t = (): Dictionary => dictionaries[current()]
export const otherLanguage = (): Language => (current() === 'en' ? 'es' : 'en')
export const nameOf = (which: Language): string => dictionaries[which].languageName

/** The language of the screens, and nothing else, is remembered by the browser. */
export function speak(which: Language): void {
  setCurrent(which)
  document.documentElement.lang = which
  try {
    localStorage.setItem(key, which)
  } catch {
    // A browser that keeps nothing still speaks both languages.
  }
}

export const plain = (text: LocalizedText): string => text[current()] ?? text.en
export const isMissing = (text: LocalizedText): boolean => text[current()] == null

/** What somebody does in a study, in one line. */
export const rolesInWords = (roles: readonly Role[]): string => roles.map((role) => t().role[role]).join(', ')

export const number = (value: number): string => wholeIn(current())(value)
export const percent = (share: number): string => percentIn(current(), share)
export const decimal = (value: number): string => decimals().format(value)
export const day = (instant: string): string => dates('day').format(new Date(instant))
export const clock = (instant: string): string => dates('clock').format(new Date(instant))
/** A day of the calendar, the same in every time zone. */
export const date = (isoDay: string): string => dates('date').format(new Date(isoDay))

const dateOptions = {
  day: { dateStyle: 'medium' },
  clock: { dateStyle: 'short', timeStyle: 'short' },
  date: { dateStyle: 'medium', timeZone: 'UTC' },
} as const

/** A format is slow to make, so each is made once, when it is first needed. */
const made = new Map<string, unknown>()

function once<Format>(name: string, make: () => Format): Format {
  const key = `${current()} ${name}`
  if (!made.has(key)) made.set(key, make())
  return made.get(key) as Format
}

const decimals = () =>
  once(
    'decimal',
    () => new Intl.NumberFormat(current(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  )
const dates = (name: keyof typeof dateOptions) =>
  once(name, () => new Intl.DateTimeFormat(current(), dateOptions[name]))

function first(): Language {
  const kept = remembered()
  const chosen = kept ?? (navigator.language.toLowerCase().startsWith('es') ? 'es' : 'en')
  document.documentElement.lang = chosen
  return chosen
}

function remembered(): Language | null {
  try {
    const value = localStorage.getItem(key)
    return value === 'en' || value === 'es' ? value : null
  } catch {
    return null
  }
}
