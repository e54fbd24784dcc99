// Where an answer goes: an item that is answered, or one row of a matrix.
import type { Instrument, Item, ItemType, Row, Screen, Text } from './shape.ts'

/** `item` or `item.row`; conditions name it, answers are kept under it, and it becomes a question once fielded. */
export type Slot = {
  key: string
  /** How it is answered: a row of a matrix is a scale of five. */
  type: Exclude<ItemType, 'matrix'>
  text: Text
  item: Item
  row: Row | null
  /** The words of a scale of five, where the form has its own. */
  steps?: readonly Text[] | undefined
  screen: Screen
  /** Place in the order in which everything is asked. */
  at: number
  screenAt: number
}

/** Text a person gives, one number, several numbers, or the keys of services. */
export type Value = string | number | readonly number[] | readonly string[]

const shown: readonly ItemType[] = ['info', 'grounding', 'consent', 'contact']
/** Whether something is answered here. Consents and contacts are, elsewhere: never among the answers. */
export const isAsked = ({ type }: { type: ItemType }): boolean => !shown.includes(type)
export const isOpen = ({ type }: { type: ItemType }): boolean => type === 'text' || type === 'long'
export const isChoice = ({ type }: { type: ItemType }): boolean => type === 'single' || type === 'multi'

/** Every place in the order of the screens, those that are only shown among them. */
export const slotsOf = (instrument: Instrument): Slot[] => {
  let at = 0
  return instrument.screens.flatMap((screen, screenAt) =>
    screen.items.flatMap((item): Slot[] => {
      const place = { item, screen, screenAt }
      if (item.type !== 'matrix')
        return [
          {
            ...{ ...place, key: item.key, type: item.type, text: item.text, row: null, at: at++ },
            ...(item.type === 'likert5' && { steps: instrument.steps }),
          },
        ]
      return (item.rows ?? []).map((row) => ({
        ...{ ...place, key: `${item.key}.${row.key}`, type: 'likert5' as const, text: row.text, row },
        steps: instrument.steps,
        at: at++,
      }))
    }),
  )
}

/** The numbers that may be answered; null where the answer is no number out of a list. */
export const valuesOf = ({ type, item }: Pick<Slot, 'type' | 'item'>): number[] | null => {
  switch (type) {
    case 'likert5':
      return [1, 2, 3, 4, 5]
    case 'likert3':
    case 'yes_no_unsure':
      return [1, 2, 3]
    case 'yes_no':
      return [1, 2]
    case 'slider':
      return Array.from({ length: 11 }, (_, step) => step)
    case 'single':
    case 'multi':
      return (item.options ?? []).map(({ value }) => value)
    default:
      return null
  }
}

/** What a number says in the instrument's own words; undefined where every page has the words of its kind. */
export const wordOf = ({ type, item, steps }: Slot, value: number): Text | undefined =>
  type === 'likert5' ? steps?.[value - 1] : item.options?.find((option) => option.value === value)?.text

export type Misfit = 'wrong_kind' | 'no_option' | 'exclusive' | 'twice' | 'empty'

/** Why a value is no answer to a slot; null where it is one. */
export const misfitOf = (slot: Slot, value: Value): Misfit | null => {
  if (isOpen(slot)) return typeof value !== 'string' ? 'wrong_kind' : value.trim() ? null : 'empty'
  if (slot.type === 'services') return Array.isArray(value) ? severalMisfit(value, null) : 'wrong_kind'
  const values = valuesOf(slot)
  if (!values) return 'wrong_kind'
  if (slot.type !== 'multi')
    return typeof value !== 'number' ? 'wrong_kind' : values.includes(value) ? null : 'no_option'
  if (!Array.isArray(value)) return 'wrong_kind'
  const alone = (slot.item.options ?? []).filter(({ isExclusive }) => isExclusive).map((one) => one.value)
  const misfit = severalMisfit(value, values)
  if (misfit) return misfit
  return value.length > 1 && (value as number[]).some((one) => alone.includes(one)) ? 'exclusive' : null
}

const severalMisfit = (given: readonly unknown[], allowed: readonly number[] | null): Misfit | null => {
  if (given.length === 0) return 'empty'
  if (new Set(given).size !== given.length) return 'twice'
  if (!allowed) return given.every((one) => typeof one === 'string') ? null : 'wrong_kind'
  return given.every((one) => (allowed as unknown[]).includes(one)) ? null : 'no_option'
}
