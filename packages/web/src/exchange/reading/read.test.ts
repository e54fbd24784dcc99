// Real small files, made here as the programs make them.
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { docx, png, xlsx } from '../../../../../test/support/office.ts'
import { readFile, readPaste } from './read.ts'
import type { Source } from './source.ts'

const bytes = (...values: number[]) => Uint8Array.from(values)
const utf16 = (text: string, isBig = false) =>
  bytes(...[...text].flatMap((one) => (isBig ? [0, one.charCodeAt(0)] : [one.charCodeAt(0), 0])))
const sourceOf = async (content: Uint8Array, name: string): Promise<Source> => {
  const read = await readFile(content, name)
  if ('problem' in read) throw new Error(read.problem)
  return read.source
}
const ole = (inside = '') => bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...utf16(inside))

describe('a file that nothing can be taken from', () => {
  const locked = zipSync({ 'word/document.xml': strToU8('x') })
  locked[locked.length - 22 - 46 - 'word/document.xml'.length + 8] = 1
  const problems: [string, Uint8Array, string, string][] = [
    ['an empty file', bytes(), 'words.txt', 'empty'],
    ['a file of blank lines', strToU8('\n \n\t\n'), 'words.txt', 'empty'],
    ['an empty document', docx([]), 'words.docx', 'empty'],
    ['a workbook without cells', xlsx([[]]), 'words.xlsx', 'empty'],
    ['a photo named .docx', png(), 'words.docx', 'picture'],
    ['a photo of a telephone', strToU8('\0\0\0\u0018ftypheic'), 'words.docx', 'picture'],
    ['a PDF', strToU8('%PDF-1.7 …'), 'words.docx', 'pdf'],
    ['a rich text file', strToU8('{\\rtf1 words}'), 'words.doc', 'rtf'],
    ['an old document', ole('WordDocument'), 'words.doc', 'legacy'],
    ['an old workbook named .xlsx', ole('Workbook'), 'words.xlsx', 'legacy'],
    ['a document with a password', ole('EncryptedPackage'), 'words.docx', 'locked'],
    ['a locked archive', locked, 'words.docx', 'locked'],
    ['another archive', zipSync({ 'a.txt': strToU8('x') }), 'words.docx', 'otherArchive'],
    ['a torn document', docx(['Words']).subarray(0, 300), 'words.docx', 'damaged'],
    [
      'a document of broken markup',
      zipSync({ 'word/document.xml': strToU8('<w:p') }),
      'words.docx',
      'damaged',
    ],
    ['a program', bytes(...Array.from({ length: 900 }, (_, at) => (at * 7) % 32)), 'words.txt', 'unknown'],
    ['a file over 20 MB', new Uint8Array(20 * 1024 * 1024 + 1), 'words.txt', 'tooLarge'],
    ['a table of too many rows', strToU8('a,b\n'.repeat(20_001)), 'words.csv', 'tooManyRows'],
  ]

  it.each(problems)('%s is named', async (_, content, name, problem) =>
    expect(await readFile(content, name)).toEqual({ problem }),
  )

  it('is one that would unpack to more than it should', async () => {
    const bomb = docx(['Words'])
    const entry = bomb.length - 22 - 46 - 'word/document.xml'.length
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(entry + 24, 130 * 1024 * 1024, true)
    expect(await readFile(bomb, 'words.docx')).toEqual({ problem: 'tooLarge' })
  })
})

describe('a Word document', () => {
  it('keeps its paragraphs, its line breaks, accents and signs', async () => {
    const source = await sourceOf(docx(['Ana: ¿Sí?\nP1: A & B <c>', 'Después.']), 'words.docx')
    expect(source).toEqual({ kind: 'text', format: 'docx', texts: ['Ana: ¿Sí?\nP1: A & B <c>\n\nDespués.'] })
  })

  it('gives a table of who and what as lines of a transcript', async () => {
    const source = await sourceOf(
      docx(
        [],
        [
          ['Interviewer', 'And then?'],
          ['P1:', 'Nobody asked me.'],
        ],
      ),
      'x.docx',
    )
    expect(source).toMatchObject({ texts: ['Interviewer: And then?\n\nP1: Nobody asked me.'] })
  })
})

describe('a plain text', () => {
  const words = 'Nobody asked me. ¿Y después? Adiós, señora.'
  const western = bytes(...[...words].map((one) => one.charCodeAt(0)))
  const written: [string, Uint8Array, string][] = [
    ['UTF-8', strToU8(words), 'utf-8'],
    ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, ...strToU8(words)), 'utf-8'],
    ['UTF-16 with a mark', bytes(0xff, 0xfe, ...utf16(words)), 'utf-16le'],
    ['UTF-16 the other way round', bytes(0xfe, 0xff, ...utf16(words, true)), 'utf-16be'],
    ['UTF-16 without a mark', utf16(words), 'utf-16le'],
    ['Windows-1252', western, 'windows-1252'],
  ]

  it.each(written)('in %s is read and said so', async (_, content, encoding) =>
    expect(await sourceOf(content, 'words.txt')).toEqual({
      kind: 'text',
      format: 'txt',
      texts: [words],
      encoding,
    }),
  )

  it('keeps a NUL where it stands, to be named there', async () =>
    expect(await sourceOf(strToU8(`Some words${'.'.repeat(200)} \0 more`), 'words.txt')).toMatchObject({
      texts: [expect.stringContaining('\0')],
    }))
})

describe('a table', () => {
  const rows = [
    ['id', 'What was it like?'],
    ['7', 'Nobody asked me, "really".'],
    ['8', 'One line;\nand another.'],
  ]
  const csv = (delimiter: string) =>
    rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n')

  it.each([',', ';', '\t', '|'])('with %j between its cells is read and said so', async (delimiter) =>
    expect(await sourceOf(strToU8(csv(delimiter)), 'words.csv')).toEqual({
      ...{ kind: 'table', format: 'csv', encoding: 'utf-8', delimiter },
      sheets: [{ name: '', rows }],
    }),
  )

  it('in a workbook has its sheets by name, without those that are empty', async () => {
    const source = await sourceOf(xlsx(rows, []), 'words.xlsx')
    expect(source).toEqual({ kind: 'table', format: 'xlsx', sheets: [{ name: 'Sheet1', rows }] })
  })

  it('pasted as cells is one', async () => {
    const read = await readPaste('id\tWhat was it like?\n7\tNobody asked me.')
    expect(read).toMatchObject({
      source: {
        kind: 'table',
        format: 'paste',
        sheets: [
          {
            rows: [
              ['id', 'What was it like?'],
              ['7', 'Nobody asked me.'],
            ],
          },
        ],
      },
    })
    expect(await readPaste('One line.\nAnother\tone.')).toMatchObject({ source: { kind: 'text' } })
    expect(await readPaste(' \n')).toEqual({ problem: 'empty' })
  })
})
