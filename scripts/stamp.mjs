// Whether a step's inputs changed since it last ran to its end.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './bundle.mjs'

/** Names, sizes and times of all files under the paths. Reading them would cost more than it gives. */
export function stateOf(paths) {
  const hash = createHash('sha256').update(process.version)
  for (const path of paths) {
    for (const file of filesUnder(join(root, path))) {
      const { size, mtimeMs } = statSync(file)
      hash.update(`${file}\0${size}\0${mtimeMs}\0`)
    }
  }
  return hash.digest('hex')
}

/** The files' content: where a fresh clone must not look like a change. */
export function contentOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(path).update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

export const isCurrent = (stamp, state) =>
  existsSync(join(root, stamp)) && readFileSync(join(root, stamp), 'utf8') === state

export function record(stamp, state) {
  mkdirSync(dirname(join(root, stamp)), { recursive: true })
  writeFileSync(join(root, stamp), state)
}

const passedOver = new Set(['node_modules', 'dist', 'generated'])

function filesUnder(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !passedOver.has(entry.name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => filesUnder(join(path, entry.name)))
}
