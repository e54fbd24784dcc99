// Machines propose, people decide: Ada leads the study, Ben codes beside her.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shippedCodebook } from './support/codebook.ts'
import * as deciding from './support/deciding.ts'
import { ofCode, seen, type Passage } from './support/deciding.ts'
import { act, aStudy, openWorld, type Frame, type Someone, type World } from './support/world.ts'

let world: World
let frame: Frame
let codes: Record<string, string>
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await deciding.haveBenCode(world, frame)
  codes = await deciding.codesOf(world.ada, frame)
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const say = (text?: string) => deciding.say(world, frame, text)
const passageOf = (response: string) => deciding.passageOf(world.ada, response)
const tell = (who: Someone, mutation: string, input: object) => deciding.tell(who, frame, mutation, input)

type Counts = { people: number; proposed: number; decided: number; rejected: number; confirmedPeople: number }
const police = async (): Promise<Counts> => {
  const { data } = await world.ada.ask<{ study: { theme: { waves: Counts[] } } }>(
    `query ($id: ID!) { study(id: $id) { theme(key: "theme_police") {
      waves { people proposed decided rejected confirmedPeople } } } }`,
    { id: frame.studyId },
  )
  return data.study.theme.waves[0]!
}

const overview = async () => {
  const { data } = await world.ada.ask<{ study: { overview: Record<string, number> } }>(
    'query ($id: ID!) { study(id: $id) { overview { suggestions decided codedPeople decidedPeople } } }',
    { id: frame.studyId },
  )
  return data.study.overview
}

describe('a person who decides', () => {
  it('accepts a suggestion, and it stands in their name', async () => {
    const { response, passage } = await say()
    const before = await police()
    const coding = ofCode(passage, 'law_enforcement_trust')
    expect(coding).toMatchObject({ state: 'proposed', revision: 0, decision: null })
    expect(await tell(world.ben, 'acceptCoding', seen(coding))).toMatchObject({
      state: 'accepted',
      revision: 1,
    })
    expect(ofCode(await passageOf(response), 'law_enforcement_trust').decision).toMatchObject({
      ...{ act: 'accept', state: 'accepted', by: 'ben', isMine: false },
    })
    expect(await police()).toEqual({
      ...before,
      ...{ proposed: before.proposed - 1, decided: before.decided + 1 },
      confirmedPeople: before.confirmedPeople + 1,
    })
  })

  it('rejects one, the count falls at once, and undo brings it back', async () => {
    const { passage } = await say()
    const before = await police()
    const coding = ofCode(passage, 'law_enforcement_trust')
    const rejected = await tell(world.ada, 'rejectCoding', seen(coding))
    expect(rejected).toMatchObject({ state: 'rejected', decision: { by: 'ada', isMine: true } })
    expect(await police()).toEqual({
      ...before,
      ...{ people: before.people - 1, proposed: before.proposed - 1, rejected: before.rejected + 1 },
    })
    expect(await tell(world.ada, 'undoDecision', seen(rejected))).toMatchObject({
      state: 'proposed',
      decision: null,
    })
    expect(await police()).toEqual(before)
  })

  it('changes it to another code: the first is rejected, the other stands; undo takes both back', async () => {
    const { response, passage } = await say()
    const coding = ofCode(passage, 'law_enforcement_trust')
    const changed = await tell(world.ada, 'changeCoding', {
      ...seen(coding),
      codeId: codes['safety'],
      stance: 'mixed',
    })
    expect(changed).toMatchObject({ state: 'rejected', decision: { act: 'change', code: { key: 'safety' } } })
    const other = ofCode(await passageOf(response), 'safety', 'person')
    expect(other).toMatchObject({ state: 'accepted', stance: 'mixed', spans: coding.spans })
    await tell(world.ada, 'undoDecision', seen(changed))
    const after = await passageOf(response)
    expect(ofCode(after, 'law_enforcement_trust').state).toBe('proposed')
    expect(ofCode(after, 'safety', 'person').state).toBe('rejected')
  })

  it('changes it to a code that is suggested there too: that one is accepted, and both come back', async () => {
    const { response, passage } = await say(
      'The police put me in handcuffs. The judge listened to me in court and asked what I wanted.',
    )
    const [coding, other] = ['law_enforcement_trust', 'judicial_voice'].map((key) => ofCode(passage, key)!)
    const input = { ...seen(coding!), codeId: other!.code.id }
    const changed = await tell(world.ben, 'changeCoding', input)
    const after = ofCode(await passageOf(response), 'judicial_voice')
    expect(after).toMatchObject({ id: other!.id, state: 'accepted', origin: 'suggested', revision: 1 })
    expect(ofCode(await passageOf(response), 'judicial_voice', 'person')).toBeUndefined()
    await tell(world.ben, 'undoDecision', seen(changed))
    const back = await passageOf(response)
    expect([coding!, other!].map(({ code }) => ofCode(back, code.key))).toMatchObject(
      [coding!, other!].map(({ id, spans, stance }) => ({ id, spans, stance, state: 'proposed' })),
    )
  })

  it('codes again beside a suggestion that another rejected, and does not turn it round', async () => {
    const { response, passage } = await say()
    const coding = ofCode(passage, 'law_enforcement_trust')
    await tell(world.ben, 'rejectCoding', seen(coding))
    await tell(world.ada, 'addCoding', {
      ...{ passageId: passage.id, codeId: coding.code.id, stance: 'mixed', expected: 1 },
      spans: [{ start: 0, end: 11 }],
    })
    const after = await passageOf(response)
    expect(ofCode(after, 'law_enforcement_trust').state).toBe('rejected')
    expect(ofCode(after, 'law_enforcement_trust', 'person')).toMatchObject({
      state: 'accepted',
      stance: 'mixed',
    })
  })

  it('changes the stance alone', async () => {
    const { passage } = await say()
    const coding = ofCode(passage, 'law_enforcement_trust')
    const changed = await tell(world.ada, 'changeCoding', {
      ...seen(coding),
      codeId: coding.code.id,
      stance: 'mixed',
    })
    expect(changed).toMatchObject({ state: 'accepted', stance: 'mixed', origin: 'suggested' })
    expect(await tell(world.ada, 'undoDecision', seen(changed))).toMatchObject({
      ...{ state: 'proposed', stance: coding.stance },
    })
  })

  it('takes back step by step, and never what another decided', async () => {
    const { passage } = await say()
    const first = await tell(world.ada, 'acceptCoding', seen(ofCode(passage, 'law_enforcement_trust')))
    const second = await tell(world.ada, 'rejectCoding', seen(first))
    expect((await tell(world.ben, 'undoDecision', seen(second))).refused).toBe('invalid_input')
    const back = await tell(world.ada, 'undoDecision', seen(second))
    expect(back).toMatchObject({ state: 'accepted', decision: { act: 'accept' } })
    const atFirst = await tell(world.ada, 'undoDecision', seen(back))
    expect(atFirst).toMatchObject({ state: 'proposed', revision: 4 })
    expect((await tell(world.ada, 'undoDecision', seen(atFirst))).refused).toBe('invalid_input')
  })

  it('is refused without the permission, and where there is no such coding', async () => {
    const { passage } = await say()
    const coding = ofCode(passage, 'law_enforcement_trust')
    expect((await tell(world.eve, 'acceptCoding', seen(coding))).refused).toBe('not_found')
    expect((await tell(world.nobody, 'acceptCoding', seen(coding))).refused).toBe('signed_out')
    const nowhere = { codingId: 'Coding-AAAAAAAAAAAAAAAAAAAAAA', expected: 0 }
    expect((await tell(world.ada, 'acceptCoding', nowhere)).refused).toBe('not_found')
  })
})

describe('words that a person codes', () => {
  const at = (text: string, words: string) => {
    const start = text.indexOf(words)
    return { start, end: start + words.length }
  }
  const added = (passage: Passage, words: string, rest: object = {}) => ({
    ...{ passageId: passage.id, codeId: codes['lasting_support'], stance: 'positive', expected: 0 },
    ...{ spans: [at(passage.text, words)], ...rest },
  })

  it('stand in their name at those words, and count at once', async () => {
    const { response, passage } = await say('We went by boat. The tide was in and it rained all day.')
    const before = await overview()
    const made = await tell(world.ben, 'addCoding', added(passage, 'The tide was in'))
    expect(made).toMatchObject({ state: 'accepted', origin: 'person', stance: 'positive' })
    const stored = ofCode(await passageOf(response), 'lasting_support', 'person')
    expect(stored.spans).toEqual([at(passage.text, 'The tide was in')])
    expect(await overview()).toEqual({
      ...before,
      ...{ decided: before['decided']! + 1, codedPeople: before['codedPeople']! + 1 },
      decidedPeople: before['decidedPeople']! + 1,
    })
    const undone = await tell(world.ben, 'undoDecision', seen(made))
    expect(undone).toMatchObject({ state: 'rejected', decision: null })
    expect(await overview()).toEqual(before)
    const again = await tell(world.ben, 'addCoding', added(passage, 'We went by boat', { expected: 2 }))
    expect(again).toMatchObject({
      id: made.id,
      state: 'accepted',
      spans: [at(passage.text, 'We went by boat')],
    })
  })

  it('accept what is suggested there already, with these words beside its own', async () => {
    const { response, passage } = await say()
    const coding = ofCode(passage, 'law_enforcement_trust')
    const mark = at(passage.text, 'mom helped me')
    const made = await tell(
      world.ada,
      'addCoding',
      added(passage, 'mom helped me', { codeId: coding.code.id, stance: 'negative' }),
    )
    expect(made).toMatchObject({ id: coding.id, origin: 'suggested', state: 'accepted' })
    expect(made.spans).toEqual([...coding.spans, mark].sort((a, b) => a.start - b.start))
    await tell(world.ada, 'undoDecision', seen(made))
    expect(ofCode(await passageOf(response), 'law_enforcement_trust')).toMatchObject({
      ...{ state: 'proposed', spans: coding.spans },
    })
  })

  it('are refused by name where a mark cannot stand, and nothing is stored', async () => {
    const { passage } = await say()
    const { start } = at(passage.text, '👩‍👧')
    const { length } = passage.text
    const wrong: [object[], RegExp][] = [
      [[{ start: 4, end: 4 }], /spans\.0: ends where it begins/],
      [[{ start: 0, end: length + 1 }], /spans\.0: ends behind the passage/],
      [[at(passage.text, 'officer'), { start, end: start + 1 }], /spans\.1: cuts through a character/],
      [[{ start, end: start + 2 }], /spans\.0: cuts through a character/],
      [[{ start: passage.text.indexOf(' '), end: passage.text.indexOf(' ') + 1 }], /spans\.0: marks no word/],
      [[], /spans: is missing/],
    ]
    const shown = {
      studyId: frame.studyId,
      ...(await deciding.shownOf(world.ada, { passageId: passage.id })),
    }
    for (const [spans, message] of wrong) {
      const input = { ...shown, ...added(passage, 'rude', { spans }) }
      expect((await act(world.ada, 'addCoding', input)).message).toMatch(message)
    }
    const draft = { ...shown, ...added(passage, 'rude', { codeId: codes['running_away'] }) }
    expect((await act(world.ada, 'addCoding', draft)).message).toMatch(/codeId: is a draft/)
    const whole = added(passage, '👩‍👧 My mom')
    expect(await tell(world.ada, 'addCoding', whole)).toMatchObject({ state: 'accepted' })
  })

  it('are never half a placeholder', async () => {
    const { passage } = await say('They were kind to me. Call 555-201-8834 at night.')
    const { start, end } = at(passage.text, passage.text.match(/\[[A-Z]+ \d+\]/)![0])
    const shown = {
      studyId: frame.studyId,
      ...(await deciding.shownOf(world.ada, { passageId: passage.id })),
    }
    for (const spans of [[{ start: start + 1, end: end + 4 }], [{ start: 0, end: end - 1 }]]) {
      const input = { ...shown, ...added(passage, 'kind', { spans }) }
      expect((await act(world.ada, 'addCoding', input)).message).toMatch(/cuts through a placeholder/)
    }
    expect(
      await tell(world.ada, 'addCoding', added(passage, 'kind', { spans: [{ start, end }] })),
    ).toMatchObject({
      spans: [{ start, end }],
    })
  })
})

describe('two people at one suggestion', () => {
  it('decide one after the other: the second is told who decided what and when, and nothing is overwritten', async () => {
    const { response, passage } = await say()
    const coding = ofCode(passage, 'law_enforcement_trust')
    await tell(world.ben, 'rejectCoding', seen(coding))
    const late = await tell(world.ada, 'acceptCoding', seen(coding))
    expect(late).toMatchObject({
      ...{ refused: 'decided_meanwhile', coding: { id: coding.id, state: 'rejected', revision: 1 } },
      last: {
        act: 'reject',
        state: 'rejected',
        by: 'ben',
        isMine: false,
        decidedAt: expect.stringMatching(/Z$/),
      },
    })
    expect(ofCode(await passageOf(response), 'law_enforcement_trust').state).toBe('rejected')
    expect(await tell(world.ada, 'acceptCoding', seen(late.coding!))).toMatchObject({ state: 'accepted' })
  })

  it('at the very same moment: one decision holds, whoever came first', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const { response, passage } = await say()
      const coding = ofCode(passage, 'law_enforcement_trust')
      const both = await Promise.all([
        tell(world.ada, 'acceptCoding', seen(coding)),
        tell(world.ben, 'rejectCoding', seen(coding)),
      ])
      const [done, told] = both[0].refused ? [both[1], both[0]] : both
      expect([done.refused, told.refused]).toEqual([undefined, 'decided_meanwhile'])
      expect(ofCode(await passageOf(response), 'law_enforcement_trust')).toMatchObject({
        ...{ state: done.state, revision: 1 },
      })
    }
  })

  it('at the same words with the same code: it stands once', async () => {
    const { response, passage } = await say('We went by boat. The tide was in.')
    const input = {
      ...{ passageId: passage.id, codeId: codes['compassion'], stance: 'neutral', expected: 0 },
      spans: [{ start: 0, end: 15 }],
    }
    const both = await Promise.all([tell(world.ada, 'addCoding', input), tell(world.ben, 'addCoding', input)])
    expect(both.map(({ refused }) => refused).sort()).toEqual(['decided_meanwhile', undefined])
    const { codings } = await passageOf(response)
    expect(codings.filter(({ code }) => code.key === 'compassion')).toMatchObject([{ revision: 1 }])
  })

  it('where one changed and another decided about what it was changed to, the change is not taken back', async () => {
    const { response, passage } = await say()
    const coding = ofCode(passage, 'law_enforcement_trust')
    const changed = await tell(world.ada, 'changeCoding', { ...seen(coding), codeId: codes['safety'] })
    await tell(world.ben, 'rejectCoding', seen(ofCode(await passageOf(response), 'safety', 'person')))
    const undone = await tell(world.ada, 'undoDecision', seen(changed))
    expect(undone).toMatchObject({ refused: 'decided_meanwhile', last: { by: 'ben' } })
    expect(ofCode(await passageOf(response), 'law_enforcement_trust').state).toBe('rejected')
  })
})
