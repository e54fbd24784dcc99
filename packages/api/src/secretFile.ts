// Files that hold a secret are for their own user alone, and are refused where others may read them.
import { readFile, stat } from 'node:fs/promises'
import { StartError } from './database/errors.ts'

export const shortestPassphrase = 12

/** The passphrase in the file that a setting names, without the line's end that an editor leaves. */
export const readPassphraseFile = async (file: string, setting: string): Promise<string> => {
  const text = await readFile(file, 'utf8').catch(() => '')
  if (text) await refuseOpen(file)
  const passphrase = text.replace(/\r?\n$/, '')
  if ([...passphrase].length >= shortestPassphrase) return passphrase
  throw new StartError(
    'passphrase_unusable',
    `The file ${file} of ${setting} is missing, unreadable, or holds fewer than ${shortestPassphrase} characters. Put a long passphrase on its one line.`,
  )
}

/** Windows keeps its rights elsewhere; there the mode says nothing. */
export const refuseOpen = async (file: string): Promise<void> => {
  if (process.platform === 'win32' || ((await stat(file)).mode & 0o077) === 0) return
  throw new StartError(
    'key_open_to_others',
    `Others on this machine may read ${file}. Close it to them (chmod 600) and start again. Nothing was changed.`,
  )
}
