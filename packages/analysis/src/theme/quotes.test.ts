import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Stance } from '../tagging/codebook.ts'
import { assumeClean } from '../text/clean.ts'
import { quotesOfTheme, type ThemeQuotes } from './quotes.ts'
import { seatsOf } from './seats.ts'
import type { CodedWords } from './theme.ts'

const said = (person: string, stance: Stance, text: string, more: Partial<CodedWords> = {}): CodedWords => ({
  ...{ id: `${person}: ${text}`, person, stance, text: assumeClean(text), language: 'en', certainty: 1 },
  quotes: [{ start: 0, end: text.length }],
  ...more,
})
const police: CodedWords[] = [
  said('Ana', 'negative', 'The officer put the handcuffs on me in front of my school.'),
  said('Bea', 'negative', 'An officer used handcuffs on me like I was a criminal.'),
  said('Cat', 'negative', 'They came with handcuffs and the officer never asked my name.'),
  said('Dee', 'negative', 'I hate every single officer, never ever again, they were horrible to me!'),
  said('Eli', 'negative', 'The officer had the handcuffs out before I said a word.'),
  said('Fay', 'negative', 'My cousin sells mangoes near the bus depot and the patrol moved him along.'),
  said('Gus', 'positive', 'The officer gave me his jacket and took the handcuffs off.'),
  said('Hal', 'neutral', 'Officers should learn how to talk with kids.'),
]
const idsOf = ({ quotes }: ThemeQuotes) => quotes.map(({ id, reason }) => `${reason} ${id.split(':')[0]}`)

describe('quotes of a theme', () => {
  it('has something typical, strong, dissenting and rare, each with the words for it', () => {
    const chosen = quotesOfTheme(police, 5)
    expect(idsOf(chosen).sort()).toEqual(
      ['dissenting Gus', 'rare Fay', 'rare Hal', 'strong Dee', 'typical Bea'].sort(),
    )
    const wordsOf = (reason: string) => chosen.quotes.find((each) => each.reason === reason)?.words
    expect(wordsOf('typical')).toEqual(expect.arrayContaining(['handcuffs', 'officer']))
    expect(wordsOf('strong')).toEqual(['hate', 'every', 'never'])
    expect(wordsOf('rare')).toEqual(['cousin', 'sells', 'mangoes'])
  })

  it('is balanced as people are, and says how many are not shown', () => {
    const { prevailing, stances, people, peopleChosen } = quotesOfTheme(police, 5)
    expect(prevailing).toBe('negative')
    expect(stances).toEqual([
      { stance: 'positive', people: 1, quotes: 1, chosen: 1 },
      { stance: 'negative', people: 6, quotes: 6, chosen: 3 },
      { stance: 'neutral', people: 1, quotes: 1, chosen: 1 },
    ])
    expect([people, peopleChosen]).toEqual([8, 5])
  })

  it('counts a person once, however much they say', () => {
    const talk = Array.from({ length: 30 }, (_, at) =>
      said('Ivy', 'positive', `Sergeant number ${at} waved at me on day ${at} of spring.`),
    )
    const { prevailing, quotes } = quotesOfTheme([...police, ...talk], 8)
    expect(prevailing).toBe('negative')
    expect(quotes.filter(({ id }) => id.startsWith('Ivy'))).toHaveLength(1)
  })

  it('never takes the same words twice, from two people even', () => {
    const copies = ['Ana', 'Bea', 'Cat'].map((person) =>
      said(person, 'negative', 'They put me in handcuffs.'),
    )
    const nearly = said('Dee', 'negative', 'They put me in handcuffs!!')
    expect(quotesOfTheme([...copies, nearly]).quotes).toHaveLength(1)
  })

  it('would rather take what a person decided than a rare suggestion that hardly held', () => {
    const rareOf = (certainty: number) => {
      const unsure = said(
        'Jo',
        'negative',
        'Purple lanterns drifted over the lake while he read the paper.',
        {
          certainty,
        },
      )
      return quotesOfTheme([...police.slice(0, 7), unsure], 4)
        .quotes.find(({ reason }) => reason === 'rare')
        ?.id.split(':')[0]
    }
    expect(rareOf(0.5)).toBe('Fay')
    expect(rareOf(1)).toBe('Jo')
  })

  it('reads the whole sentence that is shown, and nothing beside it', () => {
    const text = 'Mangoes are sweet. The officer had handcuffs. My dog is old.'
    const at = text.indexOf('handcuffs')
    const inside = said('Ana', 'negative', text, { quotes: [{ start: at, end: at + 9 }] })
    const chosen = quotesOfTheme([inside, ...police.slice(1)], 8)
    const own = chosen.quotes.find(({ id }) => id === inside.id)
    expect(own?.words.join(' ')).not.toMatch(/mango|dog/i)
  })

  it('chooses of both languages as people speak them', () => {
    const spanish = ['Lia', 'Mar', 'Noe', 'Oli'].map((person, at) =>
      said(
        person,
        'negative',
        `El oficial me puso las esposas ${['rápido', 'frente a mi mamá', 'otra vez', 'en la calle'][at]}.`,
        {
          language: 'es',
        },
      ),
    )
    const chosen = quotesOfTheme([...police, ...spanish], 6)
    const inSpanish = chosen.quotes.filter(({ id }) => /^(?:Lia|Mar|Noe|Oli)/.test(id))
    expect(inSpanish.length).toBeGreaterThanOrEqual(1)
    expect(inSpanish.length).toBeLessThanOrEqual(3)
    expect(inSpanish.some(({ words }) => words.includes('esposas'))).toBe(true)
  })

  it.each([
    ['nobody', [], null, []],
    ['one person', [police[0]!], 'negative', ['typical Ana']],
    ['one each', [police[0]!, police[6]!], null, ['typical Ana', 'rare Gus']],
    ['emoji', [said('Ana', 'positive', '😀😀')], 'positive', ['typical Ana']],
  ] as const)('of %s takes what there is', (_, coded, prevailing, ids) => {
    const chosen = quotesOfTheme(coded)
    expect([chosen.prevailing, idsOf(chosen)]).toEqual([prevailing, ids])
  })

  it.each([0, -1, 1.5, Number.NaN])('refuses to choose %d', (most) => {
    expect(() => quotesOfTheme(police, most)).toThrow('most must be a whole number above 0')
  })

  it('gives the same in any order, at most two a person and no more than asked for', () => {
    const words = fc.constantFrom(
      'officer',
      'handcuffs',
      'never',
      'kind',
      'mangoes',
      'school',
      'cold',
      'help',
    )
    const one = fc.record({
      person: fc.constantFrom('Ana', 'Bea', 'Cat', 'Dee', 'Eli'),
      stance: fc.constantFrom<Stance>('positive', 'negative', 'mixed', 'neutral'),
      text: fc.array(words, { minLength: 1, maxLength: 12 }).map((all) => all.join(' ')),
      language: fc.constantFrom<'en' | 'es'>('en', 'es'),
    })
    const many = fc.array(one, { maxLength: 25 }).chain((all) => {
      const coded = all.map(({ person, stance, text, language }, at) =>
        said(person, stance, text, { id: `${at}`, language }),
      )
      return fc.tuple(
        fc.constant(coded),
        fc.shuffledSubarray(coded, { minLength: coded.length }),
        fc.integer({ min: 1, max: 12 }),
      )
    })
    fc.assert(
      fc.property(many, ([coded, shuffled, most]) => {
        const chosen = quotesOfTheme(coded, most)
        expect(quotesOfTheme(shuffled, most)).toEqual(chosen)
        const people = chosen.quotes.map(({ id }) => coded.find((each) => each.id === id)!.person)
        expect(
          Math.max(0, ...people.map((who) => people.filter((each) => each === who).length)),
        ).toBeLessThan(3)
        expect(chosen.quotes.length).toBeLessThanOrEqual(most)
        expect(chosen.quotes.length > 0).toBe(coded.length > 0)
        for (const { reason, stance } of chosen.quotes) {
          const isOther =
            chosen.prevailing !== null &&
            stance === { positive: 'negative', negative: 'positive' }[chosen.prevailing]
          expect(isOther).toBe(reason === 'dissenting')
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('seats', () => {
  const all = (sizes: readonly number[], room = 99) => sizes.map((size, name) => ({ name, size, room }))
  it.each([
    [all([6, 1, 1]), 5, [3, 1, 1]],
    [all([60, 30, 10]), 10, [6, 3, 1]],
    [all([97, 1, 2]), 4, [2, 1, 1]],
    [all([5, 5]), 3, [2, 1]],
    [all([5, 4, 3]), 2, [1, 1, 0]],
    [all([8, 2], 1), 6, [1, 1]],
    [all([3, 0]), 2, [2, 0]],
    [[], 3, []],
  ])('%j in %d', (groups, seats, given) => expect([...seatsOf(groups, seats).values()]).toEqual(given))
})
