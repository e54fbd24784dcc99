import type { CodeAspect } from '../codebook/codebook.ts'
import type { Context } from '../context.ts'
import * as store from './store.ts'
import { countingOf, type ThemeRef } from './summary.ts'

export type AspectWave = { waveId: string; people: number; base: number; spoke: number }
export type ThemeAspect = { codeId: string; aspect: CodeAspect; waves: AspectWave[] }

/** Every aspect of a code of which somebody has decided one anywhere: that nobody was found to speak of the others is told too. */
export const aspectsOfTheme = async (context: Context, theme: ThemeRef): Promise<ThemeAspect[]> => {
  const { db } = context.app
  const [[counts, shown], waves, codes] = await Promise.all([
    store.countAspects(db, countingOf(context, theme), theme.id),
    context.once(`waves ${theme.studyId}`, () => store.findWaveIds(db, theme.studyId)),
    store.findAspectsOf(db, theme),
  ])
  const decided = codes.filter(({ id }) => counts.some(({ codeId, base }) => codeId === id && base > 0))
  return decided.flatMap(({ id: codeId, aspects }) =>
    (aspects as CodeAspect[]).map((aspect) => ({
      ...{ codeId, aspect },
      waves: waves.map(({ id: waveId }) => {
        const isHere = (one: { codeId: string; waveId: string }) =>
          one.codeId === codeId && one.waveId === waveId
        const { base, spoke } = counts.find(isHere) ?? { base: 0, spoke: 0 }
        const people = shown.find((one) => isHere(one) && one.key === aspect.key)?.people ?? 0
        return { waveId, people, base, spoke }
      }),
    })),
  )
}
