import fc from 'fast-check'
import { start, valuesOf, type Given, type Instrument, type Slot } from '@firsthand/analysis/instrument'
import { describe, expect, it } from 'vitest'
import { builtIn } from '../instrument/builtIn.ts'
import type { ConsentScope } from '../../generated/prisma/enums.ts'
import {
  begin,
  canGoBack,
  front,
  pagesOf,
  placeOf,
  screenOf,
  step,
  type Known,
  type Progress,
} from './sitting.ts'
import { acts, type Do } from './view.ts'

const svf = builtIn('svf-1')
const scopes: ConsentScope[] = ['participate', 'analyse', 'quote_verbatim', 'recontact_followup']

const knownWith = (
  given: ReadonlyMap<string, Given>,
  more: Partial<Known> = {},
  of: Instrument = svf,
): Known => ({
  ...{ languages: 2, textId: 'first', parts: 3, toDecide: scopes, mayAnswer: false },
  answers: {
    ...start({
      instrument: of,
      services: ['harbor', 'mentor'],
      setting: { mode: 'self', wave: 2, age: null, scopes: ['analyse'], facts: [] },
    }),
    given,
  },
  ...more,
})

const going = { chosen: { isRight: true }, shown: [] }
const press = (progress: Progress, act: Do, known: Known, more: Partial<typeof going> = {}) =>
  step(progress, act, { ...going, ...more, known })

const until = (progress: Progress, known: Known, place: string): Progress => {
  for (let steps = 0; steps < 50 && progress.place !== place; steps += 1)
    progress = press(progress, progress.place.startsWith('consent.') ? 'agree' : 'next', known).progress
  return progress
}

describe('before the questions', () => {
  const known = knownWith(new Map())

  it('comes language, a safe place, what is asked, its limits and three questions back, then each decision alone', () => {
    expect(front(known, {})).toEqual([
      ...['language', 'safe', 'read.0', 'read.1', 'read.2', 'limits'],
      ...['teachback.0', 'teachback.1', 'teachback.2'],
      ...scopes.map((scope) => `consent.${scope}`),
    ])
  })

  it('is read from its beginning by whoever reads or decides while another text comes, and nothing said before counts', () => {
    for (const place of [
      'read.1',
      'limits',
      'teachback.1',
      'consent.participate',
      'consent.quote_verbatim',
    ]) {
      const there = until(begin(known), known, place)
      const now = { ...known, textId: 'second' }
      expect([place, placeOf(there, known), placeOf(there, now)]).toEqual([place, place, 'read.0'])
      const on = press(there, 'next', now)
      expect(on).toMatchObject({ effect: null, progress: { place: 'read.1', decisions: {}, understood: {} } })
      expect(placeOf(on.progress, now)).toBe('read.1')
    }
  })

  it('begins anew for who agreed to a text that binds no more, without what they said before', () => {
    const asked = until(begin(known), known, 'ask')
    expect(asked.decisions.participate).toBe('granted')
    const old = { ...known, textId: 'second', toDecide: ['participate' as const] }
    expect(placeOf(asked, old)).toBe('read.0')
    const again = until(press(asked, 'next', old).progress, old, 'consent.participate')
    expect(press(again, 'agree', old)).toMatchObject({
      ...{ effect: 'decide', progress: { place: 'ask', decisions: { participate: 'granted' } } },
    })
    expect(press(again, 'agree', old).progress.decisions).toEqual({ participate: 'granted' })
  })

  it('asks nobody for what rests on a no', () => {
    expect(front(known, { analyse: 'declined' })).not.toContain('consent.quote_verbatim')
    expect(front(known, { analyse: 'declined' })).toContain('consent.recontact_followup')
  })

  it('ends at a no to taking part, which is recorded; left open it counts as no and nothing is', () => {
    const asked = until(begin(known), known, 'consent.participate')
    expect(press(asked, 'decline', known)).toMatchObject({
      progress: { place: 'declined' },
      effect: 'decide',
    })
    const open = press(asked, 'skip', known)
    expect(open).toMatchObject({ progress: { place: 'left_open' }, effect: null })
    expect(press(open.progress, 'back', known).progress.place).toBe('consent.participate')
    expect(press(asked, 'next', known)).toEqual({ progress: asked, effect: null })
  })

  it('explains again once what was answered otherwise, and keeps nobody out', () => {
    const first = until(begin(known), known, 'teachback.0')
    const wrong = { chosen: { isRight: false } }
    const explained = press(first, 'next', known, wrong).progress
    expect(explained).toMatchObject({ place: 'teachback.0', isExplained: true })
    const on = press(explained, 'next', known, wrong).progress
    expect(on).toMatchObject({
      place: 'teachback.1',
      isExplained: false,
      understood: { canStop: 'explained' },
    })
    expect(press(on, 'skip', known, { chosen: { isRight: null } as never }).progress).toMatchObject({
      place: 'teachback.2',
      understood: { canStop: 'explained' },
    })
  })

  it('records what was decided at the last one', () => {
    const last = until(begin(known), known, `consent.${scopes.at(-1)!}`)
    const { progress, effect } = press(last, 'decline', known)
    expect([progress.place, effect, progress.decisions]).toEqual([
      ...['ask', 'decide'],
      {
        ...{ participate: 'granted', analyse: 'granted', quote_verbatim: 'granted' },
        recontact_followup: 'declined',
      },
    ])
  })

  it('begins again where the text was changed in the middle, and keeps the place', () => {
    const answering = { ...begin(known), place: 'ask', page: '3' }
    expect(placeOf(answering, known)).toBe('read.0')
    expect(placeOf(answering, knownWith(new Map(), { mayAnswer: true }))).toBe('ask')
    expect(placeOf(answering, knownWith(new Map(), { toDecide: [] }))).toBe('not_yet')
    const agreed = until({ ...answering, place: 'safe' }, known, 'ask')
    expect(agreed.page).toBe('3')
  })
})

/** A person who answers by chance, presses by chance, and then only goes on. */
const givenTo = (slot: Slot, pick: number): Given => {
  const values = valuesOf(slot)
  if (pick % 5 === 0) return { state: 'declined' }
  if (slot.type === 'services')
    return { state: 'answered', value: pick % 2 ? ['harbor'] : ['harbor', 'mentor'] }
  if (!values) return { state: 'answered', value: 'some words' }
  const value = values[pick % values.length]!
  return { state: 'answered', value: slot.type === 'multi' ? [value] : value }
}

type Walk = { progress: Progress; given: Map<string, Given>; hasDecided: boolean; ended: string | null }

const knownIn = (walk: Walk) =>
  knownWith(walk.given, {
    mayAnswer: walk.hasDecided,
    ...(walk.hasDecided ? { toDecide: [], parts: 0 } : {}),
  })

const walkOn = (walk: Walk, act: Do, pick: number): Walk => {
  const before = knownIn(walk)
  const given = new Map(walk.given)
  const [, id] = /^page\.(.+)$/.exec(screenOf(walk.progress, before)) ?? []
  const page = pagesOf(before.answers).find((one) => one.id === id)
  // Nobody says at random that they are not safe: that path ends early, and is walked below.
  for (const slot of page?.slots ?? [])
    if (slot.key !== 'A2')
      given.set(page!.service ? `${slot.key}@${page!.service}` : slot.key, givenTo(slot, pick))
  const known = knownIn({ ...walk, given })
  const shown = page?.slots.map(({ key }) => key) ?? []
  const { progress, effect } = step(walk.progress, act, { known, chosen: { isRight: pick % 2 === 0 }, shown })
  const hasDecided = walk.hasDecided || (effect === 'decide' && progress.decisions.participate === 'granted')
  const ended = effect === 'finish' || effect === 'delete' || effect === 'exit' ? effect : null
  return { progress, given, hasDecided, ended }
}

const harmless = acts.filter((act) => !['exit', 'delete', 'decline', 'keep'].includes(act))

describe('any path', () => {
  it('ends at the close, whatever was answered and pressed before, and can be left from every screen', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...harmless), fc.nat({ max: 99 })), { maxLength: 25 }),
        (pressed) => {
          const known = knownWith(new Map())
          let walk: Walk = { progress: begin(known), given: new Map(), hasDecided: false, ended: null }
          for (const [act, pick] of pressed) {
            walk = walkOn(walk, act, pick)
            if (['declined', 'left_open'].includes(walk.progress.place)) return
            if (walk.ended) return
            // From here: to leave at once, and to stop with nothing kept.
            expect(step(walk.progress, 'exit', { ...going, known: knownIn(walk) }).effect).toBe('exit')
            const stop = step(walk.progress, 'stop', { ...going, known: knownIn(walk) }).progress
            expect(step(stop, 'delete', { ...going, known: knownIn(walk) }).effect).toBe('delete')
          }
          for (let steps = 0; steps < 200 && !walk.ended; steps += 1) {
            const act = walk.progress.aside
              ? 'return'
              : placeOf(walk.progress, knownIn(walk)).startsWith('consent.')
                ? 'agree'
                : 'next'
            walk = walkOn(walk, act, steps)
          }
          expect(walk.ended).toBe('finish')
        },
      ),
      { numRuns: 12 },
    )
  })

  it('goes back to where it came from', () => {
    const known = knownWith(new Map(), { mayAnswer: true, toDecide: [], parts: 0 })
    let progress: Progress = { ...begin(known), place: 'ask', page: '0', isAhead: false, seen: ['0'] }
    const screens: string[] = []
    while (progress.place === 'ask') {
      if (!progress.isAhead) screens.push(screenOf(progress, known))
      progress = step(progress, 'next', {
        ...going,
        known,
        shown: known.answers.instrument.screens.flatMap((one) =>
          one.items.flatMap(({ key, rows }) => [key, ...(rows ?? []).map((row) => `${key}.${row.key}`)]),
        ),
      }).progress
    }
    const back: string[] = []
    while (canGoBack(progress, known)) {
      progress = step(progress, 'back', { ...going, known }).progress
      back.unshift(screenOf(progress, known))
    }
    expect(back).toEqual(screens)
  })

  it('keeps nothing of a time that is not safe', () => {
    const given = new Map<string, Given>([['A2', { state: 'answered', value: 2 }]])
    const known = knownWith(given, { mayAnswer: true, toDecide: [], parts: 0 })
    const open = { ...begin(known), place: 'ask', page: '1', isAhead: false, seen: ['0', '1'] }
    const { progress, effect } = step(open, 'next', { ...going, known, shown: ['A2'] })
    expect([progress.place, effect, progress.seen]).toEqual(['unsafe', 'unsafe', []])
    expect(step(progress, 'next', { ...going, known }).effect).toBe('exit')
  })
})
