// What a quote shows of stance before anything that was learned: sides of a contrast, and praise that is none.
import { describe, expect, it } from 'vitest'
import type { Language } from '../text/language.ts'
import { answerOf, quotedOf } from './quoted.ts'
import { readCues } from './stance-reading.ts'

const cues = (text: string, language: Language) => {
  const { names, praise } = readCues(quotedOf(answerOf(text, language, ''), [{ start: 0, end: text.length }]))
  return { keys: names.map(({ key }) => key), praise }
}
const TURNS = ['#contrast up', '#contrast down']

describe('a contrast', () => {
  it.each<[string, Language, string[]]>([
    ['At first they were mean to me but now they are kind.', 'en', ['#contrast up']],
    ['The room was cold and dirty. Now it is warm and nice.', 'en', ['#contrast up']],
    ['She was kind, although she lied about the plan.', 'en', ['#contrast down']],
    ['They were friendly, but they never helped.', 'en', ['#contrast down']],
    ['Al principio eran groseros, pero ahora son amables.', 'es', ['#contrast up']],
    ['Era amable, pero me mintió.', 'es', ['#contrast down']],
    ['They were kind and friendly, and the food was good.', 'en', []],
    ['They were rude, but also late and mean.', 'en', []],
    ['Eran amables y la comida era rica.', 'es', []],
  ])('has good on one side and bad on the other, or has not: %s', (text, language, turns) => {
    expect(cues(text, language).keys.filter((key) => TURNS.includes(key))).toEqual(turns)
  })
})

describe('irony', () => {
  it.each<[string, Language]>([
    ['They are here to help, yeah right.', 'en'],
    ['They care so much. Sure they do.', 'en'],
    ['They lost my file again, love that for me, great people.', 'en'],
    ['Great job, thanks for nothing.', 'en'],
    ['Qué amable el señor, ni me miró.', 'es'],
    ['Que me van a ayudar. Sí, cómo no.', 'es'],
    ['Muy amables todos, gracias por nada.', 'es'],
  ])('is a complaint, whatever it praises: %s', (text, language) => {
    expect(cues(text, language).praise).toBeLessThanOrEqual(-2)
  })
  it.each<[string, Language]>([
    ['The nurse was kind, I am sure they are all great there.', 'en'],
    ['They were right and kind, yeah.', 'en'],
    ['Qué amable la enfermera, me trajo té.', 'es'],
    ['Claro, como no tenía papeles ella me ayudó, y fue muy amable.', 'es'],
    ['Si como no me creían ella vino y fue muy amable.', 'es'],
  ])('is not found where the praise is meant: %s', (text, language) => {
    expect(cues(text, language).praise).toBeGreaterThan(0)
  })
})
