// What one hand wrote in one sitting has one voice, and often one question many times: a tenth that is held out tells the truth only
// where whole sittings are.
import type { Answer } from './taggingFigures.ts'

const ROW = 60

/**
 * Statements by sitting, in the order of the files. A sitting is what ids have before their number; where one name goes on for more
 * than two rows of sixty, several sittings stand under it, and each sixty in a row are one.
 */
export const blocksOf = (statements: readonly Answer[]): Answer[][] => {
  const named = new Map<string, Answer[]>()
  for (const statement of statements) {
    const name = statement.id.replace(/-?\d+$/, '')
    const those = named.get(name)
    if (those) those.push(statement)
    else named.set(name, [statement])
  }
  return [...named.values()].flatMap((those) => (those.length > 2 * ROW ? rowsOf(those) : [those]))
}

const rowsOf = (those: readonly Answer[]): Answer[][] =>
  Array.from({ length: Math.ceil(those.length / ROW) }, (_, row) => those.slice(row * ROW, (row + 1) * ROW))

/** Every tenth sitting, and the others. */
export const heldOut = (statements: readonly Answer[]): { held: Answer[]; rest: Answer[][] } => {
  const blocks = blocksOf(statements)
  return {
    held: blocks.filter((_, at) => at % 10 === 3).flat(),
    rest: blocks.filter((_, at) => at % 10 !== 3),
  }
}
