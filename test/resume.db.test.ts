// Somebody comes back by the words that they kept: to where they were, and, when it has ended, to what they agreed to.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConsentScope } from '../packages/api/generated/prisma/enums.ts'
import { withClient } from '../packages/api/src/database/pool.ts'
import { codeWords } from '../packages/api/src/sitting/code/codeWords.ts'
import type { SittingDoor } from '../packages/api/src/sitting/door.ts'
import { reapply } from '../packages/api/src/backup/reapply.ts'
import * as store from '../packages/api/src/sitting/store.ts'
import { shippedCodebook } from './support/codebook.ts'
import { aFielded } from './support/draft.ts'
import { anInvited } from './support/invited.ts'
import { agreeTo, aPhone, openDoor } from './support/respondent.ts'
import { act, aStudy, openWorld, type Frame, type World } from './support/world.ts'

let world: World
let frame: Frame
let door: SittingDoor
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await aFielded(world.ada, frame)
  await withClient(world.database.owner, (client) => client.query('UPDATE "Study" SET "isDemo" = true'))
  door = openDoor(world)
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

type Phone = ReturnType<typeof aPhone>
const db = () => world.instance.app.db

/** Pat, who wrote something about the police and pressed a button there. */
const pat = async (button: string) => {
  const { id, path } = await anInvited(world, frame)
  const phone = aPhone(door)
  await phone.open(path)
  await agreeTo(phone)
  await comeTo(phone, 'Police')
  await phone.press('stay', { 'a.P1': '1' })
  await phone.press(button, { 'a.P1': '1', 'a.P3': 'The officer lied to me twice.' })
  return { id, phone, path }
}

/** What a backup holds of somebody. */
const copyOf = (participantId: string) =>
  withClient(world.database.owner, async (client) => {
    const rowsOf = async (table: string) =>
      (await client.query(`SELECT * FROM "${table}" WHERE "participantId" = $1`, [participantId])).rows
    const [responses, answers] = [await rowsOf('Response'), await rowsOf('Answer')]
    const answer = answers.find(({ words }) => words !== null) as { id: string; words: Uint8Array }
    const putBack = () =>
      withClient(world.database.owner, async (owner) => {
        for (const row of responses)
          await owner.query(
            `INSERT INTO "Response" SELECT * FROM json_populate_record(NULL::"Response", $1)`,
            [JSON.stringify(row)],
          )
      })
    return { answer, putBack }
  })

const channelOf = async (id: string) => {
  const { data } = await world.ada.ask<{ node: { identity: { channel: string | null } } }>(
    'query ($id: ID!) { node(id: $id) { ... on Participant { identity { channel } } } }',
    { id },
  )
  return data.node.identity.channel
}

const comeTo = async (phone: Phone, topic: string) => {
  for (let screens = 0; screens < 60; screens += 1) {
    const view = await phone.look()
    if (view.kind === 'screen' && view.topic === topic) return view
    await phone.press('next')
  }
  throw new Error(`there is no ${topic}`)
}

const typeCode = (phone: Phone, code: string) =>
  phone.visit('/s/in', new URLSearchParams({ 'a.code': code, do: 'next' }).toString())

const onPolice = async (phone: Phone) => {
  const view = await comeTo(phone, 'Police')
  return view.items.flatMap((item) =>
    'name' in item ? [[item.name, item.kind === 'words' ? item.written : item.chosen, item.isHidden]] : [],
  )
}

describe('a pause', () => {
  it('gives four words that lead back, in whatever way they are typed, to choices and never to words', async () => {
    const { id, phone } = await pat('pause')
    const { code, until } = await phone.see('pause')
    expect([code!.split(' ').length, /\d/.test(until)]).toEqual([4, true])
    expect(await phone.press('kept')).toMatchObject({ status: 200, view: { kind: 'left' } })
    expect(phone.cookie()).toBe('')
    const rows = await withClient(world.database.owner, async (client) =>
      JSON.stringify((await client.query('SELECT * FROM "ResumeCode"')).rows),
    )
    expect(code!.split(' ').filter((word) => rows.includes(word))).toEqual([])

    const other = aPhone(door)
    await typeCode(other, ` ${code!.toUpperCase().replaceAll(' ', ',\n')}`)
    expect(await other.see('screen')).toMatchObject({ topic: 'Police', notice: 'resumed' })
    expect(await onPolice(other)).toEqual([
      ['P1', ['1'], false],
      ['P2', [], false],
      ['P3', '', true],
    ])
    // Left as it is, what was written stays; and it goes where something else is said.
    await other.press('next', { 'a.P1': '1', 'a.P2': '2' })
    await other.press('stop')
    await other.press('keep')
    const [answer] = await db().answer.findMany({ where: { participantId: id, question: { key: 'P3' } } })
    expect([answer!.state, answer!.words !== null]).toEqual(['answered', true])
  })

  it('is a response after seven days, and was nobody’s choice to keep is gone', async () => {
    const [paused, left] = [await pat('pause'), await pat('next')]
    await door.sweep(new Date(Date.now() + 6 * 86_400_000))
    expect(await db().response.count({ where: { participantId: paused.id } })).toBe(0)
    await door.sweep(new Date(Date.now() + 8 * 86_400_000))
    expect(await db().response.count({ where: { participantId: paused.id } })).toBe(1)
    expect(await db().response.count({ where: { participantId: left.id } })).toBe(0)
    expect(await db().savedScreen.count()).toBe(0)
  })
})

describe('the link, opened again', () => {
  it('shows nothing of what was answered in another browser, and loses nothing of it', async () => {
    const { id, path } = await pat('stay')
    const other = aPhone(door)
    await other.open(path)
    await agreeTo(other)
    // Nor does the way tell it: P2 and P3 are asked because of an answer.
    expect(await onPolice(other)).toEqual([['P1', [], true]])
    while ((await other.look()).kind !== 'end') await other.press('next')
    const said = await db().answer.findMany({ where: { participantId: id }, include: { question: true } })
    const found = said.map(({ question, state }) => [question.key, state])
    expect(found).toContainEqual(['P1', 'answered'])
    expect(found).toContainEqual(['P3', 'answered'])
  })
})

describe('who guesses', () => {
  it('is told the same of a wrong code, a code of other words and no code at all, and is slowed', async () => {
    const phone = aPhone(door)
    for (const typed of ['acorn almond apricot apron', 'no', '', 'x'.repeat(5000)])
      expect((await typeCode(phone, typed)).view).toMatchObject({ kind: 'in', problem: 'unknown' })
    const answers = await Promise.all(Array.from({ length: 310 }, () => typeCode(aPhone(door), 'no')))
    const slowed = answers.filter(({ status }) => status === 429)
    expect(slowed.length).toBeGreaterThan(0)
    expect(slowed[0]).toMatchObject({ view: { kind: 'in', problem: 'too_often' } })
  })
})

describe('the page that is theirs', () => {
  const ended = async () => {
    const { id, phone } = await pat('stop')
    await phone.press('keep')
    const { code } = await phone.see('end')
    await phone.press('kept')
    expect(await phone.see('end')).toMatchObject({ code: null, isKept: true })
    const own = aPhone(openDoor(world))
    await typeCode(own, code!)
    return { id, own, code: code! }
  }
  /** The page came in whole, with every box. */
  const boxes = (scopes: readonly string[]) => ({
    shown: Object.values(ConsentScope),
    ...Object.fromEntries(scopes.map((one) => [`p.${one}`, 'yes'])),
  })
  const holding = async (own: Phone) =>
    (await own.see('own')).permissions.filter(({ holds }) => holds).map(({ scope }) => scope)

  it('is reached by six words, says what holds, and changes it at once', async () => {
    const { id, own, code } = await ended()
    expect(code.split(' ')).toHaveLength(6)
    const all = await holding(own)
    expect(all).toContain('quote_verbatim')
    const { form } = await own.look()
    await own.send(form, 'change', boxes(all.filter((scope) => scope !== 'quote_verbatim')))
    await own.send(form, 'change', boxes([]))
    const view = await own.see('own')
    expect(view.receipt).toMatchObject({ kind: 'changed', scopes: ['quote_verbatim'] })
    expect(await holding(own)).toEqual(all.filter((scope) => scope !== 'quote_verbatim'))
    await own.press('change', boxes(all))
    expect(await holding(own)).toEqual(all)
    const decided = await db().consentDecision.findMany({
      where: { participantId: id, scope: 'quote_verbatim' },
      orderBy: { sequence: 'asc' },
    })
    expect(decided.map(({ decision, textId }) => [decision, textId !== null])).toEqual([
      ...[
        ['granted', true],
        ['withdrawn', false],
      ],
      ['granted', true],
    ])
  })

  it('takes everything back and deletes what was said, with what was made of it, and gives a receipt', async () => {
    const { id, own } = await ended()
    await world.instance.settled()
    expect(await db().passage.count({ where: { participantId: id } })).toBe(1)
    const copy = await copyOf(id)
    const studyId = frame.studyId.slice('Study-'.length)
    const place = { studyId, participantId: id, row: copy.answer.id, column: 'answer' } as const
    const { words, keys } = world.instance.app
    expect(await words.open(place, copy.answer.words)).toMatch('The officer')
    await own.press('withdraw')
    expect(await own.see('own')).toMatchObject({ receipt: { kind: 'deleted' }, hasAnswers: false })
    expect(await holding(own)).toEqual([])
    const left = await withClient(world.database.owner, async (client) => {
      const counts = ['Response', 'Answer', 'Passage', 'Coding'].map((table) =>
        client.query(`SELECT count(*)::int AS n FROM "${table}" WHERE "participantId" = $1`, [id]),
      )
      return (await Promise.all(counts)).map(({ rows }) => (rows[0] as { n: number }).n)
    })
    expect(left).toEqual([0, 0, 0, 0])
    // No copy of the tables opens any more, and one that is put back loses it again; what they say from now on has a key.
    await expect(words.open(place, copy.answer.words)).rejects.toThrow()
    await copy.putBack()
    expect(await reapply({ db: db(), keys, owner: world.database.owner })).toMatchObject({ said: 1 })
    expect(await reapply({ db: db(), keys, owner: world.database.owner })).toMatchObject({ said: 0 })
    const anew = { ...place, row: 'later' }
    expect(await words.open(anew, await words.seal(anew, 'Something else.'))).toBe('Something else.')
    expect(await own.see('own')).toMatchObject({ receipt: { kind: 'deleted' } })
  })

  it('holds what was said back where they choose so, and shows none of it', async () => {
    const { id, own } = await ended()
    const person = { studyId: frame.studyId, participantId: `Participant-${id}` }
    await act(world.ada, 'keepContact', { ...person, channel: 'in_person', language: 'en' })
    await own.press('withdraw', { 'a.so_far': 'keep' })
    expect(await channelOf(person.participantId)).toBeNull()
    const view = await own.see('own')
    expect(view).toMatchObject({ receipt: { kind: 'withdrawn' }, words: 'closed', resources: [] })
    expect(JSON.stringify(view)).not.toContain('officer')
    expect(await db().response.count({ where: { participantId: id } })).toBe(0)
    await own.press('withdraw')
    const { rows } = await withClient(world.database.owner, (client) =>
      client.query('SELECT 1 FROM "Response" WHERE "participantId" = $1', [id]),
    )
    expect(rows).toEqual([])
  })
})

describe('what they wrote', () => {
  const words = 'The officer lied to me twice.'
  /** At the end, with the word that they chose there, or without one. */
  const ending = async (word: string | null) => {
    const { id, phone } = await pat('stop')
    await phone.press('keep')
    const { code, canSetSecond } = await phone.see('end')
    expect(canSetSecond).toBe(true)
    if (word !== null) await phone.press('second', { 'a.second': word })
    return { id, phone, code: code!, end: await phone.see('end') }
  }
  const back = async (code: string) => {
    const own = aPhone(openDoor(world))
    await typeCode(own, code)
    return own
  }
  const shows = async (own: Phone) => (await own.see('own')).words

  it('is closed under the code alone, where nothing else was chosen', async () => {
    const { code } = await ending(null)
    const own = await back(code)
    expect(await shows(own)).toBe('closed')
    for (const press of ['words', 'second', 'no_second']) {
      await own.press(press, { 'a.second': 'a word of whoever found the code' })
      expect(await shows(own)).toBe('closed')
    }
  })

  it('is shown once to who types their own word too, and stands in the record without a word', async () => {
    const { id, code, end } = await ending('  Quokka   Húms ')
    expect(end).toMatchObject({ canSetSecond: false, notice: 'second_set' })
    const own = await back(code)
    expect(await shows(own)).toBe('asks')
    await own.press('words', { 'a.second': 'quokka hops' })
    expect(await own.see('own')).toMatchObject({ words: 'asks', notice: 'second_wrong' })
    await own.press('words', { 'a.second': 'QUOKKA HUMS' })
    expect(await own.see('own')).toMatchObject({ words: [words], notice: null })
    expect(await shows(own)).toBe('asks')
    const { rows } = await withClient(world.database.owner, (client) =>
      client.query(`SELECT * FROM "AuditEntry" WHERE action = 'read own words' ORDER BY "at"`),
    )
    const found = rows.filter((row) => JSON.stringify(row).includes(id)) as { outcome: string }[]
    expect(found.map(({ outcome }) => outcome)).toEqual(['wrong_second', 'done'])
    expect(JSON.stringify(rows)).not.toMatch(/officer|quokka/i)
  })

  it('takes no word that is easy, and none over one that is there', async () => {
    // Words of these tests that a code may have would be refused with some codes and not with others.
    for (const word of ['quokka hums', 'zebu vow', 'gnu fez'])
      expect(codeWords('en').filter((one) => word.includes(one))).toEqual([])
    const { phone, code } = await ending(null)
    for (const easy of ['', 'abc', 'aaaaaaa', code.split(' ')[0]!.toUpperCase(), ` ${code} `]) {
      await phone.press('second', { 'a.second': easy })
      expect(await phone.see('end')).toMatchObject({ canSetSecond: true, notice: 'second_easy' })
    }
    await phone.press('second', { 'a.second': 'quokka hums' })
    await phone.press('second', { 'a.second': 'zebu vow' })
    const own = await back(code)
    await own.press('words', { 'a.second': 'zebu vow' })
    expect(await shows(own)).toBe('asks')
    await own.press('words', { 'a.second': 'quokka hums' })
    expect(await shows(own)).toEqual([words])
  })

  it('is changed only from where it is open, and closed again at any time', async () => {
    const { code } = await ending('quokka hums')
    const own = await back(code)
    await own.press('second', { 'a.second': 'zebu vow' })
    await own.press('words', { 'a.second': 'quokka hums' })
    const open = await own.see('own')
    await own.send(open.form, 'second', { 'a.second': 'gnu fez' })
    expect(await own.see('own')).toMatchObject({ words: 'asks', notice: 'second_set' })
    await own.press('words', { 'a.second': 'gnu fez' })
    expect(await shows(own)).toEqual([words])
    await own.press('no_second')
    expect(await own.see('own')).toMatchObject({ words: 'closed', notice: 'second_gone' })
  })

  it('stays closed after ten wrong words, one sent twice being one, and however many come at once', async () => {
    const { code } = await ending('quokka hums')
    const own = await back(code)
    const { form } = await own.see('own')
    for (let nth = 0; nth < 12; nth += 1) await own.send(form, 'words', { 'a.second': 'a guess' })
    for (let nth = 0; nth < 8; nth += 1) await own.press('words', { 'a.second': `guess ${nth}` })
    expect(await shows(own)).toBe('asks')
    const last = (await own.see('own')).form
    await Promise.all([1, 2, 3].map((nth) => own.send(last, 'words', { 'a.second': `at once ${nth}` })))
    expect(await shows(own)).toBe('closed')
    await own.press('words', { 'a.second': 'quokka hums' })
    expect(await shows(own)).toBe('closed')
  })

  it('closes with the permission that it rests on', async () => {
    const { code } = await ending('quokka hums')
    const own = await back(code)
    await own.press('withdraw', { 'a.so_far': 'keep' })
    await own.press('words', { 'a.second': 'quokka hums' })
    expect(await shows(own)).toBe('closed')
  })
})

describe('saves of one sitting', () => {
  it('leave the same behind in whatever order they come, doubled, late or lost', async () => {
    const { id } = await pat('stay')
    const row = await db().sitting.findFirstOrThrow({ where: { participantId: id } })
    await db().sitting.updateMany({ where: { id: row.id }, data: { turn: 1_000 } })
    const { studyId, participantId, browserHash } = row
    const bytes = (turn: number) => new Uint8Array([turn % 251, turn % 7])
    const save = async (screen: string, turn: number) => {
      const { isOpen } = await store.save(db(), {
        ...{ studyId, id: row.id, participantId, browserHash: browserHash!, screen, turn, at: new Date() },
        ...{ answers: bytes(turn), progress: bytes(turn) },
      })
      return isOpen
    }
    const one = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 10, max: 900 }))
    const sent = fc
      .uniqueArray(one, { minLength: 1, maxLength: 8, selector: ([, turn]) => turn })
      .chain((saves) => fc.shuffledSubarray([...saves, ...saves], { minLength: 1 }))
    await fc.assert(
      fc.asyncProperty(sent, fc.boolean(), async (arriving, isAtOnce) => {
        await store.removeScreens(db(), row)
        if (isAtOnce) await Promise.all(arriving.map((given) => save(...given)))
        else for (const given of arriving) expect(await save(...given)).toBe(true)
        const last = new Map<string, number>()
        for (const [screen, turn] of arriving) last.set(screen, Math.max(turn, last.get(screen) ?? 0))
        const found = await store.findScreens(db(), row)
        const kept = found.map(({ screen, turn, answers }) => [screen, turn, [...answers]])
        expect(kept.sort()).toEqual(
          [...last].map(([screen, turn]) => [screen, turn, [...bytes(turn)]]).sort(),
        )
      }),
      { numRuns: 25 },
    )
    // What was never shown is nobody's, and a browser that holds it no longer stores nothing.
    expect(await save('a', 1_001)).toBe(false)
    await store.letGo(db(), browserHash!)
    expect(await save('a', 950)).toBe(false)
  })
})
