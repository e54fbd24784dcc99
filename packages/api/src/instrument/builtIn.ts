import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readInstrument, type Instrument } from '@firsthand/analysis/instrument'
import { projectRoot } from '../database/root.ts'

export const builtInKeys = ['svf-1', 'interview-baseline', 'interview-follow-up', 'yss'] as const
export type BuiltInKey = (typeof builtInKeys)[number]

const read = new Map<BuiltInKey, Instrument>()

/** An instrument that comes along, each read once. */
export const builtIn = (key: BuiltInKey): Instrument => {
  if (!read.has(key)) {
    const file = readFileSync(join(projectRoot, `packages/analysis/instruments/${key}.json`), 'utf8')
    const found = readInstrument(file)
    if (!found.ok) throw new Error(`The built-in instrument ${key} cannot be read.`)
    read.set(key, found.instrument)
  }
  return read.get(key)!
}
