import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import { heading, sitDown, themesPath } from '../testing/desk.tsx'
import { ada, quotesAnswer, studyId, themeAnswer } from '../testing/world.ts'

const coding = quotesAnswer(false).study.theme.quotes.edges[0]!.node
const choice = (rest: object = {}) => ({
  study: {
    ...{ __typename: 'Study', id: studyId },
    theme: {
      ...{ __typename: 'Theme', id: 'Theme-rules' },
      choice: {
        ...{ __typename: 'QuoteChoice', people: 4, quotes: 5, peopleChosen: 1, prevailing: 'negative' },
        ...{ peopleNotRead: 2, quotesNotRead: 3, quotesLeftOut: 0 },
        stances: [{ __typename: 'StanceShown', stance: 'negative', people: 4, quotes: 5, chosen: 1 }],
        chosen: [{ __typename: 'ChosenQuote', reason: 'typical', words: ['rules'], coding }],
        ...rest,
      },
    },
  },
})

describe('quotes that stand for a theme', () => {
  const open = async (answer: object) => {
    const desk = sitDown(`${themesPath}/rules`, ada, {
      Theme: () => themeAnswer,
      Quotes: () => quotesAnswer(false),
      Choice: () => answer,
    })
    await heading(/Rules and rooms/)
    fireEvent.click(await screen.findByRole('button', { name: 'A balanced choice' }))
    return desk
  }

  it('are told with why they were chosen, how many there are, and whom nothing is chosen of', async () => {
    const { asked } = await open(choice())
    await screen.findByText('1 of 5 quotes, from 1 of 4 people.')
    const item = document.querySelector<HTMLElement>('.quote-item')!
    expect(item.querySelector('.quote-reason')!.textContent).toBe(
      'Typical: near to what the others say (by “rules”)',
    )
    within(item).getByText('suggested, not checked')
    screen.getByText('1 of 5 quotes, 4 people')
    screen.getByText(/^3 quotes from 2 people stand in the list of all alone/)
    expect(window.location.search).toBe('?quotes=chosen')
    expect(asked.filter(({ operation }) => operation === 'Choice')).toHaveLength(1)
    fireEvent.click(screen.getByRole('button', { name: 'All of them' }))
    await screen.findByText('1 quote from 1 person')
  })

  it('are said not to be there where there are none', async () => {
    await open(choice({ quotes: 0, people: 0, stances: [], chosen: [], quotesNotRead: 0 }))
    await heading('Nothing to choose from')
  })
})

describe('what the codebook misses', () => {
  const candidate = {
    ...{ __typename: 'Candidate', en: ['bus pass', 'ride'], es: ['boleto'], people: 5, englishPeople: 4 },
    ...{ spanishPeople: 2, passageCount: 2 },
    passages: ['Passage-1', 'Passage-2'].map((passageId) => ({
      ...{ __typename: 'MissedPassage', passageId },
      spans: [{ __typename: 'Span', start: 0, end: 11 }],
    })),
  }
  const missed = (rest: object = {}) => ({
    study: {
      ...{ __typename: 'Study', id: studyId, languages: ['en', 'es'] },
      missed: {
        ...{ __typename: 'Missed', people: 9, passages: 20, passagesLeftOut: 0, fewest: 3 },
        ...{ isCompared: true, copied: 0 },
        candidates: [candidate],
        ...rest,
      },
    },
  })
  const passage = {
    ...{ __typename: 'Passage', id: 'Passage-1', text: 'No bus pass, no school.', language: 'en' },
    question: {
      __typename: 'Question',
      id: 'Question-1',
      text: { __typename: 'LocalizedText', en: 'Why?', es: null },
    },
    wave: {
      __typename: 'Wave',
      id: 'Wave-1',
      label: { __typename: 'LocalizedText', en: 'Baseline', es: null },
    },
    response: { __typename: 'Response', id: 'Response-1' },
  }
  const open = async (answer: object) => {
    const desk = sitDown(`/study/${studyId}/missed`, ada, {
      Missed: () => answer,
      MissedPassages: () => ({ nodes: [passage, null] }),
    })
    await heading('What the codebook misses')
    return desk
  }

  it('is named on the page alone, and its passages are opened only when asked for', async () => {
    const { asked } = await open(missed())
    await heading('bus pass, ride · boleto')
    screen.getByText('Looked through 20 passages of 9 people.')
    expect(asked.some(({ operation }) => operation === 'MissedPassages')).toBe(false)
    fireEvent.click(screen.getByText('Read 2 passages'))
    const details = document.querySelector<HTMLDetailsElement>('.missed-passages')!
    details.open = true
    fireEvent(details, new Event('toggle'))
    await screen.findByText('No bus pass')
    screen.getByText('This passage may not be read any more.')
    expect(window.location.href + document.title).not.toContain('bus')
    fireEvent.change(screen.getByLabelText('Language'), { target: { value: 'es' } })
    await waitFor(() => expect(asked.at(-1)!.variables).toEqual({ study: studyId, language: 'es' }))
  })

  it.each([
    ['Too few people', { people: 2, candidates: [] }],
    ['Nothing recurs outside the codes', { candidates: [] }],
  ])('says %s', async (title, rest) => {
    await open(missed(rest))
    await heading(title)
  })

  it('says where there is too little to compare with', async () => {
    await open(missed({ isCompared: false }))
    await screen.findByText(/^Too little is coded to compare with/)
  })
})
