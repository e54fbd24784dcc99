import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  detectLanguage,
  learnDecisions,
  type Codebook,
  type Decided,
  type ModelFile,
} from '@firsthand/analysis'
import { keepApart, readCodebook } from './file.ts'
import { BadLine, readLines, type Row } from './jsonl.ts'
import { textRow } from './row.ts'
import { readArguments, UsageError } from './usage.ts'

const FEWEST = 50

/** `learn --codebook FILE --model OUT`: learns a model from coded texts and prints what it is worth. */
export async function learn(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { values: ['--codebook', '--model', '--in', '--out'], switches: [] })
  keepApart(values, { written: ['--model', '--out'], read: ['--in', '--codebook'] })
  const codebook = await readCodebook(values.get('--codebook'))
  const path = values.get('--model')
  if (path === undefined)
    throw new UsageError('--model OUT is missing: the file that the model is written to')
  const decided: Decided[] = []
  let asked = 0
  const bad = await readLines({ command: 'learn', input: values.get('--in') }, (row) => {
    decided.push(decidedFrom(row, codebook))
    if (typeof row['question'] === 'string' && row['question'] !== '') asked++
  })
  if (decided.length < FEWEST)
    throw new UsageError(`--in has ${decided.length} coded texts; it takes at least ${FEWEST} to learn from`)
  const { model, report } = learnDecisions(
    codebook,
    decided,
    basename(values.get('--in') ?? 'standard input'),
  )
  await writeFile(path, `${JSON.stringify(model)}\n`).catch(() => {
    throw new UsageError(`--model cannot be written: ${path}`)
  })
  const said = `${JSON.stringify({ ...report, remarks: remarksOn(model, asked), bad })}\n`
  const out = values.get('--out')
  if (out === undefined || out === '-') process.stdout.write(said)
  else
    await writeFile(out, said).catch(() => {
      throw new UsageError(`--out cannot be written: ${out}`)
    })
  return bad.length > 0 ? 3 : 0
}

// What somebody who reads the figures would not think of by themself.
function remarksOn({ isAlwaysCoded, trainedOn }: ModelFile, asked: number): string[] {
  return [
    ...(asked > 0
      ? [
          `${asked} of ${trainedOn.rows} texts have a question, which is not learned from: tag reads none with this model`,
        ]
      : []),
    ...(isAlwaysCoded
      ? [
          'every text has a code, and the codebook one for whatever fits no other: with this model the best one is given where none reaches its threshold',
        ]
      : []),
  ]
}

function decidedFrom(row: Row, codebook: Codebook): Decided {
  const { text, language, other } = textRow(row)
  if (other !== undefined) throw new BadLine('other_language', 'lang is neither English nor Spanish')
  const { labels, site } = row
  if (!Array.isArray(labels)) throw new BadLine('missing_labels', 'labels is missing, or not a list of codes')
  const codes = labels.map((label) => {
    if (typeof label !== 'string') throw new BadLine('invalid_label', 'a label is not the id of a code')
    if (!codebook.codes.some(({ id }) => id === label))
      throw new BadLine('unknown_code', 'a label is no code of the codebook')
    return label
  })
  return {
    text,
    language: language ?? detectLanguage(text),
    labels: codes,
    ...(typeof site === 'string' && { site }),
  }
}
