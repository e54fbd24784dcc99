import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCodebook } from './codebook.ts'
import { CONCEPTS_EN } from './lexicon/concepts-en.ts'
import { CONCEPTS_ES } from './lexicon/concepts-es.ts'
import { checkOf } from './model-check.ts'
import { modelText, type ModelFile } from './model.ts'
import { shippedCodes, shippedStances } from './shipped.ts'
import type { FiguresFile } from './shipped-figures.ts'
import { taggerVersion } from './tagger.ts'
import { buildModel, buildStanceModel, madeWith, trainedOn, type Statement } from './training.ts'

const folder = resolve('packages/analysis')
const read = (path: string) => readFileSync(`${folder}/${path}`, 'utf8')
const codebook = parseCodebook(JSON.parse(read('codebooks/youth-survivor-perspective.json')))
const answersIn = (path: string) =>
  read(path)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Statement)
const statements = readdirSync(`${folder}/data/statements`)
  .sort()
  .flatMap((name) => answersIn(`data/statements/${name}`))
const test = [...answersIn('data/test/en.jsonl'), ...answersIn('data/test/es.jsonl')]

const PINNED = ['5', '1e2f1074', 'f2715dc8']

describe('the shipped models', () => {
  it.each(['youth-survivor-perspective', 'stance'])(
    '%s is whole, and was learned from these statements',
    (name) => {
      const model = JSON.parse(read(`data/${name}.model.json`)) as ModelFile
      expect(model.check).toBe(checkOf(model))
      expect(model.trainedOn).toEqual(trainedOn(statements))
    },
  )

  // What was read with other models is read again, which the version alone brings about: where a sum here changes, METHOD rises.
  it('are those of this version of the way of tagging', () => {
    const [version] = taggerVersion({ id: 'any', version: '1' }).split('/')
    expect([version, ...[shippedCodes(), shippedStances()].map(({ check }) => check)]).toEqual(PINNED)
  })

  // Lexicons, settings and reading as they are now; that the statements are those is held above.
  it('are not older than what they come out of (npm run -s model builds them again)', () => {
    const figures = JSON.parse(read('data/youth-survivor-perspective.figures.json')) as FiguresFile
    expect(figures.model).toBe(shippedCodes().check)
    expect(figures.madeWith).toBe(madeWith(codebook, statements))
  })

  // All of the statements take half a minute: `npm run -s model -- --check` and `bench -- tagging` build both files again and compare them.
  it('come out the same to the byte when they are built again, on a slice', () => {
    const slice = statements.filter((_, at) => at % 40 === 0)
    const build = () => modelText(buildModel(codebook, slice)) + modelText(buildStanceModel(codebook, slice))
    expect(build()).toBe(build())
  })

  it('read every statement as the files have it: codes of the codebook, quotes word for word', () => {
    const codes = new Set(codebook.codes.filter(({ isDraft }) => !isDraft).map(({ id }) => id))
    const wrong = [...statements, ...test].filter(({ text, labels }) =>
      labels.some(({ code, quotes }) => !codes.has(code) || quotes.some((quote) => !text.includes(quote))),
    )
    expect(wrong.map(({ id }) => id)).toEqual([])
    expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length)
  })

  it('were not learned from the answers they are tested on', () => {
    const learned = new Set(statements.map(({ text }) => text.toLowerCase()))
    expect(test.filter(({ text }) => text.length > 25 && learned.has(text.toLowerCase()))).toEqual([])
  })
})

describe('the concepts', () => {
  it('have the same names in both languages', () => {
    expect(Object.keys(CONCEPTS_ES)).toEqual(Object.keys(CONCEPTS_EN))
  })
})
