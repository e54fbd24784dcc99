// A backup as a file: lines, packed, sealed; written aside and named when it is whole.
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { link, open, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { newId } from '../id.ts'
import { BackupRefused, opened, sealed, createRowSum } from './backup.ts'
import type { Line } from './dump.ts'

export type Written = Extract<Line, { kind: 'end' }>
export type Begin = Extract<Line, { kind: 'begin' }>

/** Writes a backup that did not exist before; what was there stays. */
export const writeBackup = async (
  file: string,
  passphrase: string,
  lines: AsyncIterable<Line>,
): Promise<Written> => {
  if (existsSync(file))
    throw new BackupRefused('There is a file of this name already. Choose another; nothing was overwritten.')
  const aside = join(dirname(file), `.${basename(file)}.${newId()}`)
  let end: Written | undefined
  const texts = async function* () {
    for await (const line of lines) {
      if (line.kind === 'end') end = line
      yield `${JSON.stringify(line)}\n`
    }
  }
  try {
    await pipeline(
      Readable.from(texts()),
      createGzip({ level: 1 }),
      (packed: AsyncIterable<Buffer>) => sealed(passphrase, packed),
      createWriteStream(aside, { mode: 0o600, flags: 'wx' }),
    )
    await sync(aside)
    // Unlike renaming, this does not replace what somebody put there meanwhile.
    await link(aside, file).catch((problem: NodeJS.ErrnoException) => {
      throw problem.code === 'EEXIST'
        ? new BackupRefused('There is a file of this name already. Nothing was overwritten.')
        : problem
    })
    await sync(dirname(file))
  } catch (problem) {
    throw unwritable(problem)
  } finally {
    await rm(aside, { force: true })
  }
  return end!
}

/** The lines of a backup, as far as each is genuine; the last one says that it is whole. */
export async function* readBackup(file: string, passphrase: string): AsyncGenerator<Line> {
  const source = createReadStream(file)
  const packed = Readable.from(opened(passphrase, source))
  const unpacked = packed.pipe(createGunzip())
  // A pipe does not hand errors on.
  packed.on('error', (problem) => unpacked.destroy(problem))
  let [held, isWhole] = ['', false]
  unpacked.setEncoding('utf8')
  try {
    for await (const part of unpacked as AsyncIterable<string>) {
      const texts = (held + part).split('\n')
      held = texts.pop() ?? ''
      for (const text of texts) {
        const line = JSON.parse(text) as Line
        isWhole = line.kind === 'end'
        yield line
      }
    }
  } catch (problem) {
    throw unreadable(problem)
  }
  if (!isWhole) throw new BackupRefused('This backup was cut off: its end is missing.')
}

/** Reads a backup whole and counts again, without keeping anything of it. */
export const checkBackup = async (
  file: string,
  passphrase: string,
): Promise<{ begin: Begin; end: Written }> => {
  let [begin, end, sum]: [Begin | undefined, Written | undefined, ReturnType<typeof createRowSum>] = [
    undefined,
    undefined,
    createRowSum(),
  ]
  for await (const line of readBackup(file, passphrase)) {
    if (line.kind === 'begin') begin = line
    if (line.kind === 'table') sum = createRowSum()
    if (line.kind === 'rows') line.rows.forEach(sum.add)
    if (line.kind === 'table end') {
      const found = sum.result()
      if (found.count !== line.count || found.sum !== line.sum)
        throw new BackupRefused(
          `The rows of ${line.name} in this backup are not those that were counted when it was made.`,
        )
    }
    if (line.kind === 'end') end = line
  }
  if (!begin || !end) throw new BackupRefused('This backup holds nothing.')
  return { begin, end }
}

const sync = async (path: string) => {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const unwritable = (problem: unknown) => {
  const code = (problem as { code?: unknown } | null)?.code
  if (!['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR'].includes(String(code))) return problem
  return new BackupRefused(
    `The backup cannot be written there (${String(code)}). Choose a folder that exists, is writable and has space.`,
  )
}

const unreadable = (problem: unknown) => {
  const code = (problem as { code?: unknown } | null)?.code
  if (['ENOENT', 'EACCES', 'EPERM', 'EISDIR'].includes(String(code)))
    return new BackupRefused(
      `The backup cannot be read (${String(code)}). Is it there, and may this user read it?`,
    )
  return problem
}
