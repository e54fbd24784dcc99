// The only file that makes SafeQuote and SafeSaid: what the pages of board and lead are made of.
import type { Profile } from '@firsthand/analysis'
import { isShutOut } from '../actor.ts'
import { findCurrentId } from '../codebook/store.ts'
import type { Act } from '../command.ts'
import type { Context } from '../context.ts'
import type { Db, Tx } from '../db.ts'
import { findProfile } from './floor.ts'
import { ruleOn, spokenIn, type Audience, type Candidate, type Ruling } from './release.ts'
import type { Place, Words } from '../words.ts'
import * as store from './store.ts'

declare const safe: unique symbol

/** Words that may leave for one audience: of "a young person", with nothing that leads back to anybody. */
export type SafeQuote = {
  readonly [safe]: Audience
  /** A name for this quote alone, for who objects to it. */
  readonly key: string
  readonly text: string
  readonly language: 'en' | 'es'
  readonly startsInside: boolean
  readonly endsInside: boolean
  /** The kinds of hard thing in it, where it is better asked before it is read. */
  readonly veil: readonly string[]
}

export type Release = {
  audience: Audience
  profile: Profile
  studyId: string
  codebookId: string
  rows: readonly Candidate[]
  readers: readonly store.Readers[]
  rulings: readonly Ruling[]
}

/** What may leave a study for an audience now; worked out once a request. */
export const releaseOf = ({ app, once }: Context, studyId: string, audience: Audience): Promise<Release> =>
  once(`release ${audience} ${studyId}`, () => workOut(app.db, app.words, { studyId, audience }))

/** Who was read where, for what a release shows of one place; worked out once a request. */
export const readingsOf = ({ app, once }: Context, { studyId, codebookId }: Release) =>
  once(`readings ${studyId}`, () => store.findReadings(app.db, studyId, codebookId))

/** A release for a command, in its transaction. */
export const workOut = async (
  db: Db | Tx,
  words: Words,
  { studyId, audience }: { studyId: string; audience: Audience },
): Promise<Release> => {
  const profile = await findProfile(db, studyId, audience)
  const codebookId = (await findCurrentId(db, studyId)) ?? ''
  const rows = await store.findCandidates(db, { studyId, codebookId, audience })
  const readers = await store.countReaders(db, studyId, codebookId)
  const speakers = await store.countSpeakers(db, studyId, codebookId)
  const orderOf = await words.handle(studyId)
  const ofWaves = readers.filter(({ waveId, serviceId }) => waveId && !serviceId)
  const peopleIn = new Map(ofWaves.map(({ waveId, people }) => [waveId!, people]))
  const speakersIn = new Map(speakers.map((one) => [spokenIn(one), one.people]))
  const rulings = ruleOn({ audience, profile, rows, peopleIn, speakersIn, orderOf })
  return { audience, profile, studyId, codebookId, rows, readers, rulings }
}

/** The quotes that leave under a theme, opened for whoever reads; shuffled, and never more than a card holds. */
export const quotesOf = async (
  context: Context,
  release: Release,
  isWanted: (row: Candidate) => boolean,
): Promise<SafeQuote[]> => {
  const { studyId, audience } = release
  const ids = leaving(context, release).flatMap((row) => (isWanted(row) ? [row.codingId] : []))
  if (ids.length === 0) return []
  const [found, keyOf] = await Promise.all([
    store.findQuotes(context.app.db, release, ids),
    context.app.words.handle(studyId),
  ])
  const byId = new Map(found.map((one) => [one.id, one]))
  const quotes = ids.flatMap((id) => byId.get(id) ?? [])
  return Promise.all(
    quotes.map((one) => openQuote(context, release, { ...one, key: keyOf(`${audience} ${one.id}`) })),
  )
}

/** Whom something leaves for. Who works with somebody meets their words nowhere: they might know the voice. */
const leaving = ({ actor }: Context, { rulings }: Release): Candidate[] =>
  rulings.flatMap(({ row, because }) =>
    because.length === 0 && !isShutOut(actor, row.participantId) ? [row] : [],
  )

/** The themes under which some words leave now; none of them is opened. */
export const themesWithWords = (context: Context, release: Release): ReadonlySet<string> =>
  new Set(leaving(context, release).map(({ themeId }) => themeId))

/** What stands behind a quote's key, where that quote leaves for this audience now. */
export const rowBehind = async (
  words: Words,
  release: Release,
  { themeId, key }: { themeId: string; key: string },
): Promise<Candidate | undefined> => {
  const keyOf = await words.handle(release.studyId)
  return release.rulings.find(
    ({ row, because }) =>
      because.length === 0 && row.themeId === themeId && keyOf(`${release.audience} ${row.codingId}`) === key,
  )?.row
}

/** A quote that leaves for the public, with whose it is, for whoever freezes it. */
export type Leaving = {
  row: Candidate
  passageId: string
  language: 'en' | 'es'
  quote: SafeQuote
}

/** What leaves for the public now, opened in the command that freezes it, which says so in its own entry. */
export const openToFreeze = async (
  { app, tx, actor }: Pick<Act, 'app' | 'tx' | 'actor'>,
  release: Release,
): Promise<Leaving[]> => {
  const { studyId, rulings } = release
  const leaving = rulings.filter(
    ({ row, because }) => because.length === 0 && !isShutOut(actor, row.participantId),
  )
  const found = await store.findQuotes(
    tx,
    release,
    leaving.map(({ row }) => row.codingId),
  )
  const byId = new Map(found.map((one) => [one.id, one]))
  const opened = leaving.map(async ({ row }): Promise<Leaving[]> => {
    const coding = byId.get(row.codingId)
    if (!coding) return []
    const { participantId, passageId, words, language } = coding
    const place = { studyId, participantId, row: passageId, column: 'passage' } as const
    const shown = shownOf(await app.words.open(place, words), coding)
    return [
      { row, passageId, language, quote: markReleased({ key: row.codingId, ...shown, language, veil: [] }) },
    ]
  })
  return (await Promise.all(opened)).flat()
}

/** A quote as it was frozen for the public, opened again. */
export const reopenFrozen = async (
  { reading }: Context,
  { place, sealed, language }: { place: Place; sealed: Uint8Array; language: 'en' | 'es' },
): Promise<SafeQuote> => {
  const { text, startsInside, endsInside } = JSON.parse(
    await reading.openReleased('public', place, sealed),
  ) as Pick<SafeQuote, 'text' | 'startsInside' | 'endsInside'>
  return markReleased({ key: place.row, text, language, startsInside, endsInside, veil: [] })
}

const openQuote = async (
  { reading }: Context,
  { studyId, audience }: Release,
  { key, ...quote }: store.SealedQuote & { key: string },
): Promise<SafeQuote> => {
  const { participantId, passageId: row, words, language, stance, isSensitive, contentTags } = quote
  const text = await reading.openReleased(audience, { studyId, participantId, row, column: 'passage' }, words)
  const isHard = isSensitive || stance === 'negative' || stance === 'mixed'
  return markReleased({ key, ...shownOf(text, quote), language, veil: isHard ? contentTags : [] })
}

/** What two people saw, and nothing that is worked out anew: a later version may take in more. */
const shownOf = (text: string, { shownStart, shownEnd }: store.Shown) => ({
  text: text.slice(shownStart, shownEnd),
  startsInside: text.slice(0, shownStart).trim() !== '',
  endsInside: text.slice(shownEnd).trim() !== '',
})

const markReleased = (quote: Omit<SafeQuote, typeof safe>): SafeQuote => Object.freeze(quote) as SafeQuote
