// A net under the rules: what no rule names, but what reads like it. Weights of word roots and of pairs of them in a
// sentence, learned from invented answers (data/screening/learn.jsonl) against ordinary ones (data/statements).
import type { Kind } from './pattern.ts'
import { closeForm } from './word.ts'

/** As in the file: roots in order, `weights` of `root` and `root root` in base 36, counts of each root by kind. */
export type NetFile = {
  bias: number
  threshold: number
  roots: string
  weights: string
  kinds: Record<string, string>
}
export type Net = {
  bias: number
  threshold: number
  numberOf: ReadonlyMap<string, number>
  weights: Table
  kinds: readonly { kind: Kind; counts: ReadonlyMap<number, number>; total: number }[]
}
/** How many roots there may be; a pair is one number of two. */
export const mostRoots = 4096

/** What of a word tells its meaning: five letters as they sound, without the endings of both languages. */
export function rootOf(word: string): string {
  const short = closeForm(word)
  const stem =
    short.length > 4 ? short.replace(/(?:ing|ed|es|s|ando|iendo|aron|aba|ar|er|ir|as|os|a|o|e)$/, '') : short
  return stem.slice(0, 6)
}

/** Weights by key, looked up some thousand times a text: open addressing, which takes a fifth of the time of a Map. */
type Table = { keys: Int32Array; weights: Int16Array }

function tableOf(entries: ReadonlyMap<number, number>): Table {
  let size = 1024
  while (size < entries.size * 4) size *= 2
  const table = { keys: new Int32Array(size), weights: new Int16Array(size) }
  for (const [key, weight] of entries) {
    let at = placeOf(key, size)
    while (table.keys[at] !== 0) at = (at + 1) & (size - 1)
    table.keys[at] = key
    table.weights[at] = weight
  }
  return table
}

const placeOf = (key: number, size: number) => (Math.imul(key, 0x9e3779b1) >>> 7) & (size - 1)

function weightOf({ keys, weights }: Table, key: number): number {
  const last = keys.length - 1
  for (let at = placeOf(key, keys.length); ; at = (at + 1) & last) {
    const here = keys[at]!
    if (here === key) return weights[at]!
    if (here === 0) return 0
  }
}

export function readNet(file: NetFile): Net {
  const roots = file.roots.split(' ')
  const numberOf = new Map(roots.map((root, at) => [root, at + 1]))
  const pairs = (text: string) =>
    new Map(
      text.split(' ').map((entry) => {
        const [key = '', value = ''] = entry.split(':')
        return [parseInt(key, 36), parseInt(value, 36)] as const
      }),
    )
  return {
    bias: file.bias,
    threshold: file.threshold,
    numberOf,
    weights: tableOf(pairs(file.weights)),
    kinds: Object.entries(file.kinds).map(([kind, text]) => {
      const counts = pairs(text)
      return { kind: kind as Kind, counts, total: [...counts.values()].reduce((sum, each) => sum + each, 0) }
    }),
  }
}

/** What words are grouped by, beside their roots: a stepfather is like an uncle, a pistol like a knife. */
export const GROUPS = [
  'FAMILY|PARTNER',
  'STAFF',
  'CHILD',
  'HE',
  'I',
  'ME',
  'MY',
  'HITS|TOUCHES|PEGA|TOCA|PEGANDO|TOCANDO|HARMBASE|MAKES',
  'HITPAST|TOUCHPAST|PEGO|TOCO|PEGABA',
  'KILLV|DIE',
  'WEAPON',
  'NEG',
  'PASTSTRONG|PASTIN',
  'RECENT|NOWISH',
  'MEN|SEXWORKY',
  'PICS|PAPERS',
  'WANT',
  'GOING',
  'BODYSELF|SELFHARMV|CUTME',
  'bed|cama|room|cuarto|shower|bano|bathroom',
  'money|dinero|pay|paga|owe|debo|cash|debt|deuda|tips|check|rent|renta',
  'outside|afuera|door|puerta|car|carro|house|casa|street|calle|window|ventana',
  'tell|know|say|anyone|nobody|nadie|decir|digan|sabe|sepa|secret|secreto',
  'pills|pastillas|bottle|frasco|meds|medicina|drugs|droga|weed|alcohol',
  'blood|bleeding|sangre|sangrando|hurts|duele|pain|dolor|sick|breathe|respirar',
  'please|help|ayuda|favor|call|come|send|vengan|llamen',
] as const
const firstGroup = mostRoots - 64

/** Passes the keys of a sentence on: each root, pairs of roots with at most one word between, pairs of groups a little wider. */
export function eachKey({ roots, groups, low, high }: Read, take: (key: number) => void): void {
  for (let at = low; at < high; at++) {
    const root = roots[at]!
    const group = groups[at]!
    if (root !== 0) take(root)
    const most = Math.min(high, at + 4)
    for (let next = at + 1; next < most; next++) {
      const other = roots[next]!
      const otherGroup = groups[next]!
      if (group !== 0 && otherGroup !== 0) take((firstGroup + group) * mostRoots + firstGroup + otherGroup)
      if (next > at + 2) continue
      if (root !== 0 && other !== 0) take(root * mostRoots + other)
      if (group !== 0 && other !== 0) take((firstGroup + group) * mostRoots + other)
      if (root !== 0 && otherGroup !== 0) take(root * mostRoots + firstGroup + otherGroup)
    }
  }
}

/** The words of a text from `low` to `high` as numbers of roots and of groups; 0 where there is none. */
export type Read = { roots: ArrayLike<number>; groups: ArrayLike<number>; low: number; high: number }

/** How much a sentence reads like what is looked for: above the threshold it does. */
export function scoreOf(net: Net, read: Read): number {
  let sum = net.bias
  eachKey(read, (key) => (sum += weightOf(net.weights, key)))
  return sum
}

/** What it is most like. */
export function kindOf(net: Net, { roots, low, high }: Read): Kind {
  let best: Kind = 'danger'
  let most = -Infinity
  for (const { kind, counts, total } of net.kinds) {
    let sum = 0
    for (let at = low; at < high; at++)
      if (roots[at]) sum += Math.log(((counts.get(roots[at]!) ?? 0) + 0.2) / (total + 100))
    if (sum > most) [best, most] = [kind, sum]
  }
  return best
}
