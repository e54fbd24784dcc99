// What a person must read now. It orders a queue and is wrong at times; people read everything (docs/decisions/0034).
import { DANGER } from './lexicon/danger.ts'
import { HARM } from './lexicon/harm.ts'
import { SELF } from './lexicon/self.ts'
import netFile from '../../data/screening-net.txt?raw'
import { cuesOf, saysPast, tierOf } from './modifier.ts'
import { GROUPS, kindOf, readNet, rootOf, scoreOf, type Net, type NetFile, type Read } from './net.ts'
import { compile, END, fit, Lexicon, type Kind, type Rule, type Sentence } from './pattern.ts'
import {
  isForeign,
  isShouted,
  NAMED,
  NEUTRAL,
  readWords,
  vocabularyOf,
  type Vocabulary,
  type Words,
} from './word.ts'

/** Changes with every change of the lexicon or of how it is read (`version.test.ts`): what was screened before is screened again. */
export const screenVersion = '2'

/** 1: now, with danger, plan or means. 2: current or likely. 3: past, unclear, an idiom, or said not to be so. */
export type Tier = 1 | 2 | 3
/** `unknown_language`: more than three in ten words are in no language that it reads. */
export type FindingKind = Kind | 'unknown_language'
/** Where it stands in the text, in UTF-16 code units; `rule` is a number of this version's lexicon. */
export type Finding = { kind: FindingKind; start: number; end: number; tier: Tier; rule: number }
/** The most urgent of the findings, or null where there is none. */
export type Screened = { tier: Tier | null; findings: Finding[] }
/** `saidYes`: to whether they want help; then even a word or two is to be read. */
export type ScreenOptions = { saidYes?: boolean }

type Engine = {
  vocabulary: Vocabulary
  rules: Map<number, Rule[]>
  cues: ReturnType<typeof cuesOf>
  net: Net
  lexicon: Lexicon
  /** The root and the group of each word, by its number. */
  numbers: Numbers
}
let engine: Engine | undefined
const theEngine = (): Engine => (engine ??= makeEngine())

/**
 * Looks for what may need a person now: danger, abuse, exploitation, self-harm and the like, in English, Spanish and both
 * mixed. What was said of the past, of others or not to be so is lowered to 3, never dropped. Never throws; linear in time.
 */
export function screen(text: string, options: ScreenOptions = {}): Screened {
  const engine = theEngine()
  const words = readWords(text, engine.vocabulary)
  const found = findingsOf(words, engine)
  return screened([
    ...found,
    ...caught(words, found, engine),
    ...strange(text, words),
    ...brief(text, words, options),
  ])
}

/** The same without the net: what the rules alone find. For building the net. */
export function screenByRules(text: string): Screened {
  const words = readWords(text, theEngine().vocabulary)
  return screened(findingsOf(words, theEngine()))
}

/** A text by numbers of roots of one's own. For building the net. */
export function readFor(
  text: string,
  numberOf: ReadonlyMap<string, number>,
): { read: Read; breaks: number[] } {
  const { vocabulary, lexicon } = theEngine()
  const { ids, breaks } = readWords(text, vocabulary)
  if (lastNumbered?.numberOf !== numberOf)
    lastNumbered = { numberOf, numbers: numbered(vocabulary, lexicon, numberOf) }
  return { read: readBy(ids, lastNumbered.numbers), breaks }
}
let lastNumbered: { numberOf: ReadonlyMap<string, number>; numbers: Numbers } | undefined

type Numbers = { roots: Uint16Array; groups: Uint8Array }
function numbered(vocabulary: Vocabulary, lexicon: Lexicon, numberOf: ReadonlyMap<string, number>): Numbers {
  const size = vocabulary.exact.size + 1
  const numbers = { roots: new Uint16Array(size), groups: new Uint8Array(size) }
  for (const [word, id] of vocabulary.exact) numbers.roots[id] = numberOf.get(rootOf(word)) ?? 0
  GROUPS.forEach((names, at) => {
    for (const id of lexicon.setOf(names)) if (numbers.groups[id] === 0) numbers.groups[id] = at + 1
  })
  return numbers
}

const readBy = (ids: readonly number[], { roots, groups }: Numbers): Read => ({
  roots: ids.map((id) => (id > 0 ? roots[id]! : 0)),
  groups: ids.map((id) => (id > 0 ? groups[id]! : 0)),
  ...{ low: 0, high: ids.length },
})

function screened(found: readonly Finding[]): Screened {
  const findings = mostUrgent(found).map(({ kind, start, end, tier, rule }) => ({
    kind,
    start,
    end,
    tier,
    rule,
  }))
  const tier = findings.reduce<Tier | null>(
    (least, each) => (least && least < each.tier ? least : each.tier),
    null,
  )
  return { tier, findings }
}

function makeEngine(): Engine {
  const lexicon = new Lexicon()
  lexicon.idOf(END)
  const cues = cuesOf(lexicon)
  const rules = new Map<number, Rule[]>()
  ;[SELF, DANGER, HARM].forEach((lines, list) => {
    for (const rule of compile(lines, lexicon, (list + 1) * 1000)) {
      const anchor = rule.elements[rule.anchor]
      if (anchor?.is !== 'word') continue
      for (const id of anchor.words) {
        const some = rules.get(id)
        if (some) some.push(rule)
        else rules.set(id, [rule])
      }
    }
  })
  for (const names of GROUPS) lexicon.setOf(names)
  const vocabulary = vocabularyOf(lexicon.ids)
  const net = readNet(JSON.parse(String(netFile)) as NetFile)
  return { vocabulary, lexicon, rules, cues, net, numbers: numbered(vocabulary, lexicon, net.numberOf) }
}

/** With the tier that the rule has by itself. */
type Found = Finding & { own: Tier; from: number; to: number }
function findingsOf(words: Words, { rules, cues }: Engine): Found[] {
  const found: Found[] = []
  let low = 0
  for (const high of words.breaks) {
    const sentence: Sentence = { ids: words.ids, low, high }
    for (let at = low; at < high; at++) {
      const id = words.ids[at]!
      const here = id > 0 ? rules.get(id) : undefined
      if (!here) continue
      for (const rule of here) {
        const span = fit(rule, sentence, at)
        if (!span || span.to <= span.from) continue
        const [start, end] = [words.starts[span.from]!, words.ends[span.to - 1]!]
        const tier = tierOf({ rule, sentence, span }, cues)
        found.push({
          kind: rule.kind,
          start,
          end,
          tier,
          rule: rule.id,
          own: rule.tier === '3' ? 3 : 2,
          ...span,
        })
      }
    }
    low = high
  }
  return found
}

/** How many words the net reads at once: people speak without stops. */
const mostAtOnce = 40

/** What the rules left, and what reads like it all the same. */
function caught(words: Words, found: readonly Found[], { net, numbers, cues }: Engine): Finding[] {
  const read = readBy(words.ids, numbers)
  // Where a rule found it, and what stands around lowered it, the net does not raise it again.
  const isFound = new Uint8Array(words.ids.length)
  for (const { own, from, to } of found) if (own < 3) isFound.fill(1, from, to)
  const more: Finding[] = []
  let from = 0
  for (const high of words.breaks)
    for (let low = from; low < high; low = from) {
      from = Math.min(high, low + mostAtOnce)
      const part = { ...read, low, high: from }
      if (scoreOf(net, part) <= net.threshold || isFound.subarray(low, from).includes(1)) continue
      const tier = saysPast({ ids: words.ids, low, high: from }, cues) ? 3 : 2
      const [start, end] = [words.starts[low]!, words.ends[from - 1]!]
      more.push({ kind: kindOf(net, part), start, end, tier, rule: 1 })
    }
  return more
}

// Words in another language: nobody says that they are harmless. Of few, two have to be strange and one at most is known.
const [least, few] = [2, 4]
function strange(text: string, words: Words): Finding[] {
  const { starts, ends } = words
  if (!isForeign(text) && !isStrange(words, isShouted(text))) return []
  const [start, end] = [starts[0] ?? 0, ends.at(-1) ?? text.length]
  return [{ kind: 'unknown_language', start, end, tier: 2, rule: 0 }]
}

function isStrange({ ids }: Words, namesCount: boolean): boolean {
  let [unknown, counted] = [0, 0]
  for (const id of ids) {
    if (id === NEUTRAL || (id === NAMED && !namesCount)) continue
    counted++
    if (id < 0) unknown++
  }
  if (counted >= few) return unknown > counted * 0.3
  // A capital at the beginning is no name yet.
  const first = ids[0] === NAMED && !namesCount ? 1 : 0
  return unknown + first >= least && counted - unknown <= 1
}

/** After a yes, what is too little to tell anything by; a picture alone is no word, and says something. */
function brief(text: string, { ids, starts, ends }: Words, { saidYes }: ScreenOptions): Finding[] {
  if (!saidYes || ids.length > 2 || text.trim() === '') return []
  const [start, end] = [starts[0] ?? 0, ends.at(-1) ?? text.length]
  return [{ kind: 'asks_for_help', start, end, tier: 2, rule: 0 }]
}

/** Of finds of one kind that overlap one after the other the most urgent, then the longest; in the order of the text. */
function mostUrgent(found: readonly Finding[]): Finding[] {
  const kept: Finding[] = []
  const last = new Map<FindingKind, number>()
  for (const each of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const at = last.get(each.kind)
    const before = at === undefined ? undefined : kept[at]
    if (at !== undefined && before && each.start < before.end) {
      if (isMore(each, before)) kept[at] = each
      continue
    }
    last.set(each.kind, kept.push(each) - 1)
  }
  return kept.sort((a, b) => a.start - b.start || a.tier - b.tier)
}

const isMore = (one: Finding, other: Finding) =>
  one.tier < other.tier || (one.tier === other.tier && one.end - one.start > other.end - other.start)
