import { deidentify as clean } from '@firsthand/analysis'
import { answerLines, type Row } from './jsonl.ts'
import { textRow } from './row.ts'
import { readArguments } from './usage.ts'

/** `deidentify`: replaces what points at a person in every line by typed placeholders. */
export async function deidentify(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { values: ['--in', '--out'], switches: [] })
  return answerLines({
    command: 'deidentify',
    input: values.get('--in'),
    output: values.get('--out'),
    answer,
  })
}

function answer(row: Row): Row {
  const { id, text, language } = textRow(row)
  const { text: cleaned, redactions } = clean(text, language ? { language } : {})
  return { id, text: cleaned, redactions }
}
