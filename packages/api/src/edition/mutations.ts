import { builder } from '../builder.ts'
import { asked, run } from '../mutation.ts'
import { StudyNode, WaveNode } from '../study/schema.ts'
import { closeWave } from './commands.ts'

const CloseWaveInput = builder.inputType('CloseWaveInput', {
  fields: (t) => ({
    studyId: t.globalID({ for: StudyNode, required: true }),
    waveId: t.globalID({ for: WaveNode, required: true }),
  }),
})

builder.mutationField('closeWave', (t) =>
  t.prismaField({
    type: WaveNode,
    description: 'Makes an edition of what people accepted of a wave. Closed twice, it is closed.',
    errors: {},
    args: { input: t.arg({ type: CloseWaveInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { waveId: id } = await run(closeWave, context, input)
      return context.app.db.wave.findUniqueOrThrow({ ...asked(query), where: { id } })
    },
  }),
)
