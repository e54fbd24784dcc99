import { fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import { heading, sitDown, themesPath } from '../testing/desk.tsx'
import { ada, quotesAnswer, studyId, themeAnswer } from '../testing/world.ts'

const text = (en: string) => ({ __typename: 'LocalizedText', en, es: null })
const code = (key: string) => ({ __typename: 'Code', id: `Code-${key}`, key, title: text(key) })
const evaluator = {
  ...ada,
  memberships: ada.memberships.map((one) => ({ ...one, may: [...one.may, 'edit codebook'] })),
}

describe('what a question asks about', () => {
  const about = (rest: object = {}) => ({
    ...{ __typename: 'AskedAbout', codes: [code('rules')], isDecided: false, by: null, revision: 0 },
    question: { __typename: 'Question', id: 'Question-1', text: text('How were the rules?') },
    ...rest,
  })
  const open = async (said: object) => {
    let stands: object = about()
    const desk = sitDown(`/study/${studyId}/asked`, evaluator, {
      AskedAbout: () => ({
        study: {
          ...{ __typename: 'Study', id: studyId, askedAbout: [stands] },
          codebook: {
            ...{ __typename: 'Codebook', id: 'Codebook-1' },
            codes: ['rules', 'calm'].map((key) => ({ ...code(key), isDraft: false })),
          },
        },
      }),
      DecideAskedAbout: () => {
        stands = about({ isDecided: true, by: 'Ada', revision: 1 })
        return { decideAskedAbout: said }
      },
    })
    await heading('How were the rules?')
    return desk
  }

  it('stands as proposed until somebody takes it', async () => {
    const { asked } = await open({ __typename: 'MutationDecideAskedAboutSuccess', data: about() })
    screen.getByText('proposed, nobody decided')
    screen.getByText('1 of 1 questions wait to be decided.')
    fireEvent.click(screen.getByRole('button', { name: /^Take this/ }))
    await screen.findByText('said by Ada')
    expect(asked.find(({ operation }) => operation === 'DecideAskedAbout')!.variables['input']).toEqual({
      ...{ studyId, questionId: 'Question-1', codeIds: ['Code-rules'], expected: 0 },
    })
    screen.getByText(/^Saved\. It holds for every version/)
  })

  it('is chosen by hand, and whoever comes second is told', async () => {
    const { asked } = await open({ __typename: 'EditedMeanwhile' })
    fireEvent.click(screen.getByRole('button', { name: /^Choose codes/ }))
    fireEvent.click(screen.getByLabelText('calm'))
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText(/^Somebody else said it before you/)
    const { variables } = asked.find(({ operation }) => operation === 'DecideAskedAbout')!
    expect(variables['input']).toMatchObject({ codeIds: ['Code-rules', 'Code-calm'] })
  })
})

describe('a theme', () => {
  const open = async () => {
    const desk = sitDown(`${themesPath}/rules`, evaluator, {
      Theme: () => themeAnswer,
      Quotes: () => quotesAnswer(false),
    })
    await heading(/Rules and rooms/)
    await screen.findByText('1 quote from 1 person')
    return desk
  }

  it('keeps apart who was asked and did not speak of it, and who was not asked', async () => {
    await open()
    const rows = [...document.querySelectorAll('.asked-lines tbody tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent),
    )
    expect(rows[0]).toEqual(['Baseline', '13', '1', '4', '9'])
  })

  it('says who or what a quote is about, and is looked through by it', async () => {
    const { asked } = await open()
    const facts = document.querySelector('.quote-facts')!
    expect(facts.textContent).toContain('experience')
    expect(facts.textContent).toContain('Facility')
    fireEvent.change(screen.getByLabelText('What it is'), { target: { value: 'ask' } })
    fireEvent.change(screen.getByLabelText('About'), { target: { value: 'judge' } })
    await waitFor(() => expect(asked.at(-1)!.variables['filter']).toEqual({ kind: 'ask', about: 'judge' }))
    expect(window.location.search).toContain('kind=ask')
  })

  it('says which aspects a quote may show, as a draft that nobody decided, and is looked through by them', async () => {
    const { asked } = await open()
    expect(document.querySelector('.aspect-words')!.textContent).toBe(
      'May show: Curfews a machine’s draft, nobody decided it',
    )
    fireEvent.change(screen.getByLabelText('May show (draft)'), { target: { value: 'phones' } })
    await waitFor(() => expect(asked.at(-1)!.variables['filter']).toEqual({ aspect: 'phones' }))
    expect(window.location.search).toBe('?aspect=phones')
    screen.getByText(/^A machine proposed what quotes may show, and nobody decided it/)
  })
})
