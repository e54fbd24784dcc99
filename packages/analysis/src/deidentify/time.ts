import { patterns, type Pattern } from './redaction.ts'

const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)'
const YEAR = "(?:(?:19|20)\\d{2}|['’]\\d{2})"
const DAY =
  '(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo),?\\s)?'
const SEASON =
  "(?:summer|fall|winter|spring|autumn|christmas(?:\\seve|\\sday)?|thanksgiving|halloween|easter|new\\syear'?s(?:\\seve|\\sday)?|verano|invierno|oto[ñn]o|primavera|navidad|nochebuena|(?:semana|viernes)\\ssant[ao])"
const CLOCK = '(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2})?)?'

/** Calendar dates with digits. */
export const date: Pattern = patterns(
  'DATE',
  new RegExp(`(?<![\\w/.-])(?:\\d{4}|\\d{1,2})[/.-]\\d{1,2}[/.-]\\d{2,4}${CLOCK}(?![\\w/-]|\\.\\d)`, 'g'),
  /(?<![\w/.-])(?!24\/7|10\/10)(?:3[01]|[12]\d|0?[1-9])\/(?:3[01]|[12]\d|0?[1-9])(?![\w/%])/g,
  new RegExp(`(?<!\\p{L})${SEASON}(?:\\sof|\\sdel?)?(?:\\sa[ñn]o)?\\s(?:19|20)\\d{2}(?!\\w)`, 'giu'),
  /(?<![\w$€.,/#-])(?:19[3-9]\d|20[0-4]\d)s?(?![\w-]|[.,:]\d|%|\s(?:dollars|bucks|pesos|d[oó]lares|people|personas|miles|millas|times|veces|calories|hours|horas|words|palabras))/g,
)

/** Dates with a month in letters and digits beside it. */
export const monthDate: Pattern = patterns(
  'DATE',
  new RegExp(
    `(?<!\\p{L})${DAY}${MONTH}\\.?\\s\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s(?:of\\s|del?\\s)?(?:a[ñn]o\\s)?${YEAR})?(?![\\w:])`,
    'giu',
  ),
  new RegExp(
    `(?<!\\w)${DAY}(?:the\\s)?\\d{1,2}(?:st|nd|rd|th|ro|ero|º)?\\s(?:of\\s|de\\s)?${MONTH}(?:,?\\s(?:of\\s|del?\\s)?(?:a[ñn]o\\s)?${YEAR})?(?!\\p{L})`,
    'giu',
  ),
  new RegExp(`(?<!\\p{L})${MONTH},?\\s(?:of\\s|del?\\s)?(?:a[ñn]o\\s)?${YEAR}(?!\\w)`, 'giu'),
)
