import { describe, expect, it } from 'vitest'
import { sha256Of } from '../../hash.ts'
import { longCode, makeCode, plainCode, plainWord, shortCode } from './code.ts'
import { codeWords, listLength } from './codeWords.ts'

describe('the words of a code', () => {
  // A code that somebody keeps on paper has to be found again: whoever changes a list breaks those that are out there.
  it.each([
    ['en', '0b7f84ecf0cc19581aa846520b6582f3cc0ac00dd570a90c9ac9158d75b8f57c'],
    ['es', '1f7106a15ac4b04e1a3b8d9b9fbda13dabd10426caba3b32a108892f7eed1a6b'],
  ] as const)('in %s are these 2,048 and stay these', (language, pin) => {
    const words = codeWords(language)
    expect(words).toHaveLength(listLength)
    expect(new Set(words.map(plainWord)).size).toBe(listLength)
    expect(words.every((word) => /^\p{Ll}{2,14}$/u.test(word))).toBe(true)
    expect(sha256Of(words.join('\n'))).toBe(pin)
  })

  it('hold none that somebody who was hurt should have to keep', () => {
    const hard = /^(?:abuse|police|weapon|victim|prison|kiss|father|cash|girl|escape|pistol|hotel)$/
    expect(codeWords('en').filter((word) => hard.test(word))).toEqual([])
    const duro = /^(?:abuso|policía|víctima|prisión|beso|padre|dinero|huir|secreto|celda|sexo|arma)$/
    expect(codeWords('es').filter((word) => duro.test(word))).toEqual([])
  })
})

describe('a code', () => {
  it('is as many words as it is told, each as likely as the others', () => {
    const asked: number[] = []
    const code = makeCode('en', shortCode, (below) => (asked.push(below), asked.length))
    expect(asked).toEqual([listLength, listLength, listLength, listLength])
    expect(code).toBe([1, 2, 3, 4].map((at) => codeWords('en')[at]).join(' '))
    expect(makeCode('es', longCode, () => 0).split(' ')).toHaveLength(6)
  })

  it.each([
    ['Piñata colibrí  OTOÑO níspero', 'pinata colibri otono nispero'],
    ['pinata colibri otono nispero', 'pinata colibri otono nispero'],
    ['  acorn,almond\napricot — apron. ', 'acorn almond apricot apron'],
    ['acorn-almond-apricot-apron-basil-beak', 'acorn almond apricot apron basil beak'],
    // An accent that was typed as a sign of its own.
    ['colibri\u0301 acorn acorn acorn', 'colibri acorn acorn acorn'],
    ['acorn almond apricot', null],
    ['acorn almond apricot apron basil', null],
    ['', null],
    ['1234 5678', null],
  ])('typed as %j is %j', (typed, plain) => expect(plainCode(typed)).toBe(plain))

  it('of thousands of words is none', () => expect(plainCode('acorn '.repeat(4000))).toBeNull())
})
