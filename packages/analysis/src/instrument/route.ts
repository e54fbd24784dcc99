// The one place that says what is asked of whom. The person's page, the check of what came in, and the lint ask it alike,
// so that they cannot disagree.
import { all, decide, holdsOf, isOfItem, not, type Truth } from './predicate.ts'
import type { Atom, Instrument, Predicate, SettingAtom } from './shape.ts'
import { type Slot, slotsOf, type Value } from './slot.ts'

/** What is known while a path is worked out: undefined and null say "not known". */
export type World = {
  /** What stands at a slot; null where nothing was answered. */
  value: (slot: Slot, service: string | null) => Value | null | undefined
  setting: (atom: SettingAtom, service: string | null) => Truth
}

export type Route = {
  slots: readonly Slot[]
  bySlot: ReadonlyMap<string, Slot>
  /** Whether a screen is shown, about a service where it is asked for each. */
  showsScreen: (at: number, service: string | null) => Truth
  showsSlot: (slot: Slot, service: string | null) => Truth
}

/** What an instrument is for every world: who asks with many worlds prepares it once. */
export const prepareRoute = (instrument: Instrument) => {
  const slots = slotsOf(instrument)
  // Of two under one key the first counts, as when it is looked up.
  const bySlot = new Map<string, Slot>()
  for (const slot of slots) if (!bySlot.has(slot.key)) bySlot.set(slot.key, slot)
  const index = { slots, bySlot }
  return Object.assign((world: World): Route => createRoute(instrument, index, world), index)
}

type Index = Pick<Route, 'slots' | 'bySlot'>

const createRoute = ({ screens }: Instrument, { slots, bySlot }: Index, world: World): Route => {
  const known = new Map<string, Truth>()
  const once = (name: string, work: () => Truth): Truth => {
    if (!known.has(name)) known.set(name, work())
    return known.get(name)!
  }

  /** Somebody is asked only while their path has not ended. */
  const isBefore = (at: number): Truth =>
    once(`before ${at}`, () =>
      at === 0
        ? true
        : all([isBefore(at - 1), screens[at - 1]!.ends ? not(showsScreen(at - 1, null)) : true]),
    )
  const showsScreen = (at: number, service: string | null): Truth =>
    once(`screen ${at} ${service}`, () => {
      const { showIf, eachService } = screens[at]!
      const from = firstSlotAt(at)
      return all([
        isBefore(at),
        eachService ? isChosen(eachService.of, { at: from, service }) : true,
        holds(showIf, { at: from, service }),
      ])
    })
  const showsSlot = (slot: Slot, service: string | null): Truth =>
    once(`slot ${slot.at} ${service}`, () =>
      all([showsScreen(slot.screenAt, service), holds(slot.item.showIf, { at: startOf(slot), service })]),
    )
  const firstSlotAt = (screenAt: number): number =>
    slots.find((slot) => slot.screenAt >= screenAt)?.at ?? slots.length
  /** The rows of a matrix are asked at once: none steers the others. */
  const startOf = (slot: Slot): number => slots.find(({ item }) => item === slot.item)!.at

  const isChosen = (of: string, asker: Asker): Truth => {
    const slot = bySlot.get(of)
    if (slot?.type !== 'services' || asker.service === null) return false
    return onValue(slot, { ...asker, service: null }, (value) =>
      (value as readonly unknown[]).includes(asker.service),
    )
  }
  const holds = (predicate: Predicate | undefined, asker: Asker): Truth =>
    predicate ? decide(predicate, (atom) => ofAtom(atom, asker)) : true
  const ofAtom = (atom: Atom, asker: Asker): Truth => {
    if (!isOfItem(atom)) return world.setting(atom, asker.service)
    const slot = bySlot.get(atom.item)
    if (!slot) return false
    const service = slot.screen.eachService ? asker.service : null
    // What was said about one service says nothing outside the questions about services.
    if (slot.screen.eachService && service === null) return false
    return onValue(slot, { ...asker, service }, (value) => holdsOf(atom, value))
  }
  /** Only what was asked before, and was asked at all, counts. */
  const onValue = (slot: Slot, { at, service }: Asker, test: (value: Value) => boolean): Truth => {
    if (slot.at >= at) return false
    const value = world.value(slot, service)
    if (value === null || (value !== undefined && !test(value))) return false
    const isShown = showsSlot(slot, service)
    return isShown === false ? false : value === undefined ? null : isShown
  }
  return { slots, bySlot, showsScreen, showsSlot }
}

/** Who asks: from where in the order, about which service. */
type Asker = { at: number; service: string | null }
