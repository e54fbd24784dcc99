import { describe, expect, it } from 'vitest'
import {
  codebooks,
  holds,
  keys,
  LATEST,
  readStudy,
  runs,
  sharedRuns,
  words,
  type Person,
} from './support/demoStudy.ts'

const twoWaves = readStudy('two-waves')
const studies = [twoWaves, readStudy('eight-interviews')]
const { demo, everyAnswer, open, trapped, personOf, speakers } = twoWaves
const mayAnalyse = (person: Person) => holds(person, 'analyse')

const CODES = [
  ...['law_enforcement_trust', 'judicial_voice', 'identification', 'comfort', 'rules_and_control', 'safety'],
  ...['lasting_support', 'honest_communication', 'compassion', 'disclosure_pressure', 'service_choice'],
  ...['survivor_leadership', 'awareness', 'service_access', 'professional_training'],
]

describe.each(studies)('$demo.study.title.en', (study) => {
  const { demo, themes, everyAnswer, open, questionsOf } = study

  it('has people who decided before they answered, for a limited time, and minors with a giver', () => {
    for (const { consent, isAdult, responses } of demo.people) {
      expect(consent.some(({ party }) => party === 'giver')).toBe(!isAdult)
      for (const { decision, decidedOn, until, party, giverSafety } of consent) {
        expect(decidedOn < until && decidedOn <= LATEST).toBe(true)
        expect(giverSafety === null).toBe(party === 'youth')
        if (decision !== 'withdrawn') expect(responses.every((r) => decidedOn <= r.submittedOn)).toBe(true)
      }
    }
  })

  it('resolves each key, once', () => {
    for (const list of [demo.people, demo.services, demo.regions, demo.waves, demo.instruments]) {
      expect(new Set(keys(list)).size).toBe(list.length)
    }
    for (const { region, waves } of demo.people) {
      expect(keys(demo.regions)).toContain(region)
      for (const wave of waves) expect(keys(demo.waves)).toContain(wave)
    }
  })

  it('leads from each answer to a question of its instrument that takes such an answer', () => {
    const seen = new Set<string>()
    for (const { person, response, answer } of everyAnswer) {
      const question = questionsOf(response).find(({ key }) => key === answer.question)
      const id = [person.key, response.wave, response.instrument, answer.question, answer.service].join(' ')
      expect(question, id).toBeDefined()
      expect(seen.has(id), id).toBe(false)
      seen.add(id)
      expect(Boolean(answer.service), id).toBe(question?.perService)
      if (answer.service) expect(keys(demo.services), id).toContain(answer.service)
      if (question?.waves) expect(question.waves, id).toContain(response.wave)
      const answered =
        question?.type === 'likert5' ? [1, 2, 3, 4, 5].includes(answer.value ?? 0) : answer.text?.trim()
      expect(Boolean(answered), id).toBe(answer.state === 'answered')
    }
  })

  it('has somebody who is due in its open wave, who cannot be reached safely, and who was asked often enough', () => {
    const reach = demo.reach ?? []
    expect(reach.length > 0).toBe(demo.openWave !== undefined)
    for (const { person } of reach) {
      const found = demo.people.find(({ key }) => key === person)
      expect(found?.responses.map(({ wave }) => wave)).not.toContain(demo.openWave)
    }
    const places = reach.map(({ plan, isUnsafe, tries = 0, noReply, asksAgain }) =>
      !plan
        ? 'no plan'
        : isUnsafe
          ? 'unsafe'
          : noReply
            ? `${tries} tries`
            : !asksAgain
              ? 'not asked'
              : tries
                ? 'invited'
                : 'due',
    )
    const all = ['due', 'invited', 'no plan', 'unsafe', '3 tries', 'not asked']
    if (reach.length > 0) expect(new Set(places)).toEqual(new Set(all))
  })

  it('falls within its wave and says everything in both languages', () => {
    for (const { response } of everyAnswer) {
      const wave = demo.waves.find(({ key }) => key === response.wave)
      expect(
        response.submittedOn >= (wave?.opensOn ?? '~') && response.submittedOn <= (wave?.closesOn ?? ''),
      ).toBe(true)
    }
    const said = [
      ...[demo.waves, demo.regions, demo.services].flat().map(({ label }) => label),
      ...demo.instruments.flatMap(({ title, questions }) => [title, ...questions.map(({ text }) => text)]),
    ]
    expect(said.every(({ en, es }) => en.trim() && es.trim())).toBe(true)
  })

  it('shares no run of six words with the examples of the codebook', () => {
    const examples = codebooks.flatMap(({ codes }) => codes.flatMap((code) => code.examples ?? []))
    const theirs = new Set(examples.flatMap(({ text }) => runs(text, 6)))
    expect(open.flatMap(({ text }) => runs(text, 6)).filter((run) => theirs.has(run))).toEqual([])
  })

  it('notes each answer in the list of themes, also where it carries none', () => {
    expect(Object.keys(themes).sort()).toEqual(open.map(({ at }) => at).sort())
  })

  it('holds no name in the middle of a sentence but the invented ones', () => {
    const calendar = /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?$|^(June|July)$/
    const capitals = open.flatMap(({ text }) => [...text.matchAll(/(?<=[\p{L}\p{N},;:)] )\p{Lu}\p{Ll}+/gu)])
    const names = capitals.map(([name]) => name).filter((name) => !calendar.test(name))
    expect(names.filter((name) => !demo.allowedNames.includes(name))).toEqual([])
  })
})

it('shares no run of five words between two people of any study', () => {
  const said = studies.flatMap(({ open }) => open)
  expect(new Set(studies.flatMap(({ demo }) => keys(demo.people))).size).toBe(68)
  expect(sharedRuns(said, 5)).toEqual([])
})

describe('the people of Two waves', () => {
  it('are sixty, twenty-two of them in both waves', () => {
    expect(demo.people).toHaveLength(60)
    expect(demo.people.filter(({ waves }) => waves.length === 2)).toHaveLength(22)
    expect(demo.people.flatMap(({ waves }) => waves)).toHaveLength(82)
    expect(demo.people.filter(({ isAdult }) => isAdult)).toHaveLength(12)
  })

  it('answer in Spanish in about two of five cases, among people and among person-waves', () => {
    const spanish = demo.people.filter(({ language }) => language === 'es')
    for (const share of [spanish.length / 60, spanish.flatMap(({ waves }) => waves).length / 82]) {
      expect(share).toBeGreaterThanOrEqual(0.35)
      expect(share).toBeLessThanOrEqual(0.45)
    }
  })

  it('answer in each of their waves, by survey and by interview', () => {
    for (const { responses, waves } of demo.people) {
      expect([...new Set(responses.map(({ wave }) => wave))]).toEqual(waves)
    }
    const guided = demo.people.flatMap(({ responses }) =>
      responses.filter(({ instrument }) => instrument !== 'svf'),
    )
    expect(guided.length).toBeGreaterThan(20)
    expect(guided.every(({ mode }) => mode === 'interview')).toBe(true)
  })

  it('have, in great majority, an effective consent', () => {
    expect(demo.people.filter(mayAnalyse).length).toBeGreaterThanOrEqual(52)
  })
})

describe('the words of Two waves', () => {
  it('are at least 190 open answers, no two alike', () => {
    expect(open.length).toBeGreaterThanOrEqual(190)
    expect(new Set(open.map(({ text }) => words(text).join(' '))).size).toBe(open.length)
  })

  it('speak of every active theme, of four of them often', () => {
    for (const { codes } of codebooks) {
      expect(codes.flatMap(({ id, status }) => (status === 'active' ? [id] : [])).sort()).toEqual(
        [...CODES].sort(),
      )
    }
    for (const code of CODES) expect(speakers([code]).length, code).toBeGreaterThanOrEqual(4)
    for (const code of ['law_enforcement_trust', 'judicial_voice', 'comfort', 'service_choice']) {
      expect(speakers([code]).length, code).toBeGreaterThanOrEqual(12)
    }
  })

  it('hold no telephone number but the invented one', () => {
    const numbers = open.flatMap(({ text }) => text.match(/\d(?:[\s().-]?\d){4,}/g) ?? [])
    expect(numbers).toEqual(['555-0142'])
  })
})

describe('the traps of Two waves', () => {
  const consentOf = (kind: string) => trapped(kind).flatMap((key) => personOf(key).consent)
  const said = (kind: string) => open.filter(({ person }) => trapped(kind).includes(person))

  it('stop five consents, each in its own way', () => {
    const kinds = ['withdrawn', 'unsafe_giver', 'unknown_giver', 'youth_declined', 'expired']
    for (const kind of kinds) {
      expect(trapped(kind), kind).toHaveLength(1)
      expect(trapped(kind).map(personOf).some(mayAnalyse), kind).toBe(false)
      expect(said(kind).length, kind).toBeGreaterThan(0)
    }
    expect(demo.people.filter((person) => !mayAnalyse(person))).toHaveLength(kinds.length)
    expect(consentOf('withdrawn').at(-1)).toMatchObject({
      party: 'youth',
      scopes: ['analyse'],
      decision: 'withdrawn',
    })
    expect(consentOf('unsafe_giver')[0]).toMatchObject({ decision: 'granted', giverSafety: 'unsafe' })
    expect(consentOf('unknown_giver')[0]).toMatchObject({ decision: 'granted', giverSafety: 'unknown' })
    expect(consentOf('youth_declined')[0]).toMatchObject({
      party: 'giver',
      decision: 'granted',
      giverSafety: 'safe',
    })
    expect(consentOf('expired').every(({ until }) => until === '2026-10-01')).toBe(true)
  })

  it('keep one person from the machine only', () => {
    const [person] = trapped('no_automated_assist').map(personOf)
    expect(person && mayAnalyse(person)).toBe(true)
    const youth = person?.consent.filter(({ party }) => party === 'youth') ?? []
    expect(youth.find(({ scopes }) => scopes.includes('automated_assist'))?.decision).toBe('declined')
  })

  it('hold a region of three and a cell where everybody agrees', () => {
    const [first] = trapped('small_region').map(personOf)
    const inRegion = demo.people.filter(({ region }) => region === first?.region)
    expect(keys(inRegion)).toEqual(trapped('small_region'))
    expect(inRegion).toHaveLength(3)
    const cell = everyAnswer.filter(
      ({ response, answer }) =>
        response.wave === 'followup' && answer.service === 'text_line' && answer.question.startsWith('V4'),
    )
    expect(new Set(cell.map(({ person }) => person.key)).size).toBeGreaterThanOrEqual(8)
    expect(cell.every(({ answer }) => (answer.value ?? 0) >= 4)).toBe(true)
  })

  it('hold a place, a first name, a number, an emoji before the words, another language, one word', () => {
    expect(said('place_name').some(({ text }) => text.includes('Pellworth'))).toBe(true)
    expect(said('person_name').some(({ text }) => text.startsWith('Marisol'))).toBe(true)
    expect(said('phone_number').some(({ text }) => /\b555-01\d\d\b/.test(text))).toBe(true)
    expect(said('emoji_offset').some(({ text }) => /^\p{Extended_Pictographic}/u.test(text))).toBe(true)
    const [foreign] = trapped('other_language').map(personOf)
    expect(foreign?.language).toBe('en')
    expect(said('other_language').some(({ text }) => words(text).includes('muchacha'))).toBe(true)
    expect(said('very_short').map(({ text }) => words(text).length)).toEqual([1])
  })
})
