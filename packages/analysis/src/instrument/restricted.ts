// Measures that others own and that nobody may hand on or change without a licence, by the names that they go by.
import type { Instrument, Text } from './shape.ts'

/** The name as it is said, and how it may be written. Short names count only where they stand as a word of their own. */
const restricted: readonly { name: string; written: RegExp }[] = [
  {
    name: 'CSQ',
    written:
      /\bcsq(?:\s?-?\s?(?:3|4|8|18|31|i))?\b|client satisfaction questionnaire|cuestionario de satisfaccion del cliente/,
  },
  { name: 'SSS', written: /\bsss(?:\s?-?\s?(?:30|10))?\b|service satisfaction scale/ },
  { name: 'Y-OQ', written: /\by\s?-?\s?oq(?:\s?-?\s?(?:sr|30|2\.01))?\b|youth outcome questionnaire/ },
  { name: 'SDQ', written: /\bsdq\b|strengths (?:and|&) difficulties|capacidades y dificultades/ },
  { name: 'CBCL', written: /\bcbcl\b|\baseba\b|child behaviou?r checklist|youth self.?report/ },
  { name: 'BASC', written: /\bbasc(?:\s?-?\s?[23])?\b|behaviou?r assessment system for children/ },
  { name: 'TSCC', written: /\btscc(?:\s?-?\s?(?:a|sf))?\b|trauma symptom checklist for children/ },
  { name: 'UCLA PTSD-RI', written: /\bucla\b.*\b(?:ptsd|reaction index)\b|ptsd.?ri\b|ptsd reaction index/ },
  { name: 'CD-RISC', written: /\bcd\s?-?\s?risc(?:\s?-?\s?(?:2|10|25))?\b|connor.?davidson/ },
  { name: 'ORS/SRS', written: /\b[oc]?ors\b|\b[c]?srs\b|(?:outcome|session) rating scale/ },
  { name: 'WAI', written: /\bwai(?:\s?-?\s?(?:s|sr|t|c))?\b|working alliance inventory/ },
  { name: 'ARTIC', written: /\bartic(?:\s?-?\s?(?:10|35|45))?\b|attitudes related to trauma.?informed care/ },
  { name: 'TICOMETER', written: /\bticometer\b/ },
  { name: 'NPS', written: /\bnps\b|net promoter/ },
  { name: 'C-SSRS', written: /\bc\s?-?\s?ssrs\b|columbia.?suicide severity/ },
  { name: 'CYRM-R', written: /\bcyrm(?:\s?-?\s?(?:r|28|12))?\b|child and youth resilience measure/ },
  { name: 'CPSS-5', written: /\bcpss(?:\s?-?\s?(?:5|v))?\b|child ptsd symptom scale/ },
  { name: 'CSE-IT', written: /\bcse\s?-?\s?it\b|commercial sexual exploitation.?identification tool/ },
  { name: 'CANS', written: /\bcans\b|child and adolescent needs and strengths/ },
  { name: 'ProQOL', written: /\bproqol\b|professional quality of life/ },
]

/** The name of the restricted measure that this calls itself, if it does; its questions are not read. */
export const restrictedIn = ({
  key,
  title,
  provenance,
}: Pick<Instrument, 'key' | 'title' | 'provenance'>): string | null =>
  restrictedName([key, ...said(title), provenance].join(' | '))

export const restrictedName = (text: string): string | null => {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}®™©]/gu, '')
    .replace(/[‐-―_.]/g, '-')
    .toLowerCase()
  return restricted.find(({ written }) => written.test(plain))?.name ?? null
}

const said = ({ en, es }: Text): string[] => [en, es].flatMap((text) => text ?? [])
