import { createEffect, createSignal, on } from 'solid-js'
import type { LocalizedText } from '../graphql.ts'
import type { Brought } from './createBrought.ts'
import type { ImportFrame } from './operations.ts'
import { letterOf, questionIn } from './table.ts'
import { w } from './words.ts'

export type PlaceChoice = ReturnType<typeof createPlace>
export const newOne = 'new'

/** Which wave, which questions and which service the words belong to. */
export function createPlace(brought: Brought, frame: () => ImportFrame | undefined) {
  const wave = createWave()
  const questions = createQuestions(brought, frame)
  const [service, setService] = createSignal('')
  return {
    ...wave,
    ...questions,
    ...{ service, setService },
    missing: () => [...wave.missing(), ...questions.missing()],
    given: () => ({ ...wave.given(), ...questions.given() }),
  }
}

function createWave() {
  const [wave, setWave] = createSignal('')
  const [waveName, setWaveName] = createSignal('')
  const [waveDay, setWaveDay] = createSignal('')
  const isNewWave = () => wave() === newOne
  return {
    ...{ wave, setWave, waveName, setWaveName, waveDay, setWaveDay, isNewWave },
    missing: () => [
      ...(wave() === '' ? (['wave'] as const) : []),
      ...(isNewWave() && !waveName().trim() ? (['waveName'] as const) : []),
      ...(isNewWave() && !waveDay() ? (['waveDay'] as const) : []),
    ],
    given: () => ({
      waveId: isNewWave() ? null : wave(),
      newWave: isNewWave() ? { label: inBoth(waveName()), opensOn: waveDay() } : null,
    }),
  }
}

function createQuestions(brought: Brought, frame: () => ImportFrame | undefined) {
  const [instrument, setInstrument] = createSignal(newOne)
  const [texts, setTexts] = createSignal<string[]>([])
  const [ids, setIds] = createSignal<string[]>([])
  /** What the questions are about: the chosen columns, or the one text. */
  const columns = () => (brought.source()?.kind === 'table' ? brought.table.choice().words : [null])
  const headed = (column: number) => brought.table.columns()[column]?.name ?? ''
  const openQuestions = () =>
    (frame()?.instruments.find(({ id }) => id === instrument())?.questions ?? []).filter(
      ({ type }) => type === 'text' || type === 'long',
    )
  const proposed = () =>
    columns().map((at) => (at === null ? w().where.ownWords : questionIn(headed(at), w().where.ownWords)))
  createEffect(on([columns, brought.source], () => setTexts(proposed())))
  createEffect(
    on([columns, instrument], () => {
      const [first, ...rest] = openQuestions().map(({ id }) => id)
      setIds(columns().map((_, nth) => [first, ...rest][nth] ?? first ?? ''))
    }),
  )
  const replaced = (list: string[], nth: number, value: string) =>
    list.map((one, at) => (at === nth ? value : one))
  const isNewSet = () => instrument() === newOne
  return {
    ...{ instrument, setInstrument, isNewSet, openQuestions, columns, texts, ids },
    nameOf: (column: number | null) => (column === null ? '' : headed(column) || letterOf(column)),
    setText: (nth: number, value: string) => setTexts((now) => replaced(now, nth, value)),
    setId: (nth: number, value: string) => setIds((now) => replaced(now, nth, value)),
    missing: () =>
      (isNewSet() ? texts() : ids()).some((one) => !one.trim()) ? (['questions'] as const) : [],
    given: () => ({
      instrumentId: isNewSet() ? null : instrument(),
      questionIds: isNewSet() ? null : ids(),
      newQuestions: isNewSet() ? texts().map(inBoth) : null,
    }),
  }
}

/** Written in one language, and shown as it was written in both. */
const inBoth = (text: string): LocalizedText => ({ en: text.trim(), es: text.trim() })
