import { describe, expect, it } from 'vitest'
import { CodebookError, parseCodebook } from './codebook.ts'

const code = { id: 'a', title: { en: 'A', es: 'La a' }, definition: 'What a is' }
const book = { id: 'b', version: 2, title: 'Book', codes: [code] }
const chain = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `g${at}`, ...(at > 0 && { parent: `g${at - 1}` }) }))
const problem = (file: unknown) => {
  try {
    parseCodebook(file)
    return undefined
  } catch (error) {
    return error instanceof CodebookError ? [error.code, error.message] : error
  }
}

describe('parseCodebook', () => {
  it('takes texts in one language or two, and numbers as versions', () => {
    const { version, codes } = parseCodebook(book)
    expect(version).toBe('2')
    expect(codes[0]).toMatchObject({
      title: { en: 'A', es: 'La a' },
      definition: { en: 'What a is' },
      isDraft: false,
    })
  })
  it.each([
    [null, ['invalid_codebook', 'the codebook is not a JSON object']],
    [[], ['invalid_codebook', 'the codebook is not a JSON object']],
    [{ ...book, codes: [] }, ['empty_codebook', 'the codebook has no codes']],
    [{ ...book, codes: undefined }, ['invalid_codebook', 'codes is missing']],
    [{ ...book, codes: [code, code] }, ['duplicate_code', 'codes[1].id is the same as codes[0].id']],
    [{ ...book, codes: [{ ...code, title: undefined }] }, ['invalid_codebook', 'codes[0].title is missing']],
    [{ ...book, codes: [{ ...code, title: '' }] }, ['invalid_codebook', 'codes[0].title is empty']],
    [
      { ...book, codes: [{ ...code, id: 7 }] },
      ['invalid_codebook', 'codes[0].id does not have the form of a codebook file'],
    ],
    [
      { ...book, codes: [{ ...code, examples: [{ lang: 'en' }] }] },
      ['invalid_codebook', 'codes[0].examples[0].text is missing'],
    ],
    [
      { ...book, codes: [{ ...code, definition: undefined }] },
      ['invalid_codebook', 'codes[0].definition is missing'],
    ],
    [
      { ...book, codes: [{ ...code, note: { en: 'a\u0000' } }] },
      ['invalid_codebook', 'codes[0].note.en holds a NUL character'],
    ],
    [
      { ...book, codes: [{ ...code, title: 'a\ud800' }] },
      ['invalid_codebook', 'codes[0].title holds half of a character (a lone surrogate)'],
    ],
    [{ ...book, 'a\u0000': 1 }, ['invalid_codebook', 'the codebook holds a NUL character in a name']],
    [
      {
        ...book,
        codes: [
          {
            ...code,
            aspects: [
              { id: 'x', title: 'X' },
              { id: 'x', title: 'Y' },
            ],
          },
        ],
      },
      ['duplicate_code', 'codes[0].aspects[1].id is the same as codes[0].aspects[0].id'],
    ],
    [
      { ...book, codes: [{ ...code, aspects: [{ id: 'x' }] }] },
      ['invalid_codebook', 'codes[0].aspects[0].title is missing'],
    ],
    [
      { ...book, groups: [{ id: 'g' }, { id: 'g' }] },
      ['duplicate_code', 'groups[1].id is the same as groups[0].id'],
    ],
    [
      {
        ...book,
        groups: [
          { id: 'g', parent: 'h' },
          { id: 'h', parent: 'g' },
        ],
      },
      ['cyclic_group', 'groups[0].parent leads back to groups[0] itself'],
    ],
    [
      { ...book, groups: [{ id: 'g', group: 'g' }] },
      ['cyclic_group', 'groups[0].group leads back to groups[0] itself'],
    ],
    [
      { ...book, codes: [code, { ...code, id: 'x', group: 'y' }, { ...code, id: 'y', group: 'x' }] },
      ['cyclic_group', 'codes[1].group leads back to codes[1] itself'],
    ],
    [
      { ...book, codes: [{ ...code, parent: 'a' }] },
      ['cyclic_group', 'codes[0].parent leads back to codes[0] itself'],
    ],
    [{ ...book, codes: [{ ...code, status: 'retired' }] }, ['empty_codebook', 'the codebook has no codes']],
    [
      { ...book, stances: ['for'] },
      ['invalid_codebook', 'stances[0] does not have the form of a codebook file'],
    ],
  ])('names the place of what is wrong: %j', (file, expected) => {
    expect(problem(file)).toEqual(expected)
  })
  it.each([
    ['a heading that no group has', { codes: [{ ...code, group: 'General' }] }],
    ['a heading with the id of its code', { codes: [{ ...code, group: 'a' }] }],
    ['a group with the id of a code', { groups: [{ id: 'a' }], codes: [{ ...code, group: 'a' }] }],
    [
      'groups in groups',
      { groups: [{ id: 'g', parent: 'h' }, { id: 'h' }], codes: [{ ...code, group: 'g' }] },
    ],
    ['no group', { codes: [{ ...code, group: null }] }],
    ['a chain of ten thousand', { groups: chain(10_000) }],
  ])('takes %s', (_, parts) => expect(parseCodebook({ ...book, ...parts }).codes).toHaveLength(1))

  it('keeps ids that are keys of every object', () => {
    const ids = ['__proto__', 'constructor', 'toString']
    expect(
      parseCodebook({ ...book, codes: ids.map((id) => ({ ...code, id })) }).codes.map((each) => each.id),
    ).toEqual(ids)
  })
})
