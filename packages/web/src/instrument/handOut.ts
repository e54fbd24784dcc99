import { save } from '../ui/save.ts'

/** An instrument as a file. Nothing that a participant said is ever in it. */
export const handOut = (name: string, text: string): void => save(name, 'application/json', [text])
