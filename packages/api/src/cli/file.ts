// Files that a pure command takes whole: a codebook, a model.
import { readFile } from 'node:fs/promises'
import {
  CodebookError,
  ModelError,
  parseCodebook,
  parseModel,
  type Codebook,
  type ModelFile,
} from '@firsthand/analysis'
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
    const isOurs = error instanceof CodebookError || error instanceof ModelError
    // What JSON.parse says quotes the file.
    throw new UsageError(`${name} ${path}: ${isOurs ? error.message : 'the file is not valid JSON'}`)
  }
}
