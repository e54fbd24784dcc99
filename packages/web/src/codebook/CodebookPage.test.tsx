import { fireEvent, screen, within } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import { heading, sitDown } from '../testing/desk.tsx'
import { ada, studyId } from '../testing/world.ts'

const path = `/study/${studyId}/codebook`
const came = {
  ...{ __typename: 'AsItCame', statements: 35_000 },
  inLanguages: [
    { __typename: 'CameInLanguage', language: 'en', answers: 240, n: 24, precision: 0.8, recall: 0.75 },
    { __typename: 'CameInLanguage', language: 'es', answers: 480, n: 51, precision: null, recall: 0.6 },
  ],
}
const code = (key: string, en: string, group: string | null = null) => ({
  ...{ __typename: 'Code', id: `Code-${key}`, key, group, hue: 1, isDraft: false, aspects: [] },
  asItCame: key === 'rules' ? came : null,
  title: { __typename: 'LocalizedText', en, es: null },
  definition: { __typename: 'LocalizedText', en: `What ${en} means`, es: null },
})
const measured = (precision: number, recall: number) => ({
  ...{ __typename: 'Measured', precision, recall, f1: (2 * precision * recall) / (precision + recall) },
})
const figures = (key: string, n: number, way: string) => ({
  ...{ __typename: 'CodeFigures', key, n, way, with40More: n < 5 ? null : 0.74 },
  before: measured(0.5, 0.4),
  after: measured(0.8, 0.6),
})
const model = (number: number, state: string, more: object = {}) => ({
  ...{
    __typename: 'LearnedModel',
    number,
    state,
    askedAt: '2026-05-01T10:00:00Z',
    learnedAt: '2026-05-01T10:01:00Z',
  },
  ...{ texts: 64, people: 8, distinct: 60, codebookVersion: 1, reason: null, sites: [] },
  codes: [figures('rules', 32, 'both'), figures('heard', 3, 'before')],
  ...more,
})
const answer = (learning: object) => ({
  study: {
    ...{ __typename: 'Study', id: studyId },
    codebook: {
      ...{ __typename: 'Codebook', id: 'Codebook-1', version: 1, groups: [] },
      title: { __typename: 'LocalizedText', en: 'Ways', es: null },
      codes: [code('rules', 'Rules'), code('heard', 'Being heard')],
    },
    learning: {
      ...{ __typename: 'Learning', texts: 64, people: 8, leastTexts: 50, leastPeople: 5 },
      ...{ isEnough: true, isWorthwhile: false, models: [], ...learning },
    },
  },
})

const evaluator = {
  ...ada,
  memberships: ada.memberships.map((one) => ({ ...one, may: [...new Set([...one.may, 'edit codebook'])] })),
}
const open = async (learning: object = {}, answers: object = {}) => {
  const desk = sitDown(path, evaluator, { Codebook: () => answer(learning), ...answers })
  await heading('What it learns from decisions')
  return desk
}

/** Of the codebook itself, which stands below what was learned. */
const rowOf = (name: RegExp) => screen.getAllByRole('row', { name }).at(-1)!

describe('the codebook', () => {
  it('says that nothing is measured, and what it takes, before anything was learned', async () => {
    await open({ texts: 12, people: 3, isEnough: false })
    screen.getByText('12 texts of 3 people are decided whole.')
    screen.getByText(/^Nothing is measured here yet. It takes 50 texts of 5 people/)
    screen.getByRole('link', { name: 'Decide suggestions' })
    expect(screen.queryByRole('button', { name: 'Learn from what is decided' })).toBeNull()
  })

  it('has beside every code what came along says of it, on invented answers, until the study has figures', async () => {
    await open({ texts: 12, people: 3, isEnough: false })
    screen.getByText(/^Figures of the tagger as it came, on invented answers: it was learned from 35,000 inv/)
    const cells = (name: RegExp) => within(rowOf(name)).getAllByRole('cell')
    expect(cells(/^Rules/).map((one) => one.textContent)).toEqual([
      ...['English 24Spanish 51', 'English 80%Spanish –', 'English 75%Spanish 60%'],
    ])
    expect(cells(/^Being heard/).map((one) => one.textContent)).toEqual(['–', '–', '–'])
  })

  it('has beside every code how well it is found, and says which figures these are', async () => {
    await open({ models: [model(2, 'used'), model(1, 'aside')] })
    const row = within(rowOf(/^Rules/))
    expect(row.getAllByRole('cell').map((one) => one.textContent)).toEqual([
      ...['32', '80%', '60%', 'Label 40 more like these and expect about 74%.'],
    ])
    screen.getByText(/^Figures of model 2, which is in use, on 64 texts/)
    expect(screen.queryByText(/on invented answers/)).toBeNull()
    expect(within(rowOf(/^Being heard/)).getByText('too few')).toBeTruthy()
  })

  it('shows those of the tagger as it came where no model is in use', async () => {
    await open({ models: [model(1, 'aside')] })
    screen.getByText(/^Figures of the tagger as it came, on 64 texts/)
    const row = within(rowOf(/^Rules/))
    expect(
      row
        .getAllByRole('cell')
        .map((one) => one.textContent)
        .slice(1, 3),
    ).toEqual(['50%', '40%'])
  })

  it('puts a proposed model beside what there was, and uses it when a person says so', async () => {
    const used: unknown[] = []
    await open(
      { models: [model(2, 'proposed'), model(1, 'used')] },
      {
        UseModel: ({ input }: { input: unknown }) => {
          used.push(input)
          return { useModel: { __typename: 'MutationUseModelSuccess' } }
        },
      },
    )
    const compared = within(screen.getByRole('region', { name: 'The new model beside what there was' }))
    const row = within(compared.getByRole('row', { name: /^Rules/ }))
    expect(row.getAllByRole('cell').map((one) => one.textContent)).toEqual([
      ...['32', '50% · 40%', '80% · 60%', '80% · 60%', 'half as before, half learned'],
    ])
    expect(screen.getAllByText(/4 of the texts are copies of others/)).toHaveLength(2)
    fireEvent.click(screen.getByRole('button', { name: 'Use it' }))
    await screen.findByText('It is in use. What nobody decided is being read again.')
    expect(used).toEqual([{ studyId, number: 2 }])
  })

  it('does not offer to use what was learned with another version of the codebook', async () => {
    await open({ models: [model(1, 'proposed', { codebookVersion: 7 })] })
    screen.getByText(/^It was learned with an older version of the codebook/)
    expect(screen.queryByRole('button', { name: 'Use it' })).toBeNull()
  })

  it('says that a model was taken back, and of what failed why', async () => {
    await open({
      models: [model(3, 'failed', { reason: 'too_little', codes: [] }), model(2, 'discarded', { codes: [] })],
    })
    screen.getByText(/^It was not learned: too little is left/)
  })

  it('is not there for a coder', async () => {
    const coder = {
      ...ada,
      memberships: ada.memberships.map((one) => ({ ...one, may: ['read themes', 'read words'] })),
    }
    sitDown(path, coder as typeof ada, { Codebook: () => answer({}) })
    await heading('Nothing to see here')
  })
})
