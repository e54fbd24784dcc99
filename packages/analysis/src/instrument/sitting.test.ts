// Somebody answers: where it leads, and what is kept of it.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  answer,
  back,
  diff,
  equivalentsOf,
  ledPast,
  likelyPairs,
  mispairOf,
  next,
  pageOf,
  readInstrument,
  settingHolds,
  slotsOf,
  start,
  submit,
} from '../instrument.ts'
import type { Given, Setting, Sitting } from '../instrument.ts'

const read = readInstrument(readFileSync(new URL('../../instruments/svf-1.json', import.meta.url), 'utf8'))
if (!read.ok) throw new Error('The survey that comes along cannot be read.')
const svf = read.instrument
const slots = new Map(slotsOf(svf).map((slot) => [slot.key, slot]))

const alone: Setting = { mode: 'self', wave: 1, age: 17, scopes: ['analyse'], facts: [] }
const begin = (setting: Partial<Setting> = {}): Sitting =>
  start({
    instrument: svf,
    setting: { ...alone, ...setting },
    services: ['harbor', 'porch', 'court', 'line'],
  })
const said = (value: number | number[] | string[] | string): Given => ({ state: 'answered', value })
const give = (sitting: Sitting, key: string, given: Given, service: string | null = null) =>
  answer(sitting, { slot: slots.get(key)!, service }, given)
const to = (sitting: Sitting, screen: string): Sitting => {
  for (let now = sitting; ; now = next(now)) {
    const page = pageOf(now)!
    if (page.screen.key === screen || page.isLast) return now
  }
}
const kept = (sitting: Sitting) => {
  const outcome = submit(sitting)
  if (outcome.kind === 'nothing') return null
  return Object.fromEntries(
    outcome.answers.map(({ slot, service, state, value }) => [
      service ? `${slot.key}@${service}` : slot.key,
      value ?? state,
    ]),
  )
}

describe('a sitting', () => {
  it('keeps the six ways of answering and of not answering apart', () => {
    let now = give(to(begin(), 'police'), 'P1', said(1))
    now = give(now, 'P2a', { state: 'declined' })
    now = give(now, 'P2b', { state: 'not_applicable' })
    expect(kept(now)).toMatchObject({
      ...{
        P1: 1,
        P2a: 'declined',
        P2b: 'not_applicable',
        K2: 'skipped',
        G1: 'not_reached',
        F1: 'routed_past',
      },
    })
  })

  it('drops an answer that another one hides, and has it again when that is taken back', () => {
    let now = give(give(to(begin(), 'police'), 'P1', said(1)), 'P2a', said(4))
    expect(kept(now)!['P2a']).toBe(4)
    expect(ledPast(now)).toEqual([])
    now = give(now, 'P1', said(2))
    expect(kept(now)!['P2a']).toBe('routed_past')
    expect(ledPast(now).map(({ slot, service }) => [slot.key, service])).toEqual([['P2a', null]])
    expect(kept(give(now, 'P1', said(1)))!['P2a']).toBe(4)
  })

  it('keeps nothing of somebody who is not safe', () => {
    const now = give(to(give(begin(), 'A1', said(2)), 'safe'), 'A2', said(2))
    expect(kept(now)).toBeNull()
    expect(pageOf(next(now))!.screen.key).toBe('leave')
    expect(pageOf(back(next(now)))!.screen.key).toBe('safe')
  })

  it('asks about three of the services that they had, in the order of the study', () => {
    const now = give(to(begin(), 'had'), 'V1', said(['line', 'court', 'porch', 'harbor']))
    const names = []
    for (let page = next(now); names.length < 6; page = next(page))
      names.push(`${pageOf(page)!.screen.key} ${pageOf(page)!.service}`)
    expect(names).toEqual([
      ...['choice harbor', 'choice porch', 'choice court', 'help harbor', 'help porch', 'help court'],
    ])
    expect(kept(give(next(now), 'V3.safe', said(5), 'harbor'))).toMatchObject({
      'V3.safe@harbor': 5,
      'V3.safe@court': 'not_reached',
    })
    expect(kept(begin())!['V3.safe']).toBe('routed_past')
  })

  it.each([
    ['who is there, only of somebody alone', { mode: 'interview' }, 'A1', 'routed_past'],
    ['what changed, from the second wave on', { wave: 2 }, 'F1', 'not_reached'],
    ['their own words, only where they may be read', { scopes: [] }, 'O1', 'routed_past'],
    ['what was heard, where it was checked', { wave: 2, facts: ['themes_checked'] }, 'F2', 'not_reached'],
  ] as const)('asks %s', (_, setting, key, state) => expect(kept(begin(setting))![key]).toBe(state))

  it.each<[string, Partial<Setting>, { from?: number; below?: number }, boolean]>([
    ['an age', { age: 17 }, { from: 15, below: 18 }, true],
    ['a minor of unknown age, of what every minor is', {}, { below: 18 }, true],
    ['nobody of unknown age, of what some minors are', {}, { from: 15, below: 18 }, false],
    ['a grown person of unknown age', { isOfAge: true }, { from: 18 }, true],
    ['no grown person of unknown age, of what some are', { isOfAge: true }, { from: 18, below: 21 }, false],
    ['no grown person among minors', { isOfAge: true }, { below: 18 }, false],
  ])('a condition on age holds of %s', (_, known, range, holds) => {
    const setting: Setting = { mode: 'self', wave: 1, age: null, scopes: [], facts: [], ...known }
    expect(settingHolds({ op: 'ageAtWave', ...range }, setting, null)).toBe(holds)
  })

  it('takes no answer that is none', () => {
    const now = to(begin(), 'police')
    for (const value of [0, 4, 'yes', [1]]) expect(give(now, 'P1', said(value))).toBe(now)
  })
})

describe('two versions', () => {
  const other = {
    ...svf,
    screens: svf.screens.map((screen) =>
      screen.key === 'police'
        ? {
            ...screen,
            items: screen.items.map((item) =>
              item.key === 'P1' ? { ...item, text: { ...item.text, en: 'Met police?' } } : item,
            ),
          }
        : screen,
    ),
  }

  it('differ in what was changed, by key', () => {
    expect(diff(svf, svf)).toEqual([])
    expect(diff(svf, other)).toEqual([{ kind: 'changed', of: 'item', key: 'P1', aspects: ['text_en'] }])
    const fewer = { ...svf, screens: svf.screens.filter(({ key }) => key !== 'court') }
    expect(diff(svf, fewer)).toContainEqual({ kind: 'removed', of: 'item', key: 'J1' })
    expect(diff(fewer, svf)).toContainEqual({ kind: 'added', of: 'screen', key: 'court' })
  })

  it('are offered to be compared where they are worded alike, and refused where they are answered otherwise', () => {
    const keys = likelyPairs(svf, other).map(({ from }) => from)
    expect([keys.includes('P2a'), keys.includes('P1')]).toEqual([true, false])
    expect(mispairOf(svf, other, [{ from: 'P1', to: 'P1' }])).toBeNull()
    expect(mispairOf(svf, other, [{ from: 'P1', to: 'P2a' }])).toEqual({ at: 0, why: 'other_answers' })
  })

  it('are compared through one between', () => {
    const pair = (fromId: string, toId: string) => ({ fromId, toId, pairs: [{ from: 'G1', to: 'G1' }] })
    expect(
      equivalentsOf([pair('a', 'b'), pair('c', 'b')], { id: 'a', item: 'G1' })
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...['a', 'b', 'c']])
    expect(equivalentsOf([pair('a', 'b')], { id: 'a', item: 'G2' })).toEqual([{ id: 'a', item: 'G2' }])
  })
})
