import { describe, expect, it } from 'vitest'
import { speak } from '../language/language.ts'
import { reasonWords } from './reason.ts'

describe('why a code was suggested', () => {
  it.each([
    ['"sopa"', '“sopa” often goes with this code'],
    ['"fria" ~ include', '“fria” is close to what the code includes'],
    ['"plain room" ~ title', '“plain room” is close to the title of the code'],
    ['"fria" +0.04 ~ include', '“fria” is close to what the code includes'],
    ['question: "What helped?"', 'it answers the question “What helped?”'],
    ['question: "What helped?" +0.9', 'it answers the question “What helped?”'],
    [
      'question: "What helped?" +1.4',
      'much of it comes from the question “What helped?”, not from the answer',
    ],
    ['question: "What helped?" -0.02', 'although the question “What helped?” speaks against it'],
    ['asks: "should"', '“should” asks for something'],
    ['asks: by the question', 'it answers a question that asks for a wish'],
    ['similar passage', 'similar passage'],
  ])('%s', (reason, words) => expect(reasonWords(reason)).toBe(words))

  it('says so in Spanish', () => {
    speak('es')
    expect(reasonWords('"sopa" ~ definition')).toBe('“sopa” se acerca a la definición del código')
    speak('en')
  })
})
