// All texts of an instrument in one language as one sheet, to be sent to translators and brought back.
import type { Instrument, Item, Language, Text, Translation } from './shape.ts'

/** From a place such as `#title`, `T1#topic`, `#steps=3`, `P1`, `P1#note`, `A1=2` or `V3.safe` to its text; no key holds these signs. */
export type Sheet = Record<string, string>

export const sheetOf = (instrument: Instrument, language: Language): Sheet => {
  const sheet: Sheet = {}
  mapTexts(instrument, (text, place) => {
    sheet[place] = text[language] ?? ''
    return text
  })
  return sheet
}

export type Unfit = { kind: 'unknown' | 'missing'; place: string }

/** Fills the slot of a language with a text from elsewhere, whole or not at all. */
export const withTranslation = (
  instrument: Instrument,
  sheet: Sheet,
  { language, ...translation }: Translation & { language: Language },
): { ok: true; instrument: Instrument } | { ok: false; unfit: Unfit[] } => {
  const places = Object.keys(sheetOf(instrument, language))
  const unfit: Unfit[] = [
    ...Object.keys(sheet)
      .filter((place) => !places.includes(place))
      .map((place) => ({ kind: 'unknown' as const, place })),
    ...places
      .filter((place) => !sheet[place]?.trim() && !place.endsWith('#note'))
      .map((place) => ({ kind: 'missing' as const, place })),
  ]
  if (unfit.length > 0) return { ok: false, unfit }
  const filled = mapTexts(instrument, (text, place) => {
    const given = sheet[place]?.trim()
    return given ? { ...text, [language]: given } : text
  })
  const spoken = (['en', 'es'] as const).filter(
    (one) => one === language || instrument.languages.includes(one),
  )
  return {
    ok: true,
    instrument: {
      ...filled,
      languages: spoken,
      translations: { ...instrument.translations, [language]: translation },
    },
  }
}

/**
 * What somebody reviewed is what they read: where a text of a language was changed, or what it is a translation of, and
 * nothing newer is said of it, its translation is a draft again.
 */
export const withReviewOf = (before: Instrument, after: Instrument): Instrument => {
  const isStale = (language: Language) => {
    const [was, is] = [before.translations[language], after.translations[language]]
    if (!was || !is || is.status === 'draft') return false
    const isSaidAnew = was.status !== is.status || was.source !== is.source || was.sha256 !== is.sha256
    const isItself = saysTheSame(sheetOf(before, language), sheetOf(after, language))
    return !isSaidAnew && (!isItself || isLeftBehind(before, after, language))
  }
  const stale = (['en', 'es'] as const).filter(isStale)
  if (stale.length === 0) return after
  const drafts = stale.map((language) => {
    const { source } = after.translations[language]!
    return [language, { status: 'draft' as const, ...(source !== undefined && { source }) }]
  })
  return { ...after, translations: { ...after.translations, ...Object.fromEntries(drafts) } }
}

/** A translation is one of the first language: where that reads otherwise now, it may say something else. */
const isLeftBehind = (before: Instrument, after: Instrument, language: Language): boolean => {
  const [first] = after.languages
  if (!first || first === language) return false
  const [own, was, is] = [sheetOf(after, language), sheetOf(before, first), sheetOf(after, first)]
  return Object.keys(own).some(
    (place) => own[place] && was[place] && is[place] && was[place].trim() !== is[place].trim(),
  )
}

/** What was taken out is no other text of what stays. */
const saysTheSame = (before: Sheet, after: Sheet): boolean =>
  Object.entries(after).every(([place, text]) => text.trim() === (before[place] ?? '').trim())

type Change = (text: Text, place: string) => Text

const mapTexts = (instrument: Instrument, change: Change): Instrument => ({
  ...instrument,
  title: change(instrument.title, '#title'),
  ...(instrument.steps && {
    steps: instrument.steps.map((step, at) => change(step, `#steps=${at + 1}`)),
  }),
  screens: instrument.screens.map((screen) => ({
    ...screen,
    topic: change(screen.topic, `${screen.key}#topic`),
    items: screen.items.map((item) => ofItem(item, change)),
  })),
})

const ofItem = (item: Item, change: Change): Item => ({
  ...item,
  text: change(item.text, item.key),
  ...(item.note && { note: change(item.note, `${item.key}#note`) }),
  ...(item.options && {
    options: item.options.map((one) => ({ ...one, text: change(one.text, `${item.key}=${one.value}`) })),
  }),
  ...(item.rows && {
    rows: item.rows.map((one) => ({ ...one, text: change(one.text, `${item.key}.${one.key}`) })),
  }),
})
