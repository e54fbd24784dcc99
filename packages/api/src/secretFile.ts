// Files that hold a secret are for their own user alone, and are refused where others may read them.
import { readFile, stat } from 'node:fs/promises'
import { StartError } from './database/errors.ts'

export const shortestPassphrase = 12

/** The passphrase in the file that a setting names. */
export const readPassphraseFile = async (file: string, setting: string): Promise<string> => {
  const passphrase = await readLine(file)
  if ([...passphrase].length >= shortestPassphrase) return passphrase
  throw new StartError(
    'passphrase_unusable',
    `The file ${file} of ${setting} is missing, unreadable, or holds fewer than ${shortestPassphrase} characters. Put a long passphrase on its one line.`,
  )
}

/** A secret that another program made and that is as long as that one wants it. */
export const readSecretFile = async (file: string, setting: string): Promise<string> => {
  const secret = await readLine(file)
  if (secret && !/\s/.test(secret)) return secret
  throw new StartError(
    'secret_unusable',
    `The file ${file} of ${setting} is missing, unreadable, empty, or holds more than a secret. Put the secret alone on its one line.`,
  )
}

/** Without the line's end that an editor leaves; nothing where there is nothing to read. */
const readLine = async (file: string): Promise<string> => {
  const text = await readFile(file, 'utf8').catch(() => '')
  if (text) await refuseOpen(file)
  return text.replace(/\r?\n$/, '')
}

/** Windows keeps its rights elsewhere; there the mode says nothing. */
export const refuseOpen = async (file: string): Promise<void> => {
  if (process.platform === 'win32' || ((await stat(file)).mode & 0o077) === 0) return
  throw new StartError(
    'key_open_to_others',
    `Others on this machine may read ${file}. Close it to them (chmod 600) and start again. Nothing was changed.`,
  )
}
