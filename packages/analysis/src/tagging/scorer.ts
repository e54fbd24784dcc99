import type { Language } from '../text/language.ts'
import { isBlankCode, type Codebook } from './codebook.ts'
import { isNoAnswer } from './feature.ts'
import { fromCodebook } from './from-codebook.ts'
import { fromExamples } from './from-examples.ts'
import { NO_PHRASES, phrasesOf } from './lexicon/match.ts'
import { contributions } from './linear.ts'
import { hasMoreExamples, knownRows, modelFrom, type Model, type ModelFile } from './model.ts'
import { QUESTION } from './reading.ts'
import { shippedCodes } from './shipped.ts'
import { addQuestion, addUp, weighedBy } from './sum.ts'
import { together, Weighing, type Weighed } from './weighed.ts'
import { readWords, type Words } from './word.ts'

/**
 * What a scorer made of a text: 0..1 per code in the codebook's order, .5 being each code's threshold, and what each
 * place of the text adds to a code, which is good until another code is asked for.
 */
export type Reading = {
  scores: readonly number[]
  weighed(code: number): Weighed
  /** What the question adds to a code; undefined where a question adds nothing by itself. */
  asked(code: number): number | undefined
}
/** What a text answered, and whether draft codes are to be read too: those that are not may be 0. */
export type Asked = { question?: string; drafts?: boolean }
/** Reads texts for the codes of one codebook. */
export type Scorer = { read(text: string, language: Language, asked?: Asked): Reading }

/**
 * A scorer from a codebook alone, and for the codes that the model knows from the model (the shipped one by default). Where the
 * codebook shows a code by examples that the model did not learn from, what is surely near them has it too.
 */
export function scorerFor(codebook: Codebook, file: ModelFile = shippedCodes()): Scorer {
  let made: Scorer | undefined
  const alone = () => (made ??= codebookScorer(codebook))
  const known = knownRows(file, codebook)
  if (known.every((row) => row === undefined)) return alone()
  const model = modelFrom(file)
  const learned = rowScorer(model)
  const more = known.map(
    (row, code) => row !== undefined && hasMoreExamples(file.codes[row]!, codebook.codes[code]!),
  )
  const isRest = (code: number) => known[code] === undefined || more[code]!
  const needsRest = known.some((_, code) => isRest(code))
  const needsRestOfActive = known.some((_, code) => isRest(code) && !codebook.codes[code]!.isDraft)
  const blank = codebook.codes.findIndex(isBlankCode)
  return {
    read(text, language, { question = '', drafts = true } = {}) {
      if (isNoAnswer(text)) return blankReading(codebook.codes.length, blank, text)
      const own = learned.read(readWords(text, language), language, question)
      const scores = levelled(model, own)
      const rest = (drafts ? needsRest : needsRestOfActive)
        ? alone().read(text, language, { question })
        : undefined
      const isFromRest = (code: number): boolean => {
        const row = known[code]
        if (row === undefined) return true
        const near = more[code] ? (rest?.scores[code] ?? 0) : 0
        return near >= SURE && near > scores[row]!
      }
      const found = new Array<number>(known.length)
      for (let code = 0; code < known.length; code++)
        found[code] = isRest(code) && isFromRest(code) ? (rest?.scores[code] ?? 0) : scores[known[code]!]!
      return {
        scores: found,
        weighed: (code) => (isFromRest(code) ? (rest?.weighed(code) ?? NOWHERE) : own.weighed(known[code]!)),
        asked: (code) => (isFromRest(code) ? undefined : own.asked(known[code]!)),
      }
    },
  }
}

// From here on being near the examples of a codebook is sure. On statements that the models had not learned from it cost .001
// of micro-F1 in English and .002 in Spanish for all fifteen codes at once; .7 cost .019 and .023 (docs/decisions/0002-tagging-from-a-codebook.md).
const SURE = 0.8

function codebookScorer(codebook: Codebook): Scorer {
  const alone = fromCodebook(codebook)
  const blank = codebook.codes.findIndex(isBlankCode)
  const examples = new Map<Language, RowScorer | undefined>()
  const learnedIn = (language: Language) => {
    if (!examples.has(language)) {
      const model = fromExamples(codebook, language)
      examples.set(language, model && rowScorer(model))
    }
    return examples.get(language)
  }
  return {
    read(text, language, { question = '' } = {}) {
      if (isNoAnswer(text)) return blankReading(codebook.codes.length, blank, text)
      const words = readWords(text, language)
      const near = alone.scores(words, readWords(question, language))
      const learned = learnedIn(language)?.read(words, language, '')
      return {
        scores: learned?.isSaid ? near.map((score, code) => both(score, learned.over[code] ?? 0)) : near,
        weighed(row) {
          const own = contributions(alone.linear, row, words)
          return learned ? together(own, learned.weighed(row), 1) : own
        },
        asked: () => undefined,
      }
    },
  }
}

// Half of each, on the scale of the learned one; the centres' odds stop at fifty to one.
function both(score: number, over: number): number {
  const odds = Math.max(-4, Math.min(4, 2 * Math.log((score + 1e-4) / (1 - score + 1e-4))))
  return 1 / (1 + Math.exp(-(odds + over) / 2))
}

type RowReading = Pick<Reading, 'weighed' | 'asked'> & { over: readonly number[]; isSaid: boolean }
type RowScorer = { read(words: Words, language: Language, question: string): RowReading }

// How far every row of one model is over its threshold; `isSaid` where the model knows a word of the text.
function rowScorer(model: Model): RowScorer {
  const { biases, thresholds, manner, nothing } = model
  const questions = new Map<string, number[]>()
  const asks = (question: string, language: Language): number[] => {
    const known = questions.get(language + question)
    if (known) return known
    const words = readWords(question, language)
    const made = addQuestion(model, {
      words,
      phrases: manner.lexicon ? phrasesOf(words, language) : NO_PHRASES,
    })
    if (questions.size >= MOST_QUESTIONS) questions.clear()
    questions.set(language + question, made)
    return made
  }
  return {
    read(words, language, question) {
      const passage = { words, phrases: manner.lexicon ? phrasesOf(words, language) : NO_PHRASES }
      const sum = addUp(model, passage)
      const asked = question === '' ? undefined : asks(question, language)
      const over = new Array<number>(sum.own.length)
      for (let row = 0; row < over.length; row++) {
        const own = sum.own[row]!
        const all = own + (asked ? asked[row]! : 0) + biases[row]! - thresholds[row]!
        over[row] = nothing >= 0 && own < OWN && row !== nothing ? Math.min(all, UNSAID) : all
      }
      // What speaks for nothing speaks against every code.
      const against = nothing < 0 ? 0 : Math.max(0, over[nothing]!)
      if (against > 0) for (let row = 0; row < over.length; row++) over[row]! -= against
      return {
        over,
        isSaid: sum.isSaid,
        weighed: (row) => weighedBy(model, row, { passage, sum }),
        asked: (row) => (model.scale[QUESTION] === 0 ? undefined : asked?.[row]),
      }
    },
  }
}

// A question brings in no code that the answer's own words do not speak for with half a unit, however long it is; above that it
// may carry most of it, which the reasons tell. On statements that were not learned from it cost .001 / .000 of micro-F1, and a
// whole unit .004 / .004 (docs/decisions/0002-tagging-from-a-codebook.md).
const OWN = 0.5
const UNSAID = -1

// An instrument asks a few questions of very many people.
const MOST_QUESTIONS = 200

// Nothing is scored where the model knows no word; where every text has a code, the nearest one is lifted.
function levelled({ isAlwaysCoded }: Model, { over, isSaid }: RowReading): number[] {
  const scores = new Array<number>(over.length)
  for (let row = 0; row < over.length; row++) {
    const score = 1 / (1 + Math.exp(-over[row]!))
    scores[row] = isSaid ? score : Math.min(score, BELOW)
  }
  if (!isSaid) return scores
  if (!isAlwaysCoded) return scores
  const best = over.indexOf(Math.max(...over))
  if (scores[best]! < 0.5) scores[best] = 0.5
  return scores
}

const BELOW = 0.49
const NOWHERE = new Weighing()

function blankReading(codes: number, blank: number, text: string): Reading {
  const scores = new Array<number>(codes).fill(0)
  if (blank >= 0) scores[blank] = 1
  const whole = new Weighing().begin(1)
  whole.putLast(0, text.length, 1)
  return { scores, weighed: () => whole, asked: () => undefined }
}
