import type { Language } from '../../text/language.ts'
import { hashOf, Index, indexOf } from '../hash.ts'
import { readWords, wordsIn, type Word, type Words } from '../word.ts'
import { CONCEPTS_EN } from './concepts-en.ts'
import { CONCEPTS_ES } from './concepts-es.ts'
import { LEXICON_EN } from './en.ts'
import { LEXICON_ES } from './es.ts'

/** A name of the lexicons, `#code` or `@concept`, or of a cue; `number` is another for each. */
export type Name = { key: string; number: number; isConcept: boolean }
/** Words and phrases of the lexicons, each with its name and where it begins and ends. */
export type Phrases = {
  readonly names: readonly Name[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}
export const NO_PHRASES: Phrases = { names: [], starts: [], ends: [] }

/** Every word or phrase of the lexicons that these words have, in the order of the words. */
export function phrasesOf(words: Words, language: Language): Phrases {
  if (last.words === words) return last.phrases
  const { read, starts, ends } = words
  const tree = treeIn(language)
  const found: Found = { names: [], starts: [], ends: [], orders: [] }
  for (let at = 0; at < read.length; at++) {
    const from = found.names.length
    let until = at
    for (let node = tree.rootOf(read[at]!); node >= 0;) {
      const past = tree.firstEnd[node + 1]!
      for (let end = tree.firstEnd[node]!; end < past; end++) {
        found.starts.push(starts[at]!)
        insert(found, from, { end: tree.ends[end]!, until: ends[until]! })
      }
      node = ++until < read.length ? tree.after(node, read[until]!) : -1
    }
  }
  last = { words, phrases: found }
  return found
}

type Found = { names: Name[]; starts: number[]; ends: number[]; orders: number[] }

// In the order of the lexicons, whatever the lengths of the phrases that begin with one word.
function insert({ names, ends, orders }: Found, from: number, { end, until }: Ended): void {
  let at = orders.length
  for (; at > from && orders[at - 1]! > end.order; at--) {
    names[at] = names[at - 1]!
    ends[at] = ends[at - 1]!
    orders[at] = orders[at - 1]!
  }
  names[at] = end.name
  ends[at] = until
  orders[at] = end.order
}
type Ended = { end: End; until: number }

// A text is asked for its phrases by several readers in turn.
let last: { words: Words | undefined; phrases: Phrases } = { words: undefined, phrases: NO_PHRASES }

type End = { name: Name; order: number }
/** Where phrases stand that have begun alike: those that end here, and the stems that others go on with. */
type Branch = { ends: End[]; next: Map<string, Branch> }

/** All phrases of a language, those that begin alike behind one node; the nodes of first stems come first. */
class Tree {
  /** What ends at a node: from `firstEnd[node]` to `firstEnd[node + 1]`. */
  readonly ends: readonly End[]
  readonly firstEnd: Int32Array
  readonly rootOf: (word: Word) => number
  readonly #steps: Index
  readonly #to: Int32Array
  readonly #goesOn: Uint8Array

  constructor(root: Branch) {
    this.rootOf = wordsIn(indexOf([...root.next.keys()]))
    const nodes = [...root.next.values()]
    const steps: { from: number; stem: string; to: number }[] = []
    for (let from = 0; from < nodes.length; from++)
      for (const [stem, next] of nodes[from]!.next) steps.push({ from, stem, to: nodes.push(next) - 1 })
    this.ends = nodes.flatMap(({ ends }) => ends)
    this.firstEnd = new Int32Array(nodes.length + 1)
    nodes.forEach(({ ends }, node) => (this.firstEnd[node + 1] = this.firstEnd[node]! + ends.length))
    this.#goesOn = Uint8Array.from(nodes, ({ next }) => (next.size > 0 ? 1 : 0))
    this.#steps = new Index(steps.length)
    this.#to = new Int32Array(steps.length)
    for (const { from, stem, to } of steps) {
      const { low, high } = hashOf(stem)
      this.#to[this.#steps.put(low ^ turned(from), high)] = to
    }
  }

  /** The node behind another after one more word; -1 where no phrase goes on so. */
  after(node: number, { low, high }: Word): number {
    if (this.#goesOn[node] === 0) return -1
    const step = this.#steps.at(low ^ turned(node), high)
    return step < 0 ? -1 : this.#to[step]!
  }
}

// Makes the number of a stem another one after each node.
function turned(node: number): number {
  return Math.imul(node + 1, 0x9e3779b1)
}

// Most programs never ask.
const made: Partial<Record<Language, Tree>> = {}
function treeIn(language: Language): Tree {
  return (made[language] ??=
    language === 'en'
      ? treeOf({ '#': LEXICON_EN, '@': CONCEPTS_EN }, 'en')
      : treeOf({ '#': LEXICON_ES, '@': CONCEPTS_ES }, 'es'))
}

function treeOf(lexicons: Record<string, Readonly<Record<string, string>>>, language: Language): Tree {
  const root: Branch = { ends: [], next: new Map() }
  let order = 0
  for (const [mark, lexicon] of Object.entries(lexicons)) {
    for (const [own, list] of Object.entries(lexicon)) {
      const name = nameOf(mark + own)
      for (const phrase of new Set(list.split(',').map((each) => stemmed(each, language))))
        branchAt(root, phrase.split(' '))?.ends.push({ name, order: order++ })
    }
  }
  return new Tree(root)
}

function branchAt(root: Branch, stems: readonly string[]): Branch | undefined {
  if (stems[0] === '') return undefined
  let branch = root
  for (const stem of stems) {
    const next = branch.next.get(stem) ?? { ends: [], next: new Map<string, Branch>() }
    branch.next.set(stem, next)
    branch = next
  }
  return branch
}

function stemmed(phrase: string, language: Language): string {
  return readWords(phrase, language)
    .read.map(({ stem }) => stem.key)
    .join(' ')
}

const names = new Map<string, Name>()

/** The name that is written so. */
export function nameOf(key: string): Name {
  const known = names.get(key) ?? { key, number: names.size, isConcept: key.startsWith('@') }
  names.set(key, known)
  return known
}
