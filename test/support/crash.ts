// Answers come in, and somebody takes everything back, while the program is killed at random moments; afterwards each acknowledged
// answer is there once, and of who took it back all is gone or nothing.
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAccount } from '../../packages/api/src/auth/commands.ts'
import { readEnv } from '../../packages/api/src/env.ts'
import { openInstance } from '../../packages/api/src/instance.ts'
import { holderOf } from '../../packages/api/src/database/lock.ts'
import { dataFolder } from '../../packages/api/src/database/folder.ts'
import { shippedCodebook } from './codebook.ts'
import { freshFolder } from './database.ts'
import { settingsIn } from './demo.ts'
import { freePort, signInTo, startServer, type Settings, type Started } from './server.ts'
import { act, aParticipant, aStudy, password, submission, type Frame, type Someone } from './world.ts'

export type CrashReport = {
  kills: number
  acknowledged: number
  lost: number
  doubled: number
  codingsMissing: number
  codingsDoubled: number
  /** Of those who took everything back in the moment of a kill: who was left in halves, and who was acknowledged and is there. */
  halves: number
  kept: number
  restartMilliseconds: number[]
}

const said =
  'The officer put me in handcuffs and the judge never let me speak. My caseworker changed four times.'

/** @param seed makes the moments and the victims of the kills repeatable */
export const crashRepeatedly = async (kills: number, seed: number): Promise<CrashReport> => {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-crash-'))
  const place = { ...settingsIn(folder), FIRSTHAND_DEMO: '0' }
  await prepare(folder, place)
  const settings = { ...place, PORT: String(await freePort()) }
  const chance = seeded(seed)
  let server = await startServer(settings)
  try {
    const who: Someone = await signInTo(server.url, 'ada', password)
    const frame = await aStudy(who, shippedCodebook)
    const people = [
      await aParticipant(who, frame),
      await aParticipant(who, frame),
      await aParticipant(who, frame),
    ]
    const sent = new Map<string, string | null>()
    const leaving: Leaving[] = []
    const restarts: number[] = []
    for (let kill = 0; kill < kills; kill += 1) {
      const stop = { now: false }
      leaving.push(await oneWhoLeaves(who, frame))
      const sending = Promise.all(people.map((person) => keepSending(who, { frame, person, sent, stop })))
      await new Promise((resolve) => setTimeout(resolve, 300 + chance() * 900))
      await hasAcknowledged(sent, 3 * (kill + 1))
      const going = takesBack(who, frame, leaving.at(-1)!)
      await new Promise((resolve) => setTimeout(resolve, chance() * 120))
      await strike(server, join(folder, 'data'), chance())
      stop.now = true
      await sending
      await going
      if (server.child.exitCode === null && server.child.signalCode === null) continue
      const before = performance.now()
      server = await startServer(settings)
      restarts.push(Math.round(performance.now() - before))
    }
    const told = { ...(await count(who, frame, sent)), ...(await countLeaving(who, frame, leaving)) }
    return { kills, ...told, restartMilliseconds: restarts }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

/** A database with nothing in it but Ada. */
const prepare = async (folder: string, settings: Settings) => {
  renameSync(await freshFolder(), join(folder, 'data'))
  const log = () => undefined
  const instance = await openInstance(readEnv(settings), { isDemoWanted: false, log })
  await openAccount(
    instance.app,
    { kind: 'system', id: 'command line' },
    { name: 'ada', displayName: 'Ada', password, roles: ['evaluator'], isAdministrator: true },
  )
  await instance.close()
}

const acknowledgedIn = (sent: Map<string, string | null>) => [...sent.values()].filter((id) => id !== null)

/** On a slow machine the moment comes later: a kill with nothing under way would show nothing. */
const hasAcknowledged = async (sent: Map<string, string | null>, atLeast: number) => {
  const until = performance.now() + 20_000
  while (acknowledgedIn(sent).length < atLeast && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 25))
}

type Sending = { frame: Frame; person: string; sent: Map<string, string | null>; stop: { now: boolean } }

/** Until the kill: one new answer after the other, each noted before it is sent and once it is acknowledged. */
const keepSending = async (who: Someone, { frame, person, sent, stop }: Sending) => {
  while (!stop.now) {
    const input = submission(frame, person, said)
    sent.set(input.idempotencyKey, null)
    // Killed in the middle, an answer that was not acknowledged may be there or not.
    const acted = await act(who, 'submitResponse', input).catch(() => null)
    if (acted?.id) sent.set(input.idempotencyKey, acted.id)
    else await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

type Leaving = { participantId: string; responseId: string; isAcknowledged: boolean }

/** Tried until it is there: of the kill before, the database may not be back yet. */
const oneWhoLeaves = async (who: Someone, frame: Frame): Promise<Leaving> => {
  const until = performance.now() + 60_000
  for (;;) {
    const one = await speaksOnce(who, frame).catch((problem: unknown) => {
      if (performance.now() > until) throw problem
      return null
    })
    if (one) return one
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

const speaksOnce = async (who: Someone, frame: Frame): Promise<Leaving | null> => {
  const participantId = await aParticipant(who, frame)
  const { id: responseId } = await act(who, 'submitResponse', submission(frame, participantId, said))
  return responseId ? { participantId, responseId, isAcknowledged: false } : null
}

const takesBack = async (who: Someone, { studyId }: Frame, one: Leaving) => {
  const no = { party: 'youth', decision: 'withdrawn', scopes: ['participate'], until: '2090-01-01T00:00:00Z' }
  const input = { studyId, participantId: one.participantId, ...no }
  const acted = await act(who, 'recordConsent', input).catch(() => null)
  one.isAcknowledged = acted !== null && acted.refused === undefined
}

type Receipts = {
  study: { erasures: { edges: { node: { participantId: string; doneAt: string | null } }[] } }
}

/** All: hidden, a receipt, and done. Nothing: what they said is read as before, and there is no receipt. */
const countLeaving = async (who: Someone, { studyId }: Frame, leaving: readonly Leaving[]) => {
  const receipts = await doneReceipts(who, studyId)
  const codes: (string[] | null)[] = []
  for (let from = 0; from < leaving.length; from += 50)
    codes.push(
      ...(await codesOf(
        who,
        leaving.slice(from, from + 50).map(({ responseId }) => responseId),
      )),
    )
  const states = leaving.map(({ participantId }, at) => {
    const own = receipts.filter((one) => one.participantId === participantId)
    const isGone = own.length > 0 && own.every(({ doneAt }) => doneAt !== null) && codes[at] === null
    const isThere = own.length === 0 && (codes[at]?.length ?? 0) > 0
    return isGone ? 'gone' : isThere ? 'there' : 'half'
  })
  return {
    halves: states.filter((one) => one === 'half').length,
    kept: states.filter((one, at) => one === 'there' && leaving[at]!.isAcknowledged).length,
  }
}

/** Once none waits for its step any more, or half a minute later. */
const doneReceipts = async (who: Someone, studyId: string) => {
  const until = performance.now() + 30_000
  for (;;) {
    const { data } = await who.ask<Receipts>(
      'query ($id: ID!) { study(id: $id) { erasures(first: 100) { edges { node { participantId doneAt } } } } }',
      { id: studyId },
    )
    const receipts = data.study.erasures.edges.map(({ node }) => node)
    if (receipts.every(({ doneAt }) => doneAt !== null) || performance.now() > until) return receipts
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** The program, the database's process, or both. */
const strike = async (server: Started, folder: string, chance: number) => {
  const holder = await holderOf(dataFolder(folder))
  if (holder && chance > 0.4) process.kill(holder.process.pid, 'SIGKILL')
  if (chance < 0.8) await server.kill()
}

const count = async (who: Someone, frame: Frame, sent: Map<string, string | null>) => {
  await settled(who, frame.studyId)
  const acknowledged = acknowledgedIn(sent)
  const report = {
    acknowledged: acknowledged.length,
    lost: 0,
    doubled: 0,
    codingsMissing: 0,
    codingsDoubled: 0,
  }
  report.doubled = acknowledged.length - new Set(acknowledged).size
  const expected = (await codesOf(who, acknowledged.slice(-1)))[0] ?? []
  // Nothing equals nothing: had no answer been tagged at all, no coding would be missing.
  if (expected.length === 0) throw new Error('the last acknowledged answer has no codings to compare with')
  for (let from = 0; from < acknowledged.length; from += 50)
    for (const codes of await codesOf(who, acknowledged.slice(from, from + 50))) {
      if (codes === null) report.lost += 1
      else if (codes.length !== new Set(codes).size) report.codingsDoubled += 1
      else if (codes.join() !== expected.join()) report.codingsMissing += 1
    }
  return report
}

const codesOf = async (who: Someone, ids: string[]): Promise<(string[] | null)[]> => {
  type Node = { answers: { passages: { codings: { code: { key: string } }[] }[] }[] } | null
  const { data } = await who.ask<{ nodes: Node[] }>(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Response { answers { passages { codings { code { key } } } } } } }',
    { ids },
  )
  return data.nodes.map((node) => {
    if (!node) return null
    const passages = node.answers.flatMap(({ passages }) => passages)
    const codes = passages.flatMap(({ codings }) => codings.map(({ code }) => code.key)).sort()
    return passages.length > 1 ? [...codes, ...codes] : codes
  })
}

/** When no step waits, runs or is to be tried again. */
const settled = async (who: Someone, studyId: string) => {
  type Steps = { study: { pipeline: { steps: { waiting: number; running: number; retrying: number }[] } } }
  for (;;) {
    const { data } = await who.ask<Steps | { study: null }>(
      'query ($id: ID!) { study(id: $id) { pipeline { steps { waiting running retrying } } } }',
      { id: studyId },
    )
    // No answer where the last kill was of the database, which is not back yet.
    const steps = (data as typeof data | undefined)?.study?.pipeline.steps
    if (steps?.every(({ waiting, running, retrying }) => waiting + running + retrying === 0)) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Mulberry32: small, and the same on every machine. */
const seeded = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
}
