import { fireEvent, screen, within } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import { speak } from '../language/language.ts'
import { sitDown, themesPath } from '../testing/desk.tsx'
import { ada, quotesAnswer, themeAnswer } from '../testing/world.ts'

const state = (isPrepared: boolean, isApproved = false, shown: object | null = null) => ({
  ...{ __typename: 'ReleaseState', isPrepared, isApproved, isPreparedByViewer: false },
  leaves: isApproved,
  short: [],
  shown,
  shownText: shown && 'There are',
  because: isApproved ? [] : [isPrepared ? 'one_approval' : 'not_approved'],
})
const coding = (words: string, revision: number, board: object) => ({
  ...{ __typename: 'Coding', id: 'Coding-1', revision, state: 'accepted', stance: 'negative' },
  passage: {
    ...{ __typename: 'Passage', id: 'Passage-1', language: 'en' },
    response: { __typename: 'Response', id: 'Response-1' },
  },
  quote: { __typename: 'Quote', text: words, start: 3, marks: [], startsInside: false, endsInside: false },
  ...{ board, lead: state(false), public: state(false) },
})
const may = {
  ...ada,
  memberships: ada.memberships.map((one) => ({ ...one, may: [...one.may, 'approve quotes'] })),
}
const before = coding('There are rules.', 1, state(true))

const open = async (answer: object, after: object) => {
  let node: object = before
  const desk = sitDown(`${themesPath}/rules`, may as typeof ada, {
    Theme: () => themeAnswer,
    Quotes: () => quotesAnswer(false),
    Release: () => ({ node }),
    ApproveQuote: () => ((node = after), { approveQuote: answer }),
  })
  const summary = await screen.findByText('May these words leave?')
  const details = summary.closest('details')!
  details.open = true
  fireEvent(details, new Event('toggle'))
  const board = (await screen.findByText('To the board')).closest<HTMLElement>('.release-audience')!
  const button = within(board).getByRole('button', { name: 'I have looked too: it may leave' })
  button.focus()
  fireEvent.click(button)
  return { ...desk, board, details }
}

describe('who lets words leave', () => {
  it('says which words and which step they saw, and is told what stands', async () => {
    const after = coding('There are rules.', 1, state(true, true))
    const { asked, board } = await open({ __typename: 'MutationApproveQuoteSuccess', data: after }, after)
    await within(board).findByText('It may leave now.')
    const sent = asked.find((one) => one.operation === 'ApproveQuote')?.variables['input']
    expect(sent).toMatchObject({ codingId: 'Coding-1', audience: 'board', step: 'approve', expected: 1 })
    expect(sent).toMatchObject({ shown: { start: 3, end: 3 + 'There are rules.'.length } })
  })

  it('is told that somebody decided meanwhile, and sees the words as they are now, in both languages', async () => {
    const after = coding('There are rules, and my cousin made them.', 2, state(false))
    const { board, details } = await open({ __typename: 'DecidedMeanwhile', coding: after }, after)
    await within(board).findByText(/^Somebody decided about this meanwhile\. Nothing was changed/)
    await screen.findByText('There are rules, and my cousin made them.')
    within(board).getByText(/nobody has approved it/)
    within(board).getByRole('button', { name: 'Nothing here points at anybody' })
    expect(within(board).queryByText('It may leave now.')).toBeNull()
    expect(details.open).toBe(true)
    expect(board.isConnected).toBe(true)
    speak('es')
    await within(board).findByText(/^Alguien decidió sobre esto mientras tanto/)
  })

  it('is told that other words were prepared than stand there, and cannot approve these with them', async () => {
    const other = { __typename: 'Span', start: 3, end: 9 }
    const after = coding('There are rules.', 1, state(true, false, other))
    const { board } = await open({ __typename: 'DecidedMeanwhile', coding: after }, after)
    await within(board).findByText(/^It was prepared when the quote began or ended elsewhere/)
    within(board).getByText('There are')
    expect(within(board).queryByRole('button', { name: 'I have looked too: it may leave' })).toBeNull()
    within(board).getByRole('button', { name: 'Take it back' })
  })

  it('is told that the wave has too few people', async () => {
    const { board } = await open({ __typename: 'SmallWave' }, before)
    await within(board).findByText(
      /^Too few people have words in this wave for quotes to leave: it takes 11, or more/,
    )
  })
})
