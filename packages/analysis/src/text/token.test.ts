import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { detectLanguage } from './language.ts'
import { tokens } from './token.ts'

const spelt = (number: number) => `w${number.toString(36)}`
const folded = (text: string) => tokens(text).map((each) => each.folded)

describe('tokens', () => {
  it('tells every word of a text with more of them than are kept, and of the texts before and after it', () => {
    const before = 'La Corte me escuchó, [PERSON 1] also.'
    const found = tokens(before)
    const many = Array.from({ length: 25_000 }, (_, at) => spelt(at))
    expect(folded(`${many.join(' ')} ${many.join(' ')}`)).toEqual([...many, ...many])
    expect(tokens(before)).toEqual(found)
    expect(found.map((each) => each.folded)).toEqual(['la', 'corte', 'me', 'escucho', '[person 1]', 'also'])
    expect(found[4]).toMatchObject({ start: 21, end: 31, placeholder: 'PERSON' })
  })

  it('forgets nothing of what is told by a word when room is made', () => {
    expect(detectLanguage('la corte y el juez')).toBe('es')
    for (let round = 0; round < 3; round++)
      folded(Array.from({ length: 21_000 }, (_, at) => spelt(round * 21_000 + at)).join('-'))
    expect(detectLanguage('la corte y el juez')).toBe('es')
    expect(detectLanguage('the court and the judge')).toBe('en')
  })
})

describe('words that are kept from one text to the next', () => {
  it('keep none of the texts that they stood in', () => {
    const megabytes = () => {
      collect()
      return process.memoryUsage().heapUsed / 2 ** 20
    }
    const text = (word: string) => `${word} ${'and then '.repeat(20_000)}`
    tokens(text('unforgettable'))
    const before = megabytes()
    for (let at = 0; at < 60; at++) tokens(text(`unforgettable${at}`))
    expect(megabytes() - before).toBeLessThan(4)
  })
})

// Asked of the engine, as tests are run without it.
const collect = (): void => {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
}
