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
  return name ? { name, message } : undefined
}

export const parseComplete = Buffer.from([0x31, 0, 0, 0, 4])

/** Whether an answer begins by saying that what was asked is prepared. */
export const isPrepared = (answer: Buffer): boolean => answer.subarray(0, 5).equals(parseComplete)
