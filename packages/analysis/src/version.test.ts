// What was read before is read again only where the version says that it is read otherwise now. So whatever decides is pinned beside
// the version: who changes one is told to raise the other.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { deidentifierVersion } from './deidentify/deidentify.ts'
import { screenVersion } from './safety/screen.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const sources = (folder: string): string[] =>
  readdirSync(here(folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.d.ts'))
    .sort()
    .map((name) => `${folder}/${name}`)

/** Without comments that fill lines, without spaces and without the version itself: what is left decides. */
const deciding = (path: string): string =>
  readFileSync(here(path), 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(?:\/\/|\/\*\*|\*)/.test(line))
    .join('\n')
    .replace(/Version = '\d+'/, '')
    .replace(/\s+/g, path.endsWith('.ts') ? '' : ' ')

const digestOf = (paths: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(`${path}\n${deciding(path)}\n`)
  return hash.digest('hex').slice(0, 16)
}

const screening = [
  ...sources('./safety/lexicon'),
  // The net is built beforehand; what builds it decides nothing by itself.
  ...sources('./safety').filter((path) => path !== './safety/learnNet.ts'),
  ...['../data/screening-net.txt', '../data/known-words.txt'],
]
const deidentification = [
  // What people change of a text, and which words are rare, is told of it afterwards.
  ...sources('./deidentify').filter((path) => !/\/(?:edited|uniqueness)\.ts$/.test(path)),
  // Where a quote ends, too, is no matter of what is taken out.
  ...sources('./text').filter((path) => path !== './text/sentence.ts'),
  '../data/gazetteer.txt',
]

it.each([
  ['screening', 'screenVersion in safety/screen.ts', screenVersion, screening, ['2', '319ad06251b1dfb9']],
  [
    'de-identification',
    'deidentifierVersion in deidentify/deidentify.ts',
    deidentifierVersion,
    deidentification,
    ['5', 'e4cd7724c3f32407'],
  ],
] as const)('what decides in %s is what its version says', (_what, where, version, paths, pinned) => {
  expect(
    [version, digestOf(paths)],
    `What decides has changed: raise ${where}, so that what was read before is read again, and pin both here`,
  ).toEqual(pinned)
})
