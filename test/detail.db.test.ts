// The review desk: Ben goes through what the machine found, Ada looks again, and what Ben left is what may leave.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare, codesOf, ofCode, passageOf, seen, tell } from './support/deciding.ts'
import {
  approve,
  deskOf,
  edit,
  giveBack,
  mark,
  where,
  type AtDesk,
  type DeskPassage,
} from './support/detail.ts'
import {
  act,
  agrees,
  aParticipant,
  approveQuote,
  aStudy,
  joinStudy,
  newcomer,
  openWorld,
} from './support/world.ts'
import { allScopes, nextStep, submission, type Frame, type World } from './support/world.ts'

const scopes = [...allScopes, 'quote_verbatim', 'share_advisory_board']
const spoken =
  'My coach Zorbel drove me to Quiet Harbor. The police were rude to me and I was afraid of them.'

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await joinStudy(world, 'ben', frame, 'coder')
  await joinStudy(world, 'cleo', frame, 'board')
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

type Story = { at: AtDesk; pat: string; passage: DeskPassage }

const tells = async (text = spoken): Promise<Story> => {
  const pat = await aParticipant(world.ada, frame, { scopes })
  const { id: responseId } = await act(world.ada, 'submitResponse', submission(frame, pat, text))
  await world.instance.settled()
  const at = { studyId: frame.studyId, responseId }
  return { at, pat, passage: await look(at) }
}
const look = async ({ responseId }: AtDesk, who = world.ben) => (await deskOf(who, responseId))[0]!
const sql = (text: string, values: unknown[] = []) =>
  withClient(world.database.owner, async (client) => (await client.query(text, values)).rows as never[])

describe('a passage', () => {
  it('is the machine’s at first; one person goes through it, another one approves what they left', async () => {
    const { at, passage } = await tells()
    expect(passage).toMatchObject({ level: 'machine', steps: [] })
    expect(await approve(world.ada, at, [passage])).toMatchObject({ refused: 'invalid_input' })
    await mark(world.ben, at, [passage])
    expect(await look(at)).toMatchObject({
      level: 'marked',
      steps: [{ step: 'marked', by: 'ben', isMine: true }],
    })
    expect(await approve(world.ben, at, [passage])).toMatchObject({ refused: 'second_person' })
    expect(await approve(world.ada, at, [passage])).toMatchObject({ refused: undefined })
    expect(await look(at)).toMatchObject({ level: 'approved' })
    // Asked again, by either, it changes nothing.
    for (const step of [() => mark(world.ben, at, [passage]), () => approve(world.ada, at, [passage])])
      await step()
    expect((await look(at)).steps.map(({ step }) => step)).toEqual(['approved', 'marked'])
  })

  it('needs two people, whatever the roles of one', async () => {
    const { at, passage } = await tells()
    const { browser: nell } = await newcomer(world, 'nell', frame, 'coder', 'evaluator', 'adjudicator')
    await mark(nell, at, [passage])
    expect(await approve(nell, at, [passage])).toMatchObject({ refused: 'second_person' })
    const one = `INSERT INTO "PassageStep" ("studyId", id, "passageId", "participantId", step, "accountId", digest, "cleanedAt", "firstId", "firstBy", found)
      SELECT "studyId", reverse(id), "passageId", "participantId", 'approved', "accountId", digest, "cleanedAt", id, "accountId", '{}'
      FROM "PassageStep" WHERE "passageId" = $1`
    await expect(sql(one, [bare(passage.id)])).rejects.toThrow('two_people')
    const other = one.replace('\'approved\', "accountId", digest', "'approved', 'another', digest || 'x'")
    await expect(sql(other, [bare(passage.id)])).rejects.toThrow('foreign key')
  })

  it('goes back with what the second person found, and stays two people’s', async () => {
    const { at, passage } = await tells()
    await mark(world.ben, at, [passage])
    expect(await giveBack(world.ben, at, [passage], ['places'])).toMatchObject({ refused: 'second_person' })
    expect(await giveBack(world.ada, at, [passage], ['places', 'staff'])).toMatchObject({
      refused: undefined,
    })
    const back = await look(at)
    expect(back).toMatchObject({
      level: 'machine',
      steps: [{ step: 'returned', found: ['places', 'staff'] }, {}],
    })
    expect(await approve(world.ada, at, [passage])).toMatchObject({ refused: 'invalid_input' })
    // She takes it up herself: then Ben is the second.
    await mark(world.ada, at, [back])
    expect(await approve(world.ben, at, [back])).toMatchObject({ refused: undefined })
  })

  it('that is edited while somebody approves it is not approved, and they are told', async () => {
    const { at, passage } = await tells()
    await mark(world.ben, at, [passage])
    await edit(world.ben, at.studyId, passage, { ...where(passage, 'coach'), type: 'PERSON' })
    const { data } = await world.ada.ask<{ done: { code: string; passage: DeskPassage } }>(
      `mutation ($input: ApprovePassagesInput!) { done: approvePassages(input: $input) { ... on Refusal { code }
        ... on PassageChanged { passage { text level steps { step by } } } } }`,
      { input: { ...at, passages: [{ id: passage.id, digest: passage.digest }], isNone: true } },
    )
    expect(data.done).toMatchObject({
      code: 'passage_changed',
      passage: { level: 'machine', steps: [{ step: 'edited', by: 'ben' }, { step: 'marked' }] },
    })
    // All of a transcript or nothing, and of two at once one is told.
    const now = await look(at)
    expect(await mark(world.ben, at, [passage])).toMatchObject({ refused: 'passage_changed' })
    await mark(world.ben, at, [now])
    const both = await Promise.all([
      approve(world.ada, at, [now]),
      edit(world.ben, at.studyId, now, { ...where(now, 'drove'), type: 'PERSON' }),
    ])
    expect((await look(at)).level).toBe('machine')
    expect(both[1].refused).toBeUndefined()
    expect([undefined, 'passage_changed', 'invalid_input']).toContain(both[0].refused)
  })

  it('is hidden with its steps when its speaker withdraws, and gone when they want it gone', async () => {
    const { at, pat, passage } = await tells()
    await mark(world.ben, at, [passage])
    const steps = () => sql('SELECT 1 FROM "PassageStep" WHERE "passageId" = $1', [bare(passage.id)])
    const word = { studyId: frame.studyId, participantId: pat, party: 'youth', until: '2090-01-01T00:00:00Z' }
    await act(world.ada, 'recordConsent', { ...word, scopes: ['analyse'], decision: 'withdrawn' })
    expect(await deskOf(world.ben, at.responseId)).toEqual([])
    expect(await approve(world.ada, at, [passage])).toMatchObject({ refused: 'not_found' })
    expect(
      await edit(world.ben, at.studyId, passage, { ...where(passage, 'coach'), type: 'PERSON' }),
    ).toMatchObject({
      refused: 'not_found',
    })
    expect(await steps()).toHaveLength(1)
    await agrees(world.ada, { studyId: frame.studyId, participantId: pat, scopes })
    await world.instance.settled()
    expect((await look(at)).level).toBe('marked')
    await act(world.ada, 'recordConsent', {
      ...{ ...word, scopes: ['participate'], decision: 'withdrawn', soFar: 'delete' },
    })
    await world.instance.settled()
    expect(await steps()).toEqual([])
  })
})

describe('an edit', () => {
  it('marks, generalises and takes off; what was approved is not any more', async () => {
    const { at, passage } = await tells('At 14 I lived near the old mill and my coach was kind.')
    await mark(world.ben, at, [passage])
    await approve(world.ada, at, [passage])
    const age = passage.redactions.find(({ type }) => type === 'AGE')
    const young = age ?? { ...where(passage, '14'), type: 'AGE' }
    expect(
      await edit(
        world.ben,
        at.studyId,
        passage,
        { start: young.start, end: young.end, type: 'AGE', text: 'a young age' },
        { ...where(passage, 'old mill'), type: 'PLACE' },
      ),
    ).toMatchObject({ refused: undefined })
    const now = await look(at)
    expect(now.text).toBe('At a young age I lived near the [PLACE 1] and my coach was kind.')
    expect(now).toMatchObject({ level: 'machine', steps: [{ step: 'edited', edits: 2 }, {}, {}] })
    expect(now.redactions.map(({ type }) => type)).toEqual(['AGE', 'PLACE'])
    // To take a mark off opens what it hides: an evaluator’s, and in the record.
    const place = now.redactions[1]!
    const off = { start: place.start, end: place.end }
    expect(await edit(world.ben, at.studyId, now, off)).toMatchObject({ refused: 'forbidden' })
    const hidden = (who: typeof world.ben) =>
      who.ask<{ node: { hidden: string } | null }>(
        'query ($id: ID!, $start: Int!) { node(id: $id) { ... on Passage { hidden(start: $start) } } }',
        { id: now.id, start: place.start },
      )
    expect((await hidden(world.ben)).text).not.toContain('mill')
    expect((await hidden(world.ada)).data.node).toEqual({ hidden: 'old mill' })
    const opened = await sql(`SELECT subjects FROM "AuditEntry" WHERE action = 'open detail'`)
    expect(opened).toEqual([{ subjects: { passage: bare(now.id) } }])
    expect(await edit(world.ada, at.studyId, now, off)).toMatchObject({ refused: undefined })
    expect((await look(at)).text).toContain('near the old mill and')
  })

  it('brings the search along', async () => {
    const { at, passage } = await tells('We walked past the gargoyle every day.')
    const lexeme = await world.instance.app.words.lexeme(bare(frame.studyId))
    const found = async (stem: string) => {
      const [row] = await sql('SELECT search @@ $2::tsquery AS "isFound" FROM "Passage" WHERE id = $1', [
        bare(passage.id),
        `'${lexeme(stem)}'`,
      ])
      return row as unknown
    }
    expect(await found('gargoyl')).toEqual({ isFound: true })
    await edit(world.ben, at.studyId, passage, {
      ...where(passage, 'gargoyle'),
      type: 'PLACE',
      text: 'landmark',
    })
    expect(await found('gargoyl')).toEqual({ isFound: false })
    expect(await found('landmark')).toEqual({ isFound: true })
  })

  it('says why not, and repeats nothing', async () => {
    const { at, passage } = await tells('I met the gargoyle there.')
    const why = async (one: object) => (await edit(world.ben, at.studyId, passage, one)).message
    const word = where(passage, 'gargoyle')
    expect(await why({ ...word, type: 'PLACE', text: 'x'.repeat(41) })).toContain('at most 40')
    expect(await why({ ...word, type: 'PLACE', text: 'the [PLACE 1]' })).toContain('bracket')
    expect(await why({ ...word, type: 'PLACE', text: 'Gargoyle' })).toContain('more general')
    expect(await why({ ...word, text: 'a statue' })).toContain('what kind')
    expect(await why({ start: 3, end: 999, type: 'PLACE' })).toContain('marks no word')
    expect(await look(at)).toMatchObject({ text: passage.text, steps: [] })
    // Behind a mark a right guess is answered as a wrong one is.
    await edit(world.ben, at.studyId, passage, { ...word, type: 'PLACE' })
    const hidden = await look(at)
    const over = { ...where(hidden, '[PLACE 1]'), type: 'PLACE', text: 'gargoyle' }
    expect(await edit(world.ben, at.studyId, hidden, over)).toMatchObject({ refused: undefined })
  })

  it('leaves what people decided at the same words, and asks anew for what nobody decided', async () => {
    const { at, passage: before } = await tells()
    const coded = await passageOf(world.ada, at.responseId)
    const codes = await codesOf(world.ada, frame)
    const code = Object.keys(codes).find((key) => !coded.codings.some((one) => one.code.key === key))!
    const place = where(coded, 'rude to me')
    const say = (mutation: string, input: object) => tell(world.ben, frame, mutation, input)
    await say('addCoding', {
      ...{ passageId: coded.id, codeId: codes[code], expected: 0, stance: 'negative' },
      spans: [place],
    })
    const ours = [bare(frame.studyId), bare(coded.id)]
    // Where their words went is not known: then the words stay, also where the application does not see the decision.
    expect(await sql(`SELECT move_codings($1, $2, '[]') AS moved`, ours)).toEqual([{ moved: -1 }])
    await sql(`UPDATE "Coding" SET about = $2 WHERE "passageId" = $1 AND origin = 'person'`, [
      ...[bare(coded.id), ['judge', bare(frame.serviceId)]],
    ])
    await edit(world.ben, at.studyId, before, {
      ...where(before, 'police'),
      type: 'OFFICIAL',
      text: 'people in uniform',
    })
    await world.instance.settled()
    const after = await passageOf(world.ada, at.responseId)
    const mine = ofCode(after, code, 'person')
    expect(mine.decision).toMatchObject({ by: 'ben', state: 'accepted' })
    // It stands at other words than somebody saw, and not for a service that hidden words named.
    expect(mine.revision).toBe(2)
    expect(await say('rejectCoding', { codingId: mine.id, expected: 1 })).toMatchObject({
      refused: 'decided_meanwhile',
    })
    expect(
      await sql(`SELECT about FROM "Coding" WHERE "passageId" = $1 AND origin = 'person'`, [ours[1]]),
    ).toEqual([{ about: ['judge'] }])
    const stale = { passageId: coded.id, codeId: codes[code], expected: 2, digest: before.digest }
    expect(await say('addCoding', { ...stale, stance: 'negative', spans: [place] })).toMatchObject({
      refused: 'passage_changed',
    })
    expect(after.text.slice(mine.spans[0]!.start, mine.spans[0]!.end)).toBe('rude to me')
    for (const one of after.codings)
      for (const { start, end } of one.spans) expect(after.text.slice(start, end).trim()).not.toBe('')
    // Taking it back finds the words where they stand now.
    await say('undoDecision', seen(mine))
    expect(ofCode(await passageOf(world.ada, at.responseId), code, 'person')).toMatchObject({
      ...{ state: 'rejected', spans: mine.spans },
    })
  })
})

describe('a quote', () => {
  it('leaves from a passage alone that two people went through, and not once it is edited', async () => {
    const said = []
    for (const thing of [
      'anchor',
      'basket',
      'candle',
      'drawer',
      'engine',
      'feather',
      'garden',
      'hammer',
      'island',
      'jacket',
      'kettle',
    ])
      said.push(await tells(`The police put me in handcuffs beside the ${thing} and I was afraid of them.`))
    const codings = []
    for (const { at } of said) {
      const coding = ofCode(await passageOf(world.ben, at.responseId), 'law_enforcement_trust')
      if (coding) await tell(world.ben, frame, 'acceptCoding', seen(coding))
      if (coding) codings.push({ at, id: coding.id })
    }
    const { at, id } = codings[0]!
    const quote = { studyId: frame.studyId, codingId: id, audience: 'board' }
    const release = async () => {
      const { data } = await world.ada.ask<{ node: { release: { because: string[] } } }>(
        'query ($id: ID!) { node(id: $id) { ... on Coding { release(audience: board) { because } } } }',
        { id },
      )
      return data.node.release.because
    }
    expect(await release()).toEqual(['details_open', 'not_approved'])
    expect(await approveQuote(world.ben, quote)).toMatchObject({ refused: 'details_open' })
    const passage = await look(at)
    await mark(world.ben, at, [passage])
    expect(await approveQuote(world.ben, quote)).toMatchObject({ refused: 'details_open' })
    await approve(world.ada, at, [passage])
    for (const who of [world.ben, world.ada]) expect((await approveQuote(who, quote)).refused).toBeUndefined()
    expect(await release()).toEqual([])
    await edit(world.ben, frame.studyId, passage, {
      ...where(passage, 'handcuffs'),
      type: 'ID',
      text: 'cuffs',
    })
    await world.instance.settled()
    expect(await release()).toEqual(['details_open', 'not_approved'])
    expect(await nextStep(world.ada, quote)).toMatchObject({ step: 'prepare' })
  })
})

describe('warnings', () => {
  it('name what one transcript alone says, and not what two people say', async () => {
    const { at } = await tells('There was a chinchilla and an axolotl in the yard.')
    await tells('I liked the axolotl too.')
    const passage = await look(at)
    const words = passage.warnings.map(({ start, end, reason }) => [passage.text.slice(start, end), reason])
    expect(words).toContainEqual(['chinchilla', 'one_transcript'])
    expect(words.map(([word]) => word)).not.toContain('axolotl')
  })
})

describe('names to keep', () => {
  it('are the study’s own: what nobody looked after is cleaned anew, and nothing else', async () => {
    const keep = (...names: string[]) => act(world.ada, 'saveKeep', { studyId: frame.studyId, names })
    const text = 'They took me to Quiet Harbor House and I stayed there.'
    const [left, looked] = [await tells(text), await tells(text)]
    expect(left.passage.text).not.toContain('Quiet Harbor')
    await mark(world.ben, looked.at, [looked.passage])
    const coded = await passageOf(world.ada, left.at.responseId)
    const codes = await codesOf(world.ada, frame)
    const [code] = Object.keys(codes).filter((key) => !coded.codings.some((one) => one.code.key === key))
    await tell(world.ben, frame, 'addCoding', {
      ...{ passageId: coded.id, codeId: codes[code!], expected: 0, stance: 'neutral' },
      spans: [where(coded, 'stayed there')],
    })
    expect((await keep('Quiet Harbor House', 'quiet harbor house')).refused).toBeUndefined()
    await world.instance.settled()
    const now = await passageOf(world.ada, left.at.responseId)
    expect(now.text).toBe(text)
    const { start, end } = ofCode(now, code!, 'person').spans[0]!
    expect(now.text.slice(start, end)).toBe('stayed there')
    expect((await look(looked.at)).text).toBe(looked.passage.text)
    expect((await tells(text)).passage.text).toBe(text)
    // Taken off the list it is hidden again; a person's name is none.
    for (const name of ['Maria Lopez', 'my friend Maria Lopez', 'mi hermana Lupe'])
      expect(await keep(name)).toMatchObject({ refused: 'invalid_input' })
    await keep()
    await world.instance.settled()
    expect((await look(left.at)).text).toBe(left.passage.text)
  })
})
