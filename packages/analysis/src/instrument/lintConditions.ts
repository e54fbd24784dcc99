// What is wrong with conditions: what they ask about, in which order, and whether they can come true.
import { findingOf, type Finding } from './finding.ts'
import { atomsOf, isOfItem } from './predicate.ts'
import { createReach } from './reach.ts'
import type { Instrument, ItemAtom, Predicate } from './shape.ts'
import { type Slot, slotsOf, valuesOf } from './slot.ts'

/** A condition, who has it, and from where in the order it looks back. */
type Asking = { about: { items?: string[]; screens?: string[] }; asks: ItemAtom[]; at: number; owns: Slot[] }

export const lintConditions = (instrument: Instrument): Finding[] => {
  const slots = slotsOf(instrument)
  const asking = conditionsOf(instrument, slots)
  const cycles = cyclesIn(asking)
  const inCycle = new Set(cycles.flat())
  return [
    ...cycles.map((items) => findingOf('cycle', { items })),
    ...asking.flatMap((one) => wrongIn(one, slots, inCycle)),
    ...unreachable(instrument, slots),
  ]
}

const conditionsOf = ({ screens }: Instrument, slots: readonly Slot[]): Asking[] =>
  screens.flatMap((screen, screenAt) => {
    const inScreen = slots.filter((slot) => slot.screenAt === screenAt)
    const first = slots.find((slot) => slot.screenAt >= screenAt)?.at ?? slots.length
    const ofItems = screen.items.map((item) => {
      const owns = inScreen.filter((slot) => slot.item === item)
      return { about: { items: [item.key] }, asks: asksOf(item.showIf), at: owns[0]?.at ?? first, owns }
    })
    return [
      { about: { screens: [screen.key] }, asks: asksOf(screen.showIf), at: first, owns: inScreen },
      ...ofItems,
    ]
  })

const asksOf = (predicate: Predicate | undefined): ItemAtom[] => atomsOf(predicate).filter(isOfItem)

const wrongIn = (
  { about, asks, at }: Asking,
  slots: readonly Slot[],
  inCycle: ReadonlySet<string>,
): Finding[] =>
  asks.flatMap((atom) => {
    const slot = slots.find(({ key }) => key === atom.item)
    const named = { ...about, detail: atom.item }
    if (!slot) return [findingOf('unknown_item', named)]
    const isCyclic = inCycle.has(slot.key) && (about.items ?? []).every((key) => inCycle.has(key))
    if (slot.at >= at) return isCyclic ? [] : [findingOf('forward_reference', named)]
    if (atom.op === 'answered') return []
    const values = valuesOf(slot)
    if (!values || (atom.op === 'gte' && !isOrdered(slot))) return [findingOf('wrong_condition', named)]
    const asked = atom.op === 'in' ? atom.values : [atom.value]
    return asked.length > 0 && asked.every((one) => values.includes(one))
      ? []
      : [findingOf('not_an_option', named)]
  })

/** "At least" makes sense of scales alone. */
const isOrdered = ({ type }: Slot): boolean => ['likert5', 'likert3', 'slider'].includes(type)

/** Items that wait for one another, each group once; an item that waits for itself is one too. */
const cyclesIn = (asking: readonly Asking[]): string[][] => {
  const waits = new Map<string, Set<string>>()
  for (const { asks, owns } of asking)
    for (const { key } of owns)
      waits.set(key, new Set([...(waits.get(key) ?? []), ...asks.map((one) => one.item)]))
  const reaches = (from: string): Set<string> => {
    const found = new Set<string>()
    const todo = [...(waits.get(from) ?? [])]
    for (let one = todo.pop(); one !== undefined; one = todo.pop()) {
      if (found.has(one)) continue
      found.add(one)
      todo.push(...(waits.get(one) ?? []))
    }
    return found
  }
  const all = new Map([...waits.keys()].map((key) => [key, reaches(key)]))
  const cyclic = [...all].filter(([key, found]) => found.has(key)).map(([key]) => key)
  const groups = cyclic.map((key) =>
    cyclic.filter((other) => other === key || (all.get(key)!.has(other) && all.get(other)!.has(key))),
  )
  return groups.filter((group, at) => groups.findIndex((one) => one[0] === group[0]) === at)
}

const unreachable = (instrument: Instrument, slots: readonly Slot[]): Finding[] => {
  const reach = createReach(instrument)
  const found = slots.map((slot) => ({ key: slot.key, ...reach(slot) }))
  const of = (kind: 'never' | 'too_tangled') => [
    ...new Set(found.filter((one) => one.kind === kind).map(({ key }) => key)),
  ]
  return [
    ...of('never').map((key) => findingOf('unreachable', { items: [key] })),
    ...of('too_tangled').map((key) => findingOf('too_tangled', { items: [key] })),
  ]
}
