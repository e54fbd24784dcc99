// What a saved screen costs, beside a bare INSERT of the same rows; and how long people wait who answer at the pace of people.
import { randomBytes } from 'node:crypto'
import { withClient } from '../../packages/api/src/database/pool.ts'
import { tokenHash } from '../../packages/api/src/auth/password.ts'
import { openSitting, ownPage } from '../../packages/api/src/sitting/commands.ts'
import { createSittingDoor, sittingCookie, type SittingDoor } from '../../packages/api/src/sitting/door.ts'
import { newId } from '../../packages/api/src/id.ts'
import {
  createShelf,
  knownOf,
  load,
  screenKey,
  sealProgress,
  sealScreen,
} from '../../packages/api/src/sitting/open.ts'
import { pagesOf } from '../../packages/api/src/sitting/sitting.ts'
import * as store from '../../packages/api/src/sitting/store.ts'
import { shippedCodebook } from '../support/codebook.ts'
import { aFielded } from '../support/draft.ts'
import { aParticipant, aStudy, openWorld, type World } from '../support/world.ts'
import { machine, quantile, round } from './measure.ts'

const people = 200
const atOnce = 16
const secondsEach = 8
const everySeconds = 20
const pacedSeconds = 40

export const submit = async (): Promise<object> => {
  const world = await openWorld({ isNew: true })
  try {
    const all = await sitDown(world)
    const saved = await asFast(async (nth) => saveOne(world, all[nth % all.length]!, nth))
    const bare = await asFast(await bareInsert(world))
    const paced = await atPace(createSittingDoor(world.instance.app), all)
    return {
      ...{ bench: 'submit', database: world.instance.database.kind, people, atOnce },
      saved,
      bare,
      ratio: round(saved.perSecond / bare.perSecond),
      paced: { everySeconds, ...paced },
      machine: machine(),
    }
  } finally {
    await world.close()
  }
}

type Seat = { token: string; row: store.Row; sealed: Parts }
type Parts = {
  progress: Uint8Array<ArrayBuffer>
  screens: { key: string; answers: Uint8Array<ArrayBuffer> }[]
}

/** Everybody agreed and is at the first question; a turn that is far ahead lets the bench count its own. */
const sitDown = async (world: World): Promise<Seat[]> => {
  const frame = await aStudy(world.ada, shippedCodebook)
  const { instrumentId } = await aFielded(world.ada, frame)
  const { app } = world.instance
  const seats: Seat[] = []
  for (let nth = 0; nth < people; nth += 1) {
    const participantId = (await aParticipant(world.ada, frame)).slice('Participant-'.length)
    const token = randomBytes(32).toString('base64url')
    const of = { studyId: bareId(frame.studyId), waveId: bareId(frame.waveId), participantId }
    const invitationId = newId()
    await app.db.waveInvitation.create({
      data: {
        ...{ ...of, id: invitationId, number: 1, way: 'by_hand', madeAt: new Date() },
        expiresAt: new Date(Date.now() + 86_400_000),
      },
    })
    const opening = { ...of, invitationId, instrumentId: bareId(instrumentId), language: 'en' }
    const id = await openSitting(app, ownPage, { ...opening, browserHash: tokenHash(token) })
    await app.db.sitting.updateMany({ where: { id }, data: { turn: 100_000_000 } })
    const row = (await store.findHeld(app.db, tokenHash(token), new Date()))!
    seats.push({ token, row, sealed: await sealed(world, row) })
  }
  return seats
}

const bareId = (globalId: string) => globalId.slice(globalId.indexOf('-') + 1)

const shelf = createShelf()
const sealed = async ({ instance: { app } }: World, row: store.Row): Promise<Parts> => {
  const open = await load({ app, shelf }, row)
  const pages = pagesOf(knownOf(open).answers)
  const progress = { ...open.progress, place: 'ask', page: pages[0]!.id, isAhead: false }
  const given = {
    state: 'answered' as const,
    value: 'What somebody writes about a service in two lines or so. '.repeat(4),
  }
  const screens = await Promise.all(
    Array.from({ length: 12 }, async (_, at) => {
      const key = await screenKey(app, row, `screen ${at}`)
      return { key, answers: await sealScreen(app, row, { screen: key, saved: { O1: { given, turn: 1 } } }) }
    }),
  )
  return { progress: await sealProgress(app, row, progress), screens }
}

const saveOne = async ({ instance: { app } }: World, { row, token, sealed }: Seat, nth: number) => {
  const { studyId, id, participantId } = row
  const { key: screen, answers } = sealed.screens[Math.floor(nth / people) % sealed.screens.length]!
  const step = { studyId, id, browserHash: tokenHash(token), at: new Date(), turn: nth + 1 }
  const { isOpen } = await store.save(app.db, {
    ...step,
    progress: sealed.progress,
    participantId,
    screen,
    answers,
  })
  if (!isOpen) throw new Error('a screen was not saved')
}

/** The same columns and bytes, with a key and nothing else. */
const bareInsert = async (world: World) => {
  const { app } = world.instance
  await withClient(world.database.owner, (client) =>
    client.query(`CREATE TABLE bare ("studyId" text, "sittingId" text, screen text, "participantId" text, turn int,
      "savedAt" timestamptz(3), answers bytea, progress bytea, PRIMARY KEY ("studyId", "sittingId", screen, turn));
      GRANT INSERT ON bare TO firsthand_app`),
  )
  const bytes = new Uint8Array(randomBytes(420))
  const study = newId()
  return async (nth: number) => {
    const sitting = String(nth % people)
    await app.db
      .$executeRaw`INSERT INTO bare VALUES (${study}, ${sitting}, ${String(nth)}, ${sitting}, ${nth}, ${new Date()}, ${bytes}, ${bytes})`
  }
}

/** As many as go through while some are under way all the time. */
const asFast = async (act: (nth: number) => Promise<unknown>) => {
  const times: number[] = []
  let nth = 0
  const begun = performance.now()
  const worker = async () => {
    while (performance.now() - begun < secondsEach * 1000) {
      const from = performance.now()
      await act((nth += 1))
      times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  const seconds = (performance.now() - begun) / 1000
  return {
    perSecond: round(times.length / seconds),
    ...{ p50: round(quantile(times, 0.5)), p95: round(quantile(times, 0.95)) },
  }
}

const pace = { spend: () => undefined, giveBack: () => undefined }

/** A form with its answer and the screen after it, as the phone of each of them sends it every so often. */
const atPace = async (door: SittingDoor, seats: readonly Seat[]) => {
  const [saving, whole]: [number[], number[]] = [[], []]
  const begun = performance.now()
  const one = async ({ token }: Seat, nth: number) => {
    const cookies = `${sittingCookie}=${token}`
    const visit = { path: '/s', cookies, accepted: 'en', pace }
    for (let at = (nth / seats.length) * everySeconds; at < pacedSeconds; at += everySeconds) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, begun + at * 1000 - performance.now())))
      const { view } = await door.visit({ ...visit, isPost: false, body: null })
      const fields = Object.entries({ ...view?.form, do: 'next', 'a.P1': '1', 'a.A2': '1' })
      const body = new URLSearchParams(fields.map(([name, value]) => [name, String(value)])).toString()
      const from = performance.now()
      await door.visit({ ...visit, isPost: true, body })
      saving.push(performance.now() - from)
      await door.visit({ ...visit, isPost: false, body: null })
      whole.push(performance.now() - from)
    }
  }
  await Promise.all(seats.map(one))
  const of = (times: number[]) => ({ p50: round(quantile(times, 0.5)), p95: round(quantile(times, 0.95)) })
  return { forms: saving.length, form: of(saving), formAndNextScreen: of(whole) }
}
