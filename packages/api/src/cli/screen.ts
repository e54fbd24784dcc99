import { screen as look, type Finding } from '@firsthand/analysis'
import { answerLines, type Row } from './jsonl.ts'
import { textRow } from './row.ts'
import { readArguments } from './usage.ts'

/** `screen`: what a person must read now, by tier, kind and position. */
export async function screen(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { values: ['--in', '--out'], switches: [] })
  return answerLines({ command: 'screen', input: values.get('--in'), output: values.get('--out'), answer })
}

// `age` and `setting` may stand in a line: nothing about somebody makes a finding less urgent.
function answer(row: Row): Row {
  const { id, text } = textRow(row)
  const { tier, findings } = look(text)
  return { id, tier, findings: findings.map(told) }
}

const told = ({ kind, start, end, tier }: Finding) => ({ kind, start, end, tier })
