// What a handover tells of how many, held against what was told before: its own rows, and what stands beside the keys of those that
// a restored copy of the database does not know.
import { plainOf, plainTitle, saidOfTheme } from '../board/board.ts'
import { findThemes, findWaves } from '../board/store.ts'
import type { Act } from '../command.ts'
import type { Release } from '../release/quotes.ts'
import { findAllowing, type Reading } from '../release/store.ts'
import type { Withdrawal } from '../withdrawals.ts'
import { freezeFigure, nearest, placeOfBase, unknown } from './handover.ts'
import type { Base, Earlier, FrozenFigure, Ruled } from './handover.ts'
import * as store from './store.ts'

type Sealed = { waveKey: string; people: Uint8Array<ArrayBuffer> }
type Beside = Extract<Withdrawal, { kind: 'handover' }>
/** More than one copy where the study's keys are being made anew: one of them opens. */
export type Forgotten = Omit<Beside, 'bases'> & { copies: Beside['bases'][] }
type Of = { studyId: string; id: string; number: number }

/** Handovers that left and that this database does not know: it is an older copy. */
export const forgottenOf = async ({ app, tx }: Act, studyId: string): Promise<Forgotten[]> => {
  const all = (await app.keys.withdrawals.read()).filter((one) => one.kind === 'handover')
  const known = new Set(await store.findNumbers(tx, studyId))
  const forgotten = new Map<string, Forgotten>()
  for (const { bases, ...one } of all)
    if (one.studyId === studyId && !known.has(one.number))
      forgotten.set(one.id, { ...one, copies: [...(forgotten.get(one.id)?.copies ?? []), bases] })
  return [...forgotten.values()]
}

export const rememberBeside = ({ app }: Act, { at, bases, ...of }: Of & { at: Date; bases: Sealed[] }) =>
  app.keys.withdrawals.add([
    {
      ...{ kind: 'handover', ...of, at: at.toISOString() },
      bases: bases.map(({ waveKey, people }) => ({
        waveKey,
        people: Buffer.from(people).toString('base64'),
      })),
    },
  ])

type Asked = { release: Release; readings: readonly Reading[]; forgotten: readonly Forgotten[]; handover: Of }
type Figures = {
  figures: FrozenFigure[]
  bases: Sealed[]
  counted: readonly { participantId: string; isAssisted: boolean }[]
}

/** How many spoke of each theme, in words; a base that is too near to an earlier one shows none. */
export const figuresOf = async (
  act: Act,
  { release, readings, forgotten, handover }: Asked,
): Promise<Figures> => {
  const { app, tx } = act
  const { studyId, codebookId, profile } = release
  const [themes, waves] = [await findThemes(tx, studyId, codebookId), await findWaves(tx, studyId)]
  const strict = { ...release, ...withinReadings(release, readings) }
  const bases = basesOf(strict, readings, waves)
  const beside = await unknownOf(act, forgotten)
  const ruled = beside
    ? nearest([...(await earlierOf(act, studyId)), ...beside], bases, profile.leastBase)
    : new Map<string, Ruled>()
  const isApart = bases.every(({ waveKey }) => waveKey !== '')
  const figures = themes.map((theme) =>
    freezeFigure(
      {
        ...{ key: theme.key, title: plainTitle(theme.title), plain: plainOf(theme) },
        said: saidOfTheme(strict, theme.id, waves),
      },
      (at) => ruled.get(isApart ? (waves[at]?.key ?? '') : '') ?? unknown,
    ),
  )
  const shown = bases.filter(({ waveKey }) => ruled.get(waveKey)?.isShown)
  const assisted = await findAllowing(tx, studyId, 'automated_assist')
  const sealed = shown.map(async ({ waveKey, people }) => ({
    waveKey,
    people: await app.words.sealForHandover(placeOfBase(handover, waveKey), JSON.stringify(people)),
  }))
  const counted = [...new Set(shown.flatMap(({ people }) => people))]
  return {
    ...{ figures, bases: await Promise.all(sealed) },
    counted: counted.map((participantId) => ({ participantId, isAssisted: assisted.has(participantId) })),
  }
}

/**
 * The words and the ledger rest on one reading of who was read. The words for small numbers stay inside: what is frozen is compared
 * with what is frozen later, person by person.
 */
const withinReadings = ({ profile, rows }: Release, readings: readonly Reading[]) => {
  const read = new Set(readings.map(({ participantId, waveId }) => `${participantId} ${waveId}`))
  const waveIds = [null, ...new Set(readings.map(({ waveId }) => waveId))]
  return {
    profile: { ...profile, leastForWord: profile.leastBase },
    rows: rows.filter(({ participantId, waveId }) => read.has(`${participantId} ${waveId}`)),
    readers: waveIds.map((waveId) => ({
      ...{ waveId, serviceId: null, people: peopleIn(readings, waveId).length },
    })),
  }
}

const peopleIn = (readings: readonly Reading[], wanted: string | null): string[] => [
  ...new Set(
    readings.flatMap(({ waveId, participantId }) =>
      wanted === null || waveId === wanted ? participantId : [],
    ),
  ),
]

/** Whose words figures rest on: of each wave, or, where one is too small, of all together. */
const basesOf = (
  { profile }: Release,
  readings: readonly Reading[],
  waves: readonly { id: string; key: string }[],
): Base[] => {
  const apart = waves.map(({ id, key: waveKey }) => ({ waveKey, people: peopleIn(readings, id) }))
  const isEnough = ({ people }: Base) => people.length >= profile.leastBase
  if (apart.every(isEnough)) return apart
  return waves.length < 2 ? [] : [{ waveKey: '', people: peopleIn(readings, null) }].filter(isEnough)
}

const earlierOf = async ({ app, tx }: Act, studyId: string): Promise<Earlier[]> =>
  Promise.all(
    (await store.findBases(tx, studyId)).map(async ({ handoverId, waveKey, people, handover }) => ({
      ...{ waveKey, number: handover.number },
      left: handover.counted.map(({ participantId }) => participantId),
      people: await openBase(app, { studyId, id: handoverId }, { waveKey, people }),
    })),
  )

/** Null where one of them opens no more, with keys of another time: what figures would be too near to is not known then. */
const unknownOf = async (act: Act, forgotten: readonly Forgotten[]): Promise<Earlier[] | null> => {
  const found: Earlier[] = []
  for (const { copies, number, at, ...of } of forgotten) {
    const left = await store.findRefusing(act.tx, of.studyId, new Date(at))
    const opened = await Promise.any(copies.map((bases) => openBeside(act.app, of, bases))).catch(() => null)
    if (!opened) return null
    found.push(...opened.map((base) => ({ ...base, number, left })))
  }
  return found
}

const openBeside = (app: Act['app'], of: { studyId: string; id: string }, bases: Beside['bases']) =>
  Promise.all(
    bases.map(async ({ waveKey, people }) => ({
      waveKey,
      people: await openBase(app, of, { waveKey, people: new Uint8Array(Buffer.from(people, 'base64')) }),
    })),
  )

const openBase = async (
  app: Act['app'],
  of: { studyId: string; id: string },
  { waveKey, people }: { waveKey: string; people: Uint8Array },
): Promise<string[]> =>
  JSON.parse(await app.words.openForHandover(placeOfBase(of, waveKey), people)) as string[]
