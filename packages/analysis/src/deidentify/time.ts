import { patterns } from './redaction.ts'

const MONTH =
  '(?:january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)'
const YEAR = '(?:19|20)\\d{2}'

/** Calendar dates; a bare weekday or month points at nobody and stays. */
export const date = patterns(
  'DATE',
  /(?<![\w/.-])\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}(?![\w/-])/g,
  /(?<![\w/.-])(?:1[0-2]|0?[1-9])\/(?:3[01]|[12]\d|0?[1-9])(?![\w/%])/g,
  new RegExp(`(?<!\\p{L})${MONTH}\\.?\\s\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s${YEAR})?(?!\\w)`, 'giu'),
  new RegExp(`(?<!\\p{L})(?:may)\\s\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s${YEAR})?(?!\\w)`, 'giu'),
  new RegExp(
    `(?<!\\w)\\d{1,2}(?:st|nd|rd|th)?\\s(?:of\\s|de\\s)?(?:${MONTH}|may)(?:,?\\s(?:del?\\s)?${YEAR})?(?!\\p{L})`,
    'giu',
  ),
  new RegExp(`(?<!\\p{L})(?:${MONTH}|may),?\\s(?:of\\s|del?\\s)?${YEAR}(?!\\w)`, 'giu'),
  /\b(?:in|since|during|born in|en|desde|nac[ií] en|year|a[nñ]o)\s(?<it>(?:19|20)\d{2})(?![\w-])/dgi,
)

/** Ages; "18" as the age of majority stays in "at 18" only where nothing says whose age it is. */
export const age = patterns(
  'AGE',
  /\b(?<it>\d{1,3})[\s-](?:years?|yrs?|months?)[\s-]old\b/dgi,
  /\b(?<it>\d{1,2})\s?(?:yo|y\/o)\b/dgi,
  /\b(?:i'?m|i am|i was|she was|he was|she is|he is|she's|he's|was|turned|turning|aged?|age of)\s(?:only\s|just\s|like\s)?(?<it>\d{1,2})(?!\s?(?:%|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?(?![\s-]old)|miles?|of|times|blocks|people|girls|kids|in))(?![\w:/.,-]\d)\b/dgi,
  /(?<![\p{L}\d])(?:teng[oa]|ten[ií]a|cumpl[ií](?:o|ó|r)?|de|con|a los|los)\s(?:apenas\s|como\s)?(?<it>\d{1,2})\sa[nñ]os(?!\p{L})/dgiu,
  /(?<![\p{L}\d])(?:cumpl[ií](?:ó)?)\s(?:los\s)?(?<it>\d{1,2})(?!\w)/dgiu,
)
