import { z } from 'zod'
import { accountOf } from '../actor.ts'
import { plainOf, plainTitle, saidOfTheme } from '../board/board.ts'
import { findThemes, findWaves } from '../board/store.ts'
import { command, type Act } from '../command.ts'
import { findCurrent } from '../consentText/store.ts'
import type { Blocks } from '../consentText/consentText.ts'
import { invalid, NotFound } from '../errors.ts'
import { newId } from '../id.ts'
import { day, id, mostInList, note, type Localized } from '../input.ts'
import { openToFreeze, workOut, type Release } from '../release/quotes.ts'
import { findReadings } from '../release/store.ts'
import { dayIn, freezeFigure, nearest, withinShare, type Base, type FrozenFigure } from './handover.ts'
import * as store from './store.ts'

const short = note.refine((text) => text.length <= 200, 'is longer than 200 characters')

/** Freezes what may leave for the public at this moment, as a document that is numbered and never changed. */
export const freezeHandover = command({
  action: 'freeze handover',
  may: 'hand over',
  input: z.strictObject({ studyId: id, title: short }),
  async run(act, { studyId, title }) {
    const { app, tx, actor } = act
    await store.holdStudy(tx, studyId)
    const before = await store.countHandovers(tx, studyId)
    if (before >= mostInList)
      throw invalid('studyId', `has ${mostInList} handovers, and cannot hold more; nothing was frozen`)
    const release = await workOut(tx, app.words, { studyId, audience: 'public' })
    const handover = { studyId, id: newId(), number: before + 1 }
    const figures = await figuresOf(act, release, handover.id)
    const quotes = await quotesOf(act, release)
    if (figures.figures.length === 0)
      throw invalid(
        'studyId',
        'has no themes yet, so there is nothing to hand over. Bring in a codebook first',
      )
    await store.insertHandover(tx, {
      ...{ ...handover, title, quotes, ...figures },
      ...{ certificate: await certificateOf(act, studyId), leastBase: release.profile.leastBase },
      ...{ frozenBy: accountOf(actor), frozenAt: new Date() },
    })
    return {
      ...handover,
      figures: figures.figures.length,
      bases: figures.bases.length,
      quotes: quotes.length,
    }
  },
  audit: ({ id: handover, number, figures, bases, quotes }) => ({ handover, number, figures, bases, quotes }),
})

type Figures = {
  figures: FrozenFigure[]
  bases: { waveKey: string; people: Uint8Array<ArrayBuffer> }[]
}

/** How many spoke of each theme, in words; a base that is too near to an earlier one shows none. */
const figuresOf = async ({ app, tx }: Act, release: Release, handoverId: string): Promise<Figures> => {
  const { studyId, codebookId, profile } = release
  // The words for small numbers stay inside: what is frozen is compared with what is frozen later, person by person.
  const strict = { ...release, profile: { ...profile, leastForWord: profile.leastBase } }
  const [themes, waves] = [await findThemes(tx, studyId, codebookId), await findWaves(tx, studyId)]
  const bases = await basesOf(tx, strict, waves)
  const near = nearest(await earlierOf({ app, tx }, studyId), bases, profile.leastBase)
  const waveKeyAt = (at: number) => waves[at]?.key ?? ''
  const figures = themes.map((theme) =>
    freezeFigure(
      {
        ...{ key: theme.key, title: plainTitle(theme.title), plain: plainOf(theme) },
        said: saidOfTheme(strict, theme.id, waves),
      },
      (at) => near.get(waveKeyAt(at)) ?? null,
    ),
  )
  const shown = bases.filter(({ waveKey }) => near.get(waveKey) === null)
  const sealed = shown.map(async ({ waveKey, people }) => ({
    waveKey,
    people: await app.words.sealForHandover(
      { studyId, row: `${handoverId} ${waveKey}`, column: 'base' },
      JSON.stringify(people),
    ),
  }))
  return { figures, bases: await Promise.all(sealed) }
}

/** Whose words figures rest on: of each wave, or, where one is too small, of all together. */
const basesOf = async (
  tx: Act['tx'],
  { studyId, codebookId, profile }: Release,
  waves: readonly { id: string; key: string }[],
): Promise<Base[]> => {
  const readings = await findReadings(tx, studyId, codebookId)
  const peopleOf = (waveId: string | null) => [
    ...new Set(
      readings.flatMap((one) => (waveId === null || one.waveId === waveId ? one.participantId : [])),
    ),
  ]
  const apart = waves.map(({ id: waveId, key: waveKey }) => ({ waveKey, people: peopleOf(waveId) }))
  const isEnough = ({ people }: Base) => people.length >= profile.leastBase
  if (apart.every(isEnough)) return apart
  return waves.length < 2 ? [] : [{ waveKey: '', people: peopleOf(null) }].filter(isEnough)
}

const earlierOf = async ({ app, tx }: Pick<Act, 'app' | 'tx'>, studyId: string) =>
  Promise.all(
    (await store.findBases(tx, studyId)).map(async ({ handoverId, waveKey, people, handover }) => ({
      ...{ waveKey, number: handover.number },
      people: JSON.parse(
        await app.words.openForHandover({ studyId, row: `${handoverId} ${waveKey}`, column: 'base' }, people),
      ) as string[],
    })),
  )

/** Quotes that two people let leave and the board does not object to, a fifth of one person's at most, sealed as they stand. */
const quotesOf = async (act: Act, release: Release): Promise<store.NewQuote[]> => {
  const objected = await store.findObjected(act.tx, release.studyId)
  const leaving = (await openToFreeze(act, release)).filter(({ passageId }) => !objected.has(passageId))
  // Under two themes the same words would be two of one person's.
  const once = leaving.filter(
    (one, at) => leaving.findIndex(({ row }) => row.codingId === one.row.codingId) === at,
  )
  const fair = withinShare(once.map((one) => ({ ...one, participantId: one.row.participantId })))
  const keyOf = new Map(
    (await findThemes(act.tx, release.studyId, release.codebookId)).map((theme) => [theme.id, theme.key]),
  )
  return Promise.all(
    fair.map(async ({ row, passageId, language, quote, participantId }) => {
      const quoteId = newId()
      const place = { studyId: release.studyId, participantId, row: quoteId, column: 'handover' } as const
      const { text, startsInside, endsInside } = quote
      const words = await act.app.words.seal(place, JSON.stringify({ text, startsInside, endsInside }))
      const about = { id: quoteId, themeKey: keyOf.get(row.themeId)!, participantId, passageId, language }
      return { ...about, codingId: row.codingId, words }
    }),
  )
}

/** What the study's consent text says of a certificate, as whoever agreed heard it. */
const certificateOf = async ({ tx, at }: Act, studyId: string): Promise<Localized | null> => {
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
    if (receivedOn < dayIn(timeZone, handover.frozenAt) || receivedOn > dayIn(timeZone, at))
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
    const missed = missedSince(handover, (instant) => dayIn(timeZone, instant) >= receivedOn)
    await store.insertNotices(tx, { studyId, id: row }, missed)
    return { id: row, number: handover.number, notices: missed.length }
  },
  audit: ({ id: row, notices }, { handoverId }) => ({ recipient: row, handover: handoverId, notices }),
})

const missedSince = (
  { quotes, left }: store.HandoverRow,
  isSince: (at: Date) => boolean,
): (number | null)[] => [
  ...quotes.flatMap(({ number, takenBackAt }) => (takenBackAt && isSince(takenBackAt) ? [number] : [])),
  ...(left.some(({ leftAt }) => isSince(leftAt)) ? [null] : []),
]

const notices = z.array(id).min(1).max(500)
const toRecipient = z.strictObject({ studyId: id, recipientId: id, notices })

/** Writes down that a letter went out which tells of these notices. */
export const markNoticesSent = command({
  action: 'send notices',
  may: 'hand over',
  input: toRecipient.extend({ way: z.enum(['mail', 'by_hand']) }),
  async run({ tx, actor, at }, { studyId, recipientId, notices: ids, way }) {
    const sent = { sentAt: at, sentBy: accountOf(actor), way }
    return answered(
      tx,
      { studyId, recipientId },
      await store.markSent(tx, { studyId, recipientId, ids }, sent),
    )
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
    return answered(
      tx,
      { studyId, recipientId },
      await store.markDone(tx, { studyId, recipientId, ids }, done),
    )
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
  return { number: found.handover.number, count }
}
