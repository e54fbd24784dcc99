// What Ada hands over to others stays as it was frozen, but for quotes that are taken back: then it holds none of their words any
// more, and whoever got it has to be told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reapply } from '../packages/api/src/backup/reapply.ts'
import { openMail } from '../packages/api/src/mail.ts'
import { everyRow } from './support/batch.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare } from './support/deciding.ts'
import { deskOf, edit, where } from './support/detail.ts'
import { aMailServer, type MailServer } from './support/mailServer.ts'
import {
  asOwner,
  bringToHandOver,
  type Copy,
  codingOf,
  copyOf,
  handoverOf,
  letLeave,
  marker,
  ofCourt,
  ofPolice,
  putBack,
  speakerOf,
  type Shown,
} from './support/handover.ts'
import { act, approveQuote, aStudy, joinStudy, newcomer, openWorld } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

let world: World
let frame: Frame
let post: MailServer
beforeAll(async () => {
  world = await openWorld()
  post = await aMailServer()
  frame = await aStudy(world.ada, shippedCodebook)
  await joinStudy(world, 'ben', frame, 'coder')
  await joinStudy(world, 'cleo', frame, 'board')
  await joinStudy(world, 'omar', frame, 'lead')
  await bringToHandOver(world, frame)
  for (const thing of [marker, 'basket', 'candle']) await letLeave(world, frame, 'theme_police', thing)
  for (const thing of ['drawer', 'engine', 'feather']) await letLeave(world, frame, 'theme_court', thing)
})
afterAll(async () => {
  world.instance.app.post = null
  await world.instance.settled()
  await world.close()
  await post.close()
})

/** Where the study is. */
const day = () => new Date().toLocaleDateString('en-CA', { timeZone: 'America/New_York' })
const freeze = (who: Someone, title = 'For the council') =>
  act(who, 'freezeHandover', { studyId: frame.studyId, title })
const receives = async (number: number, body: string, address: string | null = null) => {
  const { id: handoverId } = (await handoverOf(world.ada, frame, number))!
  return act(world.ada, 'addRecipient', {
    ...{ studyId: frame.studyId, handoverId, body, person: 'Tess Quill', address, receivedOn: day() },
    purpose: 'To plan the next year',
  })
}
const withdraws = (participantId: string, scopes: string[]) =>
  act(world.ada, 'recordConsent', {
    ...{ studyId: frame.studyId, participantId, party: 'youth', decision: 'withdrawn', scopes },
    until: '2090-01-01T00:00:00Z',
  })
const section = (shown: Shown | null, key: string) =>
  shown!.document!.sections.find((one) => one.key === key)!
const textsIn = (shown: Shown | null) =>
  shown!.document!.sections.flatMap(({ quotes }) => quotes.map(({ text }) => text))
const figuresIn = (shown: Shown | null) => shown!.document!.sections.map(({ figures }) => figures)
const quoteWith = (shown: Shown | null, words: string) =>
  shown!.document!.sections.flatMap(({ quotes }) => quotes).find(({ text }) => text.includes(words))!

describe('a handover', () => {
  it('is frozen by Ada: how many in words, and quotes that two people let leave for the public', async () => {
    expect((await freeze(world.ada)).refused).toBeUndefined()
    const shown = await handoverOf(world.ada, frame, 1)
    expect(section(shown, 'theme_police').figures).toEqual([
      {
        ...{ wave: 'Baseline', text: 'Several people spoke of this.', isWithheld: false },
        base: 'Eleven people or more were read.',
      },
    ])
    expect(section(shown, 'theme_say_and_control').figures[0]).toMatchObject({
      ...{ isWithheld: true, text: expect.stringMatching(/^Withheld: too few people stand on one side/) },
    })
    expect(textsIn(shown).sort()).toEqual(
      [...[marker, 'basket', 'candle'].map(ofPolice), ...['drawer', 'engine', 'feather'].map(ofCourt)].sort(),
    )
    expect(shown!.document!.note).toBeNull()
  })

  it('is one file that asks nobody, in either language, and holds no name, id or number of people', async () => {
    const file = (await handoverOf(world.ada, frame, 1, 'es'))!.file!
    expect(file).toMatch(/^<!doctype html>\n<html lang="es">/)
    expect(file).toContain('<h1>For the council</h1>')
    expect(file).toContain(`<blockquote lang="en"><p>${ofPolice('basket')}</p>`)
    expect(file).toContain('Varias personas hablaron de esto.')
    expect(file).not.toMatch(/<script|<link|<img|src=|href=|url\(|@import|https?:/)
    expect(file).not.toMatch(/\b(?:13|26)\b|Participant|\bAda\b/)
  })

  it('is neither frozen nor seen, nor who got it, by Ben, Cleo, Omar or Eve', async () => {
    const { id: handoverId } = (await handoverOf(world.ada, frame, 1))!
    const recipient = {
      studyId: frame.studyId,
      handoverId,
      body: 'B',
      person: 'P',
      purpose: 'X',
      receivedOn: day(),
    }
    for (const [who, code] of [
      [world.ben, 'forbidden'],
      [world.cleo, 'forbidden'],
      [world.omar, 'forbidden'],
      [world.eve, 'not_found'],
    ] as const) {
      expect((await freeze(who)).refused).toBe(code)
      expect((await act(who, 'addRecipient', recipient)).refused).toBe(code)
      for (const field of ['handovers { recipients { body } }', 'openNotices']) {
        const { data, errors } = await who.ask<{ study: object | null }>(
          `query ($id: ID!) { study(id: $id) { ${field} } }`,
          { id: frame.studyId },
        )
        expect(errors?.[0]?.extensions.code ?? data.study).toBe(who === world.ben ? 'forbidden' : null)
      }
    }
    expect((await handoverOf(world.ada, frame, 1))!.recipients).toEqual([])
  })

  it('of another study is not there for Eve, under hers or under this one', async () => {
    const hers = await aStudy(world.eve, shippedCodebook)
    const { id: handoverId } = (await handoverOf(world.ada, frame, 1))!
    expect((await act(world.eve, 'freezeHandover', { studyId: hers.studyId, title: 'Hers' })).refused).toBe(
      undefined,
    )
    for (const id of [handoverId, 'AAAAAAAAAAAAAAAAAAAAAA']) {
      const who = { studyId: hers.studyId, body: 'B', person: 'P', purpose: 'X', receivedOn: day() }
      expect(await act(world.eve, 'addRecipient', { ...who, handoverId: id })).toMatchObject({
        ...{ refused: 'not_found', message: 'There is no such handover here.' },
      })
      for (const mutation of ['sendNotices', 'closeNotices']) {
        const told = { studyId: hers.studyId, recipientId: id, notices: [id] }
        const way = mutation === 'sendNotices' ? { way: 'by_hand', language: 'en' } : {}
        expect(await act(world.eve, mutation, { ...told, ...way })).toMatchObject({
          ...{ refused: 'not_found', message: 'There is no such recipient here.' },
        })
      }
    }
    expect(await handoverOf(world.eve, hers, 1)).toMatchObject({ number: 1, recipients: [] })
  })

  it('is closed to an evaluator who works with somebody quoted in it', async () => {
    const dana = await newcomer(world, 'dana', frame, 'evaluator')
    expect((await handoverOf(dana.browser, frame, 1))!.document).not.toBeNull()
    const participantId = await speakerOf(world, await codingOf(world.ada, frame, 'theme_police', 'basket'))
    const works = { studyId: frame.studyId, participantId, accountId: dana.id }
    expect((await act(world.ada, 'recordWorker', works)).refused).toBeUndefined()
    expect(await handoverOf(dana.browser, frame, 1)).toMatchObject({ document: null, file: null })
  })

  it('is changed by nobody past the product, and takes no quote that may not leave', async () => {
    const app = (text: string) => world.instance.app.db.$executeRawUnsafe(text)
    for (const table of [
      ...['Handover', 'HandoverFigure', 'HandoverBase', 'HandoverQuote', 'HandoverQuoted'],
      ...['HandoverRecipient', 'HandoverCounted'],
    ]) {
      await expect(app(`UPDATE "${table}" SET "studyId" = "studyId"`)).rejects.toThrow(
        /follows from decisions/,
      )
      await expect(app(`DELETE FROM "${table}"`)).rejects.toThrow(/follows from decisions/)
    }
    const copy = (thing: string) =>
      app(`INSERT INTO "HandoverQuote" ("studyId", id, "handoverId", number, "themeKey", "participantId", "passageId", "codingId", language, words)
        SELECT q."studyId", 'copy-${thing}', q."handoverId", 99, q."themeKey", c."participantId", c."passageId", c.id, q.language, q.words
        FROM "HandoverQuote" q, "Coding" c WHERE q.number = 1 AND c.id = '${thing}'`)
    const unapproved = await codingOf(world.ada, frame, 'theme_court', 'jacket')
    await expect(copy(bare(unapproved))).rejects.toThrow(/row-level security/)
  })
})

describe('who withdraws', () => {
  let before: Shown
  let person: string
  let copied: Copy

  it('has their quote out of the page and the file, in the same act, and a notice opened to whoever got it', async () => {
    await receives(1, 'City council', 'tess@council.example')
    await receives(1, 'Fund')
    before = (await handoverOf(world.ada, frame, 1))!
    const { number } = quoteWith(before, marker)
    person = await speakerOf(world, await codingOf(world.ada, frame, 'theme_police', marker))
    copied = await copyOf(world, person)
    expect((await withdraws(person, ['participate'])).refused).toBeUndefined()
    const after = await handoverOf(world.ada, frame, 1)
    expect(JSON.stringify(after)).not.toContain(marker)
    expect(quoteWith(after, `Quote ${number} `)).toMatchObject({ isTakenBack: true, number })
    expect(
      after!.recipients.map(({ notices }) => notices.map(({ quoteNumber }) => quoteNumber).sort()),
    ).toEqual(
      [
        [number, null],
        [number, null],
      ].map((told) => told.sort()),
    )
    expect(after!.openCount).toBe(2)
    for (const text of [after!.recipients[0]!.letter!.text, after!.recipients[0]!.letter!.subject]) {
      expect(text).toContain('handover 1')
      expect(text).not.toMatch(/police|handcuffs|For the council/)
    }
    expect(after!.recipients[0]!.letter!.text).toContain(`take out quote ${number}.`)
  })

  it('leaves the figures as they were, with a note that tells nobody how many', async () => {
    const after = await handoverOf(world.ada, frame, 1)
    expect(figuresIn(after)).toEqual(figuresIn(before))
    const [note] = after!.document!.note!.points
    expect(note).toMatch(/^Since \w+ \d{4}, what some .*: fewer than eleven people\./)
    expect(after!.file).toContain(note)
  })

  it('is nowhere any more: in no table, job, index or receipt, and the receipt counts the notices', async () => {
    await world.instance.settled()
    expect((await everyRow(world.database, [])).join('\n')).not.toContain(marker.slice(0, 7))
    const rows = await asOwner(world, 'SELECT notices FROM "Erasure" WHERE "participantId" = $1', [
      bare(person),
    ])
    expect(rows).toEqual([{ notices: 4 }])
    expect(await copyOf(world, person)).toEqual([])
  })

  it('is out again at the next start where an older copy is put back', async () => {
    await putBack(world, person, copied)
    const held = 'SELECT 1 FROM "HandoverQuote" WHERE "participantId" = $1 AND words IS NOT NULL'
    expect(await asOwner(world, held, [bare(person)])).toHaveLength(1)
    // Before anything is done again, consent keeps it from being read.
    expect(JSON.stringify(await handoverOf(world.ada, frame, 1))).not.toContain(marker)
    await reapply({ ...world.instance.app, owner: world.database.owner })
    const after = await handoverOf(world.ada, frame, 1)
    expect(JSON.stringify(after)).not.toContain(marker)
    expect(after!.takenBackCount).toBe(1)
  })
})

describe('a second handover around one withdrawal', () => {
  it('tells no figure of the wave, names the first, and holds no quote of who left', async () => {
    expect((await freeze(world.ada, 'For the fund')).refused).toBeUndefined()
    const shown = await handoverOf(world.ada, frame, 2)
    for (const { figures } of shown!.document!.sections) {
      expect(figures[0]).toMatchObject({ isWithheld: true })
      expect(figures[0]!.text).toMatch(/^Withheld: the people asked are nearly those of handover 1/)
    }
    expect(textsIn(shown)).toHaveLength(5)
    expect(JSON.stringify(shown)).not.toContain(marker)
    expect(await asOwner(world, 'SELECT 1 FROM "HandoverBase"')).toHaveLength(1)
  })

  it('holds no quote at all where one person’s would be more than a fifth', async () => {
    const codingId = await codingOf(world.ada, frame, 'theme_court', 'feather')
    await act(world.ben, 'withdrawApproval', { studyId: frame.studyId, codingId, audience: 'public' })
    await freeze(world.ada, 'Third')
    expect(textsIn(await handoverOf(world.ada, frame, 3))).toEqual([])
    for (const who of [world.ben, world.ada])
      await approveQuote(who, { studyId: frame.studyId, codingId, audience: 'public' })
  })
})

describe('a quote that was handed over is taken back', () => {
  const isOut = async (number: number, words: string) =>
    !JSON.stringify(await handoverOf(world.ada, frame, number)).includes(words)

  it('with its approval: from both handovers, with a notice more; the one of the copy came twice', async () => {
    expect([await isOut(1, 'feather'), await isOut(2, 'feather')]).toEqual([true, true])
    expect((await handoverOf(world.ada, frame, 1))!.recipients[1]!.notices).toHaveLength(4)
  })

  it('by a no to be quoted, with no note on figures, for they are still counted', async () => {
    const who = await speakerOf(world, await codingOf(world.ada, frame, 'theme_court', 'engine'))
    await withdraws(who, ['quote_verbatim'])
    expect(await isOut(2, 'engine')).toBe(true)
    expect(await asOwner(world, 'SELECT 1 FROM "HandoverCounted" WHERE "leftOn" IS NOT NULL')).toHaveLength(1)
  })

  it('when a detail is found in it', async () => {
    const rows = await asOwner<{ id: string }>(
      world,
      'SELECT p."responseId" AS id FROM "Coding" c JOIN "Passage" p ON p.id = c."passageId" WHERE c.id = $1',
      [bare(await codingOf(world.ada, frame, 'theme_court', 'drawer'))],
    )
    const [passage] = await deskOf(world.ben, `Response-${rows[0]!.id}`)
    await edit(world.ben, frame.studyId, passage!, { ...where(passage!, 'drawer'), type: 'PLACE' })
    expect(await isOut(2, 'drawer')).toBe(true)
  })

  it('when Cleo says that it is not what was said', async () => {
    const codingId = await codingOf(world.ada, frame, 'theme_police', 'candle')
    for (const who of [world.ben, world.ada])
      await approveQuote(who, { studyId: frame.studyId, codingId, audience: 'board' })
    const { data } = await world.cleo.ask<{ board: { cards: { key: string; quotes: { key: string }[] }[] } }>(
      'query ($id: ID!) { board(study: $id) { cards { key quotes { key } } } }',
      { id: frame.studyId },
    )
    const [quote] = data.board.cards.find(({ key }) => key === 'theme_police')!.quotes
    const said = {
      studyId: frame.studyId,
      themeKey: 'theme_police',
      quoteKey: quote!.key,
      shouldSay: 'Not so.',
    }
    const raise = 'mutation ($input: RaiseObjectionInput!) { raiseObjection(input: $input) { __typename } }'
    expect((await world.cleo.ask(raise, { input: said })).text).toContain('MutationRaiseObjectionSuccess')
    expect(await isOut(2, 'candle')).toBe(true)
    expect(await isOut(1, 'basket')).toBe(false)
  })
})

describe('a notice', () => {
  const open = async (body: string) => {
    const shown = (await handoverOf(world.ada, frame, 1))!
    const recipient = shown.recipients.find((one) => one.body === body)!
    const ids = recipient.notices.filter(({ doneAt }) => !doneAt).map(({ id }) => id)
    return { ...recipient, told: { studyId: frame.studyId, recipientId: recipient.id, notices: ids } }
  }
  const send = (told: object, way: string) => act(world.ada, 'sendNotices', { ...told, way, language: 'en' })

  it('goes out by the mail server that is there, and is open until they say that it is done', async () => {
    const { told } = await open('City council')
    expect((await send(told, 'mail')).message).toMatch(/no mail server/)
    world.instance.app.post = { mail: openMail(post.url, 'Firsthand <firsthand@here.example>'), address: '' }
    post.refuse(true)
    expect((await send(told, 'mail')).message).toMatch(/did not take the letter/)
    post.refuse(false)
    expect((await act(world.ada, 'closeNotices', told)).message).toMatch(/have not been sent yet/)
    expect((await send(told, 'mail')).refused).toBeUndefined()
    expect(post.letters.at(-1)).toMatch(/^To: tess@council.example/m)
    expect(post.letters.at(-1)).toContain('Please take out quotes')
    expect((await open('City council')).notices[0]!.sentBy).not.toBeNull()
    expect((await handoverOf(world.ada, frame, 1))!.openCount).toBe(2)
    expect((await act(world.ada, 'closeNotices', told)).refused).toBeUndefined()
    expect((await handoverOf(world.ada, frame, 1))!.openCount).toBe(1)
    expect((await open('City council')).letter).toBeNull()
  })

  it('without an address is sent by hand', async () => {
    const { told } = await open('Fund')
    expect((await send(told, 'mail')).message).toMatch(/there is no e-mail address/)
    expect((await send(told, 'by_hand')).refused).toBeUndefined()
  })

  it('is opened for who got it before and is written down only now, and no day to come is', async () => {
    await receives(1, 'Late office')
    expect((await open('Late office')).notices.length).toBeGreaterThan(3)
    const { id: handoverId } = (await handoverOf(world.ada, frame, 1))!
    const later = {
      studyId: frame.studyId,
      handoverId,
      body: 'B',
      person: 'P',
      purpose: 'X',
      receivedOn: '2090-01-01',
    }
    expect((await act(world.ada, 'addRecipient', later)).message).toMatch(
      /^receivedOn: is before it was frozen, or to come/,
    )
  })

  it('stands in the record by ids, without who got it', async () => {
    const entries = await world.instance.app.db.auditEntry.findMany({
      where: { studyId: bare(frame.studyId) },
    })
    const actions = new Set(entries.map(({ action }) => action))
    for (const action of [
      'freeze handover',
      'add recipient',
      'send notices',
      'close notices',
      'read recipients',
      'take handover',
    ])
      expect(actions).toContain(action)
    expect(JSON.stringify(entries.map(({ subjects }) => subjects))).not.toMatch(/Quill|council|Fund/)
    expect((await everyRow(world.database, [])).join('\n')).not.toMatch(/Tess Quill|tess@council/)
  })

  it('goes with its study', async () => {
    expect(
      (await act(world.ada, 'deleteStudy', { studyId: frame.studyId, title: 'Listening' })).refused,
    ).toBeUndefined()
    for (const table of ['Handover', 'HandoverQuote', 'HandoverQuoted', 'HandoverCounted', 'HandoverNotice'])
      expect(
        await asOwner(world, `SELECT 1 FROM "${table}" WHERE "studyId" = $1`, [bare(frame.studyId)]),
      ).toEqual([])
  })
})
