import { describe, expect, it } from 'vitest'
import { codebooks, holds, keys, readStudy, runs, words } from './support/demoStudy.ts'

const { demo, everyAnswer, open, trapped, personOf, speakers } = readStudy('eight-interviews')
const inWave = (wave: string) => demo.people.filter(({ waves }) => waves.includes(wave))
const two = readStudy('two-waves').demo

describe('the people of Eight interviews', () => {
  it('are eight, six of them twice', () => {
    expect(demo.people).toHaveLength(8)
    expect(inWave('baseline')).toHaveLength(8)
    expect(keys(inWave('followup'))).toEqual(['e1', 'e2', 'e3', 'e5', 'e6', 'e8'])
    expect(demo.people.filter(({ isAdult }) => isAdult)).toHaveLength(3)
    expect(demo.people.filter(({ language }) => language === 'es')).toHaveLength(3)
  })

  it('live and are helped elsewhere than those of Two waves', () => {
    for (const list of ['regions', 'services'] as const) {
      const theirs = two[list].flatMap(({ key, label }) => [key, label.en, label.es])
      const ours = demo[list].flatMap(({ key, label }) => [key, label.en, label.es])
      expect(ours.filter((one) => theirs.includes(one))).toEqual([])
    }
  })

  it('were each interviewed once a wave, some two years apart', () => {
    for (const { waves, language, responses } of demo.people) {
      expect(responses.map(({ wave }) => wave)).toEqual(waves)
      for (const response of responses) {
        expect(response).toMatchObject({ mode: 'interview', instrument: `${response.wave}_guide`, language })
      }
      const [first, second] = responses.map(({ submittedOn }) => Date.parse(submittedOn) / 86_400_000)
      if (first && second) expect(Math.abs(second - first - 2 * 365)).toBeLessThan(60)
    }
  })

  it('all consent, two of them not to everything', () => {
    for (const scope of ['participate', 'analyse', 'automated_assist'] as const) {
      expect(demo.people.every((person) => holds(person, scope))).toBe(true)
    }
    for (const scope of ['quote_verbatim', 'share_advisory_board'] as const) {
      const without = demo.people.filter((person) => !holds(person, scope))
      expect(keys(without)).toEqual(trapped(`no_${scope}`))
      expect(without).toHaveLength(1)
    }
    const consents = demo.people.flatMap(({ consent }) => consent)
    expect(consents.every(({ until }) => until === '2027-03-01')).toBe(true)
    expect(consents.some(({ decision }) => decision === 'withdrawn')).toBe(false)
  })
})

describe('the answers of Eight interviews', () => {
  it('are seven to nine an interview, each block of the guide asked', () => {
    for (const { responses } of demo.people) {
      for (const { answers, instrument } of responses) {
        const answered = answers.filter(({ state }) => state === 'answered').length
        expect(answered >= 7 && answered <= 9).toBe(true)
        const blocks = demo.instruments.find(({ key }) => key === instrument)?.questions ?? []
        expect([...new Set(answers.map(({ question }) => question))]).toEqual(keys(blocks))
      }
    }
    expect(everyAnswer).toHaveLength(open.length + 8)
  })

  it('are turns of three to nine sentences', () => {
    const sentences = (text: string) => text.split(/[.!?…]+/).filter((part) => words(part).length > 0).length
    const odd = open.filter(({ text }) => sentences(text) < 3 || sentences(text) > 9)
    expect(odd.map(({ at }) => at)).toEqual([])
  })

  it('share no run of five words with the examples of the codebook', () => {
    const examples = codebooks.flatMap(({ codes }) => codes.flatMap((code) => code.examples ?? []))
    const theirs = new Set(examples.flatMap(({ text }) => runs(text, 5)))
    expect(open.flatMap(({ text }) => runs(text, 5)).filter((run) => theirs.has(run))).toEqual([])
  })

  it('hold the invented name and place and nothing that only writing has', () => {
    const saying = (name: string) => [
      ...new Set(open.filter((o) => o.text.includes(name)).map((o) => o.person)),
    ]
    expect(saying('Delphine')).toEqual(trapped('person_name'))
    expect(saying('Marrowby')).toEqual(trapped('place_name'))
    expect(open.filter(({ text }) => /\p{Extended_Pictographic}|\d/u.test(text))).toEqual([])
  })

  it('move between both languages where one person does', () => {
    const mixed = open.filter(({ person }) => trapped('spanglish').includes(person))
    const english = mixed.filter(({ text }) => /\b(and|the|like|so|they|she|van|socks|I)\b/.test(text))
    expect(english.length).toBeGreaterThanOrEqual(mixed.length - 2)
    expect(mixed.every(({ text }) => /\b(que|una|el|la|y)\b/.test(text))).toBe(true)
  })
})

describe('the themes of Eight interviews', () => {
  it('are the court for three of eight, then for four of six', () => {
    expect(speakers(['judicial_voice'], 'baseline')).toEqual(['e1', 'e3', 'e5'])
    expect(speakers(['judicial_voice'], 'followup')).toEqual(['e1', 'e3', 'e5', 'e8'])
  })

  it('are as many as were planned, the rest with two people or more', () => {
    const planned: [string[], number][] = [
      [['service_choice'], 5],
      [['comfort', 'rules_and_control'], 6],
      [['lasting_support'], 6],
      [['law_enforcement_trust'], 4],
      [['awareness'], 3],
    ]
    for (const [codes, people] of planned) expect(speakers(codes), codes.join()).toHaveLength(people)
    const rest = [
      ...['identification', 'safety', 'honest_communication', 'compassion', 'disclosure_pressure'],
      ...['survivor_leadership', 'service_access', 'professional_training'],
    ]
    for (const code of rest) expect(speakers([code]).length, code).toBeGreaterThanOrEqual(2)
  })

  it('have somebody who says otherwise about court and police, and one for whom police changed', () => {
    const court = trapped('negative_case_court')
    const police = trapped('negative_case_police')
    const changed = trapped('positive_change_police')
    for (const one of [court, police, changed]) expect(one.map(personOf)).toHaveLength(1)
    for (const wave of ['baseline', 'followup']) {
      expect(speakers(['judicial_voice'], wave)).toEqual(expect.arrayContaining(court))
      expect(speakers(['law_enforcement_trust'], wave)).toEqual(expect.arrayContaining(changed))
    }
    expect(speakers(['law_enforcement_trust'], 'baseline')).toEqual(expect.arrayContaining(police))
  })
})
