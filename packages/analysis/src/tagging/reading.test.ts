// The ways in which a text is read fast are held against the plain ones that models are learned by.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assumeClean } from '../text/clean.ts'
import type { Language } from '../text/language.ts'
import { keyIn, rarityIn, weightIn } from './cells.ts'
import { parseCodebook, STANCES, type Stance } from './codebook.ts'
import { knownRows, NOTHING, STEP, type ModelFile } from './model.ts'
import { answerOf, quotedOf } from './quoted.ts'
import { BLOCKS, readQuestion, readText } from './reading.ts'
import { scorerFor } from './scorer.ts'
import { shippedCodes, shippedStances } from './shipped.ts'
import { readCues, readStance } from './stance-reading.ts'
import { stanceReader } from './stance.ts'
import { createTagger } from './tagger.ts'

type Answer = {
  text: string
  lang: Language
  question: string
  labels: { code: string; quotes: string[] }[]
}

const folder = resolve('packages/analysis')
const codebook = parseCodebook(
  JSON.parse(readFileSync(`${folder}/codebooks/youth-survivor-perspective.json`, 'utf8')),
)
const answers = (['en', 'es'] as const).flatMap((language) =>
  readFileSync(`${folder}/data/test/${language}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
    .filter((_, at) => at % 3 === 0),
)

/** What a model says of counted keys, row by row, straight from its file. */
const plainly = (file: ModelFile) => {
  const rows = file.codes.length
  const cells = new Map(file.cells.map((cell) => [keyIn(cell, rows), cell]))
  return (blocks: readonly ReadonlyMap<string, number>[]): number[] => {
    const sums = file.biases.map((bias) => bias / STEP)
    BLOCKS.forEach((_, block) => {
      const found = [...(blocks[block] ?? [])].flatMap(([key, count]) => {
        const cell = cells.get(key)
        return cell === undefined ? [] : [{ cell, count }]
      })
      const length =
        Math.sqrt(found.reduce((sum, { cell, count }) => sum + count * rarityIn(cell) ** 2, 0)) || 1
      for (const { cell, count } of found)
        for (let row = 0; row < rows; row++)
          sums[row]! += (count * weightIn(cell, row) * rarityIn(cell) * file.scale[block]!) / length
    })
    return sums
  }
}

const counted = (keys: readonly string[]) => {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

describe('what a text adds up to', () => {
  it('is for every code what its keys say in the file of the model', () => {
    const file = shippedCodes()
    const sumsOf = plainly(file)
    const scorer = scorerFor(codebook)
    const known = knownRows(file, codebook)
    const nothing = file.codes.findIndex(({ id }) => id === NOTHING)
    const long = answers.filter(({ text }) => text.split(/\s+/).length > 6)
    expect(long.length).toBeGreaterThan(150)
    for (const { text, lang, question } of long) {
      const asked = readQuestion(question, lang, file.manner)
      const [said, letters, meant] = readText(text, lang, file.manner).map(counted)
      const own = sumsOf([said!, letters!, meant!]).map((sum, row) => sum - file.biases[row]! / STEP)
      const over = sumsOf([said!, letters!, meant!, counted(asked)]).map((sum, row) => {
        const all = sum - file.thresholds[row]! / STEP
        // Half a unit must be the answer's own.
        return own[row]! < 0.5 && row !== nothing ? Math.min(all, -1) : all
      })
      const against = Math.max(0, over[nothing]!)
      const { scores } = scorer.read(text, lang, { question })
      known.forEach((row, code) => {
        if (row === undefined) return
        expect(scores[code]!).toBeCloseTo(1 / (1 + Math.exp(against - over[row]!)), 5)
      })
    }
  })

  it('is for every stance of a quote what its keys say there', () => {
    const sumsOf = plainly(shippedStances())
    const stanceOf = stanceReader(codebook.stances)
    let compared = 0
    for (const { text, lang, question, labels } of answers)
      for (const { code, quotes } of labels) {
        const quote = quotes[0]
        if (quote === undefined) continue
        const start = text.indexOf(quote)
        const answer = answerOf(text, lang, question)
        const quoted = quotedOf(answer, [{ start, end: start + quote.length }])
        const cues = readCues(quoted)
        const sums = sumsOf(readStance({ quote, text, language: lang, question, code }))
        const lean = Math.max(-2, Math.min(2, cues.praise)) / 2
        const leaning: Record<Stance, number> = {
          positive: lean,
          negative: -lean,
          mixed: -Math.abs(lean),
          neutral: 0,
        }
        const sumOf = (stance: Stance) => sums[STANCES.indexOf(stance)]! + leaning[stance]
        const told = stanceOf(answer)(quoted, cues, code)
        for (const stance of codebook.stances)
          expect(sumOf(told)).toBeGreaterThanOrEqual(sumOf(stance) - 1e-9)
        compared++
      }
    expect(compared).toBeGreaterThan(200)
  })
})

describe('what is suggested', () => {
  it('is the same to the digit whatever was read before it', () => {
    const tagger = createTagger(codebook)
    const tagged = ({ text, question }: Answer) => {
      const { suggestions, scores, languages } = tagger.tag(assumeClean(text), { question })
      return JSON.stringify({ suggestions, scores, languages })
    }
    const first = answers.map(tagged)
    // More words than are kept of any kind, and then the other way round.
    for (const small of ['the and was they', 'que los porque nadie'])
      for (let round = 0; round < 25; round++)
        tagger.tag(assumeClean(Array.from({ length: 1000 }, (_, at) => `${small} w${round}x${at}`).join(' ')))
    expect(answers.toReversed().map(tagged).reverse()).toEqual(first)
  })
})
