// What pure commands expect of a line: an id, and most of them a text and perhaps its language.
import { normalizeWords, type Language } from '@firsthand/analysis'
import { BadLine, type Row } from './jsonl.ts'

export type TextRow = {
  id: string | number
  text: string
  language: Language | undefined
  /** Another language that was stated: its primary subtag. */
  other: string | undefined
  question: string | undefined
}

const PROBLEMS = {
  nul: 'text contains a NUL character',
  lone_surrogate: 'text contains half of a surrogate pair',
}

/** What a line is answered by. */
export function idOf({ id }: Row): string | number {
  if (id === undefined || id === null) throw new BadLine('missing_id', 'id is missing')
  if (typeof id !== 'string' && typeof id !== 'number')
    throw new BadLine('invalid_id', 'id is not a string or a number')
  // A number that JSON.parse cannot keep would come out as another one.
  if (typeof id === 'number' && !(Math.abs(id) <= Number.MAX_SAFE_INTEGER))
    throw new BadLine('invalid_id', 'id is a number too large to be kept: write it as a string')
  return id
}

/** The checked fields of a line. The text stays as it is, so that positions refer to the input. */
export function textRow(row: Row): TextRow {
  const { text, lang, question } = row
  const id = idOf(row)
  if (text === undefined || text === null) throw new BadLine('missing_text', 'text is missing')
  if (typeof text !== 'string') throw new BadLine('invalid_text', 'text is not a string')
  const words = normalizeWords(text)
  if (!words.ok && words.problem !== 'empty') throw new BadLine(words.problem, PROBLEMS[words.problem])
  return {
    id,
    text,
    ...statedIn(lang),
    question: typeof question === 'string' ? question : undefined,
  }
}

// A tag as BCP 47 has it, of which the primary subtag counts: "es-MX", "EN", "es_419". What says that it is not known, that there are
// several, or is no tag at all states nothing.
function statedIn(lang: unknown): Pick<TextRow, 'language' | 'other'> {
  const primary =
    typeof lang === 'string'
      ? /^\s*([a-z]{2,3})(?:[-_][a-z0-9_-]*)?\s*$/i.exec(lang)?.[1]?.toLowerCase()
      : undefined
  if (primary === undefined || NO_LANGUAGE.has(primary)) return { language: undefined, other: undefined }
  const language = LANGUAGES[primary]
  return language ? { language, other: undefined } : { language: undefined, other: primary }
}

// The last are what tables have where nothing is known; that two of them name a language too is rarer.
const NO_LANGUAGE = new Set(['und', 'mul', 'mis', 'zxx', 'na', 'nan', 'unk', 'xx', 'xxx'])
const LANGUAGES: Readonly<Record<string, Language | undefined>> = Object.assign(Object.create(null), {
  ...{ en: 'en', eng: 'en', ing: 'en' },
  // Not by the standard, and common in tables: Spanish, español, castellano.
  ...{ es: 'es', spa: 'es', sp: 'es', spn: 'es', esp: 'es', cas: 'es' },
})
