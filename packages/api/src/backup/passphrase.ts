// A passphrase from a file, or from the terminal without showing it.
import { readPassphraseFile, shortestPassphrase } from '../secretFile.ts'
import { BackupRefused } from './backup.ts'

/** @param isNew whether it is chosen now, so that a slip of the finger would lock everybody out */
export const readPassphrase = async (file: string | undefined, isNew: boolean): Promise<string> => {
  if (file) return readPassphraseFile(file, 'FIRSTHAND_BACKUP_PASSPHRASE_FILE')
  const passphrase = await fromTerminal(isNew)
  if (isNew && [...passphrase].length < shortestPassphrase)
    throw new BackupRefused(
      `The passphrase is too short: at least ${shortestPassphrase} characters. Several words in a row are best.`,
    )
  return passphrase
}

const fromTerminal = async (isNew: boolean): Promise<string> => {
  if (!process.stdin.isTTY)
    throw new BackupRefused(
      'There is no terminal to ask for the passphrase. Write it into a file of mode 0600 and set FIRSTHAND_BACKUP_PASSPHRASE_FILE to it.',
    )
  const passphrase = await ask('Passphrase of the backup: ')
  if (isNew && (await ask('The same again: ')) !== passphrase)
    throw new BackupRefused('The two do not match. Nothing was written; try again.')
  return passphrase
}

/** Reads a line in raw mode, so that nothing of it is shown. */
const ask = (question: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { stdin, stderr } = process
    stderr.write(question)
    stdin.setRawMode(true)
    stdin.setEncoding('utf8')
    let typed = ''
    const end = (act: () => void) => {
      stdin.off('data', take)
      stdin.setRawMode(false)
      stdin.pause()
      stderr.write('\n')
      act()
    }
    const take = (text: string) => {
      for (const sign of text) {
        if (sign === '\r' || sign === '\n') return end(() => resolve(typed))
        if (sign === '\u0003' || sign === '\u0004')
          return end(() => reject(new BackupRefused('No passphrase was given. Nothing was done.')))
        typed = sign === '\u007f' || sign === '\b' ? typed.slice(0, -1) : typed + sign
      }
    }
    stdin.on('data', take)
    stdin.resume()
  })
