// Files that a pure command takes whole: a codebook, a model.
import { readFile } from 'node:fs/promises'
import {
  CodebookError,
  ModelError,
  parseCodebook,
  parseModel,
  type Codebook,
  type ModelFile,
  type Service,
} from '@firsthand/analysis'
import { z } from 'zod'
import { isSameFile } from './jsonl.ts'
import { UsageError } from './usage.ts'

/** The codebook behind `--codebook`, which must be there. */
export async function readCodebook(path: string | undefined): Promise<Codebook> {
  if (path === undefined) throw new UsageError('--codebook FILE is missing')
  return readWhole('--codebook', path, parseCodebook)
}

/** The model behind `--model`, learned with this codebook. */
export function readModel(path: string, codebook: Codebook): Promise<ModelFile> {
  return readWhole('--model', path, (file) => parseModel(file, codebook))
}

/** The study's own list of services behind `--services`: `[{id, title}]`, a title being a text or `{en, es}`. */
export function readServices(path: string): Promise<Service[]> {
  return readWhole('--services', path, (file) => {
    const read = Services.safeParse(file)
    if (read.success) return read.data
    const place = read.error.issues[0]?.path ?? []
    throw new UsageError(
      typeof place[0] === 'number'
        ? `--services ${path}: entry ${place[0]} is not {id, title}`
        : `--services ${path}: it is not a list of {id, title}`,
    )
  })
}

const Name = z.string().min(1)
const Services = z.array(
  z
    .object({ id: Name, title: z.union([Name, z.object({ en: Name.optional(), es: Name.optional() })]) })
    .transform(({ id, title }) => ({
      id,
      names: typeof title === 'string' ? [title] : Object.values(title),
    })),
)

async function readWhole<Result>(
  name: string,
  path: string,
  parse: (file: unknown) => Result,
): Promise<Result> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(`${name} cannot be read: ${path}`)
  })
  try {
    return parse(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch (error) {
    if (error instanceof UsageError) throw error
    const isOurs = error instanceof CodebookError || error instanceof ModelError
    // What JSON.parse says quotes the file.
    throw new UsageError(`${name} ${path}: ${isOurs ? error.message : 'the file is not valid JSON'}`)
  }
}

/** Refuses where what is written would take the place of what is read, or of what else is written. */
export function keepApart(
  values: ReadonlyMap<string, string>,
  { written, read }: { written: readonly string[]; read: readonly string[] },
): void {
  const pathOf = (name: string) => {
    const path = values.get(name)
    return path === '-' ? undefined : path
  }
  written.forEach((name, at) => {
    const path = pathOf(name)
    if (path === undefined) return
    for (const other of [...read, ...written.slice(0, at)]) {
      const beside = pathOf(other)
      if (beside !== undefined && isSameFile(path, beside))
        throw new UsageError(`${name} is the same file as ${other}`)
    }
  })
}
