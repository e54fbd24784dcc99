// What the builder of conditions offers: only what was asked before, and only answers that there are.
import { isAsked, slotsOf, valuesOf, wordOf } from '@firsthand/analysis/instrument'
import type { Atom, Instrument, InstrumentLanguage, Predicate, Slot } from '@firsthand/analysis/instrument'
import { wordsIn } from './words.ts'

export type Group = Extract<Predicate, { op: 'and' | 'or' }>
export const isGroup = (predicate: Predicate): predicate is Group =>
  predicate.op === 'and' || predicate.op === 'or'

/** What stands under a "not", or the condition itself. */
export const plainOf = (predicate: Predicate): Predicate =>
  predicate.op === 'not' ? predicate.of : predicate

/** Whether a condition has parts of its own. */
export const partsOf = (predicate: Predicate): boolean => isGroup(predicate) || predicate.op === 'not'

export const negated = (predicate: Predicate, isNot: boolean): Predicate =>
  isNot ? { op: 'not', of: predicate } : predicate

/** What is asked before an item or a screen. */
export const slotsBefore = (instrument: Instrument, owner: string): Slot[] => {
  const slots = slotsOf(instrument)
  const own = slots.find(({ item, screen }) => item.key === owner || screen.key === owner)
  return slots.filter((slot) => isAsked(slot) && (!own || slot.at < own.at))
}

/** To begin with: the last closed answer before it, or the wave where there is none. */
export const firstAtom = (instrument: Instrument, owner: string): Atom => {
  const closed = slotsBefore(instrument, owner).filter((slot) => valuesOf(slot))
  const last = closed.at(-1)
  return last ? { op: 'eq', item: last.key, value: valuesOf(last)![0] ?? 0 } : { op: 'wave', from: 2 }
}

export type Kind = 'answer' | 'wave' | 'age' | 'mode' | 'service' | 'scope' | 'fact'

export const kindOf = (atom: Atom): Kind =>
  'item' in atom ? 'answer' : atom.op === 'ageAtWave' ? 'age' : atom.op

export const atomOfKind = (kind: Kind, instrument: Instrument, owner: string): Atom => {
  const atoms: Record<Exclude<Kind, 'answer'>, Atom> = {
    wave: { op: 'wave', from: 2 },
    age: { op: 'ageAtWave', from: 15 },
    mode: { op: 'mode', is: 'self' },
    service: { op: 'service', is: 'service' },
    scope: { op: 'scope', has: 'analyse' },
    fact: { op: 'fact', is: 'themes_checked' },
  }
  if (kind !== 'answer') return atoms[kind]
  const earliest = slotsBefore(instrument, owner)[0]
  const first = firstAtom(instrument, owner)
  return 'item' in first ? first : { op: 'answered', item: earliest?.key ?? '' }
}

/** A key says little to who did not write it: the beginning of the text stands beside it. */
export const slotLabel = ({ key, text }: Slot, language: InstrumentLanguage): string => {
  const says = (text[language] ?? text.en ?? '').trim()
  return says === '' ? key : `${key} · ${says.length > 48 ? `${says.slice(0, 47).trimEnd()}…` : says}`
}

/** A number of an answer as somebody reads it. */
export const valueLabel = (slot: Slot, value: number, language: InstrumentLanguage): string => {
  const person = wordsIn(language).person
  const own = wordOf(slot, value)
  if (own) return own[language] ?? own.en ?? String(value)
  const scales: Partial<Record<Slot['type'], readonly string[]>> = {
    likert5: person.agree5,
    likert3: person.agree3,
    yes_no: person.yesNo,
    yes_no_unsure: person.yesNoUnsure,
  }
  return scales[slot.type]?.[value - 1] ?? String(value)
}
