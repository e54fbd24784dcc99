import { describe, expect, it } from 'vitest'
import { speak } from '../language/language.ts'
import { reasonWords } from './reason.ts'

describe('why a code was suggested', () => {
  it.each([
    ['"sopa"', '“sopa” often goes with this code'],
    ['"fria" ~ include', '“fria” is close to what the code includes'],
    ['"plain room" ~ title', '“plain room” is close to the title of the code'],
    ['question: "What helped?"', 'it answers the question “What helped?”'],
    ['similar passage', 'similar passage'],
  ])('%s', (reason, words) => expect(reasonWords(reason)).toBe(words))

  it('says so in Spanish', () => {
    speak('es')
    expect(reasonWords('"sopa" ~ definition')).toBe('“sopa” se acerca a la definición del código')
    speak('en')
  })
})
