// What stands against asking this. Everything that it lets pass can be answered along any path to its closing page.
import { findingOf, type Finding } from './finding.ts'
import { lintConditions } from './lintConditions.ts'
import { lintReading } from './lintReading.ts'
import { restrictedIn } from './restricted.ts'
import {
  holdsPlaceholder,
  saysSomething,
  type Instrument,
  type Item,
  type Language,
  type Text,
} from './shape.ts'
import { isAsked, isChoice, isOpen, type Slot, slotsOf } from './slot.ts'

/** The languages that the study asks in; a draft translation into one of them stops fielding. */
export type LintOptions = { studyLanguages?: readonly Language[] }

export const lint = (instrument: Instrument, options: LintOptions = {}): Finding[] => [
  ...keys(instrument),
  ...lintConditions(instrument),
  ...ending(instrument),
  ...instrument.screens.flatMap(({ items }) => items.flatMap(ofItem)),
  ...services(instrument),
  ...texts(instrument),
  ...lintReading(instrument),
  ...translations(instrument, options),
  ...lengths(instrument),
  ...licence(instrument),
]

/** Nothing stands in the way: it can be fielded. */
export const mayBeFielded = (findings: readonly Finding[]): boolean =>
  findings.every(({ severity }) => severity !== 'error')

const most = { onScreen: 3, services: 3, closed: 30, open: 6, inGuide: 40 }

const keys = ({ screens }: Instrument): Finding[] => [
  ...twice(screens.map(({ key }) => key)).map((detail) =>
    findingOf('duplicate_key', { screens: [detail], detail }),
  ),
  ...twice(screens.flatMap(({ items }) => items.map(({ key }) => key))).map((detail) =>
    findingOf('duplicate_key', { items: [detail], detail }),
  ),
  ...screens
    .flatMap(({ items }) => items)
    .flatMap((item) =>
      twice((item.rows ?? []).map(({ key }) => key)).map((detail) =>
        findingOf('duplicate_key', { items: [item.key], detail }),
      ),
    ),
]

const twice = <T>(all: readonly T[]): T[] => [...new Set(all.filter((one, at) => all.indexOf(one) !== at))]

const ending = ({ screens }: Instrument): Finding[] => {
  const at = screens.findIndex(({ ends, showIf }) => ends === 'closing' && !showIf)
  const after = at < 0 ? [] : screens.slice(at + 1).map(({ key }) => key)
  return [
    ...(at < 0 ? [findingOf('missing_closing')] : []),
    ...(after.length > 0 ? [findingOf('after_closing', { screens: after })] : []),
    ...screens
      .filter(({ ends, eachService }) => ends && eachService)
      .map(({ key }) => findingOf('ending_repeated', { screens: [key] })),
    ...screens
      .filter(({ items }) => items.length === 0)
      .map(({ key }) => findingOf('empty_screen', { screens: [key] })),
    ...screens
      .filter(({ items }) => items.length > most.onScreen)
      .map(({ key }) => findingOf('too_many_on_screen', { screens: [key] })),
  ]
}

const ofItem = (item: Item): Finding[] => {
  const about = { items: [item.key] }
  const options = isChoice(item) ? (item.options ?? []) : []
  const alone = options.filter(({ isExclusive }) => isExclusive)
  return [
    ...(item.required ? [findingOf('required', about)] : []),
    ...(isChoice(item) && options.length < 2 ? [findingOf('no_options', about)] : []),
    ...twice(options.map(({ value }) => value)).map((value) =>
      findingOf('duplicate_option', { ...about, detail: String(value) }),
    ),
    ...(item.type === 'multi' && options.some((one) => !one.isExclusive && saysNone(one.text))
      ? [findingOf('lone_none', about)]
      : []),
    ...(item.type === 'multi' && options.length > 0 && alone.length === options.length
      ? [findingOf('one_exclusive', about)]
      : []),
    ...(item.type === 'matrix' && (item.rows ?? []).length === 0 ? [findingOf('no_rows', about)] : []),
  ]
}

/** Options that only make sense alone. */
const none = /^(?:none|no one|nobody|nothing|neither|ningun[oa]|nadie|nada)\b/i
const saysNone = ({ en, es }: Text): boolean =>
  [en, es].some(
    (text) => text !== undefined && none.test(text.trim().normalize('NFD').replace(/\p{M}/gu, '')),
  )

const services = ({ screens }: Instrument): Finding[] =>
  screens.flatMap(({ key, eachService, items }, at) => {
    const earlier = screens.slice(0, at).filter((one) => !one.eachService)
    const isKnown = earlier.some((one) =>
      one.items.some((item) => item.key === eachService?.of && item.type === 'services'),
    )
    return [
      ...(eachService && !isKnown
        ? [findingOf('no_services_item', { screens: [key], detail: eachService.of })]
        : []),
      ...(eachService && eachService.most > most.services
        ? [findingOf('too_many_services', { screens: [key] })]
        : []),
      ...items
        .filter(({ type }) => type === 'matrix' && !eachService)
        .map((item) => findingOf('matrix_without_services', { items: [item.key] })),
    ]
  })

/** Each text in each language, under the same keys. */
const texts = ({ title, languages, screens, steps }: Instrument): Finding[] =>
  languages.flatMap((language) => {
    const missing = (text: Text, about: { items?: string[]; screens?: string[]; detail: string }) =>
      !saysSomething(text[language])
        ? [findingOf('missing_text', { ...about, language })]
        : holdsPlaceholder(text[language]!)
          ? [findingOf('placeholder', { ...about, language })]
          : []
    return [
      ...missing(title, { detail: 'title' }),
      ...((steps ?? []).some((step) => !saysSomething(step[language]))
        ? missing({}, { detail: 'steps' })
        : []),
      ...screens.flatMap(({ key, topic }) => missing(topic, { screens: [key], detail: 'topic' })),
      ...screens
        .flatMap(({ items }) => items)
        .flatMap((item) => [
          ...missing(item.text, { items: [item.key], detail: 'text' }),
          ...(isChoice(item) && (item.options ?? []).some(({ text }) => !saysSomething(text[language]))
            ? missing({}, { items: [item.key], detail: 'option' })
            : []),
          ...(item.type === 'matrix' && (item.rows ?? []).some(({ text }) => !saysSomething(text[language]))
            ? missing({}, { items: [item.key], detail: 'row' })
            : []),
        ]),
    ]
  })

const translations = (instrument: Instrument, { studyLanguages }: LintOptions): Finding[] => [
  ...(studyLanguages ?? [])
    .filter((language) => !instrument.languages.includes(language))
    .map((language) => findingOf('missing_text', { language, detail: 'title' })),
  ...instrument.languages.flatMap((language) => {
    const { status, source } = instrument.translations[language] ?? { status: 'draft' as const }
    if (status !== 'draft') return source?.trim() ? [] : [findingOf('missing_source', { language })]
    const isAskedIn = !studyLanguages || studyLanguages.includes(language)
    if (!studyLanguages) return [findingOf('draft_elsewhere', { language })]
    return [findingOf(isAskedIn ? 'draft_translation' : 'draft_elsewhere', { language })]
  }),
]

const lengths = (instrument: Instrument): Finding[] => {
  const asked = slotsOf(instrument).filter(isAsked)
  const apart = ({ screen }: Slot) => Boolean(screen.eachService)
  const closed = asked.filter((slot) => !isOpen(slot) && !apart(slot)).length
  const open = asked.filter(isOpen).length
  if (instrument.kind === 'guide')
    return closed + open > most.inGuide ? [findingOf('long_guide', { detail: String(closed + open) })] : []
  return [
    ...(closed > most.closed ? [findingOf('too_many_closed', { detail: String(closed) })] : []),
    ...(open > most.open ? [findingOf('too_many_open', { detail: String(open) })] : []),
  ]
}

const licence = (instrument: Instrument): Finding[] => {
  const restricted = restrictedIn(instrument)
  return [
    ...(instrument.provenance.trim() && instrument.licenceBasis.trim() ? [] : [findingOf('missing_licence')]),
    ...(restricted && !instrument.licenceRef?.trim()
      ? [findingOf('restricted', { detail: restricted })]
      : []),
  ]
}
