// As much of PostgreSQL's protocol as it takes to know where one exchange ends and the next begins.
// https://www.postgresql.org/docs/15/protocol-message-formats.html

const startupVersion = 196608
const sslRequest = 80877103
const gssRequest = 80877104
const cancelRequest = 80877102

export type Message =
  | { kind: 'startup'; bytes: Buffer; user: string }
  | { kind: 'encryption' }
  | { kind: 'cancel' }
  | { kind: 'terminate' }
  | { kind: 'message'; bytes: Buffer; type: string }

/** The first whole message of what arrived, and what is left after it. */
export function readMessage(
  buffer: Buffer,
  isStarted: boolean,
): { message: Message; rest: Buffer } | undefined {
  const start = isStarted ? 1 : 0
  if (buffer.length < start + 4) return undefined
  const end = start + buffer.readInt32BE(start)
  if (end < start + 4) throw new Error('a message shorter than its own length')
  if (buffer.length < end) return undefined
  const bytes = buffer.subarray(0, end)
  return { message: isStarted ? typed(bytes) : opening(bytes), rest: buffer.subarray(end) }
}

/** Whether the database answers now, rather than gathering more of the exchange. */
export function endsExchange(type: string): boolean {
  return 'QSHFcf'.includes(type)
}

/** The SQL text of a Query or Parse message. */
export function sqlOf(bytes: Buffer, type: string): string | undefined {
  if (type === 'Q') return bytes.toString('utf8', 5, bytes.length - 1)
  if (type !== 'P') return undefined
  const from = bytes.indexOf(0, 5) + 1
  return bytes.toString('utf8', from, bytes.indexOf(0, from))
}

export type Status = 'idle' | 'transaction'

/** What ReadyForQuery says at the end of an answer; nothing if the answer does not end in one. */
export function statusAtEnd(tail: Buffer): Status | undefined {
  if (tail.length < 6) return undefined
  const last = tail.subarray(tail.length - 6)
  if (last.readUInt8(0) !== 0x5a || last.readInt32BE(1) !== 5) return undefined
  return last.toString('latin1', 5) === 'I' ? 'idle' : 'transaction'
}

/** An error in the database's own form, followed by ReadyForQuery. */
export function refusal(code: string, message: string, status: Status): Buffer {
  const fields = Buffer.from(`SERROR\0VERROR\0C${code}\0M${message}\0\0`)
  const ready = Buffer.from(status === 'idle' ? 'I' : 'T')
  return Buffer.concat([framed('E', fields), framed('Z', ready)])
}

export const syncMessage = framed('S', Buffer.alloc(0))

function framed(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

function typed(bytes: Buffer): Message {
  const type = bytes.toString('latin1', 0, 1)
  return type === 'X' ? { kind: 'terminate' } : { kind: 'message', bytes, type }
}

function opening(bytes: Buffer): Message {
  const code = bytes.readInt32BE(4)
  if (code === sslRequest || code === gssRequest) return { kind: 'encryption' }
  if (code === cancelRequest) return { kind: 'cancel' }
  if (code !== startupVersion) throw new Error('a protocol version that PostgreSQL does not speak')
  return { kind: 'startup', bytes, user: parameter(bytes, 'user') }
}

function parameter(bytes: Buffer, name: string): string {
  const words = bytes.toString('utf8', 8).split('\0')
  const at = words.findIndex((word, index) => index % 2 === 0 && word === name)
  return words[at + 1] ?? ''
}
