import { shippedCodebook } from '../support/codebook.ts'
import { createMutator, everyone, sendMutated } from '../support/mutate.ts'
import { act, aParticipant, aStudy, openWorld, submission } from '../support/world.ts'
import { machine, round } from './measure.ts'

const count = 10_000
const seed = 20_261_126

/** Ten thousand requests changed by chance, signed in as each role and as nobody: how many fail inside, or say too much. */
export const mutate = async (): Promise<object> => {
  const world = await openWorld({ isNew: true })
  try {
    const frame = await aStudy(world.ada, shippedCodebook)
    const pat = await aParticipant(world.ada, frame)
    const { id } = await act(world.ada, 'submitResponse', submission(frame, pat, 'The police listened.'))
    await world.instance.settled()
    const ids = [frame.studyId, frame.waveId, frame.instrumentId, frame.serviceId, pat, id]
    const people = await everyone(world, frame)
    const before = performance.now()
    const { sent, refused, faults } = await sendMutated(people, createMutator(seed, ids), count)
    return {
      bench: 'mutate',
      seed,
      sent,
      refused,
      faults: faults.length,
      firstFaults: faults.slice(0, 20),
      logged: world.logged.length,
      seconds: round((performance.now() - before) / 1000),
      machine: machine(),
    }
  } finally {
    await world.close()
  }
}
