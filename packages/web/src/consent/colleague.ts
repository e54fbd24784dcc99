import type { Colleague } from './wardOperations.ts'
import { w } from './words.ts'

/** Members of the study as they are chosen by name. */
export const namesOf = (colleagues: readonly Colleague[]) =>
  colleagues.map(({ id, name, isViewer }) => ({ value: id, label: isViewer ? w().unmet.you(name) : name }))
