import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { assumeClean, createTagger, parseCodebook, type Codebook } from '@firsthand/analysis'
import { commandTook } from './command.ts'
import { inTurn, machine, round } from './measure.ts'

const TEXTS = 2_000
const WORDS = 60

/**
 * Texts a second with the 32 codes of the shared codebook beside the natural loop, and the peak memory of the
 * real `tag` command at 10,000 and 100,000 lines. Needs the shared data beside the project.
 */
export const tag = async (): Promise<object> => {
  const path = resolve('../shared/codebook/nhs-experience.json')
  const rows = resolve('../shared/data/nhs-experience/labelled.jsonl')
  if (!existsSync(path) || !existsSync(rows)) return { skipped: 'the shared data is not beside the project' }
  const codebook = parseCodebook(JSON.parse(readFileSync(path, 'utf8')))
  const texts = sixtyWords(rows)
  const speed = await speeds(codebook, texts)
  return { machine: machine(), ...speed, memory: await memories(path, texts) }
}

/** The same speed with the codes of another codebook; null without the shared data. */
export const speed = async (codebook: Codebook): Promise<object | null> => {
  const path = resolve('../shared/codebook/nhs-experience.json')
  const rows = resolve('../shared/data/nhs-experience/labelled.jsonl')
  if (!existsSync(path) || !existsSync(rows)) return null
  const yardstick = parseCodebook(JSON.parse(readFileSync(path, 'utf8')))
  return speeds(codebook, sixtyWords(rows), yardstick)
}

const sixtyWords = (rows: string): string[] => {
  const words = readFileSync(rows, 'utf8')
    .trimEnd()
    .split('\n')
    .flatMap((line) => (JSON.parse(line) as { text: string }).text.split(/\s+/))
  const count = Math.min(TEXTS, Math.floor(words.length / WORDS))
  return Array.from({ length: count }, (_, at) => words.slice(at * WORDS, (at + 1) * WORDS).join(' '))
}

const speeds = async (codebook: Codebook, texts: string[], yardstick = codebook) => {
  const tagger = createTagger(codebook)
  const classify = naturalLoop(yardstick)
  const spreads = await inTurn(5, {
    tag: async () => texts.forEach((text) => tagger.tag(assumeClean(text))),
    natural: async () => texts.forEach(classify),
  })
  const perSecond = (name: string) => round((texts.length * 1000) / (spreads[name]?.p50 ?? Number.NaN))
  return {
    texts: texts.length,
    words: WORDS,
    textsPerSecond: { tag: perSecond('tag'), naturalLoop: perSecond('natural') },
    ratio: round(perSecond('tag') / perSecond('natural')),
  }
}

type Bayes = {
  addDocument(words: string[], code: string): void
  train(): void
  classify(words: string[]): string
}

// The yardstick of the contract. Only this file takes these parts of natural, and not into the product.
const naturalLoop = (codebook: Codebook): ((text: string) => string) => {
  const require = createRequire(resolve('packages/analysis/package.json'))
  const part = (name: string) => require(`natural/lib/natural/${name}.js`)
  const WordTokenizer = part('tokenizers/regexp_tokenizer').WordTokenizer as new () => {
    tokenize(text: string): string[]
  }
  const stemmer = part('stemmers/porter_stemmer') as { stem(word: string): string }
  const Classifier = part('classifiers/bayes_classifier') as new () => Bayes
  const tokenizer = new WordTokenizer()
  const stems = (text: string) => tokenizer.tokenize(text).map((word) => stemmer.stem(word))
  const classifier = new Classifier()
  for (const code of codebook.codes)
    for (const { text } of code.examples) classifier.addDocument(stems(text), code.id)
  classifier.train()
  return (text) => classifier.classify(stems(text))
}

const memories = async (codebook: string, texts: string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-bench-'))
  try {
    const small = await peak(folder, codebook, await input(folder, texts, 10_000))
    const large = await peak(folder, codebook, await input(folder, texts, 100_000))
    return { lines10000: small, lines100000: large, ratio: round(large.peakMiB / small.peakMiB) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const input = async (folder: string, texts: string[], lines: number): Promise<string> => {
  const path = join(folder, `${lines}.jsonl`)
  const stream = createWriteStream(path)
  for (let id = 0; id < lines; id++) {
    // The number makes every text new, so that nothing can be remembered from the last round.
    const row = { id, text: `${texts[id % texts.length]} w${id}` }
    if (!stream.write(JSON.stringify(row) + '\n')) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'close')
  return path
}

const peak = async (folder: string, codebook: string, path: string) => {
  const out = join(folder, 'out.jsonl')
  const { peakMiB, seconds } = await commandTook('tag', '--codebook', codebook, '--in', path, '--out', out)
  return { peakMiB, seconds }
}
