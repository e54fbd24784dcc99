import { mostRows, type Sheet, Unreadable } from './source.ts'

/** The sheets of a workbook that hold anything. */
export async function sheetsOfXlsx(bytes: Uint8Array): Promise<Sheet[]> {
  const { default: readWorkbook } = await import('read-excel-file/universal')
  const found = await readWorkbook(bytes.slice().buffer).catch(() => {
    throw new Unreadable('damaged')
  })
  const sheets = found
    .map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(textOfCell)) }))
    .map(({ name, rows }) => ({ name, rows: withoutBlankEnd(rows) }))
    .filter(({ rows }) => rows.length > 0)
  return checked(sheets)
}

/** The rows of a text with delimiters, and which delimiter that is. */
export async function rowsOfCsv(text: string): Promise<{ rows: string[][]; delimiter: string }> {
  const { default: papa } = await import('papaparse')
  const { data, meta } = papa.parse<string[]>(text.replace(/^\ufeff/, ''), {
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: 'greedy',
  })
  const [{ rows }] = checked([{ name: '', rows: withoutBlankEnd(data) }]) as [Sheet]
  return { rows, delimiter: meta.delimiter }
}

function checked(sheets: Sheet[]): Sheet[] {
  if (sheets.length === 0 || sheets.every(({ rows }) => rows.length === 0)) throw new Unreadable('empty')
  if (sheets.some(({ rows }) => rows.length > mostRows)) throw new Unreadable('tooManyRows')
  return sheets
}

function textOfCell(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}

function withoutBlankEnd(rows: string[][]): string[][] {
  const last = rows.findLastIndex((row) => row.some((cell) => cell.trim() !== ''))
  return rows.slice(0, last + 1)
}
