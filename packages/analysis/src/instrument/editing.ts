// What the editor does to an instrument, each act giving a new one. The tests make their instruments by the same acts.
import type { Instrument, Item, ItemType, Language, Option, Predicate, Row, Screen, Text } from './shape.ts'
import { isChoice } from './slot.ts'

/** An instrument that can be asked from the first moment on: a page to begin and one to end. */
export const blankInstrument = (key: string): Instrument => ({
  ...{ key, version: '1.0.0', kind: 'survey', title: {}, languages: ['en', 'es'] },
  translations: { en: { status: 'draft' }, es: { status: 'draft' } },
  ...{ provenance: '', licenceBasis: '' },
  screens: [
    {
      key: 'closing',
      topic: { en: 'Thank you', es: 'Gracias' },
      ends: 'closing',
      items: [
        {
          ...{ key: 'thanks', type: 'info', required: false },
          text: {
            en: 'That was the last page. Thank you for telling us.',
            es: 'Esa fue la última página. Gracias por contarnos.',
          },
        },
      ],
    },
  ],
})

/** A new screen stands before the closing page, or after the one that is named. */
export const addScreen = (
  instrument: Instrument,
  after?: string,
): { instrument: Instrument; key: string } => {
  const key = freeKey(instrument, 'S')
  const screen: Screen = { key, topic: {}, items: [] }
  const { screens } = instrument
  const closing = screens.findIndex(({ ends }) => ends === 'closing')
  const named = screens.findIndex((one) => one.key === after)
  const at = named >= 0 && named !== closing ? named + 1 : closing < 0 ? screens.length : closing
  return { key, instrument: { ...instrument, screens: inserted(screens, screen, at) } }
}

export const addItem = (
  instrument: Instrument,
  to: string,
  type: ItemType,
): { instrument: Instrument; key: string } => {
  const key = freeKey(instrument, 'Q')
  const item: Item = withType({ key, type, text: {}, required: false }, type)
  return {
    key,
    instrument: changeScreen(instrument, to, (screen) => ({ ...screen, items: [...screen.items, item] })),
  }
}

export const changeScreen = (
  instrument: Instrument,
  key: string,
  change: (screen: Screen) => Screen,
): Instrument => ({
  ...instrument,
  screens: instrument.screens.map((screen) => (screen.key === key ? change(screen) : screen)),
})

export const changeItem = (
  instrument: Instrument,
  key: string,
  change: (item: Item) => Item,
): Instrument => ({
  ...instrument,
  screens: instrument.screens.map((screen) =>
    screen.items.some((item) => item.key === key)
      ? { ...screen, items: screen.items.map((item) => (item.key === key ? change(item) : item)) }
      : screen,
  ),
})

export const removeScreen = (instrument: Instrument, key: string): Instrument => ({
  ...instrument,
  screens: instrument.screens.filter((screen) => screen.key !== key),
})

export const removeItem = (instrument: Instrument, key: string): Instrument => ({
  ...instrument,
  screens: instrument.screens.map((screen) => ({
    ...screen,
    items: screen.items.filter((item) => item.key !== key),
  })),
})

/** One place up or down; an item at the edge of its screen goes over into the next. */
export const moveScreen = (instrument: Instrument, key: string, by: 1 | -1): Instrument => ({
  ...instrument,
  screens: swapped(
    instrument.screens,
    instrument.screens.findIndex((one) => one.key === key),
    by,
  ),
})

export const moveItem = (instrument: Instrument, key: string, by: 1 | -1): Instrument => {
  const { screens } = instrument
  const from = screens.findIndex(({ items }) => items.some((item) => item.key === key))
  const screen = screens[from]
  if (!screen) return instrument
  const at = screen.items.findIndex((item) => item.key === key)
  if (screen.items[at + by])
    return changeScreen(instrument, screen.key, (one) => ({ ...one, items: swapped(one.items, at, by) }))
  const to = screens[from + by]
  const item = screen.items[at]!
  if (!to) return instrument
  return {
    ...instrument,
    screens: screens.map((one, place) => {
      if (place === from) return { ...one, items: one.items.filter((each) => each !== item) }
      if (place === from + by)
        return { ...one, items: by === 1 ? [item, ...one.items] : [...one.items, item] }
      return one
    }),
  }
}

/** Another type brings what it needs, and keeps what it can use. */
export const withType = (item: Item, type: ItemType): Item => {
  const { options, rows, ...rest } = item
  if (isChoice({ type })) return { ...rest, type, options: options ?? [blankOption(1), blankOption(2)] }
  if (type === 'matrix') return { ...rest, type, rows: rows ?? [{ key: 'a', text: {} }] }
  return { ...rest, type }
}

export const addOption = (item: Item): Item => {
  const options = item.options ?? []
  return {
    ...item,
    options: [...options, blankOption(Math.max(0, ...options.map(({ value }) => value)) + 1)],
  }
}

export const addRow = (item: Item): Item => {
  const rows = item.rows ?? []
  const key = [...'abcdefghijklmnopqrst'].find((letter) => rows.every((row) => row.key !== letter)) ?? 'z'
  return { ...item, rows: [...rows, { key, text: {} }] }
}

export const changeAt = <T extends Option | Row>(all: readonly T[], at: number, change: Partial<T>): T[] =>
  all.map((one, place) => (place === at ? { ...one, ...change } : one))

export const withText = (text: Text, language: Language, to: string): Text => ({ ...text, [language]: to })

/** A condition that is emptied is none. */
export const withCondition = <T extends Item | Screen>(of: T, showIf: Predicate | null): T => {
  const { showIf: _, ...rest } = of
  return (showIf ? { ...rest, showIf } : rest) as T
}

/** The next version's number: a change of wording is at least a step of the middle one. */
export const nextVersion = (version: string): string => {
  const [major, minor] = version.split('.').map(Number)
  return `${major}.${(minor ?? 0) + 1}.0`
}

const blankOption = (value: number): Option => ({ value, text: {} })

const freeKey = ({ screens }: Instrument, letter: string): string => {
  const taken = new Set(screens.flatMap((screen) => [screen.key, ...screen.items.map(({ key }) => key)]))
  let number = 1
  while (taken.has(`${letter}${number}`)) number += 1
  return `${letter}${number}`
}

const inserted = <T>(all: readonly T[], one: T, at: number): T[] => [
  ...all.slice(0, at),
  one,
  ...all.slice(at),
]

const swapped = <T>(all: readonly T[], at: number, by: 1 | -1): T[] => {
  const [one, other] = [all[at], all[at + by]]
  if (one === undefined || other === undefined) return [...all]
  return all.map((each, place) => (place === at ? other : place === at + by ? one : each))
}
