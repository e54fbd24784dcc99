// A handover in words, as the page shows it and the file holds it: one maker for both, so that nobody reads there what was
// taken back here.
import type { Context } from '../context.ts'
import type { Localized } from '../input.ts'
import { reopenFrozen, type SafeQuote } from '../release/quotes.ts'
import { changedIn, type FrozenSaid } from './handover.ts'
import type { HandoverRow } from './store.ts'
import { textsIn, type Language, type Texts, type Than } from './text.ts'

export type DocumentFigure = { wave: string; text: string; base: string | null; isWithheld: boolean }
/** Without words where it was taken back, or is not handed on any more: `text` says which. */
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

/** What is handed on anew holds nobody's words whose consent to be quoted has ended; what was handed on before stays. */
type Asked = { timeZone: string; language: Language; quotable: ReadonlySet<string> }

/** What of a handover may be read now. Each quote that is still in it is opened, which the audit keeps. */
export const documentOf = async (
  context: Context,
  row: HandoverRow,
  { timeZone, language, quotable }: Asked,
): Promise<HandoverDocument> => {
  const texts = textsIn(language)
  const dated = (at: Date, style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(texts.locale, { timeZone, ...style }).format(at)
  const quotes = new Map<string, DocumentQuote[]>()
  for (const quote of row.quotes) {
    const isOver = quote.participantId !== null && !quotable.has(quote.participantId)
    const opened = isOver ? null : await openQuote(context, quote)
    const shown = shownAs(texts, { ...quote, isOver }, { quote: opened, language })
    quotes.set(quote.themeKey, [...(quotes.get(quote.themeKey) ?? []), shown])
  }
  const certificate = row.certificate as Localized | null
  return {
    ...{ language, title: row.title, heading: texts.handover(String(row.number)), end: texts.end },
    frozen: texts.frozen(dated(row.frozenAt, { dateStyle: 'long' })),
    made: texts.made(dated(new Date(), { dateStyle: 'long', timeStyle: 'short' })),
    how: { title: texts.howTitle, points: texts.how(thanOf(row.leastBase)) },
    note: noteOf(texts, row, (on) =>
      new Intl.DateTimeFormat(texts.locale, { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(on),
    ),
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
    row.counted.flatMap(({ leftOn }) => leftOn ?? []),
    row.leastBase,
  )
  const taken = row.quotes.filter(({ takenBackOn }) => takenBackOn).map(({ number }) => number)
  const points = [
    ...(changed ? [texts.note(month(changed.on), changed.isMany, thanOf(row.leastBase))] : []),
    ...(taken.length > 0 ? [texts.taken(taken)] : []),
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
  { number, isOver }: QuoteRow & { isOver: boolean },
  { quote, language }: { quote: SafeQuote | null; language: Language },
): DocumentQuote => ({
  ...{ number, label: texts.quote(String(number)), isTakenBack: quote === null },
  language: quote?.language ?? language,
  text: quote ? whole(quote) : isOver ? texts.notOn(String(number)) : texts.takenBack(String(number)),
})

const whole = ({ text, startsInside, endsInside }: SafeQuote): string =>
  `${startsInside ? '[…] ' : ''}${text}${endsInside ? ' […]' : ''}`
