import { UserError } from './errors.ts'

/** Two people write at one draft: the second is told before anything of the first is lost. */
export class EditedMeanwhile extends UserError {
  constructor(readonly revision: number) {
    super(
      'edited_meanwhile',
      'This was saved elsewhere meanwhile, by somebody else or in another tab. Look at what stands there now, then save again; nothing was changed.',
    )
  }
}
