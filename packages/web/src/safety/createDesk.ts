import { createActing } from './createActing.ts'
import * as drill from './drillOperations.ts'
import * as on from './operations.ts'

export interface FlagProps {
  study: string
  flag: on.Flag
  /** Of a drill: its words are invented, and it is nobody's. */
  drill?: { words: string; note: string | null }
  onDone: () => void
  /** Somebody else decided before: nothing of this was stored. */
  onMeanwhile?: () => void
}

export const deskOf = (props: FlagProps) =>
  createDesk(() => ({ study: props.study, id: props.flag.id, isDrill: props.drill !== undefined }), {
    onDone: () => props.onDone(),
    onMeanwhile: () => props.onMeanwhile?.(),
  })

/** What is done with an item of the queue, or with one of a drill: the same acts, under the name that each goes by. */
function createDesk(
  item: () => { study: string; id: string; isDrill: boolean },
  { onDone, onMeanwhile }: { onDone: () => void; onMeanwhile: () => void },
) {
  const acting = createActing(onDone, onMeanwhile)
  // Passed on by nobody where nobody else could take it, which has a sentence of its own.
  const passing = createActing(onDone)
  const ofFlag = () => ({ studyId: item().study, flagId: item().id })
  const ofItem = () => ({ studyId: item().study, itemId: item().id })
  const { act } = acting
  return {
    problem: () => passing.problem() ?? acting.problem(),
    isBusy: () => passing.isBusy() || acting.isBusy(),
    take: () =>
      item().isDrill ? act(drill.takeItemMutation, ofItem()) : act(on.acknowledgeMutation, ofFlag()),
    takeOver: () => act(on.takeOverMutation, ofFlag()),
    passOn: () => passing.act(on.passOnMutation, ofFlag()),
    noteWritten: (written: 'sent' | 'not_owed') => act(on.noteWrittenMutation, { ...ofFlag(), written }),
    sign: (agrees: boolean) =>
      item().isDrill
        ? act(drill.signItemMutation, { ...ofItem(), agrees })
        : act(on.signMutation, { ...ofFlag(), agrees }),
    decide: (said: Omit<on.Decision, 'studyId' | 'flagId'>) =>
      item().isDrill
        ? act(drill.decideItemMutation, { ...ofItem(), ...said })
        : act(on.decideMutation, { ...ofFlag(), ...said }),
  }
}
