// What the columns of a table seem to be. Everything here is proposed, and changed by a person.

export interface Column {
  at: number
  /** Out of the row of names; empty where there is none. */
  name: string
  filled: number
  /** The first cell that holds something, shortened: what a reader knows the column by. */
  example: string
  seems: 'words' | 'person' | 'language' | 'other'
}

/** The row that names the columns: the first of the upper rows that is nearly as full as the fullest; -1 for none. */
export function findHeader(rows: readonly string[][]): number {
  const upper = rows.slice(0, 10)
  const fullness = upper.map((row) => row.filter((cell) => cell.trim() !== '').length)
  const most = Math.max(...rows.slice(0, 40).map((row) => row.filter((cell) => cell.trim() !== '').length))
  const at = fullness.findIndex((filled) => filled >= most * 0.8)
  const header = rows[at]
  if (!header || rows.length < 2) return -1
  const cells = header.map((cell) => cell.trim()).filter(Boolean)
  const isNames = new Set(cells).size === cells.length && cells.every((cell) => cell.length <= 300)
  return isNames && !looksLikeData(header, rows.slice(at + 1)) ? at : -1
}

/** A row of names is unlike the rows under it: each of its cells is held against its own column. */
function looksLikeData(header: readonly string[], below: readonly string[][]): boolean {
  const columns = header.flatMap((cell, at) => {
    const body = below.map((row) => (row[at] ?? '').trim()).filter(Boolean)
    return cell.trim() && body.length > 0 ? [{ cell: cell.trim(), body }] : []
  })
  if (header.some((cell) => isFigure(cell.trim()))) return true
  if (columns.some(({ cell, body }) => [cell, ...body].every(languageIn))) return true
  // Where all of them come again, it is the row of names that does.
  const again = columns.filter(({ cell, body }) => body.includes(cell)).length
  if (again > 0 && again < columns.length) return true
  if (
    columns.some(({ cell, body }) => !/\d/.test(cell) && body.every((one) => /\d/.test(one) && isShort(one)))
  )
    return false
  return columns.some(({ cell, body }) => isOfTheirs(cell, body, columns.length === 1))
}

const isFigure = (cell: string): boolean => /^[-+]?\d+([.,]\d+)?$/.test(cell)
const isShort = (cell: string): boolean => cell.split(/\s+/).length < 3

/** Whether a cell is of the kind of the answers under it. A single column has nothing else to be known by. */
function isOfTheirs(cell: string, body: readonly string[], isAlone: boolean): boolean {
  const usual = body.reduce((sum, one) => sum + one.length, 0) / body.length
  if (cell.length <= usual / 2 || cell.endsWith('?')) return false
  return isAlone || (isWords(body) && readsLikeAnswer(cell))
}

/** More than a name, and not asked: it may be what somebody said. */
const readsLikeAnswer = (cell: string): boolean => !/[?¿]/.test(cell) && cell.trim().split(/\s+/).length > 3

/** What was asked, out of the name of a column. A question is kept unsealed: what may be an answer is not proposed. */
export const questionIn = (name: string, otherwise: string): string =>
  readsLikeAnswer(name) ? otherwise : name

export function columnsOf(rows: readonly string[][], header: number): Column[] {
  const body = rows.slice(header + 1)
  const width = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: width }, (_, at) => columnAt(at, body, rows[header]?.[at]?.trim() ?? ''))
}

function columnAt(at: number, body: readonly string[][], name: string): Column {
  const cells = body.map((row) => (row[at] ?? '').trim()).filter(Boolean)
  const example = (cells[0] ?? '').slice(0, 60)
  return { at, name, filled: cells.length, example, seems: seemsOf(name, cells) }
}

function seemsOf(name: string, cells: readonly string[]): Column['seems'] {
  if (cells.length === 0) return 'other'
  if (cells.every((cell) => languageIn(cell))) return 'language'
  if (isWords(cells)) return 'words'
  if (
    /\b(participant|person|respondent|youth|case|id|code|folio|persona|participante|joven|c[oó]digo)\b/i.test(
      name,
    )
  )
    return 'person'
  return 'other'
}

/** Free text is long, of several words, and seldom the same twice. */
function isWords(cells: readonly string[]): boolean {
  const several = cells.filter((cell) => cell.split(/\s+/).length >= 4).length
  const usual = cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length
  const different = new Set(cells).size
  const isVaried = cells.length < 4 ? different === cells.length : different > cells.length * 0.5
  return usual >= 20 && several * 2 >= cells.length && isVaried
}

export function languageIn(cell: string): 'en' | 'es' | undefined {
  const text = cell.trim().toLowerCase()
  if (/^(en|eng|en-\w+|english|ingl[eé]s)$/.test(text)) return 'en'
  return /^(es|spa|esp|es-\w+|spanish|espa[nñ]ol|castellano)$/.test(text) ? 'es' : undefined
}

/** How a sheet names a column without a name. */
export function letterOf(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : letterOf(Math.floor(at / 26) - 1) + letterOf(at % 26)
}
