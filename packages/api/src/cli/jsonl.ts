// JSON lines in, JSON lines out, one for one and in order. Nothing grows with the input: a line is read,
// answered and written before the next, and the reader waits for the writer.
import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { Writable } from 'node:stream'
import { UsageError } from './usage.ts'

/** A line that cannot be answered; the message is ours and never quotes the line. */
export type LineProblem = { code: string; message: string }
export class BadLine extends Error {
  override name = 'BadLine'
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

export type Row = Record<string, unknown>
export type LineJob = {
  command: string
  input: string | undefined
  output: string | undefined
  answer: (row: Row) => Row
}

const LONGEST_LINE = 1_048_576
const CHUNK = 65_536
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Answers every line of the input. Status 0, or 3 where a line was bad, or 1 where the reader went away. */
export async function answerLines(job: LineJob): Promise<number> {
  const source = await openInput(job.input)
  const sink = await openOutput(job)
  const progress = progressOf(job.command)
  let bad = 0
  let line = 0
  try {
    for await (const bytes of lines(source)) {
      line++
      const answer = answerOf(bytes, line, job.answer)
      if ('error' in answer && answer['line'] === line) bad++
      await sink.write(JSON.stringify(answer) + '\n')
      progress(line)
    }
    await sink.close()
  } catch (error) {
    return explain(error, job, line)
  }
  progress(line, bad)
  return bad > 0 ? 3 : 0
}

/** Takes every line of the input; gives the lines that could not be taken, each with what is wrong. */
export async function readLines(
  job: { command: string; input: string | undefined },
  take: (row: Row) => void,
): Promise<Row[]> {
  const progress = progressOf(job.command)
  const bad: Row[] = []
  let line = 0
  for await (const bytes of lines(await openInput(job.input))) {
    line++
    const taken = answerOf(bytes, line, (row) => {
      take(row)
      return {}
    })
    if ('error' in taken) bad.push(taken)
    progress(line)
  }
  progress(line, bad.length)
  return bad
}

function explain(error: unknown, job: LineJob, line: number): number {
  const code = codeOf(error)
  if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') {
    process.stderr.write(`${job.command}: the output was closed before the end, at line ${line}\n`)
    return 1
  }
  if (code === 'ENOSPC') throw new UsageError('--out cannot be written: no space is left')
  if (code === 'EISDIR') throw new UsageError('--in is a folder, not a file')
  throw error
}

function answerOf(bytes: Buffer | 'too long', line: number, answer: (row: Row) => Row): Row {
  try {
    return answer(rowOf(bytes))
  } catch (error) {
    // One line never costs the others; and what a library says of it may quote it.
    const { code, message } = error instanceof BadLine ? error : unanswerable
    return { line, error: { code, message } }
  }
}

const unanswerable = { code: 'unexpected', message: 'the line could not be answered' }

function rowOf(bytes: Buffer | 'too long'): Row {
  if (bytes === 'too long') throw new BadLine('line_too_long', 'the line is longer than 1 MB')
  const text = decoded(bytes)
  if (text.trim() === '') throw new BadLine('empty_line', 'the line is empty')
  const value = parsed(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadLine('not_an_object', 'the line is not a JSON object')
  }
  return value as Row
}

function decoded(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new BadLine('invalid_utf8', 'the line is not valid UTF-8')
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BadLine('invalid_json', 'the line is not valid JSON')
  }
}

/** The lines of a byte stream without their line feed; a line over the limit is passed by, not kept. */
async function* lines(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer | 'too long'> {
  let parts: Buffer[] = []
  let length = 0
  const flush = (): Buffer | 'too long' => {
    const line =
      length > LONGEST_LINE ? 'too long' : parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
    parts = []
    length = 0
    return line
  }
  for await (const chunk of source) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      length += at - from
      if (length <= LONGEST_LINE) parts.push(chunk.subarray(from, at))
      yield flush()
      from = at + 1
    }
    length += chunk.length - from
    if (length > LONGEST_LINE) parts = []
    else if (from < chunk.length) parts.push(chunk.subarray(from))
  }
  if (length > 0) yield flush()
}

async function openInput(path: string | undefined): Promise<AsyncIterable<Buffer>> {
  if (path === undefined || path === '-') return process.stdin
  const stream = createReadStream(path, { highWaterMark: CHUNK })
  try {
    await once(stream, 'open')
  } catch (error) {
    throw new UsageError(`--in cannot be read: ${path} ${reason(error)}`)
  }
  return stream
}

type Sink = { write(line: string): Promise<void>; close(): Promise<void> }

async function openOutput({ input, output }: LineJob): Promise<Sink> {
  if (output === undefined || output === '-') return sinkOf(process.stdout, false)
  if (input !== undefined && input !== '-' && isSameFile(input, output)) {
    throw new UsageError('--out is the same file as --in')
  }
  const stream = createWriteStream(output)
  try {
    await once(stream, 'open')
  } catch (error) {
    throw new UsageError(`--out cannot be written: ${output} ${reason(error)}`)
  }
  return sinkOf(stream, true)
}

// Lines are gathered into chunks; a full chunk is handed on and waited for.
function sinkOf(stream: Writable, isOurs: boolean): Sink {
  let waiting = ''
  let failed: Error | undefined
  stream.on('error', (error) => (failed = error))
  const send = (text: string) =>
    new Promise<void>((done, fail) => {
      if (failed) return fail(failed)
      stream.write(text, (error) => (error ? fail(error) : done()))
    })
  return {
    write: async (line) => {
      waiting += line
      if (waiting.length < CHUNK) return
      const text = waiting
      waiting = ''
      await send(text)
    },
    close: async () => {
      if (waiting !== '') await send(waiting)
      if (isOurs) await new Promise<void>((done) => stream.end(done))
    },
  }
}

/** Whether two paths are one file, under whatever names, or would be. */
export function isSameFile(one: string, other: string): boolean {
  if (resolve(one) === resolve(other)) return true
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false }))
  return a !== undefined && b !== undefined && a.isFile() && a.ino === b.ino && a.dev === b.dev
}

function reason(error: unknown): string {
  const code = codeOf(error)
  if (code === 'ENOENT') return 'does not exist'
  if (code === 'EISDIR') return 'is a folder, not a file'
  if (code === 'EACCES' || code === 'EPERM') return 'may not be opened'
  return 'could not be opened'
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function progressOf(command: string): (line: number, bad?: number) => void {
  if (!process.stderr.isTTY) return () => undefined
  return (line, bad) => {
    if (bad !== undefined) process.stderr.write(`\r${command}: ${line} lines, ${bad} bad\n`)
    else if (line % 500 === 0) process.stderr.write(`\r${command}: ${line} lines`)
  }
}
