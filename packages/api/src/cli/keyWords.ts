// The instance's key as 24 words that a person can keep on paper, and back again. Only ever on a terminal or through
// standard input: an argument would stand in the shell's history and in the list of running programs.
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39'
import { wordlist as english } from '@scure/bip39/wordlists/english.js'
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { readEnv, type Env } from '../env.ts'
import { readInstanceKey, readKeyPassphrase, writeInstanceKey } from '../keys.ts'
import { readArguments, UsageError } from './usage.ts'

type Outside = {
  env: Env
  isTerminal: boolean
  read: () => Promise<string>
  say: (line: string) => void
}

const lists: Record<string, string[]> = { en: english, es: spanish }

/** `key-words`: shows the words once; a second time only where it is asked for. */
export const keyWords = (args: readonly string[]) => showWords(args, outside())

/** `key-restore`: makes the key file again out of the words. */
export const keyRestore = (args: readonly string[]) => restore(args, outside())

export const showWords = async (
  args: readonly string[],
  { env, isTerminal, say }: Outside,
): Promise<number> => {
  const { values, switches } = readArguments(args, { values: ['--file', '--lang'], switches: ['--again'] })
  const list = lists[values.get('--lang') ?? 'en']
  if (!list) throw new UsageError('--lang is neither en nor es')
  if (!isTerminal)
    throw new UsageError('the words are shown on a terminal only; run it there, with nobody beside you')
  const file = values.get('--file') ?? env.keyFile ?? onlyFile(env.configFolder, /\.key$/)
  const key = await readInstanceKey(file, await readKeyPassphrase(env.keyPassphraseFile))
  const note = `${file}.shown`
  if (existsSync(note) && !switches.has('--again'))
    throw new UsageError('the words of this key were shown before; --again shows them once more')
  writeFileSync(note, `${new Date().toISOString()}\n`, { mode: 0o600, flag: 'a' })
  const words = entropyToMnemonic(key, list).split(' ')
  say('Who has these words opens everything of this instance. Write them down in this order, on paper,')
  say('keep it apart from this machine, and clear the screen.\n')
  for (let row = 0; row < 6; row += 1) say([0, 6, 12, 18].map((column) => cell(row + column, words)).join(''))
  say(
    '\n"firsthand key-restore" makes the key file again from them. The folder of participants’ keys beside it',
  )
  say('needs a safe copy of its own.')
  return 0
}

const cell = (at: number, words: readonly string[]) =>
  `${String(at + 1).padStart(4)}. ${words[at]!.normalize('NFC').padEnd(12)}`

export const restore = async (
  args: readonly string[],
  { env, isTerminal, read, say }: Outside,
): Promise<number> => {
  const { values } = readArguments(args, { values: ['--file'], switches: [] })
  const file = values.get('--file') ?? env.keyFile ?? onlyFile(env.configFolder, traceOfKey)
  if (existsSync(file))
    throw new UsageError('the key file is there already, and nothing is put in its place; move it away first')
  if (isTerminal) say('Type the 24 words in their order, with spaces between them, and end with Ctrl+D:')
  const key = keyOf(await read())
  await writeInstanceKey(file, key, await readKeyPassphrase(env.keyPassphraseFile))
  say('The key file is there again. The next start says whether it is the key of this database.')
  return 0
}

/** What is wrong is told by the place of a word, never by the word. */
const keyOf = (given: string): Buffer => {
  const words = given.normalize('NFKD').toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length !== 24) throw new UsageError(`these are ${words.length} words, and a key has 24`)
  const unknown = Object.values(lists).map((list) => words.findIndex((word) => !list.includes(word)))
  const list = Object.values(lists)[unknown.indexOf(-1)]
  if (!list)
    throw new UsageError(`word ${Math.max(...unknown) + 1} is in neither list; look at how it is written`)
  try {
    return Buffer.from(mnemonicToEntropy(words.join(' '), list))
  } catch {
    throw new UsageError('the words do not belong together: one is another, or stands in another place')
  }
}

/** What stands beside a key, and stays when the key itself is lost. */
const traceOfKey = /\.key(?:\.d|\.shown)?$/

const onlyFile = (folder: string, pattern: RegExp): string => {
  const found = existsSync(folder) ? readdirSync(folder).filter((name) => pattern.test(name)) : []
  const names = [...new Set(found.map((name) => name.replace(traceOfKey, '.key')))]
  if (names.length === 1) return join(folder, names[0]!)
  throw new UsageError(
    names.length === 0
      ? '--file FILE is missing: no key of an instance stands in the configuration folder'
      : '--file FILE is missing: more than one key stands in the configuration folder',
  )
}

const outside = (): Outside => ({
  env: readEnv(),
  isTerminal: Boolean(process.stdout.isTTY && process.stdin.isTTY),
  read: () => text(process.stdin),
  say: (line) => void process.stdout.write(`${line}\n`),
})
