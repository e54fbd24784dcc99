// What goes wrong while somebody answers alone, and what somebody does on purpose: two tabs, two phones, half an hour away, a
// link that is opened once more, a page that came in half. Nothing is lost without a word, and nobody is kept from leaving.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readForm } from '../packages/api/src/sitting/form.ts'
import type { SittingDoor } from '../packages/api/src/sitting/door.ts'
import type { View } from '../packages/api/src/sitting/view.ts'
import { broughtAlong } from './support/consent.ts'
import { openPort, type Port } from './support/http.ts'
import { aSeated, anAskingStudy, anInvited, elsewhere } from './support/invited.ts'
import { agreeTo, aPhone, openDoor, type Phone } from './support/respondent.ts'
import { inYears } from './support/until.ts'
import { act, openWorld, type Frame, type World } from './support/world.ts'

let world: World
let frame: Frame
let door: SittingDoor
let port: Port
beforeAll(async () => {
  world = await openWorld()
  frame = await anAskingStudy(world)
  door = openDoor(world)
  port = await openPort(world)
})
afterAll(async () => {
  port?.close()
  await world?.instance.settled()
  await world?.close()
})

const db = () => world.instance.app.db
const saved = (participantId: string) => db().savedScreen.count({ where: { participantId } })
const responses = (participantId: string) => db().response.count({ where: { participantId } })

/** Pat on the screen about the police, where an answer asked for words; the two first screens lie behind them. */
const onPolice = async () => {
  const pat = await aSeated(world, frame)
  await pat.phone.press('next', { 'a.A2': '1' })
  await pat.phone.press('next')
  await pat.phone.press('stay', { 'a.P1': '1' })
  return { ...pat, phone: pat.phone as Phone & { open(path: string): Promise<unknown> } }
}

const wordsOn = (view: View | undefined) =>
  view?.kind === 'screen' ? view.items.flatMap((item) => (item.kind === 'words' ? [item.written] : [])) : null

const toEnd = async (phone: Phone) => {
  for (let screens = 0; screens < 30; screens += 1) {
    const view = await phone.look()
    if (view.kind === 'end') return view
    await phone.press('next')
  }
  throw new Error('it never ended')
}

const writes = (text: string) => ({ 'a.P1': '1', 'a.P3': text })

describe('two tabs', () => {
  it('lose nothing that was written in the older one: it stands there once more and can be kept', async () => {
    const { phone } = await onPolice()
    const [older, newer] = [(await phone.look()).form, (await phone.look()).form]
    await phone.send(newer, 'next', { 'a.P1': '1' })
    const answer = await phone.send(older, 'next', writes('All that I wrote in the first tab.'))
    expect([answer.status, answer.view?.notice]).toEqual([409, 'older'])
    expect(wordsOn(answer.view)).toEqual(['All that I wrote in the first tab.'])
    await phone.send(answer.view!.form, 'next', writes('All that I wrote in the first tab.'))
    expect(await phone.see('preview')).toMatchObject({ topic: 'Services' })
    await phone.press('back')
    expect(wordsOn(await phone.look())).toEqual(['All that I wrote in the first tab.'])
  })

  it('are one sitting: the link opened again beside it changes nothing', async () => {
    const { phone, path } = await onPolice()
    const { form } = await phone.look()
    await phone.open(path)
    expect(await phone.see('screen')).toMatchObject({ topic: 'Police' })
    await phone.send(form, 'stay', writes('Written in the first tab.'))
    expect(wordsOn(await phone.look())).toEqual(['Written in the first tab.'])
  })

  it('of which one ended it: what is sent from the other is said not to be kept', async () => {
    const { phone } = await onPolice()
    const { form } = await phone.look()
    await toEnd(phone)
    const answer = await phone.send(form, 'next', writes('Too late.'))
    expect(answer.view).toMatchObject({ kind: 'end', notice: 'not_kept' })
  })
})

describe('somebody who was away for long', () => {
  const away = (participantId: string) =>
    db().sitting.updateMany({
      where: { participantId },
      data: { usedAt: new Date(Date.now() - 31 * 60_000) },
    })

  it('is shown nothing any more, and what they wrote for half an hour is kept', async () => {
    const { phone, id } = await onPolice()
    const { form } = await phone.look()
    await away(id)
    const answer = await phone.send(form, 'next', writes('I wrote for thirty-one minutes.'))
    expect(answer.view).toMatchObject({ kind: 'left', notice: 'late', exitAddress: elsewhere })
    expect(phone.cookie()).toBe('')
    await db().sitting.updateMany({ where: { participantId: id }, data: { isKept: true } })
    await door.sweep(new Date(Date.now() + 8 * 86_400_000))
    const [answered] = await db().answer.findMany({ where: { participantId: id, question: { key: 'P3' } } })
    expect(answered!.words).not.toBeNull()
  })

  it('has deleted what they deleted', async () => {
    const { phone, id } = await onPolice()
    await phone.press('stop')
    const { form } = await phone.look()
    await away(id)
    expect((await phone.send(form, 'delete')).view).toMatchObject({ kind: 'left', notice: 'late' })
    expect(await saved(id)).toBe(0)
  })
})

describe('two phones', () => {
  it('of which the other one came by the code: the first is told that nothing on it is kept', async () => {
    const { phone } = await onPolice()
    const { form } = await phone.look()
    await phone.press('pause')
    const { code } = await phone.see('pause')
    await phone.press('return')
    const other = aPhone(door)
    await other.visit('/s/in', new URLSearchParams({ 'a.code': code!, do: 'next' }).toString())
    const answer = await phone.send(form, 'next', writes('On the first phone.'))
    expect(answer.view).toMatchObject({ kind: 'left', notice: 'not_kept', exitAddress: elsewhere })
    expect((await other.look()).kind).toBe('screen')
  })

  it('take no form of each other, and say so', async () => {
    const [one, two] = [await onPolice(), await onPolice()]
    const { form } = await one.phone.look()
    const answer = await two.phone.send(form, 'next', writes('For another sitting.'))
    expect([answer.status, answer.view?.notice]).toEqual([400, 'not_kept'])
    expect(wordsOn(await two.phone.look())).toEqual([''])
  })
})

describe('the word that only they know', () => {
  it('opens nothing to who comes by the code next, where the answer to it was lost', async () => {
    const { phone } = await onPolice()
    await phone.press('next', writes('The officer lied to me twice.'))
    const { code } = await toEnd(phone)
    await phone.press('second', { 'a.second': 'quokka hums' })
    const byCode = async () => {
      const own = aPhone(openDoor(world))
      await own.visit('/s/in', new URLSearchParams({ 'a.code': code!, do: 'next' }).toString())
      return own
    }
    await (await byCode()).press('words', { 'a.second': 'quokka hums' })
    expect(await (await byCode()).see('own')).toMatchObject({ words: 'asks' })
  })
})

describe('a time that is not safe', () => {
  it('is stored by no button: not by Stop, Pause, a change of language or a cover', async () => {
    const { phone, id } = await aSeated(world, frame)
    for (const button of ['stay', 'language.es', 'pause', 'stop']) {
      await phone.press(button, { 'a.A2': '2' })
      expect([button, await saved(id)]).toEqual([button, 0])
      if (button === 'pause') await phone.press('return')
    }
  })

  it('lets them stop, and leaves no response', async () => {
    const { phone, id } = await aSeated(world, frame)
    await phone.press('stop', { 'a.A2': '2' })
    await phone.press('keep')
    expect([phone.last().view?.kind, await responses(id)]).toEqual(['left', 0])
  })

  it('is told to nobody who opens the link later, and begins anew for whom it was made', async () => {
    const { phone, path } = await aSeated(world, frame)
    await phone.press('next', { 'a.A2': '2' })
    expect(await phone.see('screen')).toMatchObject({ topic: 'Another time', isLast: true })
    const other = aPhone(door)
    await other.open(path)
    expect((await other.look()).kind).toBe('language')
    expect(await agreeTo(other)).toMatchObject({ kind: 'preview', topic: 'Here and now' })
  })
})

describe('who says neither yes nor no', () => {
  it('is told nothing of a no, can go back, and is asked anew by the link', async () => {
    const { path, id } = await anInvited(world, frame)
    const phone = aPhone(door)
    await phone.open(path)
    await agreeTo(phone, () => 'skip')
    expect((await phone.look()).kind).toBe('left_open')
    expect(await db().consentDecision.count({ where: { participantId: id } })).toBe(0)
    const other = aPhone(door)
    await other.open(path)
    expect((await other.look()).kind).toBe('language')
    await agreeTo(other, () => 'skip')
    await other.press('back')
    expect(await other.see('consent')).toMatchObject({ scope: 'participate' })
  })

  it('is shown nothing of what another browser chose on the way, by the link alone', async () => {
    const { path } = await anInvited(world, frame)
    const phone = aPhone(door)
    await phone.open(path)
    await agreeTo(phone, (scope) => (scope === 'participate' ? 'agree' : 'stop'))
    const other = aPhone(door)
    await other.open(path)
    expect(await other.look()).toMatchObject({ kind: 'language', notice: null })
  })
})

describe('whoever has nothing to keep', () => {
  it('and paused is no response after a week', async () => {
    const { phone, id } = await aSeated(world, frame)
    await phone.press('pause')
    await door.sweep(new Date(Date.now() + 8 * 86_400_000))
    const [row] = await db().sitting.findMany({ where: { participantId: id } })
    expect([row?.endedBy ?? 'lapsed', await responses(id)]).toEqual(['lapsed', 0])
  })

  it('may pause and stop before they said yes', async () => {
    const { path } = await anInvited(world, frame)
    const phone = aPhone(door)
    await phone.open(path)
    expect(await phone.see('language')).toMatchObject({ canPause: true })
    await phone.press('pause')
    const { code } = await phone.see('pause')
    const other = aPhone(door)
    await other.visit('/s/in', new URLSearchParams({ 'a.code': code!, do: 'next' }).toString())
    expect(await other.look()).toMatchObject({ kind: 'language', notice: 'resumed' })
    await other.press('stop')
    await other.press('delete')
    expect((await other.look()).kind).toBe('deleted')
  })
})

describe('what they agreed to, taken back by somebody else in the middle', () => {
  it('is said without blame, the words of that screen are said not to be kept, and all of it can be deleted', async () => {
    const { phone, id } = await onPolice()
    const who = { studyId: frame.studyId, participantId: `Participant-${id}` }
    const no = { party: 'youth', decision: 'withdrawn', soFar: 'keep', scopes: ['participate'] }
    await act(world.ada, 'recordConsent', { ...who, ...no, until: '2090-01-01T00:00:00Z' })
    const answer = await phone.press('next', writes('Written meanwhile.'))
    expect(answer.view ?? (await phone.look())).toMatchObject({ kind: 'not_yet' })
    await phone.press('delete')
    expect((await phone.look()).kind).toBe('deleted')
    expect(await saved(id)).toBe(0)
  })

  it('and gone with what they wrote, ends it on their phone, which says so', async () => {
    const { phone, id } = await onPolice()
    const who = { studyId: frame.studyId, participantId: `Participant-${id}` }
    const no = { party: 'youth', decision: 'withdrawn', scopes: ['participate'] }
    await act(world.ada, 'recordConsent', { ...who, ...no, until: '2090-01-01T00:00:00Z' })
    expect(await saved(id)).toBe(0)
    await phone.press('next', writes('Written meanwhile.'))
    expect((await phone.look()).kind).toBe('deleted')
    expect(await saved(id)).toBe(0)
  })

  it('is the same where nobody is there any more who stands up for them', async () => {
    const { phone, id } = await onPolice()
    const { studyId } = frame
    const at = { studyId_id: { studyId: studyId.slice('Study-'.length), id } }
    await db().participant.update({ where: at, data: { isAdult: false } })
    const parent = { party: 'giver', route: 'guardian', decision: 'granted', giverSafety: 'safe' }
    const who = { studyId, participantId: id, scopes: ['participate', 'analyse'], until: inYears(1) }
    expect(await broughtAlong(world, { ...who, ...parent })).toEqual({})
    const before = await saved(id)
    expect((await phone.look()).kind).toBe('screen')
    await db().participant.update({ where: at, data: { isWard: true, advocateId: null } })
    const answer = await phone.press('next', writes('Written meanwhile.'))
    expect(answer.view ?? (await phone.look())).toMatchObject({ kind: 'not_yet' })
    expect(await saved(id)).toBe(before)
  })
})

describe('Exit now', () => {
  it.each(['/s', '/s/in', '/s/exit'])('leads away from %s, also where nobody sits', async (path) => {
    const phone = aPhone(door)
    const answer = await phone.visit(path)
    expect(answer.location ?? answer.view?.exitAddress).toBe(elsewhere)
    expect((await phone.visit('/s/exit')).location).toBe(elsewhere)
  })

  it('leads away after a pause, and by a link that never was', async () => {
    const { phone } = await aSeated(world, frame)
    await phone.press('pause')
    expect((await phone.press('kept')).view).toMatchObject({ kind: 'left', exitAddress: elsewhere })
    expect((await port.send('/s/2222-3333-4444-5555')).text).toContain(`href="${elsewhere}"`)
  })
})

describe('a form', () => {
  it('of very many fields is not read, and costs no time', () => {
    const began = performance.now()
    expect(readForm('a&'.repeat(500_000))).toBeNull()
    expect(readForm('a=1&'.repeat(900))?.get('a')).toHaveLength(900)
    expect(performance.now() - began).toBeLessThan(1_000)
  })

  it('that came in half takes back no permission that was not on it yet', async () => {
    const { phone } = await aSeated(world, frame)
    const { code } = await toEnd(phone)
    const own = aPhone(openDoor(world))
    await own.visit('/s/in', new URLSearchParams({ 'a.code': code!, do: 'next' }).toString())
    const held = async () => (await own.see('own')).permissions.filter(({ holds }) => holds).length
    const before = await held()
    await own.press('change')
    expect(await held()).toBe(before)
    await own.press('change', { shown: ['quote_verbatim'] })
    expect(await held()).toBe(before - 1)
  })

  it('that meets a fault of ours waits in a page of ours, whole, to be sent once more', async () => {
    const { phone } = await onPolice()
    const { form } = await phone.look()
    const headers = { cookie: phone.cookie(), 'content-type': 'application/x-www-form-urlencoded' }
    const fields = { ...form, turn: String(form!.turn), ...writes('He said "no" & <left>.\nThen I went.') }
    const body = new URLSearchParams({ ...fields, do: 'next' }).toString()
    const { findFirst } = db().sitting
    db().sitting.findFirst = () => {
      throw new Error('gone')
    }
    const answer = await port.send('/s', { method: 'POST', headers, body })
    db().sitting.findFirst = findFirst
    expect([answer.status, answer.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8'])
    expect(answer.text).toContain('value="He said &quot;no&quot; &amp; &lt;left&gt;.')
    expect(answer.text).not.toContain('gone')
    const again = await port.send('/s', { method: 'POST', headers, body })
    expect([again.status, world.logged.filter((line) => line.includes('He said'))]).toEqual([303, []])
  })
})
