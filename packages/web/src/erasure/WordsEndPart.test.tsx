import { fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import { sitDown } from '../testing/desk.tsx'
import { ada, studyId } from '../testing/world.ts'

const may = ['read erasures', 'run retention', 'end words']
const steward = { ...ada, memberships: ada.memberships.map((one) => ({ ...one, may })) }
const request = (more: object = {}) => ({
  ...{ __typename: 'WordsEnd', askedAt: '2026-11-27T08:00:00Z', saidBefore: '2023-11-27T08:00:00Z' },
  ...{ askedBy: 'Dara', isOwn: false, isAgreed: null, decidedAt: null, people: 4, responses: 7, ...more },
})
const agreed = { isAgreed: true, decidedAt: '2026-11-27T09:00:00Z' }
const retention = (wordsEnd: object | null) => ({
  study: {
    ...{ __typename: 'Study', id: studyId },
    retention: {
      ...{ __typename: 'Retention', closedOn: null, resultsReturnedOn: null, wordsEnd },
      due: [{ __typename: 'DueCount', kind: 'words', people: 4, isDestroyed: false }],
    },
  },
})
const erasures = () => ({
  study: {
    ...{ __typename: 'Study', id: studyId },
    erasures: {
      ...{ __typename: 'StudyErasuresConnection', totalCount: 0, edges: [] },
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    },
  },
})
const done = (name: string) => ({
  done: { __typename: `Mutation${name}Success`, data: { __typename: 'Study', id: studyId } },
})
const failed = /^That was not done\. Load the page again/

const sit = (answers: Parameters<typeof sitDown>[2]) => {
  const { asked } = sitDown(`/study/${studyId}/erasure`, steward, { Erasures: erasures, ...answers })
  return (operation: string) => asked.filter((one) => one.operation === operation)
}

describe('the end of words', () => {
  it('is agreed to once by whoever taps twice, and nothing is said to have failed', async () => {
    let isDone = false
    let show = () => {}
    const sent = sit({
      // The page reads anew what came of it, and that takes its time.
      Retention: () =>
        isDone
          ? new Promise((resolve) => (show = () => resolve(retention(request(agreed)))))
          : retention(request()),
      DecideEndOfWords: () => {
        const first = !isDone
        isDone = true
        return first ? done('DecideEndOfWords') : { done: { __typename: 'NotFound' } }
      },
    })
    const agree = await screen.findByRole('button', { name: 'Agree, and destroy them now' })
    fireEvent.click(agree)
    fireEvent.click(agree)
    fireEvent.click(screen.getByRole('button', { name: 'Refuse' }))
    await waitFor(() => expect(sent('Retention')).toHaveLength(2))
    fireEvent.click(agree)
    show()
    await screen.findByText(/^Destroyed on .*the words of 7 responses of 4 people/)
    expect(sent('DecideEndOfWords').map(({ variables }) => variables)).toEqual([
      { input: { studyId, askedAt: '2026-11-27T08:00:00Z', isAgreed: true } },
    ])
    expect(screen.queryByText(failed)).toBeNull()
  })

  it('is asked for once', async () => {
    let isAsked = false
    const sent = sit({
      Retention: () => retention(isAsked ? request({ isOwn: true }) : null),
      AskEndOfWords: () => {
        isAsked = true
        return done('AskEndOfWords')
      },
    })
    const ask = await screen.findByRole('button', { name: 'Ask to destroy them' })
    fireEvent.click(ask)
    fireEvent.click(ask)
    await screen.findByText(/^Dara asked on .* 7 responses of 4 people/)
    expect(sent('AskEndOfWords')).toHaveLength(1)
  })

  it('says where it was not done, and shows what stands there now', async () => {
    let isTakenBack = false
    sit({
      Retention: () => retention(isTakenBack ? request({ isAgreed: false, decidedAt: null }) : request()),
      DecideEndOfWords: () => {
        isTakenBack = true
        return { done: { __typename: 'NotFound' } }
      },
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Agree, and destroy them now' }))
    await screen.findByText(failed)
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Agree, and destroy them now' })).toBeNull(),
    )
  })
})
