import { mayRelease } from '@firsthand/analysis'
import { answerLines, BadLine, type Row } from './jsonl.ts'
import { idOf } from './row.ts'
import { readArguments } from './usage.ts'

/** `release`: whether a figure about some people may be shown beside figures about groups that were shown before. */
export async function release(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { values: ['--in', '--out'], switches: [] })
  return answerLines({ command: 'release', input: values.get('--in'), output: values.get('--out'), answer })
}

function answer(row: Row): Row {
  const id = idOf(row)
  const { K, released, next } = row
  if (!Number.isSafeInteger(K) || (K as number) < 1)
    throw new BadLine('invalid_base', 'K, the least base, is not a whole number above 0')
  if (!Array.isArray(released)) throw new BadLine('invalid_released', 'released is not a list of groups')
  const groups = released.map((group, at) => groupOf(group, `released, group ${at + 1},`))
  const own = groupOf(next, 'next')
  const allowed = mayRelease(groups, own, K as number)
  if (allowed.allow) return { id, allow: true }
  return { id, allow: false, because: reasonOf(new Set(own).size < (K as number) ? -1 : allowed.because) }
}

/** Which earlier figures it is too near to, and never who makes the difference. */
const reasonOf = (nearest: number): string =>
  nearest < 0
    ? 'fewer people than the least base'
    : `with what was shown before, above all group ${nearest + 1} of released, it would tell of fewer people than the least base`

function groupOf(group: unknown, name: string): string[] {
  if (!Array.isArray(group)) throw new BadLine('invalid_group', `${name} is not a list of participants`)
  // As text, a number and its digits would be one participant.
  return group.map((person) => {
    if (typeof person !== 'string' && !Number.isSafeInteger(person))
      throw new BadLine(
        'invalid_participant',
        `${name} holds a participant that is no string and no whole number`,
      )
    return JSON.stringify(person)
  })
}
