// What is asked over and over is read and planned once for a session: half of the embedded database's work otherwise.
// A client names such a question by its text. The embedded database has one session for all connections, which know
// nothing of each other: what one of them has prepared already is not prepared again for the next, but answered.

/** Questions of this session that are prepared, by their name, as the message that prepared them. */
export type Prepared = Map<string, Buffer>

/** A Parse message that gives what it prepares a name. */
export type Prepares = { name: string; message: Buffer }

export function preparesOf(message: Buffer): Prepares | undefined {
  if (message[0] !== 0x50) return undefined
  const name = message.toString('utf8', 5, message.indexOf(0, 5))
  // A copy: a part would keep all that came with it, what was asked about too.
  return name ? { name, message: Buffer.from(message) } : undefined
}

export const parseComplete = Buffer.from([0x31, 0, 0, 0, 4])

/** Whether an answer begins by saying that what was asked is prepared; notices may stand before it. */
export function isPrepared(answer: Buffer): boolean {
  let rest = answer
  while (rest.length > 5 && 'NSA'.includes(rest.toString('latin1', 0, 1)))
    rest = rest.subarray(1 + rest.readInt32BE(1))
  return rest.subarray(0, 5).equals(parseComplete)
}

/**
 * Whether a message would part what connections know of each other from what is there: one that closes what all share, or
 * prepares something by name in the middle of an exchange, where nobody looks. A driver closes what it could not bind.
 */
export function isAstray(message: Buffer, isFirst: boolean): boolean {
  const type = message.toString('latin1', 0, 1)
  if (type === 'C') return message.toString('latin1', 5, 6) === 'S' && message.length > 7
  return type === 'P' && !isFirst && preparesOf(message) !== undefined
}
