// Comments of patients of two trusts, coded by people: learned on one machine, measured on what was not learned from.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import {
  assumeClean,
  createTagger,
  learnDecisions,
  parseCodebook,
  type Codebook,
  type Decided,
  type ModelFile,
} from '@firsthand/analysis'
import { copyKey } from '../../packages/analysis/src/tagging/folds.ts'
import { commandTook, type Took } from './command.ts'
import { share } from './taggingFigures.ts'

export const nhs = async (): Promise<object> => {
  const path = resolve('../shared/codebook/nhs-experience.json')
  const rows = resolve('../shared/data/nhs-experience/labelled.jsonl')
  if (!existsSync(path) || !existsSync(rows)) return { skipped: 'the shared data is not beside the project' }
  const codebook = parseCodebook(JSON.parse(readFileSync(path, 'utf8')))
  const decided = readFileSync(rows, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): Decided => {
      const { text, labels, site } = JSON.parse(line) as { text: string; labels: string[]; site: string }
      return { text, labels, site, language: 'en' }
    })
  const { report, took } = await learned(path, decided)
  return {
    fiveFold: { split: 'five folds, copies together', ...report.all },
    fifth: fifth(codebook, decided),
    sites: report.sites,
    codebookAlone: { split: 'no labelled row learned from', ...measured(codebook, decided) },
    learn: took,
  }
}

type Report = ReturnType<typeof learnDecisions>['report']

/** What the command `learn` says of them and takes for it, by itself. */
const learned = async (
  codebook: string,
  decided: readonly Decided[],
): Promise<{ report: Report; took: Took }> => {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-bench-'))
  const [rows, model, out] = ['rows.jsonl', 'model.json', 'report.json'].map((name) => join(folder, name))
  try {
    const lines = decided.map(({ language, ...row }, id) => JSON.stringify({ id, lang: language, ...row }))
    writeFileSync(rows!, `${lines.join('\n')}\n`)
    const took = await commandTook(
      ...['learn', '--codebook', codebook, '--in', rows!, '--model', model!, '--out', out!],
    )
    return { report: JSON.parse(readFileSync(out!, 'utf8')) as Report, took }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

// The way of the published recipe: a random fifth, into which copies of what was learned from fall too.
const fifth = (codebook: Codebook, decided: readonly Decided[]) => {
  const inTest = new Set(shuffled(decided.length).filter((_, at) => at % 5 === 0))
  const train = decided
    .filter((_, at) => !inTest.has(at))
    .map(({ text, labels, language }) => ({ text, labels, language }))
  const test = decided.filter((_, at) => inTest.has(at))
  const { model } = learnDecisions(codebook, train, 'labelled')
  const known = new Set(train.map(({ text }) => copyKey(text)))
  const unseen = test.filter(({ text }) => !known.has(copyKey(text)))
  return {
    split: 'a random fifth, copies straddle',
    all: measured(codebook, test, model),
    unseen: measured(codebook, unseen, model),
  }
}

// Multiplied by Knuth's constant: spread, and the same on every machine.
const shuffled = (count: number): number[] =>
  Array.from({ length: count }, (_, at) => at).sort(
    (a, b) => (Math.imul(a, 0x9e3779b1) >>> 0) - (Math.imul(b, 0x9e3779b1) >>> 0),
  )

const measured = (codebook: Codebook, rows: readonly Decided[], model?: ModelFile) => {
  const tagger = createTagger(codebook, model)
  const counts = new Map(codebook.codes.map(({ id }) => [id, { right: 0, said: 0, meant: 0 }]))
  let exact = 0
  for (const { text, labels } of rows) {
    const got = tagger.tag(assumeClean(text), { language: 'en' }).suggestions.map(({ code }) => code)
    for (const code of got) counts.get(code)!.said++
    for (const code of labels) counts.get(code)!.meant++
    const right = labels.filter((code) => got.includes(code))
    for (const code of right) counts.get(code)!.right++
    if (right.length === got.length && right.length === labels.length) exact++
  }
  const all = [...counts.values()]
  const sum = (key: 'right' | 'said' | 'meant') => all.reduce((total, each) => total + each[key], 0)
  const f1 = all.map(({ right, said, meant }) => share(2 * right, said + meant) ?? 0)
  return {
    rows: rows.length,
    micro: share(2 * sum('right'), sum('said') + sum('meant')),
    macro: share(
      f1.reduce((total, each) => total + each, 0),
      f1.length,
    ),
    exact: share(exact, rows.length),
  }
}
