// What a page keeps of a sitting and what the server makes of the same answers are one.
import { readFileSync } from 'node:fs'
import {
  answer,
  back,
  facts,
  instrumentOf,
  isAsked,
  isDone,
  isOpen,
  modes,
  nameOf,
  next,
  pageOf,
  slotsOf,
  start,
  submit,
  valuesOf,
} from '@firsthand/analysis/instrument'
import type { Given, Instrument, Setting, Sitting, Slot } from '@firsthand/analysis/instrument'
import { describe, expect, it } from 'vitest'
import type { QuestionType } from '../../generated/prisma/enums.ts'
import { checkSlot, routed, type Given as Sent } from './routing.ts'

const text = { en: 'x' }
const item = (key: string, type: string, more: object = {}) => ({ key, type, text, ...more })
/** Two blocks about the services of one question, of which not all are asked about, and what hangs on them. */
const twoBlocks = instrumentOf({
  ...{ key: 'two', version: '1.0.0', kind: 'survey', title: text, languages: ['en'], translations: {} },
  ...{ provenance: 'Own.', licenceBasis: 'Own.' },
  screens: [
    { key: 'a', topic: text, items: [item('A', 'yes_no', { mayNotApply: true })] },
    {
      ...{ key: 'exit', topic: text, ends: 'safe_exit', showIf: { op: 'eq', item: 'A', value: 2 } },
      items: [item('bye', 'info')],
    },
    {
      ...{ key: 'b', topic: text },
      items: [
        item('V', 'services', { showIf: { op: 'answered', item: 'A' } }),
        item('M', 'multi', {
          options: [1, 2, 9].map((value) => ({ value, text, isExclusive: value === 9 })),
        }),
      ],
    },
    {
      ...{ key: 'c', topic: text, eachService: { of: 'V', most: 2 } },
      showIf: { op: 'not', of: { op: 'eq', item: 'M', value: 9 } },
      items: [
        item('T', 'matrix', { rows: ['x', 'y'].map((key) => ({ key, text })) }),
        item('L', 'long', { showIf: { op: 'gte', item: 'T.x', value: 4 } }),
      ],
    },
    {
      ...{ key: 'd', topic: text, eachService: { of: 'V', most: 1 } },
      items: [item('S', 'slider', { showIf: { op: 'in', item: 'T.y', values: [1, 2] } })],
    },
    {
      ...{ key: 'e', topic: text },
      items: [
        item('O', 'text', { showIf: { op: 'scope', has: 'analyse' } }),
        item('G', 'yes_no', { showIf: { op: 'ageAtWave', from: 15 } }),
      ],
    },
    { key: 'z', topic: text, ends: 'closing', items: [item('thanks', 'info')] },
  ],
})

const builtIn = (name: string) =>
  instrumentOf(
    JSON.parse(readFileSync(new URL(`../../../analysis/instruments/${name}.json`, import.meta.url), 'utf8')),
  )

const chanceOf = (seed: number) => {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
}
type Chance = () => number
const pick = <T>(all: readonly T[], chance: Chance): T => all[Math.floor(chance() * all.length)]!

const services = ['a', 'b', 'c', 'd']

const said = (slot: Slot, chance: Chance): Given | null => {
  const silent: (Given | null)[] = [null, { state: 'skipped' }, { state: 'declined' }]
  if (slot.item.mayNotApply) silent.push({ state: 'not_applicable' })
  if (chance() < 0.2) return pick(silent, chance)
  const some = <T>(of: readonly T[]): T[] => of.filter(() => chance() < 0.6)
  const values = valuesOf(slot) ?? []
  if (slot.type === 'services') return { state: 'answered', value: some(services) }
  if (slot.type === 'multi') return { state: 'answered', value: some(values) }
  return { state: 'answered', value: isOpen(slot) ? 'words' : (pick(values, chance) ?? 0) }
}

const settingBy = (chance: Chance): Setting => ({
  ...{ mode: pick(modes, chance), wave: pick([1, 2], chance), age: pick([null, 12, 16, 19], chance) },
  ...{ scopes: chance() < 0.5 ? ['analyse'] : [], facts: facts.filter(() => chance() < 0.5) },
})

/** Somebody who goes back and forth, changes what they said, and may stop anywhere. */
const wander = (instrument: Instrument, chance: Chance): Sitting => {
  let sitting = start({ instrument, setting: settingBy(chance), services })
  for (let turn = 0; turn < 60; turn += 1) {
    const page = pageOf(sitting)
    if (!page) break
    for (const slot of page.slots)
      sitting = answer(sitting, { slot, service: page.service }, said(slot, chance))
    if (isDone(sitting) || chance() < 0.05) break
    sitting = chance() < 0.3 && !page.isFirst ? back(sitting) : next(sitting)
  }
  return sitting
}

/** As it is sent: what was kept; or everything that was ever said, as a page that hides nothing would. */
const sentOf = (sitting: Sitting, isEverything: boolean): Sent[] => {
  const slots = slotsOf(sitting.instrument).filter(isAsked)
  const put = (slot: Slot, service: string | null, given: Given): Sent[] => {
    const at = { questionId: slot.key, serviceId: service }
    if (given.state !== 'answered') return [{ ...at, state: given.state }]
    const { value } = given
    if (slot.type === 'services')
      return (value as string[]).map((one) => ({ ...at, serviceId: one, state: 'answered', value: 1 }))
    if (slot.type === 'multi') return [{ ...at, state: 'answered', values: value as number[] }]
    return [
      {
        ...at,
        state: 'answered',
        ...(typeof value === 'string' ? { text: value } : { value: value as number }),
      },
    ]
  }
  const outcome = submit(sitting)
  const kept = outcome.kind === 'kept' ? outcome.answers : []
  const seen = kept.flatMap(({ slot, service, state, value }) => {
    if (state === 'routed_past' || state === 'not_reached') return []
    if (isEverything && sitting.given.has(nameOf(slot, service))) return []
    return put(slot, service, state === 'answered' ? { state, value: value! } : { state })
  })
  if (!isEverything) return seen
  const all = [...sitting.given].flatMap(([name, given]) => {
    const [key, service = null] = name.split('@')
    return put(
      slots.find((slot) => slot.key === key)!,
      service,
      given,
    )
  })
  return [...seen, ...all]
}

/** What is stored, as the page would keep it; nothing where it keeps nothing. */
const storedOf = (sitting: Sitting, sent: Sent[]): string[] | null => {
  const slots = slotsOf(sitting.instrument).filter(isAsked)
  sent.forEach((one, at) =>
    checkSlot(
      one,
      slots.find(({ key }) => key === one.questionId)!,
      `answers.${at}`,
    ),
  )
  const asked = {
    ...{ definition: sitting.instrument, setting: sitting.setting },
    questions: new Map(slots.map(({ key, type }) => [key, { id: key, key, type: type as QuestionType }])),
    services: new Map(services.map((key) => [key, key])),
  }
  try {
    return routed(sent, asked).map((one) =>
      JSON.stringify([one.questionId, one.serviceId, one.state, one.text ?? one.values ?? one.value ?? null]),
    )
  } catch (error) {
    expect(String((error as Error).message)).toContain('leaves at once')
    return null
  }
}

const keptOf = (sitting: Sitting): string[] | null => {
  const outcome = submit(sitting)
  if (outcome.kind === 'nothing') return null
  return outcome.answers.flatMap(({ slot, service, state, value }) =>
    slot.type === 'services' && state === 'answered'
      ? (value as string[]).map((one) => JSON.stringify([slot.key, one, state, 1]))
      : [JSON.stringify([slot.key, service, state, value])],
  )
}

describe('what is stored of a sitting', () => {
  it.each<[string, Instrument, number]>([
    ['two blocks about services', twoBlocks, 120],
    ...['svf-1', 'interview-baseline', 'interview-follow-up', 'yss'].map(
      (name): [string, Instrument, number] => [name, builtIn(name), 15],
    ),
  ])('is what the page keeps: %s', (_name, instrument, times) => {
    let answered = 0
    for (let seed = 1; seed <= times; seed += 1) {
      const sitting = wander(instrument, chanceOf(seed))
      const kept = keptOf(sitting)
      if (kept?.some((one) => one.includes('"answered"'))) answered += 1
      // Who leaves at once sends nothing; were everything sent, it would be refused.
      for (const isEverything of kept ? [false, true] : [true])
        expect([seed, isEverything, storedOf(sitting, sentOf(sitting, isEverything))]).toEqual([
          ...[seed, isEverything, kept],
        ])
    }
    // Not of sittings in which nothing was said.
    expect(answered).toBeGreaterThan(times / 4)
  })

  const slots = new Map(slotsOf(twoBlocks).map((slot) => [slot.key, slot]))
  it.each<[string, Sent, RegExp]>([
    [
      'a service where none is asked about',
      { questionId: 'A', serviceId: 'a', state: 'answered', value: 1 },
      /^a\.serviceId: is not asked for/,
    ],
    [
      'no service where each is asked about',
      { questionId: 'T.x', state: 'answered', value: 1 },
      /^a\.serviceId: is missing/,
    ],
    [
      'that it does not apply where that is not offered',
      { questionId: 'M', state: 'not_applicable' },
      /^a\.state: is not offered/,
    ],
  ])('takes no answer with %s', (_name, sent, says) => {
    expect(() => checkSlot(sent, slots.get(sent.questionId)!, 'a')).toThrow(says)
  })
})
