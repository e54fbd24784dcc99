// The command line: pure commands are at hand, those that need an instance are loaded when they are asked for.
import { pureCommands } from './cli/pure.ts'

type Command = (args: string[]) => Promise<number>

/** Commands on the database by name, each behind a dynamic import so that pure ones start without it. */
const databaseCommands: Record<string, () => Promise<Command>> = {
  'key-words': async () => (await import('./operations.ts')).keyWords,
  'key-restore': async () => (await import('./operations.ts')).keyRestore,
  'admin-link': async () => (await import('./operations.ts')).adminLink,
  'verify-audit': async () => (await import('./operations.ts')).verifyAudit,
  backup: async () => (await import('./operations.ts')).backup,
  restore: async () => (await import('./operations.ts')).restoreBackup,
  'note-restored': async () => (await import('./operations.ts')).noteRestored,
  'backup-keys': async () => (await import('./operations.ts')).backupKeys,
  'rotate-key': async () => (await import('./operations.ts')).rotateKey,
}

const USAGE = `firsthand COMMAND [arguments]

  tag --codebook FILE [--model FILE] [--services FILE] [--drafts] [--scores]
                                              suggest codes for texts, and name the services of a list
  learn --codebook FILE --model OUT           learn a model from coded texts, and tell what it is worth;
                                              from their own words alone, not from a question
  deidentify                                  replace what points at a person by placeholders
  screen                                      find what a person must read now
  release                                     tell whether a figure may be shown beside those shown before
  key-words [--lang es] [--file FILE]         show the key of this instance as 24 words, on a terminal
  key-restore [--file FILE]                   make the key file again from the words on standard input
  admin-link                                  make a link, valid for one hour, that makes an administrator
  verify-audit                                look through the audit of FIRSTHAND_DATA or DATABASE_URL
  backup FILE                                 write an encrypted backup of FIRSTHAND_DATA
  backup --verify FILE                        look through a backup
  restore FILE                                bring a backup back into an empty FIRSTHAND_DATA
  note-restored                               say that this database was put back by other tools
  backup-keys FOLDER                          replace the copy of the keys, which are in no backup
  rotate-key [--study ID]                     make another key of this instance, or others of a study and everybody
                                              in it, sealing its words anew; with its server stopped

tag, learn, deidentify, screen and release read JSON lines from --in FILE and write to --out FILE; "-" or
nothing is standard input or output.

Invented words only: README.md says what a real study still needs (Not built yet); until then no real
young person's words belong here.
`

/** Runs one command: 0 done, 1 refused or found at fault, 2 bad usage, 3 done but for bad lines. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name = '', ...args] = argv
  if (name === 'help' || name === '--help' || args.includes('--help')) {
    process.stdout.write(USAGE)
    return 0
  }
  const command = await commandOf(name)
  if (!command) {
    process.stderr.write(`${name === '' ? 'a command is missing' : `${name} is not a command`}\n\n${USAGE}`)
    return 2
  }
  if (process.stderr.isTTY && isPure(name))
    process.stderr.write(`${name}: invented words only, as "help" explains\n`)
  try {
    return await command(args)
  } catch (error) {
    const status = statusOf(error)
    if (status === undefined) throw error
    process.stderr.write(`${name}: ${(error as Error).message}\n`)
    return status
  }
}

/** What is told in our own words. By name: commands on the database are a file of their own, with classes of their own. */
const statusOf = (error: unknown): number | undefined => {
  const name = error instanceof Error ? error.name : ''
  if (name === 'UsageError') return 2
  return name === 'StartError' || name === 'BackupRefused' ? 1 : undefined
}

const isPure = (name: string) => Object.hasOwn(pureCommands, name)

async function commandOf(name: string): Promise<Command | undefined> {
  if (isPure(name)) return pureCommands[name]
  return Object.hasOwn(databaseCommands, name) ? databaseCommands[name]?.() : undefined
}

// Run as a file of its own; imported, it waits to be called.
if (/[\\/]cli\.(?:ts|m?js)$/.test(process.argv[1] ?? '')) process.exitCode = await main(process.argv.slice(2))
