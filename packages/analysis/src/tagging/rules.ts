// What a tagger goes by, to be looked at: the words of a code with their weights, from each place where it learned them.
import { fold } from '../text/fold.ts'
import type { Language } from '../text/language.ts'
import { keyIn, rarityIn, weightIn } from './cells.ts'
import { features } from './feature.ts'
import type { Codebook } from './codebook.ts'
import { CONCEPTS_EN } from './lexicon/concepts-en.ts'
import { CONCEPTS_ES } from './lexicon/concepts-es.ts'
import { LEXICON_EN } from './lexicon/en.ts'
import { LEXICON_ES } from './lexicon/es.ts'
import { knownRows, type ModelFile } from './model.ts'
import { readable } from './readable.ts'
import { BLOCKS } from './reading.ts'
import { scorerFor } from './scorer.ts'
import { shippedCodes } from './shipped.ts'
import type { StudyModel } from './study-model.ts'

/**
 * One thing a tagger goes by, those first that carry most: weight times how often it is said. `words` is a stem, two neighbouring stems, some letters of a word, or the name of a list of
 * phrases, which are then in `phrases`; of a question they stand in what was asked. A weight above nought speaks for the
 * code, one below against it. `from` says where it was learned.
 */
export type Rule = {
  kind: 'word' | 'pair' | 'letters' | 'list' | 'question'
  words: string
  /** The same to be read: stems as a word that has them, where one is known. */
  said: string
  phrases: string[]
  weight: number
  from: 'shipped' | 'codebook' | 'study'
}

/** `carried` orders rules: its weight, in a text that has it, times the share of texts that do. */
type Ranked = Rule & { carried: number }

const MOST = 60
const MOST_BESIDE = 15
const MOST_AGAINST = 30

/** The rules of one code, from each place the weightiest for it and then those against it; `find` leaves those alone that have its words. */
export function rulesOf(
  codebook: Codebook,
  code: string,
  { model, find = '' }: { model?: StudyModel | undefined; find?: string } = {},
): Rule[] {
  const row = codebook.codes.findIndex(({ id }) => id === code)
  if (row < 0) return []
  const isWanted = wanted(find)
  const shipped = shippedCodes()
  const known = knownRows(shipped, codebook)[row]
  const before =
    known === undefined
      ? codebookRules(codebook, row)
      : find === ''
        ? shippedRules(shipped, known)
        : modelRules(shipped, known).map((rule) => ({ ...rule, from: 'shipped' as const }))
  // A code that is read by what was learned alone goes by nothing else.
  const isAlone = model !== undefined && Object.hasOwn(model.codes, code) && model.codes[code] === 'alone'
  const own = model && Object.hasOwn(model.codes, code) ? knownRows(model.file, codebook)[row] : undefined
  const learned =
    model && own !== undefined
      ? modelRules(model.file, own).map((rule) => ({ ...rule, from: 'study' as const }))
      : []
  return [learned, isAlone ? [] : before].flatMap((rules) =>
    weightiest(rules.filter(isWanted)).map(({ carried: _, ...rule }) => ({
      ...rule,
      said: rule.said || readable(rule.words),
    })),
  )
}

// What came along stays as it is, and a page asks for it again and again; only what it shows is kept.
function shippedRules(file: ModelFile, row: number): Ranked[] {
  const known =
    shownOf.get(row) ?? weightiest(modelRules(file, row).map((rule) => ({ ...rule, from: 'shipped' })))
  shownOf.set(row, known)
  return known
}

const shownOf = new Map<number, Ranked[]>()

// What speaks for the code first, then what speaks against it. Words, letters and the question are each of one length
// in a text, so their weights are held against their own kind.
function weightiest(rules: readonly Ranked[]): Ranked[] {
  const sorted = rules.toSorted(
    (a, b) => Math.abs(b.carried) - Math.abs(a.carried) || (a.words < b.words ? -1 : 1),
  )
  const of = (isOf: (rule: Ranked) => boolean, most: number) => sorted.filter(isOf).slice(0, most)
  const isOwn = ({ kind }: Rule) => kind !== 'letters' && kind !== 'question'
  return [
    ...of((rule) => isOwn(rule) && rule.weight > 0, MOST),
    ...of(({ kind, weight }) => kind === 'letters' && weight > 0, MOST_BESIDE),
    ...of(({ kind, weight }) => kind === 'question' && weight > 0, MOST_BESIDE),
    ...of((rule) => isOwn(rule) && rule.weight < 0, MOST_AGAINST),
    ...of(({ kind, weight }) => kind === 'question' && weight < 0, MOST_BESIDE),
  ]
}

function modelRules({ cells, codes, scale }: ModelFile, row: number): Omit<Ranked, 'from'>[] {
  return cells.map((cell) => {
    const rule = named(keyIn(cell, codes.length))
    // As if it stood alone: among others every place counts less.
    const weight = weightIn(cell, row) * scale[blockOf[rule.kind]]
    return { ...rule, weight: rounded(weight), carried: weight * usual(rarityIn(cell)) }
  })
}

// A rare key counts more where it is said, and is said seldom: a rarity is 1 and the logarithm of texts over those that have it.
function usual(rarity: number): number {
  return rarity * Math.exp(1 - rarity)
}

const blockOf = {
  word: BLOCKS.indexOf('word') as 0,
  pair: BLOCKS.indexOf('word') as 0,
  letters: BLOCKS.indexOf('letters') as 1,
  list: BLOCKS.indexOf('lexicon') as 2,
  question: BLOCKS.indexOf('question') as 3,
}

// What the codebook says of a code, each word as it weighs where it stands there.
function codebookRules(codebook: Codebook, row: number): Ranked[] {
  const scorer = scorerFor(codebook)
  const code = codebook.codes[row]!
  const said = (['en', 'es'] as const).flatMap((language) =>
    [code.title, code.definition, code.include, code.exclude].map((part) => ({
      text: (part[language] ?? '').replace(/\([^()]{0,200}\)/g, ' '),
      language,
    })),
  )
  const rules = new Map<string, Ranked>()
  for (const { text, language } of [...said, ...code.examples].filter((each) => each.text.trim() !== '')) {
    const { count, starts, ends, weights } = scorer.read(text, language).weighed(row)
    weights.subarray(0, count).forEach((weight, at) => {
      const words = fold(text.slice(starts[at], ends[at]))
      const kind = words.includes(' ') ? 'pair' : 'word'
      if (Math.abs(weight) > Math.abs(rules.get(words)?.weight ?? 0))
        rules.set(words, {
          ...{ kind, words, said: words, phrases: [], from: 'codebook' },
          ...{ weight: rounded(weight), carried: weight },
        })
    })
  }
  return [...rules.values()]
}

type Named = Pick<Rule, 'kind' | 'words' | 'said' | 'phrases'>

function named(key: string): Named {
  if (key.startsWith('?')) return { ...named(key.slice(1)), kind: 'question' }
  if (key.startsWith('_')) return { kind: 'letters', words: key.slice(1), said: key.slice(1), phrases: [] }
  if (key.startsWith('#') || key.startsWith('@')) {
    const name = key.slice(1).replaceAll('_', ' ')
    return { kind: 'list', words: name, said: name, phrases: phrasesOf(key) }
  }
  return { kind: key.includes(' ') ? 'pair' : 'word', words: key, said: '', phrases: [] }
}

const LISTS: Record<string, readonly Readonly<Record<string, string>>[]> = {
  '#': [LEXICON_EN, LEXICON_ES],
  '@': [CONCEPTS_EN, CONCEPTS_ES],
}
const MOST_PHRASES = 12

function phrasesOf(key: string): string[] {
  const lists = LISTS[key.charAt(0)] ?? []
  return lists.flatMap((list) => {
    const phrases = (list[key.slice(1)] ?? '').split(',').map((each) => each.trim())
    return phrases.filter((each) => each !== '').slice(0, MOST_PHRASES)
  })
}

function wanted(find: string): (rule: Pick<Rule, 'words' | 'phrases'>) => boolean {
  const folded = fold(find).trim()
  if (folded === '') return () => true
  const stems = new Set(
    (['en', 'es'] as const).flatMap((language: Language) => features(find, language).map(({ key }) => key)),
  )
  return ({ words, phrases }) =>
    words.includes(folded) ||
    words.split(' ').some((each) => stems.has(each)) ||
    phrases.some((each) => fold(each).includes(folded))
}

function rounded(weight: number): number {
  return Math.round(weight * 1000) / 1000
}
