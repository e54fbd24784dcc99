// One more word that somebody chose at the end, and with which they read what they wrote. Off until they choose it: whoever
// finds their code finds what they agreed to, and none of their words.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { appendAudit } from '../../audit/store.ts'
import { hashPassword, isPassword } from '../../auth/password.ts'
import { command } from '../../command.ts'
import { NotFound } from '../../errors.ts'
import { id } from '../../input.ts'
import { openOwn } from '../../reading.ts'
import { findOwnWritten } from '../../response/store.ts'
import * as codes from '../code/codeStore.ts'
import { plainWord } from '../code/code.ts'
import { ownPage } from '../commands.ts'
import type { Open } from '../open.ts'
import type { Do, Notice } from '../view.ts'

/** Wrong ones in all until there is none any more. So few keep a short word safe, and nobody who reads along learns that one is right. */
export const mostTries = 10
const least = 4

/** A phone writes the first letter large, and adds a space: neither makes it another word. */
export const plainSecond = (typed: string): string =>
  typed.slice(0, 200).trim().split(/\s+/).map(plainWord).join(' ')

/** Too short, one sign again and again, or what lies beside it on the same piece of paper. */
export const isEasyToGuess = (plain: string, code: string | null): boolean =>
  [...plain].length < least ||
  new Set(plain).size < 3 ||
  (code !== null &&
    code
      .split(' ')
      .map(plainWord)
      .some((word) => plain.includes(word)))

const ofSitting = { studyId: id, sittingId: id }

const keepSecond = command({
  action: 'set second word',
  may: 'system',
  input: z.strictObject({ ...ofSitting, second: z.string().startsWith('$argon2id$'), over: z.boolean() }),
  async run({ tx }, { studyId, sittingId, second, over }) {
    if (!(await codes.setSecond(tx, { studyId, id: sittingId }, { second, over })))
      throw new NotFound('code that takes one')
    return sittingId
  },
  audit: (sitting) => ({ sitting }),
})

const removeSecond = command({
  action: 'remove second word',
  may: 'system',
  input: z.strictObject(ofSitting),
  async run({ tx }, { studyId, sittingId }) {
    await codes.removeSecond(tx, { studyId, id: sittingId })
    return sittingId
  },
  audit: (sitting) => ({ sitting }),
})

/** What the next screen says. `opens`: what they wrote is on it, once. */
export type Told = { notice: Notice | null; opens: boolean }

export type Trying = { act: Do; typed: string; isOwn: boolean; wasOpen: boolean }

/** Null where the button has nothing to do with it, or stands on no screen that they were shown. */
export const takeSecond = async (app: App, open: Open, trying: Trying): Promise<Told | null> => {
  const { act, typed, isOwn, wasOpen } = trying
  const of = { studyId: open.row.studyId, sittingId: open.row.id }
  if (act === 'words' && isOwn && open.second === 'asked') return tryWord(app, open, typed)
  if (act === 'no_second' && isOwn && open.second === 'asked') {
    await removeSecond(app, ownPage, of)
    return { notice: 'second_gone', opens: false }
  }
  // At the end nobody's is written over; on their own page only by who has just read by it.
  const isFirst = !isOwn && open.second === 'none'
  if (act !== 'second' || !(isFirst || (isOwn && wasOpen))) return null
  const plain = plainSecond(typed)
  if (isEasyToGuess(plain, open.progress.code)) return { notice: 'second_easy', opens: false }
  await keepSecond(app, ownPage, { ...of, second: await hashPassword(plain), over: isOwn })
  return { notice: 'second_set', opens: false }
}

const tryWord = async (app: App, { row }: Open, typed: string): Promise<Told> => {
  const second = await codes.tryOnce(app.db, row, mostTries)
  if (second === null) return { notice: 'second_gone', opens: false }
  const isRight = await isPassword(plainSecond(typed), second)
  await codes.endTry(app.db, row, isRight ? null : mostTries)
  if (isRight) return { notice: null, opens: true }
  const { studyId, id: sitting, participantId: participant } = row
  await appendAudit(app, app.db, {
    ...{ actor: ownPage, studyId, action: 'read own words', subjects: { sitting, participant } },
    outcome: 'wrong_second',
  })
  const left = await codes.findSecond(app.db, row)
  return { notice: left?.second ? 'second_wrong' : 'second_gone', opens: false }
}

/**
 * Whether the screen that is shown now is the one right after the word was typed, and in the browser in which it was: where
 * the answer to it was lost, the next one would be shown to whoever comes by the code.
 */
export const isToldNow = ({ row, progress: { told } }: Pick<Open, 'row' | 'progress'>): boolean =>
  told != null && told.turn >= row.sinceTurn && row.turn === told.turn + 1

/** What they wrote, where it is to be shown now. */
export const writtenNow = async (app: App, open: Open): Promise<string[] | null> => {
  if (!isToldNow(open) || !open.progress.told!.opens) return null
  const { studyId, participantId, id: sittingId } = open.row
  const written = await findOwnWritten(app.db, { studyId, participantId })
  return openOwn(app, { studyId, participantId, sittingId }, written)
}
