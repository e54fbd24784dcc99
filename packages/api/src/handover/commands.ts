import { z } from 'zod'
import { accountOf } from '../actor.ts'
import { findThemes } from '../board/store.ts'
import { findCurrentId } from '../codebook/store.ts'
import { command, type Act } from '../command.ts'
import { dayAt } from '../consent/majority.ts'
import { findCurrent } from '../consentText/store.ts'
import type { Blocks } from '../consentText/consentText.ts'
import { certificateHolds } from '../demand/store.ts'
import { invalid, NotFound } from '../errors.ts'
import { newId } from '../id.ts'
import { day, id, mostInList, note, type Localized } from '../input.ts'
import { openToFreeze, workOut, type Release } from '../release/quotes.ts'
import { findReadings } from '../release/store.ts'
import { onceEach, withinShare } from './handover.ts'
import { figuresOf, forgottenOf, rememberBeside } from './ledger.ts'
import { mailLetter } from './letter.ts'
import * as store from './store.ts'

const short = note.refine((text) => text.length <= 200, 'is longer than 200 characters')

/** Freezes what may leave for the public at this moment, as a document that is numbered and never changed. */
export const freezeHandover = command({
  action: 'freeze handover',
  may: 'hand over',
  input: z.strictObject({ studyId: id, title: short }),
  async run(act, { studyId, title }) {
    const { app, tx, actor, at } = act
    await store.holdStudy(tx, studyId)
    const forgotten = await forgottenOf(act, studyId)
    const numbers = [...(await store.findNumbers(tx, studyId)), ...forgotten.map(({ number }) => number)]
    if (numbers.length >= mostInList)
      throw invalid('studyId', `has ${mostInList} handovers, and cannot hold more; nothing was frozen`)
    const readings = await findReadings(tx, studyId, (await findCurrentId(tx, studyId)) ?? '')
    const release = await workOut(tx, app.words, { studyId, audience: 'public' })
    const handover = { studyId, id: newId(), number: Math.max(0, ...numbers) + 1 }
    const { counted, ...shown } = await figuresOf(act, { release, readings, forgotten, handover })
    if (shown.figures.length === 0)
      throw invalid(
        'studyId',
        'has no themes yet, so there is nothing to hand over. Bring in a codebook first',
      )
    const { quotes, rows } = await quotesOf(act, release)
    await store.insertHandover(tx, {
      ...{ ...handover, title, quotes, ...shown, counted: [...counted] },
      ...{ certificate: await certificateOf(act, studyId), leastBase: release.profile.leastBase },
      ...{ frozenBy: accountOf(actor), frozenAt: new Date() },
    })
    // Beside the keys too: an older copy of the database would know neither its number nor what it is too near to.
    await rememberBeside(act, { ...handover, at, bases: shown.bases })
    const counts = { figures: shown.figures.length, bases: shown.bases.length, quotes: quotes.length }
    return { ...handover, ...counts, rows }
  },
  audit: ({ id: handover, number, figures, bases, quotes, rows }) => ({
    ...{ handover, number, figures, bases, quotes, rows },
  }),
})

/**
 * Quotes that two people let leave and the board does not object to, a fifth of one person's at most, sealed as they stand; and
 * the passages that were opened for it.
 */
const quotesOf = async (
  act: Act,
  release: Release,
): Promise<{ quotes: store.NewQuote[]; rows: string[] }> => {
  const objected = await store.findObjected(act.tx, release.studyId)
  const opened = await openToFreeze(act, release)
  const once = onceEach(opened.filter(({ passageId }) => !objected.has(passageId)))
  const fair = withinShare(once.map((one) => ({ ...one, participantId: one.row.participantId })))
  const keyOf = new Map(
    (await findThemes(act.tx, release.studyId, release.codebookId)).map((theme) => [theme.id, theme.key]),
  )
  const quotes = await Promise.all(
    fair.map(async ({ row, passageId, language, quote, participantId }) => {
      const quoteId = newId()
      const place = { studyId: release.studyId, participantId, row: quoteId, column: 'handover' } as const
      const { text, startsInside, endsInside } = quote
      const words = await act.app.words.seal(place, JSON.stringify({ text, startsInside, endsInside }))
      const about = { id: quoteId, themeKey: keyOf.get(row.themeId)!, participantId, passageId, language }
      return { ...about, codingId: row.codingId, words }
    }),
  )
  return { quotes, rows: [...new Set(opened.map(({ passageId }) => passageId))] }
}

/** What the study's consent text says of a certificate that holds, as whoever agreed heard it. */
const certificateOf = async ({ tx, at }: Act, studyId: string): Promise<Localized | null> => {
  if (!(await certificateHolds(tx, studyId))) return null
  for (const audience of ['adult', 'youth'] as const) {
    const blocks = (await findCurrent(tx, { studyId, audience, at }))?.blocks as Blocks | undefined
    const textIn = (language: 'en' | 'es') =>
      blocks?.[language]?.find(({ type }) => type === 'certificate')?.text
    const en = textIn('en') ?? textIn('es')
    if (en) return { en, es: textIn('es') ?? null }
  }
  return null
}

const recipient = z.strictObject({
  ...{ studyId: id, handoverId: id, body: short, person: short, purpose: note, receivedOn: day },
  address: short.nullish(),
})

/** Writes down who got a handover. What was taken back since that day, they have still to be told. */
export const addRecipient = command({
  action: 'add recipient',
  may: 'hand over',
  input: recipient,
  async run({ app, tx, actor, at }, { studyId, handoverId, receivedOn, ...who }) {
    const handover = await store.holdHandover(tx, { studyId, id: handoverId })
    if (!handover) throw new NotFound('handover')
    const { timeZone } = await store.findFrame(tx, studyId)
    if (receivedOn < dayAt(handover.frozenAt, timeZone) || receivedOn > dayAt(at, timeZone))
      throw invalid('receivedOn', 'is before it was frozen, or to come. Give the day on which they got it')
    if ((await store.countRecipients(tx, studyId, handoverId)) >= mostInList)
      throw invalid('handoverId', `has ${mostInList} recipients, and cannot hold more`)
    const row = newId()
    const place = { studyId, row, column: 'recipient' } as const
    const sealed = await app.words.sealForHandover(
      place,
      JSON.stringify({ ...who, address: who.address ?? null }),
    )
    const when = { receivedOn: new Date(receivedOn), recordedBy: accountOf(actor), recordedAt: at }
    await store.insertRecipient(tx, { studyId, id: row, handoverId, sealed, ...when })
    const missed = await store.findMissed(tx, { studyId, id: handoverId }, new Date(receivedOn))
    await store.insertNotices(tx, { studyId, id: row }, missed)
    return { id: row, number: handover.number, notices: missed.length }
  },
  audit: ({ id: row, notices }, { handoverId }) => ({ recipient: row, handover: handoverId, notices }),
})

const notices = z.array(id).min(1).max(500)
const toRecipient = z.strictObject({ studyId: id, recipientId: id, notices })

/**
 * Sends the letter where the mail server is to do it, and writes down that it went out. The notices are held while it goes, and
 * what is not taken is not sent.
 */
export const sendNotices = command({
  action: 'send notices',
  may: 'hand over',
  input: toRecipient.extend({ way: z.enum(['mail', 'by_hand']), language: z.enum(['en', 'es']) }),
  async run({ app, tx, actor, at }, { studyId, recipientId, notices: ids, way, language }) {
    const sent = { sentAt: at, sentBy: accountOf(actor), way }
    const count = await store.markSent(tx, { studyId, recipientId, ids }, sent)
    const found = await answered(tx, { studyId, recipientId }, count)
    if (way === 'mail') await mailLetter(app, found, { ids, language })
    return { number: found.handover.number, count }
  },
  audit: ({ count }, { recipientId, way }) => ({ recipient: recipientId, notices: count, way }),
})

/** Writes down that a recipient did what the letter asked of them. */
export const closeNotices = command({
  action: 'close notices',
  may: 'hand over',
  input: toRecipient,
  async run({ tx, actor, at }, { studyId, recipientId, notices: ids }) {
    const done = { doneAt: at, doneBy: accountOf(actor) }
    const count = await store.markDone(tx, { studyId, recipientId, ids }, done)
    return { number: (await answered(tx, { studyId, recipientId }, count)).handover.number, count }
  },
  audit: ({ count }, { recipientId }) => ({ recipient: recipientId, notices: count }),
})

const answered = async (
  tx: Act['tx'],
  { studyId, recipientId }: { studyId: string; recipientId: string },
  count: number,
) => {
  const found = await store.findRecipient(tx, { studyId, id: recipientId })
  if (!found) throw new NotFound('recipient')
  if (count === 0)
    throw invalid('notices', 'are done, or have not been sent yet. Load the page again to see how they stand')
  return found
}
