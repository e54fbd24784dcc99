// The questions of an instrument as they are put to somebody who answers alone, and what a form says to them.
import { normalizeWords } from '@firsthand/analysis'
import {
  isAsked,
  isOpen,
  misfitOf,
  nameOf,
  valuesOf,
  type Given,
  type Instrument,
  type Page,
  type Slot,
  type Text,
} from '@firsthand/analysis/instrument'
import { isStaffed, type Turn } from '../../duty/duty.ts'
import { isShownIn, type Form } from '../form.ts'
import { optionsOfScale } from './scale.ts'
import type { Language, Notice, Option, ShownItem, Unsaid } from '../view.ts'

/** Why nobody is asked in words who answers alone; null where they are. */
export type NoWords = 'nobody_reads'

/**
 * Nobody writes into the void: what is written alone may say that somebody is in danger, so words are asked for where
 * somebody is on duty often enough to read them within a day. In the demo nobody is in danger.
 */
export const againstWords = ({
  isDemo,
  turns,
}: {
  isDemo: boolean
  turns: readonly Turn[]
}): NoWords | null => (isDemo || isStaffed(turns) ? null : 'nobody_reads')

/**
 * What is asked without words: conditions on what is left out do not hold, as if it had been skipped. Where words were written already
 * (`written`: names of answers) they stay asked: the plan of duty may get a gap while somebody writes, and no word is lost by that.
 */
export const withoutWords = (instrument: Instrument, written: readonly string[] = []): Instrument => {
  const isWritten = (key: string) => written.some((name) => name.split(/[.@]/)[0] === key)
  return {
    ...instrument,
    screens: instrument.screens.map((screen) => ({
      ...screen,
      items: screen.items.filter((item) => !isOpen(item) || isWritten(item.key)),
    })),
  }
}

/** Of what is saved, and of a form that is on its way: what was answered in words. */
export const writtenIn = (saved: Saved, form: Form | null): string[] => [
  ...Object.entries(saved).flatMap(([name, { given }]) =>
    given.state === 'answered' && typeof given.value === 'string' ? [name] : [],
  ),
  ...[...(form ?? [])].flatMap(([field, values]) =>
    field.startsWith('a.') && values.some((value) => value.trim() !== '') ? [field.slice(2)] : [],
  ),
]

/** What was answered at a place, and at which turn: what is older than a browser's first one may stay hidden from it. */
export type Kept = { given: Given; turn: number }
export type Saved = Record<string, Kept>

/** The keys of the services of a study, with what they are called. */
export type Services = ReadonlyMap<string, Text>

/** As many as fit into one form, whatever the script they are written in. */
export const mostWords = 100_000
const mostShort = 2_000

type Showing = {
  language: Language
  services: Services
  /** What may be shown of what was answered; null: something was, and is not. */
  seen: (name: string) => Given | 'hidden' | null
}

export const itemsOf = (page: Page, showing: Showing): ShownItem[] =>
  page.slots.map((slot) => itemOf(slot, page.service, showing))

const itemOf = (slot: Slot, service: string | null, showing: Showing): ShownItem => {
  const { language } = showing
  const text = textIn(slot.text, language)
  if (!isAsked(slot)) return { kind: slot.type === 'grounding' ? 'grounding' : 'info', key: slot.key, text }
  const name = nameOf(slot, service)
  const found = showing.seen(name)
  const given = found === 'hidden' ? null : found
  const asked = {
    ...{ name, text, lead: slot.row ? textIn(slot.item.text, language) : null },
    ...{ mayNotApply: slot.item.mayNotApply ?? false, unsaid: unsaidOf(given), isHidden: found === 'hidden' },
  }
  const value = given?.state === 'answered' ? given.value : null
  if (slot.type === 'slider')
    return { ...asked, kind: 'slider', low: 0, high: 10, chosen: typeof value === 'number' ? value : null }
  if (isOpen(slot)) {
    const isLong = slot.type === 'long'
    const written = typeof value === 'string' ? value : ''
    return { ...asked, kind: 'words', isLong, most: isLong ? mostWords : mostShort, written }
  }
  const isMany = slot.type === 'multi' || slot.type === 'services'
  const chosen = value === null ? [] : [value].flat().map(String)
  return { ...asked, kind: 'choice', isMany, options: optionsOf(slot, showing), chosen }
}

const unsaidOf = (given: Given | null): Unsaid | null =>
  given?.state === 'declined' || given?.state === 'not_applicable' ? given.state : null

const optionsOf = (slot: Slot, { language, services }: Showing): Option[] => {
  if (slot.type === 'services')
    return [...services].map(([value, label]) => ({
      value,
      text: textIn(label, language),
      isExclusive: false,
    }))
  if (slot.type !== 'single' && slot.type !== 'multi') return optionsOfScale(slot, language)
  return (slot.item.options ?? []).map(({ value, text, isExclusive }) => ({
    ...{ value: String(value), text: textIn(text, language), isExclusive: isExclusive ?? false },
  }))
}

/** The keys of what stood on a page when it was sent. */
export const shownOn = ({ slots, service }: Page, form: Form): string[] =>
  slots
    .filter((slot) => isShownIn(form, isAsked(slot) ? nameOf(slot, service) : slot.key))
    .map(({ key }) => key)

/** A text that lacks a language is shown in the other one rather than not at all. */
export const textIn = (text: Text, language: Language): string => text[language] ?? text.en ?? text.es ?? ''

type Taking = {
  form: Form
  turn: number
  /** What stands on the screen so far, and what of it this browser was not shown. */
  before: Saved
  isHidden: (kept: Kept) => boolean
  services: Services
}

/** `unsent`: words that could not be taken, by the name of their field, so that nobody has to write them again. */
export type Taken = { saved: Saved; notice: Notice | null; unsent: ReadonlyMap<string, string> }

/** What a form says to the slots of a page. What is no answer is left out and told; the rest of the page is taken. */
export const take = (page: Page, taking: Taking): Taken => {
  const saved: Saved = { ...offPage(page, taking.before) }
  const unsent = new Map<string, string>()
  let notice: Notice | null = null
  for (const slot of page.slots.filter(isAsked)) {
    const name = nameOf(slot, page.service)
    const before = taking.before[name]
    const read = readSlot(slot, name, taking)
    if ('notice' in read) {
      notice = read.notice
      if (isOpen(slot)) unsent.set(name, taking.form.get(`a.${name}`)![0]!)
      if (before) saved[name] = before
    } else if (read.given) saved[name] = { given: read.given, turn: taking.turn }
    // What they were not shown stays where they leave it as it is.
    else if (before && (taking.isHidden(before) || !isShownIn(taking.form, name))) saved[name] = before
  }
  return { saved, notice, unsent }
}

/**
 * What is on the same screen and not asked now: an answer that led there was changed, or is one that this browser was not
 * shown. It waits; where it is still led past at the end, it is dropped then.
 */
const offPage = ({ screen, service, slots }: Page, before: Saved): Saved => {
  const names = screen.items.flatMap(({ key, rows }) => rows?.map((row) => `${key}.${row.key}`) ?? [key])
  const shown = slots.map(({ key }) => key)
  const others = names
    .filter((key) => !shown.includes(key))
    .map((key) => (service ? `${key}@${service}` : key))
  return Object.fromEntries(others.flatMap((name) => (before[name] ? [[name, before[name]]] : [])))
}

type Read = { given: Given | null } | { notice: Notice }

const readSlot = (slot: Slot, name: string, { form, services }: Taking): Read => {
  const values = (form.get(`a.${name}`) ?? []).filter((value) => value.trim() !== '')
  // Nobody loses what they wrote because a box beside it is ticked.
  if (isOpen(slot) && values.length > 0) return readWords(slot, values[0]!)
  const unsaid = form.get(`s.${name}`)?.[0] ?? values[0]
  if (unsaid === 'declined') return { given: { state: 'declined' } }
  if (unsaid === 'not_applicable' && slot.item.mayNotApply) return { given: { state: 'not_applicable' } }
  if (values.length === 0) return { given: null }
  const value = valueOf(slot, withoutAlone(slot, values))
  if (value === null || misfitOf(slot, value)) return { notice: 'not_a_choice' }
  if (slot.type === 'services' && values.some((key) => !services.has(key))) return { notice: 'not_a_choice' }
  return { given: { state: 'answered', value } }
}

/** Of "none of these" and others beside it, the others say more: without script nothing unticks one for the other. */
const withoutAlone = ({ type, item }: Slot, values: readonly string[]): readonly string[] => {
  const alone = (item.options ?? [])
    .filter(({ isExclusive }) => isExclusive)
    .map(({ value }) => String(value))
  const others = values.filter((value) => !alone.includes(value))
  return type === 'multi' && others.length > 0 ? others : values
}

const readWords = (slot: Slot, raw: string): Read => {
  if (raw.length > (slot.type === 'long' ? mostWords : mostShort)) return { notice: 'too_long' }
  const normal = normalizeWords(raw)
  if (!normal.ok) return { notice: 'unreadable' }
  return { given: { state: 'answered', value: normal.text } }
}

const valueOf = (slot: Slot, values: readonly string[]): number | string[] | number[] | null => {
  if (slot.type === 'services') return [...values]
  const numbers = values.map((value) => (/^\d{1,4}$/.test(value) ? Number(value) : -1))
  if (!valuesOf(slot) || numbers.includes(-1)) return null
  if (slot.type === 'multi') return numbers
  return numbers.length === 1 ? numbers[0]! : null
}
