// What changed between two versions, by key, and which of their items may be compared over time.
import { canonicalInstrument } from './canonical.ts'
import type { Instrument, Item, Screen, Text } from './shape.ts'
import { type Slot, slotsOf, valuesOf } from './slot.ts'

/** What of an item or screen differs. */
export type Aspect =
  | 'type'
  | 'text_en'
  | 'text_es'
  | 'options'
  | 'rows'
  | 'condition'
  | 'place'
  | 'note'
  | 'ending'
  | 'services'
  | 'other'
export type Change =
  | { kind: 'added' | 'removed'; of: 'item' | 'screen'; key: string }
  | { kind: 'changed'; of: 'item' | 'screen'; key: string; aspects: Aspect[] }

/** From one version to the next, in the order of the next; what was removed stands last. */
export const diff = (before: Instrument, after: Instrument): Change[] => [
  ...changesOf('screen', screensOf(before), screensOf(after)),
  ...changesOf('item', itemsOf(before), itemsOf(after)),
]

type Facts = Partial<Record<Aspect, unknown>>
type Named = { key: string; facts: Facts }

const changesOf = (of: 'item' | 'screen', before: readonly Named[], after: readonly Named[]): Change[] => {
  const was = new Map(before.map((one) => [one.key, one]))
  const is = new Set(after.map(({ key }) => key))
  return [
    ...after.flatMap(({ key, facts }): Change[] => {
      const earlier = was.get(key)
      if (!earlier) return [{ kind: 'added', of, key }]
      const names = [...new Set([...Object.keys(facts), ...Object.keys(earlier.facts)])] as Aspect[]
      const aspects = names.filter((name) => told(facts[name]) !== told(earlier.facts[name]))
      return aspects.length > 0 ? [{ kind: 'changed', of, key, aspects }] : []
    }),
    ...before.filter(({ key }) => !is.has(key)).map(({ key }): Change => ({ kind: 'removed', of, key })),
  ]
}

const told = (fact: unknown): string => canonicalInstrument((fact ?? null) as Instrument)

/** The place is what stands before, so that an item put in between moves only itself. */
const screensOf = ({ screens }: Instrument): Named[] =>
  screens.map((screen: Screen) => ({
    key: screen.key,
    facts: {
      ...textFacts(screen.topic),
      ...{ condition: screen.showIf, ending: screen.ends, services: screen.eachService },
    },
  }))

const itemsOf = ({ screens, steps }: Instrument): Named[] =>
  screens.flatMap(({ key, items }) =>
    items.map((item: Item) => ({
      key: item.key,
      facts: {
        ...textFacts(item.text),
        ...{
          type: item.type,
          options: item.type === 'likert5' ? steps : item.options,
          rows: item.rows,
          condition: item.showIf,
        },
        ...{ note: item.note, place: key, other: [item.mayNotApply ?? false, item.theme ?? ''] },
      },
    })),
  )

const textFacts = ({ en, es }: Text): Facts => ({ text_en: en, text_es: es })

/** An item of one version and the one of another that asks the same, as somebody declared. */
export type Pair = { from: string; to: string }
export type Mispair = 'unknown_from' | 'unknown_to' | 'other_answers' | 'paired_twice'

/** Why two items cannot be the same question; null where they can. Whether they are, a person decides. */
export const mispairOf = (
  from: Instrument,
  to: Instrument,
  pairs: readonly Pair[],
): { at: number; why: Mispair } | null => {
  const [ofFrom, ofTo] = [bySlot(from), bySlot(to)]
  for (const [at, pair] of pairs.entries()) {
    const [one, other] = [ofFrom.get(pair.from), ofTo.get(pair.to)]
    if (!one) return { at, why: 'unknown_from' }
    if (!other) return { at, why: 'unknown_to' }
    if (!answersAlike(one, other)) return { at, why: 'other_answers' }
    const again = pairs.findIndex((each) => each.from === pair.from || each.to === pair.to)
    if (again !== at) return { at, why: 'paired_twice' }
  }
  return null
}

const bySlot = (instrument: Instrument) => new Map(slotsOf(instrument).map((slot) => [slot.key, slot]))

const answersAlike = (one: Slot, other: Slot): boolean =>
  one.type === other.type && valuesOf(one)?.slice().sort().join() === valuesOf(other)?.slice().sort().join()

/** Pairs that can be offered to a person: the same key, asked and answered in the same way. */
export const likelyPairs = (from: Instrument, to: Instrument): Pair[] => {
  const ofTo = bySlot(to)
  return slotsOf(from).flatMap((slot) => {
    const other = ofTo.get(slot.key)
    const isSame = other && answersAlike(slot, other) && told(slot.text) === told(other.text)
    return isSame ? [{ from: slot.key, to: slot.key }] : []
  })
}

/** A declared pair between two versions, by their ids. */
export type Equivalence = { fromId: string; toId: string; pairs: readonly Pair[] }

/** Every item of every version that was declared, directly or through others, to ask the same as this one. */
export const equivalentsOf = (
  declared: readonly Equivalence[],
  of: { id: string; item: string },
): { id: string; item: string }[] => {
  const links = declared.flatMap(({ fromId, toId, pairs }) =>
    pairs.map(({ from, to }) => [`${fromId} ${from}`, `${toId} ${to}`] as const),
  )
  const found = new Set([`${of.id} ${of.item}`])
  for (const name of found)
    for (const [one, other] of links) {
      if (one === name) found.add(other)
      if (other === name) found.add(one)
    }
  // Keys of items hold no blank.
  return [...found].map((name) => {
    const at = name.lastIndexOf(' ')
    return { id: name.slice(0, at), item: name.slice(at + 1) }
  })
}
