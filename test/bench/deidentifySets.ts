// What de-identification is measured on, each in two halves: one was looked at while rules were written, the other is reported.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Language } from '@firsthand/analysis'
import type { Marked } from './deidentifyFigures.ts'

export type Halves = { tune: Marked[]; report: Marked[] }

/** Beside the project, where it is there at all. */
export const sentencesFile = resolve('../shared/data/pii/sentences.jsonl')

export const rowsIn = <Row = Marked>(path: string): Row[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)

export const ownAnswers = (language: Language): Halves =>
  halves(
    rowsIn<Marked & { part: string }>(`packages/analysis/data/details/${language}.jsonl`),
    ({ part }) => part === 'tune',
  )

/** Written to be hard, in many voices, for the rules to be mended by; nothing of them is reported. */
export const voices = (language: Language): Marked[] =>
  rowsIn(`packages/analysis/data/details/voices-${language}.jsonl`)

/** By somebody who looked for what passes; the rules were mended by it. */
export const attack = (): Marked[] => rowsIn('packages/analysis/data/details/attack.jsonl')

/** Every second template, in the order in which they come, is for tuning; the others are only reported. */
export const sentences = (): Halves => {
  const templates = new Map<string, number>()
  const rows = rowsIn(sentencesFile)
  for (const row of rows) {
    const template = templateOf(row)
    if (!templates.has(template)) templates.set(template, templates.size)
  }
  return halves(rows, (row) => templates.get(templateOf(row))! % 2 === 0)
}

const halves = <Row extends Marked>(rows: readonly Row[], isTuned: (row: Row) => boolean): Halves => ({
  tune: rows.filter((row) => isTuned(row)),
  report: rows.filter((row) => !isTuned(row)),
})

const templateOf = ({ text, spans }: Marked): string => {
  let [template, from] = ['', 0]
  for (const { start, end, type } of [...spans].sort((a, b) => a.start - b.start)) {
    template += `${text.slice(from, start)}<${type}>`
    from = end
  }
  return (template + text.slice(from)).toLowerCase()
}
