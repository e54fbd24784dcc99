import { screen, waitFor } from '@solidjs/testing-library'
import { expect, it } from 'vitest'
import { sitDown } from '../testing/desk.tsx'
import { ada, studyId } from '../testing/world.ts'

const at = `/study/${studyId}`
const who = (...may: string[]) => ({
  ...ada,
  memberships: ada.memberships.map((one) => ({ ...one, may: [...one.may, ...may] })),
})
const overview = {
  ...{
    __typename: 'StudyOverview',
    people: 0,
    peopleInAllWaves: 0,
    responses: 0,
    passages: 0,
    suggestions: 0,
  },
  ...{ decided: 0, codedPeople: 0, decidedPeople: 0, passagesNotAssisted: 0, waves: [] },
}
const waiting = {
  ...{ __typename: 'WordsEnd', askedAt: '2026-11-27T08:00:00Z', saidBefore: '2023-11-27T08:00:00Z' },
  ...{ askedBy: 'Dara', isOwn: false, isAgreed: null, decidedAt: null, people: 3, responses: 4 },
}
const answers = (people: number, wordsEnd: object | null = null) => ({
  Overview: () => ({ study: { __typename: 'Study', id: studyId, leftOut: 0, overview } }),
  Retention: () => ({
    study: {
      ...{ __typename: 'Study', id: studyId },
      retention: {
        ...{ __typename: 'Retention', closedOn: null, resultsReturnedOn: null, wordsEnd },
        due: people ? [{ __typename: 'DueCount', kind: 'words', people, isDestroyed: false }] : [],
      },
    },
  }),
})

it.each([
  ['who may ask', ['run retention', 'end words'], null, /of 3 people\. They end only if you ask for it/],
  ['who agrees', ['run retention'], null, /of 3 people\. They end only if a data steward asks/],
  ['who agrees, once it is asked', ['run retention'], waiting, /Somebody asked that they end/],
])('tells %s on the study’s page that words are too old, and where to go', async (_, may, last, said) => {
  sitDown(at, who(...may), answers(3, last))
  expect((await screen.findByText(said)).textContent).toMatch(/older than three years/)
  expect(screen.getByRole('link', { name: 'Look at what is due' }).getAttribute('href')).toBe(`${at}/erasure`)
})

it.each([
  ['nothing is due', ['run retention', 'end words'], 0],
  ['somebody may neither ask nor agree', [], 3],
])('says nothing where %s', async (_, may, people) => {
  const { asked } = sitDown(at, who(...may), answers(people))
  await screen.findByText(/Nobody has spoken/)
  const isAsked = () => asked.some(({ operation }) => operation === 'Retention')
  if (may.length > 0) await waitFor(() => expect(isAsked()).toBe(true))
  await new Promise((settle) => setTimeout(settle, 50))
  expect(screen.queryByText(/older than three years/)).toBeNull()
  expect(isAsked()).toBe(may.length > 0)
})
