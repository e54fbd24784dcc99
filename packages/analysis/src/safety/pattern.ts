// Rules as lines of text, compiled once. A line is: tier, kind, then elements in order.
//   a|b|CLASS   one word of these; with ? at its end it may be missing
//   *3          up to three words of any kind
//   ^a|b        the next word is none of these (up to the next element, no word is passed)
//   #  and  $   the beginning and the end of a sentence
//   :knife      a picture of one
// Tiers: 1, 2, 3 as they are; u is 2, and 1 where the sentence says when or how; r is 2 where it was lately, else 3.
// A tier after = is kept whatever stands around it (no "not", no "used to" lowers it).
import { CLASSES } from './lexicon/classes.ts'

export type Kind =
  | 'self_harm'
  | 'abuse'
  | 'exploitation'
  | 'danger'
  | 'missing'
  | 'harm_to_others'
  | 'other_child'
  | 'medical'
  | 'misconduct'
  | 'asks_for_help'
export type RuleTier = '1' | '2' | '3' | 'u' | 'r'
/** A set of small numbers, asked some thousand times a text. */
export class WordSet {
  private readonly flags: Uint8Array
  constructor(readonly members: readonly number[]) {
    this.flags = new Uint8Array(Math.max(0, ...members) + 1)
    for (const id of members) this.flags[id] = 1
  }
  has(id: number): boolean {
    return this.flags[id] === 1
  }
  [Symbol.iterator]() {
    return this.members[Symbol.iterator]()
  }
}

type Element =
  | { is: 'word'; words: WordSet; isOptional: boolean }
  | { is: 'not'; words: WordSet }
  | { is: 'gap'; most: number }
  | { is: 'begin' }
  | { is: 'end' }
export type Rule = {
  /** Its number in the lexicon of this version: what is noted instead of words. */
  id: number
  kind: Kind
  tier: RuleTier
  isKept: boolean
  /** It says "not" itself, so that a "not" in it lowers nothing. */
  hasNegation: boolean
  elements: readonly Element[]
  /** The element that is tried first: the one with the fewest common words. */
  anchor: number
}
/** The ids of the words of a sentence stand in `ids` from `low` to `high`. */
export type Sentence = { ids: ArrayLike<number>; low: number; high: number }

/** Gives each word of the lexicon a number, from 1 on. */
export class Lexicon {
  readonly ids = new Map<string, number>()
  private readonly sets = new Map<string, WordSet>()

  idOf(word: string): number {
    const known = this.ids.get(word)
    if (known !== undefined) return known
    const id = this.ids.size + 1
    this.ids.set(word, id)
    return id
  }

  /** The words of `a|b|CLASS`. */
  setOf(alternatives: string): WordSet {
    const known = this.sets.get(alternatives)
    if (known) return known
    const words = alternatives.split('|').flatMap(expanded)
    const set = new WordSet([...new Set(words.map((word) => this.idOf(word)))])
    this.sets.set(alternatives, set)
    return set
  }
}

function expanded(name: string): string[] {
  const words = CLASSES[name]
  return words === undefined ? [name] : words.split(/\s+/).flatMap(expanded)
}

/** The rules of the lines of a lexicon. */
export function compile(lines: string, lexicon: Lexicon, from: number): Rule[] {
  const negations = lexicon.setOf('NEG')
  return lines
    .trim()
    .split('\n')
    .map((line, at) => {
      const [mark = '', kind = '', ...parts] = line.trim().split(/\s+/)
      const elements = parts.map((part) => elementOf(part, lexicon))
      return {
        id: from + at,
        kind: kind as Kind,
        tier: mark.replace('=', '') as RuleTier,
        isKept: mark.startsWith('='),
        hasNegation: elements.some(
          (each) => each.is === 'word' && !each.isOptional && [...each.words].some((id) => negations.has(id)),
        ),
        elements,
        anchor: anchorOf(elements, lexicon),
      }
    })
}

function elementOf(part: string, lexicon: Lexicon): Element {
  if (part === '$') return { is: 'end' }
  if (part === '#') return { is: 'begin' }
  if (/^\*\d$/.test(part)) return { is: 'gap', most: Number(part.slice(1)) }
  if (part.startsWith('^')) return { is: 'not', words: lexicon.setOf(part.slice(1)) }
  const isOptional = part.endsWith('?')
  const names = isOptional ? part.slice(0, -1) : part
  // `$` among words: a word of these, or the end.
  return { is: 'word', words: lexicon.setOf(names), isOptional }
}

/** `$` as one of the words of an element. */
export const END = '$'

// A rule is tried where its rarest element stands: weights are about how many of a thousand words one is.
function anchorOf(elements: readonly Element[], lexicon: Lexicon): number {
  const weights = weightsOf(lexicon)
  const end = lexicon.idOf(END)
  let best = -1
  let least = Infinity
  for (const [at, each] of elements.entries()) {
    if (each.is !== 'word' || each.isOptional || each.words.has(end)) continue
    let weight = 0
    for (const id of each.words) weight += weights.get(id) ?? 0.05
    if (weight < least) [best, least] = [at, weight]
  }
  return best
}

const made = new WeakMap<Lexicon, Map<number, number>>()
function weightsOf(lexicon: Lexicon): Map<number, number> {
  const known = made.get(lexicon)
  if (known) return known
  const weights = new Map<number, number>()
  for (const word of OFTEN.split(/\s+/)) weights.set(lexicon.idOf(word), 1)
  for (const word of MOST.split(/\s+/)) weights.set(lexicon.idOf(word), 10)
  made.set(lexicon, weights)
  return weights
}

const MOST = `the and i a it to my me in was she they on you he like said one that with had for at of so its n there her got
  no what told up say dont out not id im then but we who if y la que de el en con yo mi una lo un se si los las
  por q le dijo es ya del era eso al pero como porque te uno cuando habia para ella dos ni sin ahi nos hasta`
const OFTEN = `just about when do have asked is be did from them know lady us every didnt all by put first get your never
  been him time go thats this can two theres nobody his back shes ask come could tell let same were shed want
  down still w came before thing school good where how theyd hes room says day somebody now see yes u door off
  whole even think because too call only or hed over after called phone ive took guy name people other knew own
  night gave went thought home read girl talk would judge mom house man made girls an car going three sit cant
  years cause has goes youre right kept number take are here everything as four wanted old fue o nadie todo su
  sea otra tres hay tenia asi nada mas bien pa decia senora otro vez pregunto dia despues dije estaba cada casa
  donde mismo antes quien tu dijeron este iba esta dice anos pues veces senor desde sabia noche les va esa ahora
  puerta tambien tiene decir mama alguien queria nombre solo ese escuela siempre nunca todos paso aqui cuarto
  ellos dio gente tengo hablar puso ver meses dieron mis hora cuatro primera vio misma primero voy aunque dejo
  papel sabe dias mano conmigo juez bueno son cosas soy todas verdad ir fui numero decian k pidio algo digo hace
  van trabajo hizo hacer todavia d podia seis esto luego`

/** Where a rule fits around the word at `at`, as words from `from` up to `to`; nothing where it does not. */
export function fit(rule: Rule, sentence: Sentence, at: number): { from: number; to: number } | undefined {
  const { elements, anchor } = rule
  const to = forward({ elements, sentence }, anchor, at)
  if (to < 0) return undefined
  const from = backward({ elements, sentence }, anchor - 1, at)
  return from < 0 ? undefined : { from, to }
}

type Fitting = { elements: readonly Element[]; sentence: Sentence }
/** The number of `END`: it is the first word that a lexicon numbers. */
const endId = 1

/** The end of the elements from `index` on at word `at`, or -1. */
function forward(fitting: Fitting, index: number, at: number): number {
  const { sentence } = fitting
  const each = fitting.elements[index]
  if (!each) return at
  switch (each.is) {
    case 'begin':
      return at === sentence.low ? forward(fitting, index + 1, at) : -1
    case 'end':
      return at === sentence.high ? forward(fitting, index + 1, at) : -1
    case 'not':
      return isOneOf(each.words, sentence, at) ? -1 : forward(fitting, index + 1, at)
    case 'gap': {
      for (let more = 0; more <= each.most && at + more <= sentence.high; more++) {
        const found = forward(fitting, index + 1, at + more)
        if (found >= 0) return found
      }
      return -1
    }
    case 'word': {
      const found = isOneOf(each.words, sentence, at) ? forward(fitting, index + 1, at + 1) : -1
      if (found >= 0) return found
      const isPassed = each.isOptional || (at === sentence.high && each.words.has(endId))
      return isPassed ? forward(fitting, index + 1, at) : -1
    }
  }
}

const isOneOf = (words: WordSet, { ids, high }: Sentence, at: number) => at < high && words.has(ids[at]!)

/** The beginning of the elements up to `index`, which end before word `at`, or -1. */
function backward(fitting: Fitting, index: number, at: number): number {
  const { sentence } = fitting
  const each = fitting.elements[index]
  if (!each) return at
  switch (each.is) {
    case 'begin':
      return at === sentence.low ? backward(fitting, index - 1, at) : -1
    case 'end':
      return -1
    case 'not':
      return isOneOf(each.words, sentence, at) ? -1 : backward(fitting, index - 1, at)
    case 'gap': {
      for (let more = 0; more <= each.most && at - more >= sentence.low; more++) {
        const found = backward(fitting, index - 1, at - more)
        if (found >= 0) return found
      }
      return -1
    }
    case 'word': {
      const isHere = at > sentence.low && each.words.has(sentence.ids[at - 1]!)
      const found = isHere ? backward(fitting, index - 1, at - 1) : -1
      if (found >= 0) return found
      return each.isOptional ? backward(fitting, index - 1, at) : -1
    }
  }
}
