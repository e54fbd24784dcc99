// Learning from what people decided: coded texts become a model, with figures that no text was measured on that it
// was learned from, not even as a copy.
import type { Language } from '../text/language.ts'
import { countKeys, type Note } from './bag.ts'
import { isBlankCode, type Codebook } from './codebook.ts'
import { isNoAnswer } from './feature.ts'
import { figuresOf, thresholdsOf, type Figures, type Judged } from './figures.ts'
import { fitRows, fittedScores, stored, type FitSettings } from './fit.ts'
import { foldsOf } from './folds.ts'
import { checkOf } from './model-check.ts'
import { MODEL_FORM, STEP, titleOf, type ModelFile } from './model.ts'
import { readText, type Manner } from './reading.ts'

/** A text that a person has coded, and where it comes from if that is known. */
export type Decided = { text: string; language: Language; labels: readonly string[]; site?: string }
/** What `learn` measured; a code with fewer than five texts has no figure of its own. `sites` has what each site's texts get from a model learned from the others alone. */
export type LearnReport = {
  rows: number
  distinct: number
  folds: number
  all: Figures['all']
  codes: (Figures['codes'][number] & { with40More: number | null })[]
  sites: { site: string; rows: number; all: Figures['all'] }[]
}

const MANNER: Manner = { lexicon: false, stopWords: true }
const SETTINGS: FitSettings = { rare: 2, scale: [1, 1, 0, 0], cost: 10, positive: 3, rounds: 10 }
const EXAMPLE = 0.5 // what an example of the codebook counts beside a text that was said
const FOLDS = 5
const MORE = 40
const MOST_SITES = 4
const FEW = 5 // texts: fewer are counted, and a figure from them would be chance

/** Learns a codebook's codes from coded texts. `name` says in the model what it was learned from. */
export function learnDecisions(
  codebook: Codebook,
  decided: readonly Decided[],
  name: string,
): { model: ModelFile; report: LearnReport } {
  const learner = learnerOf(codebook, decided)
  const { folds, distinct } = foldsOf(
    decided.map((each) => each.text),
    FOLDS,
  )
  const judged = learner.crossValidate(folds)
  const thresholds = thresholdsOf(judged)
  const all = decided.map((_, at) => at)
  const fitted = learner.fit(all)
  const file = {
    form: MODEL_FORM,
    codebook: { id: codebook.id, version: codebook.version },
    trainedOn: { name, rows: decided.length },
    manner: MANNER,
    isAlwaysCoded: judged.isAlwaysCoded,
    codes: codebook.codes.map((code) => ({ id: code.id, title: titleOf(code) })),
    scale: SETTINGS.scale,
    thresholds: thresholds.map((each) => Math.round(each * STEP)),
    ...stored(fitted),
  } as const
  const figures = figuresOf(judged, { folds, ids: codebook.codes.map(({ id }) => id) })
  const report = {
    rows: decided.length,
    distinct,
    folds: FOLDS,
    ...figures,
    codes: withMore(figures, learner.halfway(folds)),
    sites: learner.sites(thresholds),
  }
  return { model: { ...file, check: checkOf(file) }, report }
}

type Learner = {
  fit(at: readonly number[]): ReturnType<typeof fitRows>
  crossValidate(folds: readonly number[]): Judged
  halfway(folds: readonly number[]): Figures
  sites(thresholds: readonly number[]): LearnReport['sites']
}

function learnerOf(codebook: Codebook, decided: readonly Decided[]): Learner {
  const rows = codebook.codes.length
  const rowOf = new Map(codebook.codes.map((code, row) => [code.id, row]))
  const blank = codebook.codes.findIndex(isBlankCode)
  const labels = decided.map((each) => new Set(each.labels.flatMap((code) => rowOf.get(code) ?? [])))
  const isAlwaysCoded = labels.every((each) => each.size > 0)
  const keysOf = (text: string, language: Language) => countKeys(readText(text, language, MANNER), [])
  const notes = decided.map((each, at): Note => ({
    keys: keysOf(each.text, each.language),
    labels: labels[at]!,
    weight: 1,
  }))
  const examples = codebook.codes.flatMap((code, row) =>
    code.examples.map(({ text, language }): Note => {
      return { keys: keysOf(text, language), labels: new Set([row]), weight: EXAMPLE }
    }),
  )
  const fit = (at: readonly number[]) =>
    fitRows([...at.map((each) => notes[each]!), ...examples], rows, SETTINGS)
  const scoresFor = (train: readonly number[], test: readonly number[]) => {
    const fitted = fit(train)
    return test.map((at) =>
      blank >= 0 && isNoAnswer(decided[at]!.text)
        ? blankScores(rows, blank)
        : fittedScores(fitted, notes[at]!),
    )
  }
  const judge = (train: (at: number) => boolean, test: readonly number[]): Judged => {
    const learned = decided.flatMap((_, at) => (train(at) ? [at] : []))
    const scores = scoresFor(learned, test)
    return { scores, labels: test.map((at) => labels[at]!), isAlwaysCoded, rows }
  }
  const inFold = (folds: readonly number[], fold: number) =>
    decided.flatMap((_, at) => (folds[at] === fold ? [at] : []))
  return {
    fit,
    crossValidate(folds) {
      const scores: (readonly number[])[] = []
      for (let fold = 0; fold < FOLDS; fold++) {
        const test = inFold(folds, fold)
        judge((at) => folds[at] !== fold, test).scores.forEach((each, at) => (scores[test[at]!] = each))
      }
      return { scores, labels, isAlwaysCoded, rows }
    },
    // One fold measured on a model of two others: half of what the whole was measured with.
    halfway(folds) {
      const test = inFold(folds, 0)
      const judged = judge((at) => folds[at] === 1 || folds[at] === 2, test)
      const ids = codebook.codes.map(({ id }) => id)
      return figuresOf(judged, { folds: test.map((_, at) => at % 2), ids })
    },
    sites(thresholds) {
      const names = [...new Set(decided.flatMap(({ site }) => site ?? []))].sort()
      if (names.length < 2 || names.length > MOST_SITES) return []
      return names.map((site) => {
        const test = decided.flatMap((each, at) => (each.site === site ? [at] : []))
        const judged = judge((at) => decided[at]!.site !== site, test)
        const ids = codebook.codes.map(({ id }) => id)
        return { site, rows: test.length, all: figuresOf(judged, { thresholds, ids }).all }
      })
    },
  }
}

function blankScores(rows: number, blank: number): number[] {
  return Array.from({ length: rows }, (_, row) => (row === blank ? 9 : -9))
}

// What a code gained from half of its texts to all of them, carried on to forty more: a straight line over doublings.
function withMore({ codes }: Figures, half: Figures): LearnReport['codes'] {
  return codes.map((code, row) => {
    if (code.n < FEW) return { ...code, precision: null, recall: null, f1: null, with40More: null }
    const before = half.codes[row]?.f1 ?? null
    if (code.f1 === null || before === null) return { ...code, with40More: null }
    const gain = Math.max(0, code.f1 - before) * Math.log2((code.n + MORE) / code.n)
    return { ...code, with40More: Math.round(Math.min(0.99, code.f1 + gain) * 1000) / 1000 }
  })
}
