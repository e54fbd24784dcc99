// The screening of words, apart from the rest: whoever types an interview is asked on their own device, before anything is
// sent. Nothing here leads to `natural` or Node.
export { screen } from './safety/screen.ts'
export type { Screened } from './safety/screen.ts'
