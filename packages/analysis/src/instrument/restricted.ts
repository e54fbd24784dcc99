// Measures that others own and that nobody may hand on or change without a licence, by the names that they go by.
import type { Instrument, Text } from './shape.ts'

/** The long name, which nobody writes by chance; and the short one, which counts only where something is called by it. */
type Measure = { name: string; long?: RegExp; short?: RegExp }

/** Against names as `plainOf` leaves them: lower case, one blank for whatever stands between words. */
const restricted: readonly Measure[] = [
  {
    name: 'CSQ',
    long: /client satisfaction questionnaire|cuestionario de satisfaccion del cliente/,
    short: /\bcsq ?(?:3|4|8|18|31|i)?[a-z]?\d*\b/,
  },
  { name: 'SSS', long: /service satisfaction scale/, short: /\bsss ?(?:30|10)?\b/ },
  { name: 'Y-OQ', long: /youth outcome questionnaire/, short: /\by ?oq ?(?:sr|30|2 01)?\b/ },
  {
    name: 'SDQ',
    long: /strengths (?:and )?difficulties|capacidades y dificultades/,
    short: /\bsdq\b/,
  },
  { name: 'CBCL', long: /child behaviou?r checklist|youth self ?report/, short: /\b(?:cbcl|aseba|ysr)\b/ },
  { name: 'BASC', long: /behaviou?r assessment system for children/, short: /\bbasc ?[23]?\b/ },
  { name: 'TSCC', long: /trauma symptoms? checklist/, short: /\btscc ?(?:a|sf)?\b/ },
  { name: 'UCLA PTSD-RI', long: /ptsd reaction index/, short: /\bucla\b.*\bptsd\b|\bptsd ?ri\b/ },
  { name: 'CD-RISC', long: /connor davidson/, short: /\bcd ?risc\b|\brisc ?(?:2|10|25)\b/ },
  { name: 'ORS/SRS', long: /(?:outcome|session) rating scale/, short: /\b(?:[oc]?ors|c?srs)\b/ },
  { name: 'WAI', long: /working alliance inventory/, short: /\bwai ?(?:s|sr|t|c)?\b/ },
  { name: 'ARTIC', long: /attitudes related to trauma informed care/, short: /\bartic ?(?:10|35|45)?\b/ },
  { name: 'TICOMETER', long: /\bticometer\b/ },
  { name: 'NPS', long: /net promoter/, short: /\be?nps\b/ },
  { name: 'C-SSRS', long: /columbia suicide severity/, short: /\bc ?ssrs\b/ },
  {
    name: 'CYRM-R',
    long: /child (?:and )?youth resilience measure/,
    short: /\bcyrm ?(?:r|28|12)?\b/,
  },
  { name: 'CPSS-5', long: /child ptsd symptom scale/, short: /\bcpss ?(?:5|v)?\b/ },
  {
    name: 'CSE-IT',
    long: /commercial sexual exploitation identification tool/,
    short: /\bcse it\b/,
  },
  { name: 'CANS', long: /child (?:and )?adolescent needs and strengths/, short: /\bcans\b/ },
  { name: 'ProQOL', long: /professional quality of life/, short: /\bpro ?qol\b/ },
  // A "yes" to it needs somebody who looks into it on the same day.
  { name: 'ASQ', long: /ask suicide screening questions/, short: /\basq\b/ },
]

/** The name of the restricted measure that this calls itself, or that it says somewhere to be; null where it does not. */
export const restrictedIn = (instrument: Instrument): string | null => {
  const { key, title, provenance, licenceBasis, scoring, screens } = instrument
  const called = [key, ...said(title), provenance, licenceBasis, scoring ?? '']
  const asked = screens.flatMap(({ topic, items }) => [
    ...said(topic),
    ...items.flatMap(({ text, rows }) => [...said(text), ...(rows ?? []).flatMap((row) => said(row.text))]),
  ])
  return (
    called.map(restrictedName).find(Boolean) ??
    restricted.find(({ long }) => asked.some((text) => long?.test(plainOf(text))))?.name ??
    null
  )
}

export const restrictedName = (text: string): string | null => {
  const plain = plainOf(text)
  return restricted.find(({ long, short }) => long?.test(plain) || short?.test(plain))?.name ?? null
}

/** However it is written: without marks and signs that nobody sees, letters of other alphabets as what they look like. */
const plainOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{DI}®™©]/gu, '')
    .replace(/[Ѐ-ӿͰ-Ͽ]/g, (letter) => alike[letter] ?? letter)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    // C.S.Q. 8
    .replace(/\b\p{L}(?: \p{L}\b)+/gu, (letters) => letters.replaceAll(' ', ''))

const alike: Record<string, string> = Object.fromEntries(
  (
    [
      ['АВЕЅІЈКМНОРСТУХ', 'ABESIJKMHOPCTYX'],
      ['аеѕіјорсух', 'aesijopcyx'],
      ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
      ['ορ', 'op'],
    ] as const
  ).flatMap(([others, latin]) => [...others].map((letter, at) => [letter, [...latin][at]!])),
)

const said = ({ en, es }: Text): string[] => [en, es].flatMap((text) => text ?? [])
