// Whoever an item waits for is told by a letter that there is one; who is tied to a service is told nothing of what its
// people are said to have done; and nothing that waits is left to nobody.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Letter } from '../packages/api/src/mail.ts'
import { tellOf } from '../packages/api/src/safety/notice.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { act, agrees, aParticipant, aStudy, newcomer, openWorld, submission } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

const danger = 'he has a gun and he is outside my house rn'
const misconduct = 'the guard comes in my room at night'

let world: World
let frame: Frame
type Person = { id: string; browser: Someone }
let [sue, sal]: Person[] = []
const letters: Letter[] = []
let isDown = false
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  sue = await newcomer(world, 'sue', frame, 'safety_reviewer')
  sal = await newcomer(world, 'sal', frame, 'safety_reviewer')
  const studyId = frame.studyId
  await act(sue.browser, 'addTurn', { studyId, accountId: sue.id, place: 'first', hours: always })
  await act(sue.browser, 'addTurn', { studyId, accountId: sal.id, place: 'supervisor' })
  for (const { browser } of [sue, sal])
    await act(browser, 'saveReach', {
      studyId,
      address: `${browser === sue.browser ? 'sue' : 'sal'}@agency.example`,
    })
  const mail = (letter: Letter) => {
    if (!isDown) letters.push(letter)
    return Promise.resolve(!isDown)
  }
  world.instance.app.post = { mail, address: 'https://desk.example' }
})
afterAll(() => world.close())

const always = { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '00:00' }
const minutes = (count: number, from: Date) => new Date(from.getTime() + count * 60_000)
const ofStudy = () => ({ studyId: bare(frame.studyId) })

/** What came of words: the item, and whom letters went to since, in their order. */
const says = async (text: string, isTold = true) => {
  const { safetyFlag } = world.instance.app.db
  const known = (await safetyFlag.findMany({ where: ofStudy(), select: { id: true } })).map(({ id }) => id)
  const person = await aParticipant(world.ada, frame)
  letters.length = 0
  await act(world.ada, 'submitResponse', submission(frame, person, text))
  await world.instance.settled()
  const flag = await safetyFlag.findFirstOrThrow({ where: { ...ofStudy(), id: { notIn: known } } })
  const job = { ...ofStudy(), flagId: flag.id }
  if (isTold) await expect.poll(() => told(job)).toBe(true)
  return { person, flag, tell: (at: Date) => tellOf(world.instance.app, job, at) }
}
const told = async ({ flagId }: { flagId: string }) =>
  isDown || (await world.instance.app.db.safetyNotice.count({ where: { flagId, sentAt: { not: null } } })) > 0
const to = (of = letters) => of.map((letter) => letter.to.split('@')[0])
const sees = async (who: Someone, flagId: string) => {
  const { data } = await who.ask<{ safety: { untold: number; flags: { id: string }[] } }>(
    'query ($study: ID!) { safety(study: $study) { untold flags { id } } }',
    { study: frame.studyId },
  )
  return { untold: data.safety.untold, isThere: data.safety.flags.some(({ id }) => bare(id) === flagId) }
}
const ask = async (mutation: string, type: string, input: object) => {
  const { data } = await world.ada.ask<{ done: { code?: string } }>(
    `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { __typename ... on Refusal { code } } }`,
    { input: { studyId: frame.studyId, ...input } },
  )
  return data.done.code
}

describe('a letter about what waits', () => {
  it('goes at once to who is on duty, then along the clock, once each, and says nothing of what it is', async () => {
    const { flag, tell } = await says(danger)
    expect(to()).toEqual(['sue'])
    await tell(minutes(1, flag.raisedAt))
    expect(to()).toEqual(['sue'])
    expect(await tell(minutes(8, flag.raisedAt))).toEqual(minutes(15, flag.raisedAt))
    // Nobody is the backup, so the supervisor is.
    expect(to()).toEqual(['sue', 'sal'])
    await tell(minutes(16, flag.raisedAt))
    await tell(minutes(23, flag.raisedAt))
    expect(to().slice(0, 3)).toEqual(['sue', 'sal', 'sal'])
    expect(to().slice(3).sort()).toEqual(['sal', 'sue'])
    for (const { subject, text } of letters)
      expect(`${subject} ${text}`).not.toMatch(/gun|danger|house|tier|now\b/i)
    expect(letters[0]!.text).toContain(flag.id)
    await act(sue!.browser, 'acknowledgeFlag', { studyId: frame.studyId, flagId: `SafetyFlag-${flag.id}` })
    letters.length = 0
    await tell(minutes(24, flag.raisedAt))
    await tell(minutes(60, flag.raisedAt))
    expect(to()).toEqual([])
    await tell(minutes(241, flag.raisedAt))
    expect(to()).toEqual([])
    await tell(minutes(481, flag.raisedAt))
    expect(to().sort()).toEqual(['sal', 'sue'])
  })

  it('goes at once to who comes after those on duty, where none of them gave an address, and the page says so', async () => {
    const reach = (address: string) => act(sue!.browser, 'saveReach', { studyId: frame.studyId, address })
    await reach('')
    const { flag } = await says(danger)
    expect(to()).toEqual(['sal'])
    await act(sal!.browser, 'acknowledgeFlag', flagKey(flag))
    expect(await warnings()).toContain('first_without_address')
    await reach('sue@agency.example')
  })

  it('that no server takes is said on the page and in the pipeline, and goes out later', async () => {
    isDown = true
    const { flag, tell } = await says(danger)
    await tell(minutes(1, flag.raisedAt))
    expect(await sees(sue!.browser, flag.id)).toMatchObject({ isThere: true, untold: 1 })
    const { data } = await world.ada.ask<{ study: { pipeline: { untold: number } } }>(
      'query ($id: ID!) { study(id: $id) { pipeline { untold } } }',
      { id: frame.studyId },
    )
    expect(data.study.pipeline.untold).toBe(1)
    isDown = false
    await tell(minutes(2, flag.raisedAt))
    expect(to()).toEqual(['sue'])
    expect(await sees(sue!.browser, flag.id)).toMatchObject({ untold: 0 })
  })
})

describe('what a reviewer raised', () => {
  it('calls all the others, whoever is on duty, until one of them has it, and never whoever raised it', async () => {
    const { safetyFlag } = world.instance.app.db
    const person = await aParticipant(world.ada, frame, { isAdult: false })
    for (const audience of ['youth', 'caregiver'] as const) {
      const scopes = ['participate', 'analyse']
      await agrees(world.ada, { studyId: frame.studyId, participantId: person, audience, scopes })
    }
    const said = submission(frame, person, 'It was fine and the food was good.')
    await act(world.ada, 'submitResponse', { ...said, mode: 'self' })
    await world.instance.settled()
    const alone = await safetyFlag.findFirstOrThrow({ where: { participantId: bare(person) } })
    await expect.poll(() => told({ flagId: alone.id })).toBe(true)
    letters.length = 0
    const raise =
      'mutation ($input: OfFlagInput!) { done: raiseFlag(input: $input) { __typename ... on Refusal { code } } }'
    await sue!.browser.ask(raise, { input: flagKey(alone) })
    await expect.poll(to).toEqual(['sal'])
    const raised = await safetyFlag.findFirstOrThrow({
      where: { participantId: bare(person), source: 'person' },
    })
    const tell = (at: number) =>
      tellOf(world.instance.app, { ...ofStudy(), flagId: raised.id }, minutes(at, raised.raisedAt))
    await act(sue!.browser, 'acknowledgeFlag', flagKey(raised))
    await tell(2)
    expect(to()).toEqual(['sal'])
    // That whoever raised it has it stops no clock.
    for (const at of [31, 61, 91]) await tell(at)
    expect(to()).toEqual(['sal', 'sal', 'sal', 'sal'])
    await act(sal!.browser, 'takeFlagOver', flagKey(raised))
    letters.length = 0
    // Sal had the letter that goes to everybody.
    await tell(361)
    expect(to()).toEqual(['sue'])
  })
})

const flagKey = (flag: { id: string }) => ({ studyId: frame.studyId, flagId: `SafetyFlag-${flag.id}` })

describe('what somebody has', () => {
  it('and hands on is told to the others, and once more where it is handed back by the second who does not sign', async () => {
    const { flag, tell } = await says(danger)
    await act(sue!.browser, 'acknowledgeFlag', flagKey(flag))
    const passOn =
      'mutation ($input: OfFlagInput!) { done: passFlagOn(input: $input) { __typename ... on Refusal { code } } }'
    await sue!.browser.ask(passOn, { input: flagKey(flag) })
    await expect.poll(() => to()).toEqual(['sue', 'sal'])
    const sid = await newcomer(world, 'sid', frame, 'safety_reviewer')
    await act(sid.browser, 'saveReach', { studyId: frame.studyId, address: 'sid@agency.example' })
    letters.length = 0
    const note = 'They are at home and safe.'
    await act(sal!.browser, 'decideFlag', { ...flagKey(flag), outcome: 'not_reportable', note })
    // Whoever decided it does not sign it.
    await expect.poll(() => to()).toEqual(['sid'])
    await tell(minutes(490, flag.raisedAt))
    expect(to()).toEqual(['sid', 'sid'])
    letters.length = 0
    await act(sid.browser, 'signFlag', { ...flagKey(flag), agrees: false })
    await expect.poll(() => to().sort()).toEqual(['sal'])
    await tell(minutes(490, flag.raisedAt))
    expect(to().slice(1).sort()).toEqual(['sal', 'sid'])
    expect(await ask('removeMember', 'RemoveMemberInput', { accountId: sid.id })).toBeUndefined()
  })

  it("and may not read any more is nobody's again", async () => {
    const { flag } = await says(danger)
    await act(sue!.browser, 'acknowledgeFlag', flagKey(flag))
    expect(await ask('setRoles', 'SetRolesInput', { accountId: sue!.id, roles: ['coder'] })).toBeUndefined()
    // What else she had goes out anew too.
    await expect.poll(() => to()).toEqual(['sue', 'sal', 'sal'])
    expect(to(letters.filter(({ text }) => text.includes(flag.id)))).toEqual(['sue', 'sal'])
    const again = { accountId: sue!.id, roles: ['safety_reviewer'] }
    expect(await ask('setRoles', 'SetRolesInput', again)).toBeUndefined()
  })
})

describe('what people of a service are said to have done', () => {
  it('comes to nobody who is tied to a service, before or after the tie', async () => {
    const tie = { studyId: frame.studyId, accountId: sue!.id, serviceId: frame.serviceId }
    const { flag: before } = await says(misconduct)
    expect(before.kinds).toContain('misconduct')
    expect((await sees(sue!.browser, before.id)).isThere).toBe(true)
    await act(sal!.browser, 'addTie', tie)
    const { flag } = await says(misconduct)
    expect(to()).toEqual(['sal'])
    for (const { id } of [before, flag]) {
      expect((await sees(sue!.browser, id)).isThere).toBe(false)
      expect((await sees(sal!.browser, id)).isThere).toBe(true)
    }
    // What is of no service is still theirs.
    const { flag: other } = await says(danger)
    expect((await sees(sue!.browser, other.id)).isThere).toBe(true)
    expect(other.services).toEqual([])
  })

  it('is not where a service is named, for who is tied to it', async () => {
    const { label } = await world.instance.app.db.service.findFirstOrThrow({
      where: { id: bare(frame.serviceId) },
    })
    const { en } = label as { en: string }
    const { flag } = await says(`${danger}, and ${en.toUpperCase()} knows`)
    expect(flag.services).toEqual([bare(frame.serviceId)])
    expect((await sees(sue!.browser, flag.id)).isThere).toBe(false)
  })
})

const warnings = async () => {
  const { data } = await sue!.browser.ask<{ duty: { warnings: string[] } }>(
    'query ($id: ID!) { duty(study: $id) { warnings } }',
    { id: frame.studyId },
  )
  return data.duty.warnings
}

describe('nothing that waits', () => {
  it('is left to nobody by who is sent out, made another or recorded as a worker', async () => {
    const roles = { accountId: sal!.id, roles: ['coder'] }
    expect(await ask('setRoles', 'SetRolesInput', roles)).toBe('last_reviewer')
    expect(await ask('removeMember', 'RemoveMemberInput', { accountId: sal!.id })).toBe('last_reviewer')
    const nobodyAtAll = await aParticipant(world.ada, frame)
    const works = (accountId: string) => ({ participantId: nobodyAtAll, accountId })
    expect(await ask('recordWorker', 'WorkerInput', works(sue!.id))).toBeUndefined()
    expect(await ask('recordWorker', 'WorkerInput', works(sal!.id))).toBe('last_reviewer')
    expect(await world.instance.app.db.participantWorker.count({ where: ofStudy() })).toBe(1)
  })

  it('is told by a letter to an administrator where nobody may read it, and never to who is kept from it', async () => {
    await act(sue!.browser, 'addTie', {
      ...{ studyId: frame.studyId, accountId: sal!.id, serviceId: frame.serviceId },
    })
    const unheard = await says(misconduct, false)
    await unheard.tell(minutes(1, unheard.flag.raisedAt))
    await unheard.tell(minutes(481, unheard.flag.raisedAt))
    expect(to()).toEqual([])
    expect(await warnings()).toContain('administrator_without_address')
    const reach = { studyId: frame.studyId, address: 'ada@agency.example' }
    expect((await act(world.ada, 'saveReach', reach)).refused).toBeUndefined()
    expect(await warnings()).not.toContain('administrator_without_address')
    const { flag, person, tell } = await says(misconduct)
    expect(to()).toEqual(['ada'])
    expect(letters[0]!.subject).toMatch(/^1 item that nobody may read/)
    expect(letters[0]!.text).toContain(`/study/${frame.studyId}/safety/duty`)
    // By its id the record says who raised it, which an administrator may read.
    expect(letters[0]!.text).not.toContain(flag.id)
    expect(letters[0]!.text).not.toMatch(/guard|misconduct|tier|service/i)
    // Once she works with the person, it is nothing for her, and the plan lacks somebody whom a letter tells.
    const { id: accountId } = await world.instance.app.db.account.findFirstOrThrow({
      where: { displayName: 'ada' },
    })
    const works = { participantId: person, accountId: `Account-${accountId}` }
    expect(await ask('recordWorker', 'WorkerInput', works)).toBeUndefined()
    letters.length = 0
    await tell(minutes(481, flag.raisedAt))
    expect(to()).toEqual([])
    expect(await warnings()).toContain('administrator_without_address')
    // What somebody may read is not for her.
    await says(danger)
    expect(to()).toEqual(['sue'])
  })

  it('is not called left to nobody while one reviewer who read it waits for a second, but said in its own words at the last', async () => {
    const { flag, person, tell } = await says(danger)
    const works = { participantId: person, accountId: sal!.id }
    expect(await ask('recordWorker', 'WorkerInput', works)).toBeUndefined()
    await act(sue!.browser, 'acknowledgeFlag', flagKey(flag))
    letters.length = 0
    const decided = { outcome: 'not_reportable', note: 'They are at home and safe.' }
    expect((await act(sue!.browser, 'decideFlag', { ...flagKey(flag), ...decided })).refused).toBeUndefined()
    await world.instance.settled()
    await tell(minutes(1, flag.raisedAt))
    await tell(minutes(400, flag.raisedAt))
    expect(letters).toEqual([])
    await tell(minutes(481, flag.raisedAt))
    expect(to()).toEqual(['ada'])
    expect(letters[0]!.subject).toMatch(/^1 item that nobody may sign/)
    expect(letters[0]!.text).not.toMatch(/nobody in the study may read/)
    expect(letters[0]!.text).not.toContain(flag.id)
  })

  it('is without a word where nobody may read it: administrators are told its number', async () => {
    const { data } = await world.ada.ask<{
      duty: { stranded: string[]; warnings: string[] }
      study: { members: { stranded: string[] } }
    }>(
      'query ($id: ID!) { duty(study: $id) { stranded warnings } study(id: $id) { members { stranded } } }',
      { id: frame.studyId },
    )
    expect(data.duty.stranded.length).toBeGreaterThan(1)
    expect(data.study.members.stranded).toEqual(data.duty.stranded)
    expect(data.duty.warnings).toContain('nobody_outside')
    // Who is let in now may read it.
    const sid = await newcomer(world, 'sid', frame, 'safety_reviewer')
    expect((await sees(sid.browser, data.duty.stranded[0]!)).isThere).toBe(true)
  })
})
