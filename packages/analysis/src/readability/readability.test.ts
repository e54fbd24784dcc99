import { describe, expect, it } from 'vitest'
import { isEasyToRead, readability } from './readability.ts'
import { syllablesInSpanish } from './spanish.ts'

const score = (text: string, language: 'en' | 'es') => readability(text, language)?.score

describe('the reading level', () => {
  it.each([
    ['en', 'You can stop at any time. You can skip any question.', 1.57],
    ['es', 'Puedes parar en cualquier momento. Puedes saltar cualquier pregunta.', 70.81],
  ] as const)('of the vector in %s is exact', (language, text, expected) => {
    expect(score(text, language)).toBeCloseTo(expected, 2)
  })

  it('counts words, sentences and syllables', () => {
    expect(readability('Stop. Really?\nYes!', 'en')).toMatchObject({ words: 3, sentences: 3, syllables: 4 })
    expect(readability('Wait… then go on: don’t stop.', 'en')).toMatchObject({ words: 6, sentences: 2 })
    expect(readability('Call 1-800-842-2288 now.', 'en')).toMatchObject({ words: 3, syllables: 3 })
  })

  it.each(['', '  \n', '… !', '—'])('of %j is none, and none is not easy', (text) => {
    expect(readability(text, 'en')).toBeNull()
    expect(isEasyToRead(null, 'es')).toBe(false)
  })

  it('holds what is easy and refuses what is hard, in both languages', () => {
    const hard = {
      en: 'Participation constitutes authorization for institutional dissemination of confidential information.',
      es: 'La participación constituye autorización para la diseminación institucional de información confidencial.',
    }
    for (const language of ['en', 'es'] as const)
      expect(isEasyToRead(readability(hard[language], language), language)).toBe(false)
    expect(isEasyToRead(readability('You can say no.', 'en'), 'en')).toBe(true)
    expect(isEasyToRead(readability('Puedes decir que no.', 'es'), 'es')).toBe(true)
  })

  it('is the same for letters that are composed and that are not', () => {
    const text = 'Tú decides qué pasó después.'
    expect(score(text.normalize('NFD'), 'es')).toBe(score(text, 'es'))
  })
})

describe('a Spanish word', () => {
  it.each([
    ['sol', 1],
    ['y', 1],
    ['casa', 2],
    // Joined: an open vowel with a closed one, two closed ones, three in one.
    ['puedes', 2],
    ['cuidado', 3],
    ['ciudad', 2],
    ['cuídate', 3],
    ['huí', 1],
    ['limpiáis', 2],
    ['buey', 1],
    ['peine', 2],
    ['después', 2],
    // Parted: two open ones, a closed one with a mark, the same twice.
    ['aéreo', 4],
    ['poeta', 3],
    ['leer', 2],
    ['día', 2],
    ['país', 2],
    ['baúl', 2],
    ['oían', 3],
    ['vivíais', 3],
    ['chiita', 3],
    // u after q and g.
    ['que', 1],
    ['quiero', 2],
    ['cualquier', 2],
    ['guerra', 2],
    ['guía', 2],
    ['agua', 2],
    ['vergüenza', 3],
    ['pingüino', 3],
    ['Uruguay', 3],
    // y as a vowel and as a consonant.
    ['muy', 1],
    ['hoy', 1],
    ['reyes', 2],
    ['ayuda', 3],
    ['yo', 1],
    // h between vowels.
    ['ahora', 3],
    ['ahí', 2],
    ['prohibir', 2],
    ['prohíbe', 3],
    ['cacahuete', 4],
    ['búho', 2],
    ['hielo', 2],
    ['CONFIDENCIALIDAD', 6],
    ['pregunta', 3],
    ['psst', 1],
  ])('%s has %i', (word, syllables) => {
    expect(syllablesInSpanish(word)).toBe(syllables)
  })
})
