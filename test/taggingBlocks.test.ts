import { describe, expect, it } from 'vitest'
import { blocksOf, heldOut } from './bench/taggingBlocks.ts'
import type { Answer } from './bench/taggingFigures.ts'

const written = (name: string, count: number): Answer[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: `${name}-${String(at + 1).padStart(4, '0')}`, lang: 'en', question: '', text: '', labels: [] },
  }))
const ids = (answers: readonly Answer[]) => answers.map(({ id }) => id)

describe('a tenth that is held out', () => {
  it('is of whole sittings, and a name with several is taken sixty in a row', () => {
    const sizes = blocksOf([...written('en101', 93), ...written('en4', 150), ...written('es101', 1)])
    expect(sizes.map(({ length }) => length)).toEqual([93, 60, 60, 30, 1])
    expect(ids(sizes[2]!)).toEqual(ids(written('en4', 150).slice(60, 120)))
  })

  it('shares no sitting with what is learned from, and leaves nothing out', () => {
    const statements = Array.from({ length: 40 }, (_, at) => written(`en${101 + at}`, 5)).flat()
    const { held, rest } = heldOut(statements)
    const sitting = (id: string) => id.split('-')[0]
    expect(new Set(ids(held).map(sitting))).toEqual(new Set(['en104', 'en114', 'en124', 'en134']))
    expect(new Set([...ids(held), ...ids(rest.flat())])).toEqual(new Set(ids(statements)))
    expect(held.length + rest.flat().length).toBe(statements.length)
  })
})
