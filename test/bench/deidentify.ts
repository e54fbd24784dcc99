import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { deidentify } from '@firsthand/analysis'
import { figuresOf } from './deidentifyFigures.ts'
import {
  attack,
  ownAnswers,
  rowsIn,
  sentences,
  sentencesFile,
  voices,
  type Halves,
} from './deidentifySets.ts'
import { inTurn, machine, round } from './measure.ts'

const TEXTS = 2_000
const WORDS = 60

/**
 * What de-identification finds and what it takes too much: in the project's own answers, half of them never looked at
 * while rules were written, and in sentences with marked personal details, split by their template, where the shared
 * data is beside the project; and its speed beside a tokenizer with a stemmer.
 */
export const deidentification = async (): Promise<object> => ({
  bench: 'deidentify',
  own: { en: figuresOfHalves(ownAnswers('en')), es: figuresOfHalves(ownAnswers('es')) },
  voices: { en: figuresOf(voices('en')), es: figuresOf(voices('es')) },
  attack: figuresOf(attack()),
  sentences: existsSync(sentencesFile)
    ? figuresOfHalves(sentences())
    : { skipped: 'the shared data is not beside the project' },
  speed: await speed(),
  machine: machine(),
})

const figuresOfHalves = ({ tune, report }: Halves) => ({ tune: figuresOf(tune), report: figuresOf(report) })

const speed = async () => {
  const path = resolve('../shared/data/nhs-experience/labelled.jsonl')
  const spoken = rowsIn('packages/analysis/data/statements/en-spoken.jsonl')
  const sets = {
    answers: sixtyWords(spoken),
    ...(existsSync(path) && { comments: sixtyWords(rowsIn(path)) }),
  }
  const figures = []
  for (const [name, texts] of Object.entries(sets)) figures.push([name, await beside(texts)])
  return Object.fromEntries(figures) as object
}

const sixtyWords = (rows: readonly { text: string }[]): string[] => {
  const words = rows.flatMap(({ text }) => text.split(/\s+/))
  const count = Math.min(TEXTS, Math.floor(words.length / WORDS))
  return Array.from({ length: count }, (_, at) => words.slice(at * WORDS, (at + 1) * WORDS).join(' '))
}

// The yardstick of the contract: `natural`'s WordTokenizer and PorterStemmer on the same texts, in turn.
const beside = async (texts: readonly string[]) => {
  const require = createRequire(resolve('packages/analysis/package.json'))
  const { WordTokenizer } = require('natural/lib/natural/tokenizers/regexp_tokenizer.js') as {
    WordTokenizer: new () => { tokenize(text: string): string[] }
  }
  const { stem } = require('natural/lib/natural/stemmers/porter_stemmer.js') as { stem(word: string): string }
  const tokenizer = new WordTokenizer()
  const spreads = await inTurn(7, {
    deidentify: async () => texts.forEach((text) => deidentify(text)),
    natural: async () => texts.forEach((text) => tokenizer.tokenize(text).map((word) => stem(word))),
  })
  const perSecond = (name: string) => round((texts.length * 1000) / (spreads[name]?.p50 ?? Number.NaN))
  return {
    texts: texts.length,
    words: WORDS,
    textsPerSecond: { deidentify: perSecond('deidentify'), natural: perSecond('natural') },
    ratio: round(perSecond('deidentify') / perSecond('natural')),
  }
}
