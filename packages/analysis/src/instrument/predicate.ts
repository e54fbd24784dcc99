// Conditions are decided in three values: what is not known yet makes nothing true and nothing false.
import type { Atom, Instrument, ItemAtom, Predicate, SettingAtom } from './shape.ts'
import type { Value } from './slot.ts'

export type Truth = boolean | null

export const all = (truths: Iterable<Truth>): Truth => {
  let result: Truth = true
  for (const truth of truths) {
    if (truth === false) return false
    if (truth === null) result = null
  }
  return result
}
export const some = (truths: Iterable<Truth>): Truth => not(all(each(truths, not)))
export const not = (truth: Truth): Truth => (truth === null ? null : !truth)

function* each(truths: Iterable<Truth>, change: (truth: Truth) => Truth): Iterable<Truth> {
  for (const truth of truths) yield change(truth)
}

export const decide = (predicate: Predicate, ask: (atom: Atom) => Truth): Truth => {
  if (predicate.op === 'and') return all(lazily(predicate.of, ask))
  if (predicate.op === 'or') return some(lazily(predicate.of, ask))
  if (predicate.op === 'not') return not(decide(predicate.of, ask))
  return ask(predicate)
}

function* lazily(of: readonly Predicate[], ask: (atom: Atom) => Truth): Iterable<Truth> {
  for (const one of of) yield decide(one, ask)
}

export const atomsOf = (predicate: Predicate | undefined): Atom[] => {
  if (!predicate) return []
  if (predicate.op === 'and' || predicate.op === 'or') return predicate.of.flatMap(atomsOf)
  return predicate.op === 'not' ? atomsOf(predicate.of) : [predicate]
}

/** Whether any condition of an instrument asks for one of these. */
export const asksFor = ({ screens }: Instrument, ...ops: Atom['op'][]): boolean =>
  screens.some(({ showIf, items }) =>
    [showIf, ...items.map((item) => item.showIf)].some((one) =>
      atomsOf(one).some((atom) => ops.includes(atom.op)),
    ),
  )

export const isOfItem = (atom: Atom): atom is ItemAtom => 'item' in atom

/** Whether an answer is what a condition asks for; nothing is not. */
export const holdsOf = (atom: ItemAtom, value: Value | null): boolean => {
  if (value === null) return false
  if (atom.op === 'answered') return true
  const given = Array.isArray(value) ? (value as readonly unknown[]) : [value]
  if (atom.op === 'eq') return given.includes(atom.value)
  if (atom.op === 'in') return given.some((one) => (atom.values as unknown[]).includes(one))
  return given.some((one) => typeof one === 'number' && one >= atom.value)
}

/** What is known of a sitting; an unknown age is a minor's, of which nothing more is known, unless somebody is of age. */
export type Setting = {
  mode: 'self' | 'interview'
  wave: number
  age: number | null
  isOfAge?: boolean
  scopes: readonly string[]
  facts: readonly string[]
}

const ofAge = 18

export const settingHolds = (atom: SettingAtom, setting: Setting, service: string | null): boolean => {
  switch (atom.op) {
    case 'ageAtWave': {
      const [from, below] = [atom.from ?? 0, atom.below ?? Infinity]
      // What holds of every age that it may be.
      if (setting.age === null)
        return setting.isOfAge ? from <= ofAge && below === Infinity : from === 0 && below >= ofAge
      return setting.age >= from && setting.age < below
    }
    case 'wave':
      return setting.wave >= atom.from
    case 'mode':
      return setting.mode === atom.is
    case 'service':
      return service === atom.is
    case 'scope':
      return setting.scopes.includes(atom.has)
    case 'fact':
      return setting.facts.includes(atom.is)
  }
}
