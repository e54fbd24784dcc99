// A handover in words, as the page shows it and the file holds it: one maker for both, so that nobody reads there what was
// taken back here.
import type { Context } from '../context.ts'
import type { Localized } from '../input.ts'
import { reopenFrozen, type SafeQuote } from '../release/quotes.ts'
import { changedIn, type FrozenSaid } from './handover.ts'
import type { HandoverRow } from './store.ts'
import { textsIn, type Language, type Texts, type Than } from './text.ts'

export type DocumentFigure = { wave: string; text: string; base: string | null; isWithheld: boolean }
/** Without words: it was taken back, and `text` says so. */
export type DocumentQuote = {
  number: number
  label: string
  text: string
  language: Language
  isTakenBack: boolean
}
export type Section = {
  key: string
  title: string
  plain: string | null
  figures: DocumentFigure[]
  quotes: DocumentQuote[]
  noQuotes: string | null
}
export type HandoverDocument = {
  language: Language
  heading: string
  title: string
  frozen: string
  made: string
  how: { title: string; points: string[] }
  note: { title: string; points: string[] } | null
  sections: Section[]
  certificate: { title: string; text: string } | null
  end: string
}

type Asked = { timeZone: string; language: Language }

/** What of a handover may be read now. Each quote that is still in it is opened, which the audit keeps. */
export const documentOf = async (
  context: Context,
  row: HandoverRow,
  { timeZone, language }: Asked,
): Promise<HandoverDocument> => {
  const texts = textsIn(language)
  const dated = (at: Date, style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(texts.locale, { timeZone, ...style }).format(at)
  const quotes = new Map<string, DocumentQuote[]>()
  for (const quote of row.quotes) {
    const shown = shownAs(texts, quote.number, { quote: await openQuote(context, quote), language })
    quotes.set(quote.themeKey, [...(quotes.get(quote.themeKey) ?? []), shown])
  }
  const certificate = row.certificate as Localized | null
  return {
    ...{ language, title: row.title, heading: texts.handover(String(row.number)), end: texts.end },
    frozen: texts.frozen(dated(row.frozenAt, { dateStyle: 'long' })),
    made: texts.made(dated(new Date(), { dateStyle: 'long', timeStyle: 'short' })),
    how: { title: texts.howTitle, points: texts.how(thanOf(row.leastBase)) },
    note: noteOf(texts, row, (at) => dated(at, { month: 'long', year: 'numeric' })),
    sections: row.figures.map(({ themeKey, title, plain, said }) => ({
      key: themeKey,
      title: inLanguage(title as Localized, language),
      plain: plain ? inLanguage(plain as Localized, language) : null,
      figures: (said as FrozenSaid[]).map((one) => figureOf(texts, one, language)),
      quotes: quotes.get(themeKey) ?? [],
      noQuotes: quotes.has(themeKey) ? null : texts.noQuotes,
    })),
    certificate: certificate && { title: texts.certificateTitle, text: inLanguage(certificate, language) },
  }
}

const thanOf = (least: number): Than => (least === 10 ? 'ten' : least === 11 ? 'eleven' : 'its own')

const inLanguage = ({ en, es }: Localized, language: Language): string =>
  language === 'es' ? (es ?? en) : en

/** By the month alone, and of how many no more than whether they are as many as may be told of. */
const noteOf = (texts: Texts, row: HandoverRow, month: (at: Date) => string): HandoverDocument['note'] => {
  const changed = changedIn(
    row.left.map(({ leftAt }) => leftAt),
    row.leastBase,
  )
  const taken = row.quotes.filter(({ takenBackAt }) => takenBackAt).map(({ number }) => number)
  const points = [
    ...(changed ? [texts.note(month(changed.at), changed.isMany, thanOf(row.leastBase))] : []),
    ...(taken.length > 0 ? [texts.taken(taken.join(', '))] : []),
  ]
  return points.length > 0 ? { title: texts.noteTitle, points } : null
}

const figureOf = (
  texts: Texts,
  { wave, word, because, nearTo, reach }: FrozenSaid,
  language: Language,
): DocumentFigure => ({
  wave: wave ? inLanguage(wave, language) : texts.allWaves,
  text: word
    ? texts.words[word]
    : nearTo
      ? texts.nearTo(String(nearTo))
      : texts.withheld[because ?? 'small base'],
  base: reach && texts.reach[reach.reach][reach.than],
  isWithheld: !word,
})

type QuoteRow = HandoverRow['quotes'][number]

const openQuote = async (
  context: Context,
  { studyId, id, participantId, words, language }: QuoteRow,
): Promise<SafeQuote | null> => {
  if (!participantId || !words || !language) return null
  const place = { studyId, participantId, row: id, column: 'handover' } as const
  return reopenFrozen(context, { place, sealed: words, language })
}

const shownAs = (
  texts: Texts,
  number: number,
  { quote, language }: { quote: SafeQuote | null; language: Language },
): DocumentQuote => ({
  ...{ number, label: texts.quote(String(number)), isTakenBack: quote === null },
  language: quote?.language ?? language,
  text: quote ? whole(quote) : texts.takenBack(String(number)),
})

const whole = ({ text, startsInside, endsInside }: SafeQuote): string =>
  `${startsInside ? '[…] ' : ''}${text}${endsInside ? ' […]' : ''}`
