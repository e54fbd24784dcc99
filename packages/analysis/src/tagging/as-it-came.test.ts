import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { assumeClean } from '../text/clean.ts'
import { asItCame } from './as-it-came.ts'
import { parseCodebook } from './codebook.ts'
import { shippedCodes } from './shipped.ts'
import { figuresText, measureShipped, type FiguresFile } from './shipped-figures.ts'
import { createTagger } from './tagger.ts'
import type { Statement } from './training.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const answersIn = (path: string) =>
  read(path)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Statement)
type Source = { codes: { id: string; definition: { en: string } }[] }
const source = () => JSON.parse(read('codebooks/youth-survivor-perspective.json')) as Source
const codebook = parseCodebook(source())
const written = read('data/youth-survivor-perspective.figures.json')

describe('the figures beside the shipped model', () => {
  it('are what it gets right on the test answers now (npm run -s model writes them)', () => {
    const tagger = createTagger(codebook)
    const { madeWith: sum } = JSON.parse(written) as FiguresFile
    const measured = measureShipped({
      ...{ codebook, model: shippedCodes(), madeWith: sum },
      set: {
        name: 'data/test',
        answers: [...answersIn('data/test/en.jsonl'), ...answersIn('data/test/es.jsonl')],
      },
      suggest: ({ text, lang, question }) =>
        tagger.tag(assumeClean(text), { language: lang, question }).suggestions.map(({ code }) => code),
    })
    expect(written).toBe(figuresText(measured))
  })
})

describe('what came along', () => {
  it('says of every active code how well it is found, in each language, and on how many answers', () => {
    const came = asItCame(codebook)
    const active = codebook.codes.filter(({ isDraft }) => !isDraft).map(({ id }) => id)
    expect([...came.keys()]).toEqual(active)
    const statements = shippedCodes().trainedOn.rows
    for (const { statements: learned, inLanguages } of came.values()) {
      expect(learned).toBe(statements)
      expect(inLanguages.map(({ language, answers }) => [language, answers])).toEqual([
        ['en', answersIn('data/test/en.jsonl').length],
        ['es', answersIn('data/test/es.jsonl').length],
      ])
    }
  })

  it('says nothing of a code that means something else here, or that it does not know', () => {
    const changed = source()
    changed.codes[0]!.definition.en = 'How the weather was.'
    changed.codes[1]!.id = 'own_code'
    const came = asItCame(parseCodebook(changed))
    expect(came.has(changed.codes[0]!.id)).toBe(false)
    expect(came.has('own_code')).toBe(false)
    expect(came.has(changed.codes[2]!.id)).toBe(true)
  })
})

describe('measuring', () => {
  const [first, second] = codebook.codes.map(({ id }) => id) as [string, string]
  const answer = (id: string, lang: 'en' | 'es', codes: string[]): Statement => ({
    ...{ id, lang, question: '', text: id },
    labels: codes.map((code) => ({ code, stance: 'positive', quotes: [id] })),
  })
  const answers = [
    answer('both', 'en', [first, second]),
    answer('one', 'en', [first]),
    answer('none', 'en', []),
    answer('otro', 'es', [first]),
  ]
  const said: Record<string, string[]> = { both: [first], one: [], none: [first, second], otro: [first] }
  const { codes, set } = measureShipped({
    ...{ codebook, model: shippedCodes(), madeWith: '' },
    set: { name: 'four', answers },
    suggest: ({ id }) => said[id]!,
  })

  it('counts each language by itself, and divides by nothing nowhere', () => {
    expect(set).toEqual({ name: 'four', en: 3, es: 1 })
    expect(codes.find(({ id }) => id === first)).toMatchObject({
      en: { n: 2, precision: 0.5, recall: 0.5 },
      es: { n: 1, precision: 1, recall: 1 },
    })
    expect(codes.find(({ id }) => id === second)).toMatchObject({
      en: { n: 1, precision: 0, recall: 0 },
      es: { n: 0, precision: null, recall: null },
    })
  })
})
