// A study's own model: what people decided, beside what the tagger knew before. Each code keeps the old way of reading
// unless texts that were not learned from say that it is read better with what was learned, or by that alone.
import { oddsIn, oddsOf, WAYS, type Blend, type Way } from './blended.ts'
import type { Codebook } from './codebook.ts'
import {
  carriedOn,
  FEW,
  fileOf,
  halfway,
  sitesOf,
  study,
  type Decided,
  type LearnReport,
  type Lesson,
  type Studied,
} from './decisions.ts'
import { perFold, ratio, thresholdsOf, type Judged } from './figures.ts'
import { ModelError, parseModel } from './model-check.ts'
import { scorerFor } from './scorer.ts'

/** What was learned, and by id how the codes that are read better with it are read. */
export type StudyModel = Blend
/** Precision, recall and F1 of one code; null where there is nothing to divide by. */
export type Measured = { precision: number | null; recall: number | null; f1: number | null }
/**
 * One code of a study's model: `n` texts had it; `before` is the tagger as it came, `after` the study's model, both on
 * texts that it had not learned from. `way` is how the model reads it; `with40More` the F1 that forty more texts
 * are expected to bring.
 */
export type CodeReport = {
  code: string
  n: number
  before: Measured
  after: Measured
  way: Way
  with40More: number | null
}
/** What was measured of a study's model; figures of a site are those of a model of the other sites. */
export type StudyReport = {
  rows: number
  distinct: number
  people: number
  codes: CodeReport[]
  sites: LearnReport['sites']
}

const LEAST = 10 // texts with a code: from fewer nothing is taken over

/**
 * Learns a study's model from what people decided. `name` says in the model what it was learned from. A word is
 * learned only where `person` tells that several people said it.
 */
export function learnStudy(
  codebook: Codebook,
  decided: readonly Decided[],
  name: string,
): { model: StudyModel; report: StudyReport } {
  const studied = study(codebook, decided)
  const lesson = { ...studied.lesson, isAlwaysCoded: false }
  const before = priorOf(codebook, decided)
  const counts = countsOf({ ...studied, lesson }, before)
  const half = halfCounts(lesson, studied.folds, before)
  const codes = lesson.ids.map((code, row) => reportOf(code, counts[row]!, half[row]!))
  return {
    model: {
      file: fileOf(lesson, thresholdsOf(studied.judged), name),
      codes: Object.fromEntries(
        codes.flatMap(({ code, way }) => (way === 'before' ? [] : [[code, way] as const])),
      ),
    },
    report: {
      rows: decided.length,
      distinct: studied.distinct,
      people: new Set(decided.flatMap(({ person }) => person ?? [])).size,
      codes,
      sites: sitesOf(lesson, studied.judged),
    },
  }
}

/**
 * Checks a study's model that was read from JSON against the codebook it is to be used with.
 * @throws ModelError as `parseModel` does
 */
export function parseStudyModel(read: unknown, codebook: Codebook): StudyModel {
  const { file, codes } = (typeof read === 'object' && read !== null ? read : {}) as Partial<StudyModel>
  if (
    typeof codes !== 'object' ||
    codes === null ||
    !Object.values(codes).every((way) => way === 'both' || way === 'alone')
  )
    throw new ModelError('invalid_model', 'it does not say which codes are read with it')
  return { file: parseModel(file, codebook), codes: { ...codes } }
}

/** What the tagger says before anything was learned from the study, as odds over each code's threshold. */
function priorOf(codebook: Codebook, decided: readonly Decided[]): number[][] {
  const scorer = scorerFor(codebook)
  return decided.map(({ text, language, question = '' }) =>
    Array.from(scorer.read(text, language, { question }).scores, oddsOf),
  )
}

type Count = { right: number; said: number; meant: number }
type Counts = { before: Count; after: Count; learned: Count; way: Way }

// A fold's thresholds, and the way a code is read, are chosen by the other folds.
function countsOf(
  { lesson, judged, folds }: Pick<Studied, 'lesson' | 'judged' | 'folds'>,
  before: number[][],
): Counts[] {
  const thresholdsAt = perFold(judged, folds)
  return lesson.ids.map((_, row) => {
    const texts = judged.labels.map((labels, at): Text => {
      const odds = [before[at]![row]!, judged.scores[at]![row]! - thresholdsAt(at)[row]!] as const
      return {
        isMeant: labels.has(row),
        fold: folds[at]!,
        said: WAYS.filter((way) => oddsIn(way, ...odds) >= 0),
      }
    })
    const wayAt = new Map(
      [...new Set(folds)].map((fold) => [fold, bestWay(texts.filter((each) => each.fold !== fold))]),
    )
    return {
      before: counted(texts, ({ said }) => said.includes('before')),
      after: counted(texts, ({ said, fold }) => said.includes(wayAt.get(fold)!)),
      learned: counted(texts, ({ said }) => said.includes('alone')),
      way: bestWay(texts),
    }
  })
}

type Text = { isMeant: boolean; fold: number; said: readonly Way[] }

// The one with the best F1; of equals the one nearest to how it was.
function bestWay(texts: readonly Text[]): Way {
  const f1 = (way: Way) => measured(counted(texts, ({ said }) => said.includes(way))).f1 ?? 0
  if (texts.filter(({ isMeant }) => isMeant).length < LEAST) return 'before'
  return WAYS.reduce((best, way) => (f1(way) > f1(best) ? way : best))
}

function counted(texts: readonly Text[], isSaid: (text: Text) => boolean): Count {
  const said = texts.filter(isSaid)
  return {
    right: said.filter(({ isMeant }) => isMeant).length,
    said: said.length,
    meant: texts.filter(({ isMeant }) => isMeant).length,
  }
}

function halfCounts(lesson: Lesson, folds: readonly number[], before: number[][]): Counts[] {
  const { test, judged } = halfway(lesson, folds)
  const halved: Judged = { ...judged, isAlwaysCoded: false }
  return countsOf(
    { lesson, judged: halved, folds: test.map((_, at) => at % 2) },
    test.map((at) => before[at]!),
  )
}

function reportOf(code: string, counts: Counts, half: Counts): CodeReport {
  const n = counts.before.meant
  const { way } = counts
  if (n < FEW) return { code, n, before: nothing, after: nothing, way, with40More: null }
  const after = measured(counts.after)
  const [was, is] = [measured(half.learned).f1, measured(counts.learned).f1]
  const more = was === null || is === null ? null : carriedOn(was, is, n)
  return {
    ...{ code, n, before: measured(counts.before), after, way },
    // No promise of less than what is there.
    with40More: more === null ? null : Math.max(more, after.f1 ?? 0),
  }
}

const nothing: Measured = { precision: null, recall: null, f1: null }

function measured({ right, said, meant }: Count): Measured {
  return { precision: ratio(right, said), recall: ratio(right, meant), f1: ratio(2 * right, said + meant) }
}
