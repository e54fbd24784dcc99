// Learning from what people decided: coded texts become a model, with figures that no text was measured on that it
// was learned from, not even as a copy.
import type { Language } from '../text/language.ts'
import { countKeys, type Note } from './bag.ts'
import { isBlankCode, type Code, type Codebook } from './codebook.ts'
import { isNoAnswer } from './feature.ts'
import { figuresOf, thresholdsOf, type Figures, type Judged } from './figures.ts'
import { fitRows, fittedScores, stored, type FitSettings, type Fitted } from './fit.ts'
import { foldsOf } from './folds.ts'
import { checkOf } from './model-check.ts'
import { knownAs, MODEL_FORM, STEP, type ModelFile } from './model.ts'
import { readText, type Manner } from './reading.ts'

/** A text that a person has coded; where it comes from, whose it is and what was asked, if that is known. */
export type Decided = {
  text: string
  language: Language
  labels: readonly string[]
  site?: string
  person?: string
  question?: string
}
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
const SETTINGS: FitSettings = {
  ...{ rare: 2, scale: [1, 1, 0, 0], cost: 10, positive: 3, rounds: 10 },
  ...{ stretch: [0.4, 0.3], middle: 2 },
}
const EXAMPLE = 0.5 // what an example of the codebook counts beside a text that was said
const TITLE = 1 // and what its own words count where the middle of a code is looked for
const DEFINITION = 0.4
const FOLDS = 5
const MORE = 40
const MOST_SITES = 4
export const FEW = 5 // texts: fewer are counted, and a figure from them would be chance

/** Learns a codebook's codes from coded texts. `name` says in the model what it was learned from. */
export function learnDecisions(
  codebook: Codebook,
  decided: readonly Decided[],
  name: string,
): { model: ModelFile; report: LearnReport } {
  const { lesson, folds, distinct, judged } = study(codebook, decided)
  const figures = figuresOf(judged, { folds, ids: lesson.ids })
  const counts = { rows: decided.length, distinct, folds: FOLDS }
  const { test, judged: half } = halfway(lesson, folds)
  const before = figuresOf(half, { folds: test.map((_, at) => at % 2), ids: lesson.ids })
  return {
    model: fileOf(lesson, thresholdsOf(judged), name),
    report: { ...counts, all: figures.all, codes: withMore(figures, before), sites: sitesOf(lesson, judged) },
  }
}

/** The texts as they are learned from, parted into folds, with the scores that each fold gets from the others. */
export function study(codebook: Codebook, decided: readonly Decided[]): Studied {
  const lesson = withoutOnesOwn(lessonOf(codebook, decided))
  const parted = foldsOf(
    decided.map((each) => each.text),
    FOLDS,
    decided.map((each) => each.person),
  )
  return { lesson, ...parted, judged: crossValidate(lesson, parted.folds) }
}
export type Studied = { lesson: Lesson; folds: readonly number[]; distinct: number; judged: Judged }

// Where it is known who said what, a word of fewer people than this is not learned: a model keeps no word that would
// tell who is in it. What the codebook says itself, and in its examples, is no secret.
const SAID_BY = 3

function withoutOnesOwn(lesson: Lesson): Lesson {
  const { notes, decided, examples, told } = lesson
  if (decided.every(({ person }) => person === undefined)) return lesson
  const speakers = new Map<string, Set<string>>()
  notes.forEach(({ keys }, at) => {
    for (const key of keys.flatMap((counts) => [...counts.keys()]))
      speakers.set(key, (speakers.get(key) ?? new Set()).add(decided[at]?.person ?? `text ${at}`))
  })
  const open = new Set(
    [...examples, ...told].flatMap(({ keys }) => keys.flatMap((counts) => [...counts.keys()])),
  )
  const isCommon = (key: string) => open.has(key) || (speakers.get(key)?.size ?? 0) >= SAID_BY
  const common = notes.map(({ keys, ...note }) => ({
    ...note,
    keys: keys.map((counts) => new Map([...counts].filter(([key]) => isCommon(key)))),
  }))
  return { ...lesson, notes: common }
}

export function fileOf(lesson: Lesson, thresholds: readonly number[], name: string): ModelFile {
  const { codebook, decided, isAlwaysCoded } = lesson
  const file = {
    form: MODEL_FORM,
    codebook: { id: codebook.id, version: codebook.version },
    trainedOn: { name, rows: decided.length },
    manner: MANNER,
    isAlwaysCoded,
    codes: codebook.codes.map(knownAs),
    scale: SETTINGS.scale,
    thresholds: thresholds.map((each) => Math.round(each * STEP)),
    ...stored(fitOn(lesson, [...decided.keys()])),
  } as const
  return { ...file, check: checkOf(file) }
}

// Everything that the fits share: read once, though each text is learned from many times.
export type Lesson = {
  codebook: Codebook
  ids: readonly string[]
  blank: number
  decided: readonly Decided[]
  labels: readonly ReadonlySet<number>[]
  notes: readonly Note[]
  examples: readonly Note[]
  told: readonly Note[]
  isAlwaysCoded: boolean
}

function lessonOf(codebook: Codebook, decided: readonly Decided[]): Lesson {
  const ids = codebook.codes.map(({ id }) => id)
  const rowOf = new Map(ids.map((id, row) => [id, row]))
  const labels = decided.map((each) => new Set(each.labels.flatMap((code) => rowOf.get(code) ?? [])))
  const note = (text: string, language: Language, of: Omit<Note, 'keys'>): Note => {
    return { keys: countKeys(readText(text, language, MANNER), []), ...of }
  }
  const blank = codebook.codes.findIndex(isBlankCode)
  return {
    codebook,
    ids,
    blank,
    decided,
    labels,
    notes: decided.map(({ text, language }, at) => note(text, language, { labels: labels[at]!, weight: 1 })),
    examples: codebook.codes.flatMap((code, row) =>
      code.examples.map(({ text, language }) =>
        note(text, language, { labels: new Set([row]), weight: EXAMPLE }),
      ),
    ),
    told: codebook.codes.flatMap((code, row) =>
      wordsOf(code).map(({ text, language, weight }) =>
        note(text, language, { labels: new Set([row]), weight }),
      ),
    ),
    // That every text has a code may be chance, or how they were picked; with a code for whatever fits no other it is meant.
    isAlwaysCoded: blank >= 0 && labels.every((each) => each.size > 0),
  }
}

// What a codebook says of a code, in its own words and once more in its examples.
function wordsOf(code: Code): { text: string; language: Language; weight: number }[] {
  const said = (['en', 'es'] as const).flatMap((language) => {
    const parts = [
      ...(code.definition[language] ?? '').split(/[.;:]/),
      ...(code.include[language] ?? '').split(/[,;]/),
    ]
    return [
      { text: code.title[language] ?? '', language, weight: TITLE },
      ...parts.map((text) => ({ text, language, weight: DEFINITION })),
    ]
  })
  const shown = code.examples.map(({ text, language }) => ({ text, language, weight: 1 }))
  return [...said.filter(({ text }) => text.trim() !== ''), ...shown]
}

function fitOn({ notes, examples, told, ids }: Lesson, at: readonly number[]): Fitted {
  return fitRows([...at.map((each) => notes[each]!), ...examples], ids.length, { ...SETTINGS, told })
}

// The scores of some texts by a model of others. Blank answers go by rule, as they do in the tagger.
function judge(lesson: Lesson, isLearned: (at: number) => boolean, test: readonly number[]): Judged {
  const { decided, notes, labels, ids, blank, isAlwaysCoded } = lesson
  const fitted = fitOn(lesson, [...decided.keys()].filter(isLearned))
  return {
    rows: ids.length,
    isAlwaysCoded,
    labels: test.map((at) => labels[at]!),
    scores: test.map((at) =>
      blank >= 0 && isNoAnswer(decided[at]!.text)
        ? blankScores(ids.length, blank)
        : fittedScores(fitted, notes[at]!),
    ),
  }
}

function crossValidate(lesson: Lesson, folds: readonly number[]): Judged {
  const scores: (readonly number[])[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const test = inFold(folds, fold)
    const judged = judge(lesson, (at) => folds[at] !== fold, test)
    judged.scores.forEach((each, at) => (scores[test[at]!] = each))
  }
  const { labels, isAlwaysCoded, ids } = lesson
  return { scores, labels, isAlwaysCoded, rows: ids.length }
}

/** One fold with the scores that a model of two others gives it: half of what the whole was measured with. */
export function halfway(lesson: Lesson, folds: readonly number[]): { test: number[]; judged: Judged } {
  const test = inFold(folds, 0)
  return { test, judged: judge(lesson, (at) => folds[at] === 1 || folds[at] === 2, test) }
}

export function sitesOf(lesson: Lesson, whole: Judged): LearnReport['sites'] {
  const { decided, ids } = lesson
  const names = [...new Set(decided.flatMap(({ site }) => site ?? []))].sort()
  if (names.length < 2 || names.length > MOST_SITES) return []
  return names.map((site) => {
    const test = [...decided.keys()].filter((at) => decided[at]!.site === site)
    const others = [...decided.keys()].filter((at) => decided[at]!.site !== site)
    const judged = judge(lesson, (at) => decided[at]!.site !== site, test)
    const thresholds = thresholdsOf({
      ...whole,
      scores: others.map((at) => whole.scores[at]!),
      labels: others.map((at) => whole.labels[at]!),
    })
    return { site, rows: test.length, all: figuresOf(judged, { thresholds, ids }).all }
  })
}

function inFold(folds: readonly number[], fold: number): number[] {
  return [...folds.keys()].filter((at) => folds[at] === fold)
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
    return { ...code, with40More: carriedOn(before, code.f1, code.n) }
  })
}

/** What an F1 of so many texts, and of half of them, is expected to be with forty more. */
export function carriedOn(half: number, whole: number, n: number): number {
  const gain = Math.max(0, whole - half) * Math.log2((n + MORE) / n)
  return Math.round(Math.min(0.99, whole + gain) * 1000) / 1000
}
