// The project's own files as text, for the tests that hold how they are built.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { projectRoot } from '../../packages/api/src/database/root.ts'

/** Where the API stands. */
export const src = 'packages/api/src/'

export type SourceFile = {
  /** From the root of the project. */
  path: string
  text: string
  isTest: boolean
  /** What it imports: packages by name, files of ours by path from the root. */
  imports: string[]
}

const skipped = new Set(['node_modules', 'dist', 'dist.new', 'generated'])

/** Files in a folder of the project, sorted; by default TypeScript. */
export const filesUnder = (folder: string, ending = /\.tsx?$/): SourceFile[] =>
  walk(folder)
    .filter((path) => ending.test(path))
    .sort()
    .map(read)

export const exists = (path: string): boolean => existsSync(join(projectRoot, path))

export const textOf = (path: string): string => readFileSync(join(projectRoot, path), 'utf8')

const walk = (folder: string): string[] =>
  readdirSync(join(projectRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : walk(path)
    return [path]
  })

const read = (path: string): SourceFile => {
  const text = textOf(path)
  const isTest = /\.test\.tsx?$/.test(path) || path.startsWith('test/')
  return { path, text, isTest, imports: importsOf(path, text) }
}

const statement = /^\s*(?:import|export)\s[^'"`;]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]/gm
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

export const importsOf = (path: string, text: string): string[] =>
  [...text.matchAll(statement), ...text.matchAll(dynamic)].map((found) => {
    const name = found[1] ?? found[2] ?? ''
    return name.startsWith('.') ? posix.join(posix.dirname(path), name) : name
  })
