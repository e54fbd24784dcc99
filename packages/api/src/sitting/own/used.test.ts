import { profiles, safeWord } from '@firsthand/analysis'
import { describe, expect, it } from 'vitest'
import type { Said } from '../../release/said.ts'
import { toldThemes } from './used.ts'

const outline = [
  { id: 'a', key: 'listening', title: { en: 'Theme 1: Being listened to', es: 'Tema 1: Que te escuchen' } },
  { id: 'b', key: 'choice', title: { en: 'A say in it', es: null } },
  { id: 'c', key: 'waiting', title: { en: 'Waiting', es: 'Esperar' } },
]
const ofPeople = (said: number, people: number): Said => safeWord(said, people, { profile: profiles.of.lead })
const told = (kinds: Record<string, 'changed' | 'said' | 'answered'>, said: Record<string, Said[]>) =>
  toldThemes(outline, {
    picks: Object.entries(kinds).map(([key, kind]) => ({ key, kind })),
    saidOf: (id) => said[id] ?? [],
  })
const many = [ofPeople(18, 30)]

describe('what came of it', () => {
  it('is what was put before the lead and may leave, in the order of the outline, without number or word', () => {
    expect(
      told({ waiting: 'said', choice: 'said', listening: 'changed' }, { a: many, b: many, c: many }),
    ).toEqual([
      { en: 'Being listened to', es: 'Que te escuchen' },
      { en: 'A say in it' },
      { en: 'Waiting', es: 'Esperar' },
    ])
  })

  it.each<[string, Said[]]>([
    ['too few people', [ofPeople(1, 30)]],
    ['too small a base', [ofPeople(3, 4)]],
    ['what is still decided about', ['being checked']],
    ['nothing said', []],
  ])('is nothing of %s', (_what, said) => expect(told({ listening: 'said' }, { a: said })).toEqual([]))

  it('is nothing that was not put before anybody, nor the topic of a closed question', () => {
    expect(told({}, { a: many })).toEqual([])
    expect(told({ listening: 'answered' }, { a: many })).toEqual([])
  })
})
