import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalizeWords } from './clean.ts'
import { detectLanguage } from './language.ts'
import { searchStems } from './search.ts'
import { fold } from './fold.ts'
import { stem } from './stem.ts'

describe('normalizeWords', () => {
  it.each([
    ['a\0b', { ok: false, problem: 'nul' }],
    ['a\ud800b', { ok: false, problem: 'lone_surrogate' }],
    ['\udc00', { ok: false, problem: 'lone_surrogate' }],
    [' \n\t', { ok: false, problem: 'empty' }],
    ['', { ok: false, problem: 'empty' }],
    ['cafe\u0301\r\nuno\rdos', { ok: true, text: 'café\nuno\ndos' }],
    ['😀', { ok: true, text: '😀' }],
  ])('%j', (raw, expected) => expect(normalizeWords(raw)).toEqual(expected))

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const once = normalizeWords(raw)
        if (once.ok) expect(normalizeWords(once.text)).toEqual(once)
      }),
    )
  })
})

describe('detectLanguage', () => {
  it.each([
    ['the judge never looked at me', 'en'],
    ['nadie me preguntó nada', 'es'],
    ['no', 'en'],
    ['', 'en'],
    ['el case worker a veces me explica el plan bien clarito', 'es'],
    ['i told the juez everything and she was nice', 'en'],
    ['q aprendan a no llegar gritando, uno se congela', 'es'],
  ])('%s', (text, expected) => expect(detectLanguage(text)).toBe(expected))
})

describe('searchStems', () => {
  it('finds a word in all its forms, with or without accents', () => {
    expect(searchStems('policías', 'es')).toEqual(searchStems('POLICIA', 'es'))
    expect(searchStems('judges', 'en')[0]?.stem).toBe(searchStems('Judge', 'en')[0]?.stem)
  })
  it('counts positions in words from 1, past emoji and punctuation', () => {
    expect(searchStems('Court 😀 — was  slow!', 'en')).toEqual([
      { stem: 'court', position: 1 },
      { stem: 'wa', position: 2 },
      { stem: 'slow', position: 3 },
    ])
  })
  it('gives the stems of both languages at one position where none is said', () => {
    expect(searchStems('nadie')).toEqual([{ stem: 'nadi', position: 1 }])
    expect(searchStems('running corte').map((each) => each.position)).toEqual(expect.arrayContaining([1, 2]))
  })
})

describe('stem', () => {
  it('takes words that are keys of every object, and words without end', () => {
    expect(stem('constructor', 'en')).toBe('constructor')
    expect(stem(fold('__proto__'), 'es')).toBe('__proto__')
    expect(stem('a'.repeat(100_000), 'en').length).toBeLessThan(50)
  })
})
