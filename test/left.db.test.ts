// What may speak of danger is found before it is sent, once it may be read, and though it goes first: nothing that somebody
// wrote waits for a button.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SittingDoor } from '../packages/api/src/sitting/door.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare, byPhone } from './support/deciding.ts'
import { aFielded } from './support/draft.ts'
import { linkFor } from './support/invited.ts'
import { agreeTo, aPhone, openDoor } from './support/respondent.ts'
import { act, agrees, aParticipant, aStudy, newcomer, openWorld, submission } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

const danger = 'he has a gun and he is outside my house rn'
const always = { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '00:00' }

let world: World
let frame: Frame
let sue: Someone
let door: SittingDoor
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await aFielded(world.ada, frame)
  const { id: accountId, browser } = await newcomer(world, 'sue', frame, 'safety_reviewer')
  sue = browser
  await act(sue, 'addTurn', { studyId: frame.studyId, accountId, place: 'first', hours: always })
  door = openDoor(world)
})
afterAll(() => world.close())

type Flag = { id: string; tier: number; kinds: string[]; source: string; goneAt: string | null }
const flagsOf = async (responseOrSitting: string) => {
  const rows = await world.instance.app.db.safetyFlag.findMany({ where: { responseId: responseOrSitting } })
  const { data } = await sue.ask<{ safety: { flags: Flag[] } }>(
    'query ($study: ID!) { safety(study: $study) { flags { id tier kinds source goneAt } } }',
    { study: frame.studyId },
  )
  return data.safety.flags.filter(({ id }) => rows.some((row) => row.id === bare(id)))
}
const readFlag = async (id: string) => {
  const { data } = await sue.ask<{ node: { said: { words: string; question: { en: string } }[] } }>(
    'query ($id: ID!) { node(id: $id) { ... on SafetyFlag { said { words question { en } } } } }',
    { id },
  )
  return data.node.said
}
const says = async (text: string) => {
  const person = await aParticipant(world.ada, frame)
  const { id } = await act(world.ada, 'submitResponse', submission(frame, person, text))
  await world.instance.settled()
  return { person, response: bare(id) }
}
const of = (participantId: string) => ({ studyId: frame.studyId, participantId })
const withdrawn = (more: object) => ({
  ...{
    party: 'youth',
    scopes: ['participate'],
    decision: 'withdrawn',
    until: '2090-01-01T00:00:00Z',
    ...more,
  },
})
const unscreen = (responseId: string) =>
  world.instance.app.db.screening.deleteMany({ where: { answer: { responseId } } })
const later = () => new Date(Date.now() + 3 * 60_000)

/** Pat came as far as words about the police. */
const pat = async () => {
  const id = await aParticipant(world.ada, frame, { scopes: [] })
  const phone = aPhone(door)
  await phone.open(await linkFor(world, frame, id))
  await agreeTo(phone)
  for (let screens = 0; screens < 20; screens += 1) {
    const view = await phone.look()
    if (view.kind === 'screen' && view.topic === 'Police') break
    await phone.press('next')
  }
  await phone.press('next', { 'a.P1': '1' })
  const sitting = await world.instance.app.db.sitting.findFirstOrThrow({ where: { participantId: bare(id) } })
  return {
    phone,
    person: id,
    sitting: sitting.id,
    write: (text: string) => phone.press('next', { 'a.P1': '1', 'a.P3': text }),
  }
}

describe('words that were written alone and not sent', () => {
  it('are read by a program soon, once, and by the reviewer; what is sent then is not found a second time', async () => {
    const { phone, sitting, write } = await pat()
    await write(danger)
    await door.look()
    expect(await flagsOf(sitting)).toEqual([])
    await door.look(later())
    await door.look(later())
    const [flag, ...more] = await flagsOf(sitting)
    expect([flag, more]).toMatchObject([{ tier: 1, kinds: ['danger'], source: 'left' }, []])
    expect((await readFlag(flag!.id)).map(({ words }) => words)).toEqual([danger])
    await phone.press('stop')
    await phone.press('keep')
    await world.instance.settled()
    const sent = await world.instance.app.db.response.findFirstOrThrow({
      where: { idempotencyKey: { startsWith: `sitting ${sitting} ` } },
    })
    expect(await flagsOf(sent.id)).toEqual([])
    expect((await readFlag(flag!.id)).map(({ words }) => words)).toContain(danger)
  })

  it('are raised anew where they come after a decision, and as unread where they cannot be opened, which stops no others', async () => {
    const { sitting, write, phone } = await pat()
    await write(danger)
    await door.look(later())
    const [first] = await flagsOf(sitting)
    const flag = { studyId: frame.studyId, flagId: first!.id }
    await act(sue, 'decideFlag', {
      ...flag,
      outcome: 'reported',
      report: byPhone(),
      note: 'Careline, number 12',
    })
    await phone.press('back')
    await write(danger)
    await door.look(later())
    expect((await flagsOf(sitting)).map(({ tier }) => tier)).toEqual([1, 1])
    const { db } = world.instance.app
    await db.savedScreen.updateMany({
      where: { sittingId: sitting },
      data: { savedAt: new Date(), answers: new Uint8Array(40) },
    })
    const other = await pat()
    await other.write(danger)
    await door.look(later())
    expect((await flagsOf(sitting)).flatMap(({ kinds }) => kinds)).toContain('unscreened')
    expect(await flagsOf(other.sitting)).toMatchObject([{ tier: 1 }])
    const audit = await db.auditEntry.findMany({
      where: { action: { in: ['screen sitting', 'read words'] } },
    })
    expect(JSON.stringify(audit.map(({ subjects }) => subjects))).not.toContain(other.sitting)
  })

  it('keep the same reviewers away as the response that they became', async () => {
    const tam = await newcomer(world, 'tam', frame, 'safety_reviewer')
    await act(sue, 'addTie', { studyId: frame.studyId, accountId: tam.id, serviceId: frame.serviceId })
    const { phone, sitting, write } = await pat()
    await write(danger)
    await door.look(later())
    const { db } = world.instance.app
    const away = async () =>
      (await db.safetyRecusal.findMany({ where: { accountId: bare(tam.id) } })).map(({ flagId }) => flagId)
    const [left] = await flagsOf(sitting)
    expect(await away()).not.toContain(bare(left!.id))
    await phone.press('stop')
    await phone.press('keep')
    const key = { idempotencyKey: { startsWith: `sitting ${sitting} ` } }
    const { id } = await db.response.findFirstOrThrow({ where: key })
    await act(world.ada, 'raiseConcern', { studyId: frame.studyId, responseId: `Response-${id}` })
    const [raised] = await flagsOf(id)
    expect(await away()).toEqual(expect.arrayContaining([bare(left!.id), bare(raised!.id)]))
  })

  it('are nothing where they are said every day', async () => {
    const { sitting, write } = await pat()
    await write('They waited with me.')
    await door.look(later())
    expect(await flagsOf(sitting)).toEqual([])
  })
})

describe('words that staff hide by a no before a program came to them', () => {
  const opens = async (flagId: string) => {
    const { data } = await sue.ask<{ done: { data?: { address: string } } }>(
      `mutation ($input: OpenFlagContactInput!) { done: openFlagContact(input: $input) { __typename
        ... on MutationOpenFlagContactSuccess { data { address } } } }`,
      { input: { studyId: frame.studyId, flagId, reason: 'make_safe' } },
    )
    return data.done.data?.address
  }
  const plan = { channel: 'text', language: 'en', address: '+1 555 0199' }

  it.each(['keep', 'delete'])('are told to a reviewer, who reaches who wrote them (%s)', async (soFar) => {
    const { person, sitting, write } = await pat()
    await act(world.ada, 'keepContact', { ...of(person), ...plan })
    await write(danger)
    await act(world.ada, 'recordConsent', { ...of(person), ...withdrawn({ soFar }) })
    await world.instance.settled()
    const [flag, ...more] = await flagsOf(sitting)
    expect([flag, more]).toMatchObject([{ tier: 2, kinds: ['unscreened'], source: 'left' }, []])
    expect(await readFlag(flag!.id)).toEqual([])
    await act(sue, 'acknowledgeFlag', { studyId: frame.studyId, flagId: flag!.id })
    expect(await opens(flag!.id)).toBe(plan.address)
  })

  it('are called out though what was found before waits calmly', async () => {
    const { person, sitting, write, phone } = await pat()
    await act(world.ada, 'keepContact', { ...of(person), ...plan })
    await write('I’m not suicidal.')
    await door.look(later())
    const [calm] = await flagsOf(sitting)
    expect(calm).toMatchObject({ tier: 3, source: 'left' })
    await phone.press('back')
    await write(danger)
    await act(world.ada, 'recordConsent', { ...of(person), ...withdrawn({ soFar: 'keep' }) })
    await world.instance.settled()
    const [flag, ...more] = await flagsOf(sitting)
    expect([flag, more]).toMatchObject([{ id: calm!.id, tier: 2 }, []])
    expect(flag!.kinds).toContain('unscreened')
    await act(sue, 'acknowledgeFlag', { studyId: frame.studyId, flagId: flag!.id })
    expect(await opens(flag!.id)).toBe(plan.address)
  })

  it('are none where only a choice was made, or where a program had come to all of it', async () => {
    const chosen = await pat()
    const looked = await pat()
    await looked.write('They waited with me.')
    await door.look(later())
    await chosen.phone.press('back')
    await chosen.phone.press('next', { 'a.P1': '2' })
    for (const { person } of [chosen, looked])
      await act(world.ada, 'recordConsent', { ...of(person), ...withdrawn({ soFar: 'keep' }) })
    expect([await flagsOf(chosen.sitting), await flagsOf(looked.sitting)]).toEqual([[], []])
  })
})

describe('words that were held', () => {
  it('are read by a program once they may be read', async () => {
    const { person, response } = await says('They waited with me.')
    await unscreen(response)
    await agrees(world.ada, { ...of(person), scopes: ['participate'] })
    await world.instance.settled()
    expect(await world.instance.app.db.screening.count({ where: { answer: { responseId: response } } })).toBe(
      1,
    )
  })

  it('and are taken back and kept before that, are told to a reviewer once, who does not read them', async () => {
    const { person, response } = await says('They waited with me.')
    await unscreen(response)
    await act(world.ada, 'recordConsent', { ...of(person), ...withdrawn({ soFar: 'keep' }) })
    await act(world.ada, 'recordConsent', { ...of(person), ...withdrawn({ soFar: 'keep' }) })
    const [flag, ...more] = await flagsOf(response)
    expect([flag, more]).toMatchObject([{ tier: 2, kinds: ['unscreened'], goneAt: null }, []])
    expect(await readFlag(flag!.id)).toEqual([])
  })

  it('leave in the record of danger that they were deleted, whoever enters it', async () => {
    const { person, response } = await says(danger)
    const [flag] = await flagsOf(response)
    expect(flag!.goneAt).toBeNull()
    await act(world.ada, 'recordConsent', { ...of(person), ...withdrawn({ soFar: 'delete' }) })
    const [after] = await flagsOf(response)
    expect(new Date(after!.goneAt!).getTime()).toBeGreaterThan(Date.now() - 60_000)
    expect(await readFlag(flag!.id)).toEqual([])
  })
})

describe('a plan of duty that gets a gap while somebody writes', () => {
  const turns = () => world.instance.app.db.dutyTurn.findMany({ where: { studyId: bare(frame.studyId) } })
  const withoutTurns = async (during: () => Promise<void>) => {
    const before = await turns()
    for (const { id } of before)
      await act(sue, 'removeTurn', { studyId: frame.studyId, turnId: `DutyTurn-${id}` })
    expect(await turns()).toEqual([])
    await during()
    for (const { accountId, place } of before)
      await act(sue, 'addTurn', {
        ...{ studyId: frame.studyId, accountId: `Account-${accountId}`, place, hours: always },
      })
  }
  const sentBy = async (sitting: string) => {
    await world.instance.settled()
    return world.instance.app.db.response.findFirstOrThrow({
      where: { idempotencyKey: { startsWith: `sitting ${sitting} ` } },
      include: { answers: { where: { words: { not: null } }, include: { question: true } } },
    })
  }
  const asksWords = async ({ phone }: Awaited<ReturnType<typeof pat>>) => {
    const view = await phone.look()
    return view.kind === 'screen' && view.items.some(({ kind }) => kind === 'words')
  }

  it('loses no word that was saved, nor one that is on its way: they are sent, screened and read; no other is asked for', async () => {
    const [saved, writing] = [await pat(), await pat()]
    await saved.write(danger)
    const { form } = await writing.phone.look()
    await withoutTurns(async () => {
      await writing.phone.send(form, 'next', { 'a.P1': '1', 'a.P3': danger })
      for (const one of [saved, writing]) {
        await one.phone.press('back')
        expect(await asksWords(one)).toBe(true)
        // Gone through once more as it stands, it stays.
        const view = await one.phone.see('screen')
        const shown = view.items.find((item) => item.kind === 'words')!
        expect(shown).toMatchObject({ written: danger })
        await one.phone.press('next', { 'a.P1': '1', [`a.${shown.name}`]: danger })
        expect(await asksWords(one)).toBe(false)
        await one.phone.press('stop')
        await one.phone.press('keep')
        const { id, answers } = await sentBy(one.sitting)
        expect(answers.map(({ question }) => question.key)).toEqual(['P3'])
        const [flag] = await flagsOf(id)
        expect((await readFlag(flag!.id)).map(({ words }) => words)).toEqual([danger])
      }
    })
  })

  it('keeps on the screen what was too long to take, so that nobody writes it again', async () => {
    const { phone } = await pat()
    const { form } = await phone.look()
    await withoutTurns(async () => {
      const long = 'a'.repeat(100_001)
      const { status, view } = await phone.send(form, 'next', { 'a.P1': '1', 'a.P3': long })
      expect(status).toBe(422)
      const items = view?.kind === 'screen' ? view.items : []
      const again = items.find((item) => item.kind === 'words')
      expect([again?.name, again?.written.length]).toEqual(['P3', long.length])
    })
  })
})
