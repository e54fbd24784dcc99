import { setFlagsFromString } from 'node:v8'
import { deidentify } from './deidentify.ts'
import { learn } from './learn.ts'
import { release } from './release.ts'
import { screen } from './screen.ts'
import { tag } from './tag.ts'

/** The commands that need no database. Each takes its arguments and gives the exit status. */
export const pureCommands: Record<string, (args: string[]) => Promise<number>> = {
  ...{ tag: flat(tag), learn, deidentify: flat(deidentify), screen: flat(screen), release },
}

// The engine lets what is left over of lines that are done grow to three times of what is kept before it goes through it,
// and a long input would take more memory than a short one until then. Told before models are read, or it counts from them.
function flat(command: (args: string[]) => Promise<number>) {
  return (args: string[]): Promise<number> => {
    setFlagsFromString('--heap-growing-percent=30')
    return command(args)
  }
}
