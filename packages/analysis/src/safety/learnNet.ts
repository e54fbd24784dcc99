// How the net is learned: a logistic regression over the keys of sentences, without chance.
import { readFor } from './screen.ts'
import { eachKey, mostRoots, rootOf, type NetFile, type Read } from './net.ts'

/** A text; of a kind where somebody must read it now. */
export type Told = { text: string; kind: string | undefined }
type Case = { keys: number[]; isTold: boolean }

const ROUNDS = 12
const RATE = 0.12
const KEPT = 1e-4
/** A told case weighs as several ordinary ones, of which there are so many more. */
const WEIGHT = 4
const LEAST = 0.12
/** Weights are written as whole numbers. */
const SCALE = 50

export function learnNet(told: readonly Told[], ordinary: readonly { text: string }[]): NetFile {
  const numberOf = rootNumbers(told, ordinary)
  const cases: Case[] = []
  for (const { text, kind } of told) cases.push(...casesOf(text, kind !== undefined, numberOf))
  for (const { text } of ordinary) cases.push(...casesOf(text, false, numberOf))
  const { bias, weights } = fitted(cases)
  return {
    bias: Math.round(bias * SCALE),
    threshold: THRESHOLD,
    roots: [...numberOf.keys()].join(' '),
    weights: written([...weights].map(([key, weight]) => [key, Math.round(weight * SCALE)])),
    kinds: kindsOf(told, numberOf),
  }
}

const THRESHOLD = 0

export const netText = (file: NetFile): string => `${JSON.stringify(file)}\n`

function written(entries: readonly (readonly [number, number])[]): string {
  return entries
    .filter(([, value]) => value !== 0)
    .sort(([a], [b]) => a - b)
    .map(([key, value]) => `${key.toString(36)}:${value.toString(36)}`)
    .join(' ')
}

// Roots that told texts have twice, and the most common of the ordinary ones.
function rootNumbers(told: readonly Told[], ordinary: readonly { text: string }[]): Map<string, number> {
  const counted = (texts: readonly { text: string }[]) => {
    const counts = new Map<string, number>()
    for (const { text } of texts)
      for (const word of wordsOf(text)) counts.set(rootOf(word), (counts.get(rootOf(word)) ?? 0) + 1)
    return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  }
  const chosen = new Set<string>()
  for (const [root, times] of counted(told)) if (times > 1) chosen.add(root)
  for (const [root, times] of counted(ordinary))
    if (times > 8 && chosen.size < mostRoots - 65) chosen.add(root)
  return new Map([...chosen].map((root, at) => [root, at + 1]))
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}|['’ʼ]/gu, '')
    .match(/\p{L}+/gu) ?? []

function casesOf(text: string, isTold: boolean, numberOf: ReadonlyMap<string, number>): Case[] {
  const { read, breaks } = readFor(text, numberOf)
  // What is told stands in the whole of a short text; of an ordinary one each sentence is a case.
  if (isTold) return [{ keys: keysOf(read), isTold }]
  let low = 0
  return breaks.map((high) => {
    const keys = keysOf({ ...read, low, high })
    low = high
    return { keys, isTold }
  })
}

function keysOf(read: Read): number[] {
  const keys: number[] = []
  eachKey(read, (key) => keys.push(key))
  return keys
}

function fitted(cases: readonly Case[]): { bias: number; weights: Map<number, number> } {
  const weights = new Map<number, number>()
  let bias = -2
  const order = shuffled(cases.length)
  for (let round = 0; round < ROUNDS; round++) {
    const rate = RATE / (1 + round / 4)
    for (const at of order) {
      const { keys, isTold } = cases[at]!
      let sum = bias
      for (const key of keys) sum += weights.get(key) ?? 0
      const error = ((isTold ? 1 : 0) - 1 / (1 + Math.exp(-sum))) * (isTold ? WEIGHT : 1)
      if (Math.abs(error) < 0.02) continue
      bias += rate * error * 0.1
      for (const key of keys) {
        const weight = weights.get(key) ?? 0
        weights.set(key, weight + rate * (error - KEPT * weight))
      }
    }
    for (const [key, weight] of weights) weights.set(key, weight * 0.985)
  }
  for (const [key, weight] of weights) if (Math.abs(weight) < LEAST) weights.delete(key)
  return { bias, weights }
}

// Always the same order that is none: told cases are not learned all at the beginning.
function shuffled(length: number): number[] {
  const order = Array.from({ length }, (_, at) => at)
  let seed = 20261127
  for (let at = length - 1; at > 0; at--) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    const other = seed % (at + 1)
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  return order
}

function kindsOf(told: readonly Told[], numberOf: ReadonlyMap<string, number>): Record<string, string> {
  const kinds = new Map<string, Map<number, number>>()
  for (const { text, kind } of told) {
    if (kind === undefined) continue
    const counts = kinds.get(kind) ?? new Map<number, number>()
    kinds.set(kind, counts)
    for (const root of Array.from(readFor(text, numberOf).read.roots))
      if (root > 0) counts.set(root, (counts.get(root) ?? 0) + 1)
  }
  return Object.fromEntries([...kinds].map(([kind, counts]) => [kind, written([...counts])]))
}
