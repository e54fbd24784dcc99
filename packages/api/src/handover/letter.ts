// The letter to whoever got a handover of which something was taken back: numbers, and what to do. No word of a participant, and
// nothing that tells what the study is about.
import { isShutOut } from '../actor.ts'
import type { Context } from '../context.ts'
import { invalid } from '../errors.ts'
import { isMail } from '../identity/identity.ts'
import type * as store from './store.ts'
import { textsIn, type Language } from './text.ts'

export type Recipient = { body: string; person: string; address: string | null; purpose: string }
export type Letter = { subject: string; text: string }

type Told = { number: number; person: string; quotes: readonly number[]; hasNote: boolean }

/** What is told of notices that are not done, those that were sent before included: one letter says all. */
export const letterOf = (
  notices: readonly { quoteNumber: number | null }[],
  told: Pick<Told, 'number' | 'person'>,
  language: Language,
): Letter => {
  const quotes = [...new Set(notices.flatMap(({ quoteNumber }) => quoteNumber ?? []))].sort((a, b) => a - b)
  const hasNote = notices.some(({ quoteNumber }) => quoteNumber === null)
  const { subject, text } = textsIn(language).letter({ ...told, quotes, hasNote })
  return { subject, text }
}

export const openRecipient = async (
  { app }: Pick<Context, 'app'>,
  { studyId, id: row, sealed }: { studyId: string; id: string; sealed: Uint8Array },
): Promise<Recipient> =>
  JSON.parse(await app.words.openForHandover({ studyId, row, column: 'recipient' }, sealed)) as Recipient

type Held = NonNullable<Awaited<ReturnType<typeof store.findRecipient>>>

/** Sends the letter of notices that are held for it. Throws where it cannot go, or is not taken. */
export const mailLetter = async (
  app: Context['app'],
  found: Held,
  { ids, language }: { ids: readonly string[]; language: Language },
): Promise<void> => {
  if (!app.post)
    throw invalid('way', 'is mail, and no mail server is set up. Copy the letter and send it yourself')
  const { person, address } = await openRecipient({ app }, found)
  if (!address || !isMail(address))
    throw invalid('way', 'is mail, and there is no e-mail address. Copy the letter and send it yourself')
  const told = found.notices.filter(({ id, doneAt }) => !doneAt && ids.includes(id))
  const letter = letterOf(told, { number: found.handover.number, person }, language)
  if (!(await app.post.mail({ to: address, ...letter })))
    throw invalid(
      'way',
      'is mail, and the mail server did not take the letter. Copy it and send it yourself; nothing was written down',
    )
}

/**
 * Whether somebody who was quoted is kept from whoever looks: they might know the voice, so the document is closed to them. It
 * stays closed once the quote is out, or that it opens would tell them whose it was.
 */
export const isClosedTo = (
  { actor }: Pick<Context, 'actor'>,
  { quoted }: Pick<store.HandoverRow, 'quoted'>,
): boolean => quoted.some(({ participantId }) => isShutOut(actor, participantId))
