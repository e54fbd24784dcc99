// What the tagger learns from what people decided: from whom, how it is put to use, and what a no does to it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { learnModel, overdueModels } from '../packages/api/src/learning/step.ts'
import type { LessonJob } from '../packages/api/src/pipeline.ts'
import { everyRow } from './support/batch.ts'
import { bringWords, codebook, decideAll, ownWord } from './support/decided.ts'
import * as deciding from './support/deciding.ts'
import { bare } from './support/deciding.ts'
import { act, aParticipant, aStudy, openWorld, submission } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

let world: World
let frame: Frame
let batch: string
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, codebook)
  await deciding.haveBenCode(world, frame)
  batch = await bringWords(world, frame)
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

type Measured = { precision: number | null; recall: number | null; f1: number | null }
type Model = {
  number: number
  state: string
  texts: number
  people: number
  reason: string | null
  codes: {
    key: string
    n: number
    before: Measured
    after: Measured
    way: string
    with40More: number | null
  }[]
}
type Learning = { texts: number; people: number; isEnough: boolean; isWorthwhile: boolean; models: Model[] }

const learning = async (who: Someone = world.ada): Promise<Learning> => {
  const figures = 'precision recall f1'
  const { data, errors } = await who.ask<{ study: { learning: Learning } }>(
    `query ($id: ID!) { study(id: $id) { learning { texts people isEnough isWorthwhile models { number state texts people reason
      codes { key n before { ${figures} } after { ${figures} } way with40More } } } } }`,
    { id: frame.studyId },
  )
  if (errors) throw new Error(errors[0]!.extensions.code)
  return data.study.learning
}
const states = async () => (await learning()).models.map(({ number, state }) => `${number} ${state}`)

type Done = { done: { data?: Model; code?: string; message?: string } }
const tell = async (mutation: string, input: object = {}, who: Someone = world.ada) => {
  const type = mutation === 'askForModel' ? 'AskForModelInput' : 'ChooseModelInput'
  const success = `Mutation${mutation[0]!.toUpperCase()}${mutation.slice(1)}Success`
  const { data, errors } = await who.ask<Done>(
    `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { __typename ... on Refusal { code message }
      ... on ${success} { data { number state } } } }`,
    { input: { studyId: frame.studyId, ...input } },
  )
  if (errors) throw new Error(errors[0]!.message)
  await world.instance.settled()
  return data.done
}

const unseen = 'I had to walk because the train card was empty.'
const suggestedFor = async (response: string) =>
  (await deciding.passageOf(world.ada, response)).codings
    .filter(({ origin, state }) => origin === 'suggested' && state === 'proposed')
    .map(({ code }) => code.key)
const ask = <Row>(text: string, values: unknown[] = []) =>
  withClient(world.database.owner, async (client) => (await client.query(text, values)).rows as Row[])

describe('learning from decisions', () => {
  it('takes texts of which all is decided, and says how many are missing', async () => {
    expect(await learning()).toMatchObject({
      texts: 0,
      people: 0,
      isEnough: false,
      isWorthwhile: false,
      models: [],
    })
    const { code, message } = await tell('askForModel')
    expect(code).toBe('invalid_input')
    expect(message).toMatch(/has too little that was decided: 0 of the 50 texts and 0 of the 5 people/)
    await decideAll(world, frame)
    expect(await learning()).toMatchObject({ texts: 64, people: 8, isEnough: true, isWorthwhile: true })
  })

  it('is asked for by an evaluator, and seen by nobody else', async () => {
    expect((await tell('askForModel', {}, world.ben)).code).toBe('forbidden')
    await expect(learning(world.ben)).rejects.toThrow('forbidden')
    expect((await tell('askForModel', {}, world.eve)).code).toBe('not_found')
  })

  it('gives figures per code, and reads nothing before somebody puts it to use', async () => {
    const { response } = await deciding.say(world, frame, unseen)
    expect(await suggestedFor(response)).toEqual([])
    expect((await tell('askForModel')).data).toMatchObject({ number: 1 })
    const { models, isWorthwhile } = await learning()
    expect(models).toMatchObject([{ number: 1, state: 'proposed', texts: 64, people: 8, reason: null }])
    expect(isWorthwhile).toBe(false)
    const walk = models[0]!.codes.find(({ key }) => key === 'getting_there')!
    expect(walk).toMatchObject({ n: 32, way: 'alone' })
    expect(walk.before.recall!).toBeLessThan(0.5)
    expect(walk.after.f1!).toBeGreaterThan(0.8)
    expect(walk.with40More!).toBeGreaterThanOrEqual(walk.after.f1!)
    expect(await suggestedFor(response)).toEqual([])
  })

  it('reads with it once it is used, touches nothing that was decided, and goes back', async () => {
    const decided = () =>
      ask(`SELECT id, state, revision, spans, stance FROM "Coding" WHERE revision > 0 ORDER BY id`)
    const [before, { response }] = [await decided(), await deciding.say(world, frame, unseen)]
    expect((await tell('useModel', { number: 1 })).data).toEqual({ number: 1, state: 'used' })
    expect(await suggestedFor(response)).toEqual(['getting_there'])
    expect(await decided()).toEqual(before)
    expect((await tell('setModelAside', { number: 1 })).data).toEqual({ number: 1, state: 'aside' })
    expect(await suggestedFor(response)).toEqual([])
    expect(await decided()).toEqual(before)
    expect((await tell('useModel', { number: 1 })).data).toMatchObject({ state: 'used' })
  })

  it('reads no model of an older form, says so, and asks for another at the next start', async () => {
    const { app } = world.instance
    await ask(`UPDATE "LearnedModel" SET report = report - 'form' WHERE number = 1`)
    const { response } = await deciding.say(world, frame, unseen)
    expect(await suggestedFor(response)).toEqual([])
    for (const job of await app.db.$transaction((tx) => overdueModels(tx)))
      await learnModel(app, job as LessonJob)
    expect(await states()).toEqual(['2 proposed', '1 aside'])
    expect((await tell('useModel', { number: 1 })).message).toContain('of an older form')
    expect((await tell('useModel', { number: 2 })).data).toMatchObject({ state: 'used' })
    expect(await suggestedFor(response)).toEqual(['getting_there'])
  })

  it('refuses a model that there is not', async () => {
    expect((await tell('useModel', { number: 7 })).code).toBe('not_found')
    expect((await tell('useModel', { number: 0 })).code).toBe('invalid_input')
    expect((await tell('setModelAside', { number: 2 }, world.ben)).code).toBe('forbidden')
  })

  it('keeps no word readable, and none at all that one person alone said', async () => {
    const rows = (await everyRow(world.database)).join('\n')
    expect(rows).not.toMatch(/zanzi|Months went|on hold/)
    const { studyId } = frame
    const [row] = await ask<{ id: string; sealed: Uint8Array }>(
      `SELECT id, sealed FROM "LearnedModel" WHERE state = 'used'`,
    )
    const opened = await world.instance.app.words.openModel(
      { studyId: bare(studyId), row: row!.id },
      row!.sealed,
    )
    expect(opened).toMatch(/train/)
    expect(opened).not.toMatch(/zanzi/)
    expect(ownWord).toMatch(/zanzi/)
    const elsewhere = { studyId: bare(studyId), row: 'another' }
    await expect(world.instance.app.words.openModel(elsewhere, row!.sealed)).rejects.toThrow()
  })
})

describe('what a code is read by', () => {
  type Rule = { kind: string; words: string; weight: number; from: string }
  const rules = async (who: Someone, find = '') => {
    const { data, errors } = await who.ask<{
      study: { codebook: { codes: { key: string; rules: Rule[] }[] } }
    }>(
      `query ($id: ID!, $find: String) { study(id: $id) { codebook { codes { key rules(find: $find) { kind words weight from } } } } }`,
      { id: frame.studyId, find },
    )
    if (errors) throw new Error(errors[0]!.message)
    return data.study.codebook.codes.find(({ key }) => key === 'getting_there')!.rules
  }

  it('is shown to the evaluator with what the study learned, is searched, and is audited', async () => {
    const found = await rules(world.ada)
    expect(found[0]!.from).toBe('study')
    expect(found.filter(({ from }) => from === 'study').map(({ words }) => words)).toContain('train')
    expect(JSON.stringify(found)).not.toMatch(/zanzi/)
    expect((await rules(world.ada, 'walking')).map(({ words }) => words)).toContain('walk')
    expect(await rules(world.ada, 'xylophone')).toEqual([])
    await expect(rules(world.ada, 'x'.repeat(101))).rejects.toThrow('find: is longer than 100 characters')
    const read = await ask(`SELECT FROM "AuditEntry" WHERE action = 'read model'`)
    expect(read.length).toBeGreaterThan(0)
  })

  it('is shown to a coder without what the study learned', async () => {
    expect(new Set((await rules(world.ben)).map(({ from }) => from))).toEqual(new Set(['codebook']))
  })
})

describe('a no', () => {
  const person = async () => {
    const rows = await ask<{ participantId: string }>(
      `SELECT DISTINCT "participantId" FROM "LearnedFrom" ORDER BY 1 LIMIT 1`,
    )
    return `Participant-${rows[0]!.participantId}`
  }

  it('to reading along takes the model back at once, and another is made without their words', async () => {
    const { response } = await deciding.say(world, frame, unseen)
    expect(await suggestedFor(response)).toEqual(['getting_there'])
    const participantId = await person()
    await act(world.ada, 'recordConsent', {
      ...{ studyId: frame.studyId, participantId, party: 'youth', decision: 'withdrawn' },
      ...{ scopes: ['automated_assist'], until: '2090-01-01T00:00:00Z' },
    })
    await world.instance.settled()
    expect(await states()).toEqual(['3 proposed', '2 discarded', '1 discarded'])
    expect((await learning()).models[0]).toMatchObject({ texts: 56, people: 7 })
    const left = await ask(`SELECT sealed, report FROM "LearnedModel" WHERE number = 2`)
    expect(left).toEqual([{ sealed: null, report: null }])
    const from = await ask(`SELECT FROM "LearnedFrom" WHERE "participantId" = $1`, [bare(participantId)])
    expect(from).toEqual([])
    expect(await suggestedFor(response)).toEqual([])
    expect((await tell('useModel', { number: 1 })).code).toBe('invalid_input')
  })

  it('that nobody hears of, for it comes with a date, stops its use all the same', async () => {
    await tell('useModel', { number: 3 })
    const { response } = await deciding.say(world, frame, unseen)
    expect(await suggestedFor(response)).toEqual(['getting_there'])
    await ask(
      `UPDATE "ConsentStanding" SET "validUntil" = now() WHERE "participantId" = $1 AND scope = 'automated_assist'`,
      [bare(await person())],
    )
    const pat = await aParticipant(world.ada, frame)
    const { id } = await act(world.ada, 'submitResponse', submission(frame, pat, unseen))
    await world.instance.settled()
    expect(await suggestedFor(id)).toEqual([])
  })

  it('to all of a batch takes it back, and too little is left to learn from', async () => {
    await act(world.ada, 'undoBatch', { studyId: frame.studyId, batchId: batch })
    await world.instance.settled()
    expect((await states()).filter((one) => /used|proposed|aside/.test(one))).toEqual([])
    expect((await learning()).models[0]).toMatchObject({ state: 'failed', reason: 'too_little' })
    expect(await ask(`SELECT FROM "LearnedFrom"`)).toEqual([])
  })
})

describe('a model of the codebook before', () => {
  const number = 70
  const put = (at: number, state: string, made: string) =>
    ask(
      `INSERT INTO "LearnedModel" ("studyId", id, number, "codebookId", state, "askedAt", "learnedAt", texts, people, decisions, report, sealed)
       SELECT $1, left(md5('model ' || $2::int), 22), $2::int, id, $3::"LearnedState", now(), now(), 0, 0, 0, ${made} FROM "Codebook" WHERE "studyId" = $1`,
      [bare(frame.studyId), at, state],
    )

  it('in use stands on its page however many came after it', async () => {
    await put(number, 'used', `'{"codes": [], "sites": []}', 'x'`)
    for (let at = 1; at <= 21; at++) await put(number + at, 'failed', 'NULL, NULL')
    expect(await states()).toContain(`${number} used`)
  })

  it('is in use no more once another codebook came, and what is asked for is learned with that one', async () => {
    await put(number + 30, 'asked', 'NULL, NULL')
    const next = codebook.replace('"version":1', '"version":2')
    await act(world.ada, 'importCodebook', { studyId: frame.studyId, file: next })
    await world.instance.settled()
    const rows = await ask<{ number: number; state: string; version: number }>(
      `SELECT m.number, m.state, c.version FROM "LearnedModel" m JOIN "Codebook" c ON c.id = m."codebookId" WHERE m.number IN (70, 100) ORDER BY 1`,
    )
    expect(rows).toEqual([
      { number: 70, state: 'aside', version: 1 },
      { number: 100, state: 'failed', version: 2 },
    ])
  })
})
