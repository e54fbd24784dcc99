// What pure commands expect of a line: an id, and most of them a text and perhaps its language.
import { normalizeWords, type Language } from '@firsthand/analysis'
import { BadLine, type Row } from './jsonl.ts'

export type TextRow = {
  id: string | number
  text: string
  language: Language | undefined
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
    language: lang === 'en' || lang === 'es' ? lang : undefined,
    question: typeof question === 'string' ? question : undefined,
  }
}
