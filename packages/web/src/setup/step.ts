import type { Jurisdiction, StudyToSetUp } from './operations.ts'

export interface StepProps {
  study: StudyToSetUp
  jurisdictions: Pick<Jurisdiction, 'key' | 'title' | 'writtenOn'>[]
  /** Something was kept: what is missing is asked for again. */
  onSaved: () => void
  /** On to the next step. */
  onDone: () => void
}
