import { builder } from '../builder.ts'
import type { CodeAspect } from '../codebook/codebook.ts'
import { CodeAspectObject, CodeNode } from '../codebook/schema.ts'
import type { Context } from '../context.ts'
import { WaveNode } from '../study/schema.ts'
import * as store from './store.ts'
import { countingOf, type ThemeRef } from './summary.ts'

type AspectWave = { waveId: string; people: number; base: number; spoke: number }
type ThemeAspect = { codeId: string; aspect: CodeAspect; waves: AspectWave[] }

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

const AspectWaveObject = builder.objectRef<AspectWave>('AspectWave').implement({
  fields: (t) => ({
    wave: t.prismaField({
      type: WaveNode,
      resolve: (query, { waveId }, _args, { app, once }) =>
        once(`wave ${waveId} ${JSON.stringify(query)}`, () =>
          app.db.wave.findUniqueOrThrow({ ...query, where: { id: waveId } }),
        ),
    }),
    people: t.exposeInt('people', { description: 'Whose words show it, as somebody decided.' }),
    base: t.exposeInt('base', {
      description: 'Of whom somebody has said which aspects of the code their words show.',
    }),
    spoke: t.exposeInt('spoke', {
      description: 'Who spoke of the code, also where nobody has said yet what of it.',
    }),
  }),
})

export const ThemeAspectObject = builder.objectRef<ThemeAspect>('ThemeAspect').implement({
  description: 'How many people spoke of an aspect of a code, per wave: distinct participants.',
  fields: (t) => ({
    code: t.prismaField({
      type: CodeNode,
      resolve: (query, { codeId }, _args, { app, once }) =>
        once(`code ${codeId} ${JSON.stringify(query)}`, () =>
          app.db.code.findUniqueOrThrow({ ...query, where: { id: codeId } }),
        ),
    }),
    aspect: t.field({ type: CodeAspectObject, resolve: ({ aspect }) => aspect }),
    waves: t.expose('waves', { type: [AspectWaveObject] }),
  }),
})
