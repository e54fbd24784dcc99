import { deidentify } from './deidentify.ts'
import { learn } from './learn.ts'
import { release } from './release.ts'
import { screen } from './screen.ts'
import { tag } from './tag.ts'

/** The commands that need no database. Each takes its arguments and gives the exit status. */
export const pureCommands: Record<string, (args: string[]) => Promise<number>> = {
  ...{ tag, learn, deidentify, screen, release },
}
