import type { CodeAspect } from '../codebook/codebook.ts'
import type { Context } from '../context.ts'
import * as store from './store.ts'
import { countingOf, type ThemeRef } from './summary.ts'

export type AspectWave = { waveId: string; people: number; base: number; open: number; spoke: number }
export type ThemeAspect = { codeId: string; aspect: CodeAspect; waves: AspectWave[] }

/** Every aspect of a code of which somebody has decided one anywhere: that nobody was found to speak of the others is told too. */
export const aspectsOfTheme = async (context: Context, theme: ThemeRef): Promise<ThemeAspect[]> => {
  const { db } = context.app
  const [[counts, shown], waves, codes] = await Promise.all([
    store.countAspects(db, countingOf(context, theme), theme.id),
    context.once(`waves ${theme.studyId}`, () => store.findWaveIds(db, theme.studyId)),
    store.findAspectsOf(db, theme),
  ])
  const decided = codes.filter(
    ({ id }) =>
      counts.some(({ codeId, open, spoke }) => codeId === id && open < spoke) ||
      shown.some(({ codeId }) => codeId === id),
  )
  return decided.flatMap(({ id: codeId, aspects }) =>
    (aspects as CodeAspect[]).map((aspect) => ({
      ...{ codeId, aspect },
      waves: waves.map(({ id: waveId }) => {
        const isHere = (one: { codeId: string; waveId: string }) =>
          one.codeId === codeId && one.waveId === waveId
        const { open, spoke } = counts.find(isHere) ?? { open: 0, spoke: 0 }
        const found = shown.find((one) => isHere(one) && one.key === aspect.key) ?? { people: 0, open: 0 }
        // Of whom words are open nobody knows that they did not speak of it; of whom it was found, that they did.
        return { waveId, people: found.people, base: spoke - open + found.open, open, spoke }
      }),
    })),
  )
}
