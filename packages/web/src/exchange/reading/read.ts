import { textOfDocx } from './docx.ts'
import { decode } from './encoding.ts'
import { rowsOfCsv, sheetsOfXlsx } from './sheet.ts'
import { kindOf } from './sniff.ts'
import { type Delimiter, type Read, type Source, Unreadable } from './source.ts'

/** Reads a file by what it is; its name only tells a table from a text. */
export async function readFile(bytes: Uint8Array, name: string): Promise<Read> {
  try {
    return { source: await sourceOf(bytes, name) }
  } catch (problem) {
    return { problem: problem instanceof Unreadable ? problem.problem : 'damaged' }
  }
}

/** Reads what was pasted: cells out of a spreadsheet, or text. */
export async function readPaste(text: string): Promise<Read> {
  if (text.trim() === '') return { problem: 'empty' }
  try {
    if (!isCells(text)) return { source: { kind: 'text', format: 'paste', texts: [text] } }
    const { rows } = await rowsOfCsv(text)
    return { source: { kind: 'table', format: 'paste', sheets: [{ name: '', rows }] } }
  } catch (problem) {
    return { problem: problem instanceof Unreadable ? problem.problem : 'damaged' }
  }
}

async function sourceOf(bytes: Uint8Array, name: string): Promise<Source> {
  const kind = kindOf(bytes)
  if (kind === 'docx') return { kind: 'text', format: 'docx', texts: [await textOfDocx(bytes)] }
  if (kind === 'xlsx') return { kind: 'table', format: 'xlsx', sheets: await sheetsOfXlsx(bytes) }
  const { text, encoding } = decode(bytes)
  if (!/\.(csv|tsv|tab)$/i.test(name)) return { kind: 'text', format: 'txt', texts: [text], encoding }
  const { rows, delimiter } = await rowsOfCsv(text)
  return {
    ...{ kind: 'table', format: 'csv', encoding, delimiter: delimiter as Delimiter },
    sheets: [{ name: '', rows }],
  }
}

function isCells(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  return lines.length > 1 && lines.filter((line) => line.includes('\t')).length >= lines.length * 0.8
}
