// Instruments as somebody makes them in the editor, by the editor's own acts, broken ones among them; and what has to be
// true of each, by the lint and by the runtime.
import fc from 'fast-check'
import * as one from '@firsthand/analysis/instrument'
import type {
  Atom,
  Given,
  Instrument,
  ItemType,
  Predicate,
  Sitting,
  Slot,
} from '@firsthand/analysis/instrument'

type Edit = (instrument: Instrument) => Instrument
const place = fc.nat({ max: 1000 })
const at = <T>(all: readonly T[], nth: number): T | undefined => all[nth % Math.max(1, all.length)]

const keysOf = ({ screens }: Instrument) => screens.map(({ key }) => key)
const itemKeysOf = ({ screens }: Instrument) => screens.flatMap(({ items }) => items.map(({ key }) => key))

const onScreen =
  (nth: number, edit: (instrument: Instrument, key: string) => Instrument): Edit =>
  (instrument) => {
    const key = at(keysOf(instrument), nth)
    return key === undefined ? instrument : edit(instrument, key)
  }
const onItem =
  (nth: number, edit: (instrument: Instrument, key: string) => Instrument): Edit =>
  (instrument) => {
    const key = at(itemKeysOf(instrument), nth)
    return key === undefined ? instrument : edit(instrument, key)
  }

const itemTypes = one.itemTypes as readonly ItemType[]

const atomAbout = (keys: readonly string[]): fc.Arbitrary<Atom> => {
  const item = fc.constantFrom(...keys)
  const value = fc.integer({ min: 0, max: 6 })
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ op: fc.constantFrom('eq' as const, 'gte' as const), item, value }) },
    fc.record({ op: fc.constant('in' as const), item, values: fc.array(value, { maxLength: 3 }) }),
    fc.record({ op: fc.constant('answered' as const), item }),
    fc.record({ op: fc.constant('wave' as const), from: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ op: fc.constant('mode' as const), is: fc.constantFrom(...one.modes) }),
    fc.record({
      op: fc.constant('ageAtWave' as const),
      from: fc.constantFrom(12, 15, 18),
      below: fc.constantFrom(15, 18, 25),
    }),
    fc.record({ op: fc.constant('scope' as const), has: fc.constant('analyse' as const) }),
    fc.record({ op: fc.constant('fact' as const), is: fc.constantFrom(...one.facts) }),
  )
}

/** Names as the editor gives them, a row of a table, and one that is nowhere. */
const names = [...Array.from({ length: 12 }, (_, nth) => `Q${nth + 1}`), 'Q1.a', 'thanks', 'nowhere']
const predicate: fc.Arbitrary<Predicate> = fc.letrec<{ any: Predicate; leaf: Predicate }>((tie) => ({
  leaf: atomAbout(names),
  any: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 4, arbitrary: tie('leaf') },
    fc.record({ op: fc.constant('and' as const), of: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ op: fc.constant('or' as const), of: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ op: fc.constant('not' as const), of: tie('any') }),
  ),
})).any

const step = fc.constantFrom(1 as const, -1 as const)

/** Each of them a thing that the page lets somebody do. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 4,
    arbitrary: place.map(
      (nth): Edit =>
        (instrument) =>
          one.addScreen(instrument, at(keysOf(instrument), nth)).instrument,
    ),
  },
  {
    weight: 9,
    arbitrary: fc
      .tuple(place, fc.constantFrom(...itemTypes))
      .map(([nth, type]) =>
        onScreen(nth, (instrument, key) => one.addItem(instrument, key, type).instrument),
      ),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(place, predicate)
      .map(([nth, showIf]) =>
        onItem(nth, (instrument, key) =>
          one.changeItem(instrument, key, (item) => one.withCondition(item, showIf)),
        ),
      ),
  },
  fc
    .tuple(place, predicate)
    .map(([nth, showIf]) =>
      onScreen(nth, (instrument, key) =>
        one.changeScreen(instrument, key, (screen) => one.withCondition(screen, showIf)),
      ),
    ),
  fc
    .tuple(place, step)
    .map(([nth, by]) => onItem(nth, (instrument, key) => one.moveItem(instrument, key, by))),
  fc
    .tuple(place, step)
    .map(([nth, by]) => onScreen(nth, (instrument, key) => one.moveScreen(instrument, key, by))),
  place.map((nth) => onItem(nth, one.removeItem)),
  place.map((nth) => onItem(nth, (instrument, key) => one.changeItem(instrument, key, one.addOption))),
  place.map((nth) =>
    onItem(nth, (instrument, key) =>
      one.changeItem(instrument, key, (item) =>
        item.options ? { ...item, options: one.changeAt(item.options, nth, { isExclusive: true }) } : item,
      ),
    ),
  ),
  fc
    .tuple(place, fc.constantFrom(...names))
    .map(([nth, of]) =>
      onScreen(nth, (instrument, key) =>
        one.changeScreen(instrument, key, (screen) => ({ ...screen, eachService: { of, most: 2 } })),
      ),
    ),
  place.map((nth) =>
    onScreen(nth, (instrument, key) =>
      one.changeScreen(instrument, key, (screen) => ({ ...screen, ends: 'safe_exit' })),
    ),
  ),
  // A key that somebody typed over another one.
  fc
    .tuple(place, fc.constantFrom('Q1', 'Q2', 'Q20'))
    .map(([nth, to]) =>
      onItem(nth, (instrument, key) => one.changeItem(instrument, key, (item) => ({ ...item, key: to }))),
    ),
)

const words = { en: 'Something to read', es: 'Algo que leer' }

/** What is made by up to thirty acts, with all of its texts: what it lacks then is not words. */
export const madeInEditor: fc.Arbitrary<Instrument> = fc
  .array(edit, { maxLength: 30 })
  .map((edits) =>
    written(edits.reduce((instrument, change) => change(instrument), one.blankInstrument('made'))),
  )

const written = (instrument: Instrument): Instrument => ({
  ...instrument,
  ...{ title: words, provenance: 'Made in a test.', licenceBasis: 'Ours.' },
  translations: { en: { status: 'official', source: 'us' }, es: { status: 'official', source: 'us' } },
  screens: instrument.screens.map((screen) => ({
    ...screen,
    topic: words,
    items: screen.items.map((item) => ({
      ...item,
      text: words,
      ...(item.options && { options: item.options.map((option) => ({ ...option, text: words })) }),
      ...(item.rows && { rows: item.rows.map((row) => ({ ...row, text: words })) }),
    })),
  })),
})

/**
 * Built forward, as somebody does who knows what they want: conditions on items that were asked before and on answers that
 * they have, blocks about services that were chosen before, tables in them, and at times a page where somebody leaves.
 */
export const builtForward: fc.Arbitrary<Instrument> = fc
  .nat({ max: 2 ** 31 - 1 })
  .map((seed) => written(forward(chanceOf(seed))))

const forward = (chance: Chance): Instrument => {
  let made = one.blankInstrument('made')
  for (let nth = 0, screens = 2 + Math.floor(chance() * 5); nth < screens; nth += 1)
    made = withScreen(made, chance, nth)
  return made
}

const single = ['likert5', 'likert3', 'yes_no', 'yes_no_unsure', 'single', 'multi', 'services'] as const
const others = ['slider', 'text', 'info', 'grounding'] as const

const withScreen = (before: Instrument, chance: Chance, nth: number): Instrument => {
  const chosen = before.screens
    .filter(({ eachService }) => !eachService)
    .flatMap(({ items }) => items.filter(({ type }) => type === 'services'))
  const { instrument, key } = one.addScreen(before)
  const block = chosen.length > 0 && chance() < 0.5 ? pick(chosen, chance).key : null
  let made = instrument
  for (let item = 0, most = 1 + Math.floor(chance() * 3); item < most; item += 1) {
    const plain = chance() < 0.75 ? pick(single, chance) : pick(others, chance)
    const type = nth === 0 && item === 0 ? 'services' : block && chance() < 0.3 ? 'matrix' : plain
    const added = one.addItem(made, key, type)
    made = one.changeItem(added.instrument, added.key, (its) => conditioned(its, made, chance))
  }
  return one.changeScreen(made, key, (screen) => {
    const shown = conditioned(screen, before, chance)
    if (block) return { ...shown, eachService: { of: block, most: 1 + Math.floor(chance() * 3) } }
    // Nobody is led out who said nothing that leads there.
    return shown.showIf && chance() < 0.4 ? { ...shown, ends: 'safe_exit' } : shown
  })
}

const conditioned = <T extends object>(to: T, before: Instrument, chance: Chance): T => {
  const asked = one
    .slotsOf(before)
    .filter((slot) => one.isAsked(slot) && !slot.screen.eachService && !slot.screen.ends)
  if (asked.length === 0 || chance() > 0.4) return to
  const about = (): Predicate => {
    const slot = pick(asked, chance)
    const values = one.valuesOf(slot)
    if (!values || chance() < 0.3) return { op: 'answered', item: slot.key }
    return { op: 'eq', item: slot.key, value: pick(values, chance) }
  }
  const both = chance()
  if (both > 0.5) return { ...to, showIf: both > 0.8 ? { op: 'not', of: about() } : about() }
  return { ...to, showIf: { op: both > 0.25 ? 'and' : 'or', of: [about(), about()] } }
}

/** What somebody's own work holds that has something to route. */
export const holdings = ({ screens }: Instrument) => {
  const asks = screens.flatMap(({ showIf, items }) =>
    [showIf, ...items.map((item) => item.showIf)].flatMap((each) => one.atomsOf(each).filter(one.isOfItem)),
  )
  return {
    conditions: asks.length > 0,
    blocks: screens.some(({ eachService }) => eachService),
    tables: screens.some(({ items }) => items.some(({ type }) => type === 'matrix')),
    exits: screens.some(({ ends }) => ends === 'safe_exit'),
  }
}

/** Numbers between 0 and 1, the same for the same seed. */
export const chanceOf = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

type Chance = () => number
export type Seen = { errors: number; walks: number; pages: number; reached: number; never: number }

/** Holds one instrument against itself. Throws where lint and runtime do not say the same. */
export const holdTogether = (instrument: Instrument, seed: number): Seen => {
  const chance = chanceOf(seed)
  const errors = one
    .lint(instrument, { studyLanguages: ['en', 'es'] })
    .filter(({ severity }) => severity === 'error')
  const slots = one.slotsOf(instrument)
  const reach = one.createReach(instrument)
  const isTwice = errors.some(({ code }) => code === 'duplicate_key')
  const never = new Set(slots.filter((slot) => reach(slot).kind === 'never').map(({ at }) => at))
  const named = errors.filter(({ code }) => code === 'unreachable').flatMap(({ items }) => items)
  must(
    slots.every(({ at, key }) => !never.has(at) || named.includes(key)),
    'an item is out of reach and not named',
  )
  let [reached, pages] = [0, 0]
  for (const slot of slots) {
    const found = reach(slot)
    if (found.kind !== 'reached' || isTwice) continue
    must(isShownAlong(instrument, slot, found.witness), `${slot.key} is not where the lint says`)
    reached += 1
  }
  const walks = 8
  for (let nth = 0; nth < walks; nth += 1) {
    const walk = walkAtRandom(instrument, chance)
    pages += walk.pages
    must(!walk.shown.some((slot) => never.has(slot.at)), 'somebody came to an item that is out of reach')
    if (errors.length > 0) continue
    must(walk.ended !== null, 'a path ends nowhere')
    must(
      walk.outcomes.every((states) => states === 'nothing' || states === slots.filter(one.isAsked).length),
      'an item has no state',
    )
  }
  return { errors: errors.length, walks, pages, reached, never: never.size }
}

const must = (holds: boolean, what: string) => {
  if (!holds) throw new Error(what)
}

const isShownAlong = (
  instrument: Instrument,
  slot: Slot,
  { setting, service, values }: one.Witness,
): boolean => {
  let sitting = one.start({ instrument, setting, services: [service] })
  for (let page = one.pageOf(sitting); page; page = one.pageOf(sitting)) {
    if (page.slots.some(({ at }) => at === slot.at)) return true
    // An answer may show the next item on the same page.
    for (let round = 0; round < 3; round += 1)
      for (const shown of one.pageOf(sitting)!.slots) {
        const value = shown.type === 'services' ? values.get(shown.key) && [service] : values.get(shown.key)
        if (value != null)
          sitting = one.answer(sitting, { slot: shown, service: page.service }, { state: 'answered', value })
      }
    if (one.pageOf(sitting)!.slots.some(({ at }) => at === slot.at)) return true
    if (one.isDone(sitting)) return false
    sitting = one.next(sitting)
  }
  return false
}

const pick = <T>(all: readonly T[], chance: Chance): T => all[Math.floor(chance() * all.length)]!

const walkAtRandom = (instrument: Instrument, chance: Chance) => {
  const setting = {
    mode: pick(one.modes, chance),
    wave: pick([1, 2, 3], chance),
    age: pick([null, 11, 14, 16, 18, 24, 30], chance),
    scopes: chance() < 0.5 ? ['analyse'] : [],
    facts: one.facts.filter(() => chance() < 0.5),
  }
  let sitting: Sitting = one.start({ instrument, setting, services: ['a', 'b', 'c'] })
  const shown: Slot[] = []
  const outcomes: (number | 'nothing')[] = []
  let pages = 0
  for (let page = one.pageOf(sitting); page; page = one.pageOf(sitting)) {
    pages += 1
    for (const slot of page.slots)
      sitting = one.answer(sitting, { slot, service: page.service }, givenAtRandom(slot, chance))
    shown.push(...one.pageOf(sitting)!.slots)
    outcomes.push(leave(sitting))
    if (one.isDone(sitting)) break
    // Back and on again changes nothing.
    if (chance() < 0.2 && !page.isFirst)
      must(one.next(one.back(sitting)).at === sitting.at, 'back and on is elsewhere')
    const before = sitting.at
    sitting = one.next(sitting)
    must(sitting.at !== before && pages < 500, 'the path goes in a circle')
  }
  return { shown, pages, outcomes, ended: one.pageOf(sitting)?.screen.ends ?? null }
}

const leave = (sitting: Sitting): number | 'nothing' => {
  const outcome = one.submit(sitting)
  if (outcome.kind === 'nothing') return 'nothing'
  must(
    outcome.answers.every(({ state, value }) => (state === 'answered') === (value !== null)),
    'a value stands where nothing was answered',
  )
  return new Set(outcome.answers.map(({ slot }) => slot.at)).size
}

const givenAtRandom = (slot: Slot, chance: Chance): Given | null => {
  if (chance() < 0.2) return pick([null, { state: 'skipped' }, { state: 'declined' }], chance)
  return valueAtRandom(slot, chance)
}

const valueAtRandom = (slot: Slot, chance: Chance): Given => {
  const values = one.valuesOf(slot) ?? []
  const some = (from: readonly (string | number)[]) => from.filter(() => chance() < 0.5)
  const answered = (value: one.Value): Given => ({ state: 'answered', value })
  if (slot.type === 'services') return answered(some(['a', 'b', 'c']) as string[])
  if (slot.type === 'multi') return answered(some(values) as number[])
  return answered(one.isOpen(slot) ? 'words' : (pick(values, chance) ?? 0))
}
