import { describe, expect, it } from 'vitest'
import { CodebookError, parseCodebook } from './codebook.ts'

const code = { id: 'a', title: { en: 'A', es: 'La a' }, definition: 'What a is' }
const book = { id: 'b', version: 2, title: 'Book', codes: [code] }
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
      { ...book, stances: ['for'] },
      ['invalid_codebook', 'stances[0] does not have the form of a codebook file'],
    ],
  ])('names the place of what is wrong: %j', (file, expected) => {
    expect(problem(file)).toEqual(expected)
  })
  it('keeps ids that are keys of every object', () => {
    const ids = ['__proto__', 'constructor', 'toString']
    expect(
      parseCodebook({ ...book, codes: ids.map((id) => ({ ...code, id })) }).codes.map((each) => each.id),
    ).toEqual(ids)
  })
})
