import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { deidentify, screen, screenVersion, type Tier } from '@firsthand/analysis'
import { inTurn, machine, round } from './measure.ts'

type Row = { id: string; lang: string; text: string; tier: Tier | null; kind?: string }
const data = 'packages/analysis/data'
const rowsOf = (path: string): Row[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
const isUrgent = (tier: Tier | null) => tier === 1 || tier === 2
const share = (part: number, whole: number) => (whole === 0 ? null : round(part / whole))

/**
 * What screening catches of the reported half of the invented set, and what it misses, by language and category; how often
 * it is wrong about ordinary answers; and what it takes, with de-identification, beside natural's tokens and stems.
 */
export const screening = async (): Promise<object> => {
  const rows = ['en', 'es', 'mixed'].flatMap((name) => rowsOf(`${data}/screening/${name}.jsonl`))
  const reported = rows.filter(({ id }) => Number(id.slice(-3)) % 2 === 0)
  const statements = readdirSync(`${data}/statements`).flatMap((name) => rowsOf(`${data}/statements/${name}`))
  const unseen = readdirSync(`${data}/test`).flatMap((name) => rowsOf(`${data}/test/${name}`))
  const nhs = resolve('../shared/data/nhs-experience/labelled.jsonl')
  return {
    machine: machine(),
    version: screenVersion,
    reported: Object.fromEntries(['en', 'es', 'mixed'].map((lang) => [lang, languageOf(reported, lang)])),
    // Those that the net learned from, and those that nothing was learned from.
    ordinary: {
      statements: tiersOf(statements),
      unseenStatements: tiersOf(unseen),
      patientComments: existsSync(nhs) ? tiersOf(rowsOf(nhs)) : null,
    },
    speed: existsSync(nhs) ? await speed(rowsOf(nhs)) : null,
  }
}

const languageOf = (rows: readonly Row[], lang: string) => {
  const mine = rows.filter((row) => row.lang === lang)
  const told = mine.filter(({ tier }) => isUrgent(tier))
  const past = mine.filter(({ tier }) => tier === 3)
  const calm = mine.filter(({ tier }) => tier === null)
  const found = (some: readonly Row[], fits: (tier: Tier | null) => boolean) =>
    some.filter(({ text }) => fits(screen(text).tier)).length
  const missed = told.filter(({ text }) => !isUrgent(screen(text).tier))
  return {
    urgent: told.length,
    recall: share(found(told, isUrgent), told.length),
    falseAlarms: share(found([...past, ...calm], isUrgent), past.length + calm.length),
    falseAlarmsOrdinary: share(found(calm, isUrgent), calm.length),
    pastDropped: found(past, (tier) => tier === null),
    missed: Object.fromEntries(
      [...new Set(told.map(({ kind }) => kind!))].sort().map((kind) => {
        const all = told.filter((row) => row.kind === kind).length
        return [kind, `${missed.filter((row) => row.kind === kind).length} of ${all}`]
      }),
    ),
    missedIds: missed.map(({ id }) => id),
  }
}

const tiersOf = (rows: readonly Row[]) => {
  const tiers = rows.map(({ text }) => screen(text).tier)
  const count = (tier: Tier | null) => tiers.filter((each) => each === tier).length
  return {
    texts: rows.length,
    1: count(1),
    2: count(2),
    3: count(3),
    urgent: share(count(1) + count(2), rows.length),
  }
}

const WORDS = 60
const TEXTS = 2_000
const speed = async (rows: readonly Row[]) => {
  const words = rows.flatMap(({ text }) => text.split(/\s+/))
  const texts = Array.from({ length: Math.min(TEXTS, Math.floor(words.length / WORDS)) }, (_, at) =>
    words.slice(at * WORDS, (at + 1) * WORDS).join(' '),
  )
  const stems = naturalStems()
  const spreads = await inTurn(5, {
    screen: async () => texts.forEach((text) => screen(text)),
    both: async () => texts.forEach((text) => [deidentify(text), screen(text)]),
    natural: async () => texts.forEach(stems),
  })
  const micro = (name: string) => Math.round(((spreads[name]?.p50 ?? Number.NaN) * 1000) / texts.length)
  return {
    texts: texts.length,
    words: WORDS,
    microsecondsPerText: {
      screen: micro('screen'),
      withDeidentify: micro('both'),
      natural: micro('natural'),
    },
    ratio: {
      screen: round(micro('natural') / micro('screen')),
      both: round(micro('natural') / micro('both')),
    },
  }
}

/** The yardstick: the tokens and stems of natural, without anything of ours. */
const naturalStems = (): ((text: string) => string[]) => {
  const require = createRequire(resolve('packages/analysis/package.json'))
  const { WordTokenizer } = require('natural/lib/natural/tokenizers/regexp_tokenizer.js') as {
    WordTokenizer: new () => { tokenize: (text: string) => string[] }
  }
  const porter = require('natural/lib/natural/stemmers/porter_stemmer.js') as {
    stem: (word: string) => string
  }
  const tokenizer = new WordTokenizer()
  return (text) => tokenizer.tokenize(text).map((word) => porter.stem(word))
}
