import { describe, expect, it } from 'vitest'
import { parseCodebook } from './codebook.ts'
import type { Decided } from './decisions.ts'
import { packed } from './cells.ts'
import { weightIn } from './cells.ts'
import { rulesOf } from './rules.ts'
import { learnStudy } from './study-model.ts'
import youth from '../../codebooks/youth-survivor-perspective.json' with { type: 'json' }

const book = parseCodebook({
  id: 'garden',
  version: 1,
  title: 'Garden',
  codes: [
    { id: 'roses', title: 'Roses', definition: 'What is said of roses', exclude: 'tulips' },
    { id: 'water', title: 'Water', definition: 'What is said of water' },
  ],
})
const words = (rules: ReturnType<typeof rulesOf>) => rules.map((rule) => rule.words)

it('reads a stored weight as it was stored', () => {
  const letters = packed(8, [0, 1.44, -0.25, 3])
  expect([0, 1, 2, 3].map((row) => weightIn(letters, row))).toEqual([0, 1.44, -0.25, 3.0625])
})

describe('the rules of a code', () => {
  it('are what the codebook says, for and against, where nothing was shipped for it', () => {
    const rules = rulesOf(book, 'roses')
    expect(new Set(rules.map(({ from }) => from))).toEqual(new Set(['codebook']))
    expect(rules[0]).toMatchObject({ kind: 'word', words: 'roses' })
    expect(rules.find((rule) => rule.words.startsWith('tulip'))!.weight).toBeLessThan(0)
    expect(rulesOf(book, 'nothing')).toEqual([])
  })

  it('come in the order of what they carry in practice, and can be read', () => {
    const shipped = parseCodebook(youth)
    for (const [code, word] of [
      ['law_enforcement_trust', /police|officer|cop/],
      ['judicial_voice', /judge|court/],
      ['comfort', /bed|clean|food|room|house/],
    ] as const) {
      const first = rulesOf(shipped, code)
        .filter(({ kind }) => kind === 'word' || kind === 'pair' || kind === 'list')
        .slice(0, 8)
      expect(first.map(({ said }) => said).join(', ')).toMatch(word)
      expect(first.filter(({ said }) => /number \d|\bhuel\b/.test(said))).toEqual([])
    }
    const rule = rulesOf(shipped, 'law_enforcement_trust').find(({ words }) => words === 'polic')
    expect(rule).toMatchObject({ said: 'police' })
  })

  it('are found by a word in any of its forms, and by what stands in a list', () => {
    const shipped = parseCodebook(youth)
    const rules = rulesOf(shipped, 'law_enforcement_trust')
    expect(rules.every(({ from }) => from === 'shipped')).toBe(true)
    expect(rules.length).toBeGreaterThan(60)
    expect(rules[0]!.weight).toBeGreaterThan(0)
    const lists = rules.filter(({ kind }) => kind === 'list')
    expect(lists.some(({ phrases }) => phrases.includes('police'))).toBe(true)
    const found = rulesOf(shipped, 'law_enforcement_trust', { find: 'Arrested' })
    expect(found.length).toBeGreaterThan(0)
    expect(found.every((rule) => [rule.words, ...rule.phrases].some((each) => each.includes('arrest')))).toBe(
      true,
    )
    expect(rulesOf(shipped, 'law_enforcement_trust', { find: 'xylophone' })).toEqual([])
  })

  it('of what a study learned come first, for the codes that it reads with it', () => {
    const texts = ['thorns on every stem', 'petals fell off', 'buds in may', 'she cut the bush']
    const decided = texts.flatMap((text) =>
      ['by the gate', 'at noon', 'in june', 'again'].flatMap((place, at): Decided[] => [
        { text: `${text} ${place}`, language: 'en', labels: ['roses'], person: `a${at}` },
        { text: `we sat outside ${place}`, language: 'en', labels: [], person: `b${at}` },
      ]),
    )
    const { model } = learnStudy(book, decided, 'decisions')
    expect(model.codes).toHaveProperty('roses')
    const rules = rulesOf(book, 'roses', { model })
    expect(rules[0]!.from).toBe('study')
    expect(words(rules.filter(({ from }) => from === 'study'))).toContain('petal')
    // Read by what was learned alone, it goes by nothing else: what the codebook says of it is not shown.
    expect(new Set(rules.map(({ from }) => from))).toEqual(new Set(['study']))
    const both = { ...model, codes: { roses: 'both' as const } }
    expect(new Set(rulesOf(book, 'roses', { model: both }).map(({ from }) => from))).toEqual(
      new Set(['study', 'codebook']),
    )
    expect(new Set(rulesOf(book, 'water', { model }).map(({ from }) => from))).toEqual(new Set(['codebook']))
  })
})
