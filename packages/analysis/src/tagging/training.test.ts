import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCodebook } from './codebook.ts'
import { scorerFor } from './scorer.ts'
import { buildModel, buildStanceModel, type Statement } from './training.ts'

const folder = resolve('packages/analysis')
const read = (path: string) => readFileSync(`${folder}/${path}`, 'utf8')
const codebook = parseCodebook(JSON.parse(read('codebooks/youth-survivor-perspective.json')))
const heldOut = new Set(JSON.parse(read('data/held-out.json')) as string[])
const statements = ['en-spoken', 'en-typed', 'es'].flatMap((name) =>
  read(`data/statements/${name}.jsonl`)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Statement),
)

describe('the shipped models', () => {
  it.each([
    ['youth-survivor-perspective', buildModel],
    ['stance', buildStanceModel],
  ] as const)('%s is what a rebuild gives, to the byte', (name, build) => {
    expect(read(`data/${name}.model.json`)).toBe(JSON.stringify(build(codebook, statements), null, 1) + '\n')
  })
})

describe('a model learned without the held out answers', () => {
  const scorer = scorerFor(
    codebook,
    buildModel(
      codebook,
      statements.filter(({ id }) => !heldOut.has(id)),
    ),
  )
  const f1 = (lang: 'en' | 'es', isAsked: boolean) => {
    let right = 0
    let said = 0
    let meant = 0
    for (const each of statements.filter((one) => heldOut.has(one.id) && one.lang === lang)) {
      const { scores } = scorer.read(each.text, lang, isAsked ? each.question : '')
      const codes = codebook.codes.filter((code, row) => !code.isDraft && (scores[row] ?? 0) >= 0.5)
      const labels = new Set(each.labels.map((label) => label.code))
      right += codes.filter((code) => labels.has(code.id)).length
      said += codes.length
      meant += labels.size
    }
    return (2 * right) / (said + meant)
  }
  it.each([
    ['en', true, 0.5],
    ['es', true, 0.5],
    ['en', false, 0.35],
    ['es', false, 0.35],
  ] as const)('finds their codes: %s, with the question %s: micro-F1 at least %d', (lang, isAsked, least) => {
    expect(f1(lang, isAsked)).toBeGreaterThanOrEqual(least)
  })
})
