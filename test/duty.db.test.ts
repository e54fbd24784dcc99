// Who is on duty is planned by reviewers and administrators, read by nobody else, and asks nothing of who left.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { aFielded } from './support/draft.ts'
import { linkFor } from './support/invited.ts'
import { agreeTo, aPhone, openDoor } from './support/respondent.ts'
import { act, aParticipant, aStudy, newcomer, openWorld } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

let world: World
let frame: Frame
let sue: { id: string; browser: Someone }
let cora: { id: string; browser: Someone }
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  sue = await newcomer(world, 'sue', frame, 'safety_reviewer')
  cora = await newcomer(world, 'cora', frame, 'coder')
})
afterAll(() => world.close())

type Duty = {
  turns: { id: string; name: string; place: string; isNow: boolean }[]
  reviewers: { name: string; hasAddress: boolean; ties: { serviceId: string }[] }[]
  warnings: string[]
}
const dutyOf = async (who: Someone) => {
  const { data } = await who.ask<{ duty: Duty | null }>(
    `query ($study: ID!) { duty(study: $study) { turns { id name place isNow } reviewers { name hasAddress ties { serviceId } }
      warnings } }`,
    { study: frame.studyId },
  )
  return data.duty
}
const always = { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '00:00' }
const inThreeDays = () => ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][(new Date().getUTCDay() + 3) % 7]!
/** Each day, but not for an hour or two around now. */
const butNow = () => {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', hour: '2-digit' })
  const hour = Number(clock.format(new Date()))
  const at = (ahead: number) => `${String((hour + ahead) % 24).padStart(2, '0')}:00`
  return { ...always, from: at(2), to: at(23) }
}
const studied = () => ({ studyId: frame.studyId })
const turn = (more: object = {}) => ({
  ...{ ...studied(), accountId: sue.id, place: 'first', hours: always, ...more },
})

const saidOfWords = async () => {
  const { data } = await world.ada.ask<{ study: { aloneWarnings: string[] } }>(
    'query ($id: ID!) { study(id: $id) { aloneWarnings } }',
    { id: frame.studyId },
  )
  return data.study.aloneWarnings.filter((one) => one === 'no_words')
}

describe('the plan of who is on duty', () => {
  it('is kept by an administrator or a reviewer, who alone see it, and says what it lacks', async () => {
    expect(await dutyOf(cora.browser)).toBeNull()
    expect((await dutyOf(world.ada))!.warnings).toEqual([
      ...['nobody_ever', 'no_backup', 'no_supervisor', 'no_mail_server'],
    ])
    await act(world.ada, 'addTurn', turn())
    await act(sue.browser, 'addTurn', turn({ place: 'backup' }))
    await act(sue.browser, 'addTurn', turn({ place: 'supervisor', hours: null }))
    const { turns, warnings } = (await dutyOf(sue.browser))!
    expect(turns).toMatchObject(
      ['first', 'backup', 'supervisor'].map((place) => ({ place, name: 'sue', isNow: true })),
    )
    expect(warnings).toEqual(['no_mail_server'])
    expect(await act(cora.browser, 'addTurn', turn())).toMatchObject({ refused: 'forbidden' })
  })

  it('lets those who answer alone be asked for words, and says when nobody is there', async () => {
    await aFielded(world.ada, frame)
    const pat = await aParticipant(world.ada, frame, { scopes: [] })
    const phone = aPhone(openDoor(world))
    await phone.open(await linkFor(world, frame, pat))
    await agreeTo(phone)
    expect(await phone.look()).toMatchObject({ isUnwatched: false })
    const { dutyTurn, study } = world.instance.app.db
    const where = { studyId: bare(frame.studyId), place: 'first' as const }
    await dutyTurn.updateMany({ where, data: { hours: butNow() } })
    expect(await phone.look()).toMatchObject({ isUnwatched: true })
    expect(await saidOfWords()).toEqual([])
    // One turn a week: what a minor writes would be read too late, so it is as if nobody were there ever.
    await dutyTurn.updateMany({ where, data: { hours: { ...always, days: [inThreeDays()] } } })
    expect(await phone.look()).toMatchObject({ isUnwatched: false })
    expect(await saidOfWords()).toEqual(['no_words'])
    expect((await dutyOf(world.ada))!.warnings).toContain('gap_over_a_day')
    await dutyTurn.updateMany({ where, data: { hours: always } })
    expect(await phone.look()).toMatchObject({ isUnwatched: false })
    expect(await study.count({ where: { id: where.studyId, isDemo: true } })).toBe(0)
  })

  it.each<[string, () => object]>([
    ['twice the same', () => turn()],
    ['hours of a supervisor', () => turn({ place: 'supervisor' })],
    ['a turn without hours', () => turn({ hours: null })],
    ['no day', () => turn({ hours: { ...always, days: [] } })],
    ['a time that there is not', () => turn({ hours: { ...always, from: '24:00' } })],
    ['somebody who is no reviewer', () => turn({ accountId: cora.id })],
  ])('refuses %s', async (_name, input) => {
    expect(await act(world.ada, 'addTurn', input())).toMatchObject({ refused: 'invalid_input' })
  })

  it('keeps an address sealed, for its own person alone, and gives it to nobody', async () => {
    const hasAddress = async (who: Someone) =>
      (
        await who.ask<{ duty: { hasAddress: boolean } }>(
          'query ($study: ID!) { duty(study: $study) { hasAddress } }',
          { study: frame.studyId },
        )
      ).data.duty.hasAddress
    const reach = (who: Someone, address: string) => act(who, 'saveReach', { ...studied(), address })
    expect(await reach(sue.browser, 'no address')).toMatchObject({ refused: 'invalid_input' })
    expect(await reach(cora.browser, 'cora@agency.example')).toMatchObject({ refused: 'forbidden' })
    await reach(sue.browser, 'sue@agency.example')
    const row = await world.instance.app.db.dutyReach.findFirstOrThrow()
    expect(Buffer.from(row.address).toString('latin1')).not.toContain('agency')
    expect((await dutyOf(world.ada))!.reviewers).toMatchObject([{ name: 'sue', hasAddress: true }])
    expect(await hasAddress(world.ada)).toBe(false)
    await reach(world.ada, 'ada@agency.example')
    expect(await hasAddress(world.ada)).toBe(true)
    await reach(sue.browser, '')
    expect((await dutyOf(world.ada))!.reviewers).toMatchObject([{ hasAddress: false }])
  })

  it('says who is tied to a service, which nobody takes from themself', async () => {
    const tie = { ...studied(), accountId: sue.id, serviceId: frame.serviceId }
    await act(sue.browser, 'addTie', tie)
    const { reviewers, warnings } = (await dutyOf(sue.browser))!
    expect(reviewers[0]!.ties).toEqual([{ serviceId: frame.serviceId }])
    expect(warnings).toContain('nobody_outside')
    expect(await act(sue.browser, 'removeTie', tie)).toMatchObject({ refused: 'invalid_input' })
    await act(world.ada, 'removeTie', tie)
    expect((await dutyOf(sue.browser))!.warnings).not.toContain('nobody_outside')
  })

  it('counts nobody who reviews no more, and loses a turn that is taken out', async () => {
    const [first] = (await dutyOf(world.ada))!.turns
    await act(world.ada, 'removeTurn', { ...studied(), turnId: first!.id })
    expect((await dutyOf(world.ada))!.warnings).toContain('nobody_ever')
    expect(await act(world.ada, 'removeTurn', { ...studied(), turnId: first!.id })).toMatchObject({
      refused: 'not_found',
    })
    const { membership, dutyTurn } = world.instance.app.db
    const where = { studyId: bare(frame.studyId), accountId: bare(sue.id) }
    await membership.updateMany({ where, data: { roles: ['coder'] } })
    expect((await dutyOf(world.ada))!).toMatchObject({ turns: [], reviewers: [] })
    await membership.deleteMany({ where })
    expect(await dutyTurn.count({ where })).toBe(0)
  })
})
