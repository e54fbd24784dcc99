import { fireEvent, screen } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import { heading, sitDown, themesPath } from '../testing/desk.tsx'
import { ben, quotesAnswer, studyId, themeAnswer } from '../testing/world.ts'

const came = {
  ...{ __typename: 'AsItCame', statements: 35_000 },
  inLanguages: [
    { __typename: 'CameInLanguage', language: 'es', answers: 480, n: 51, precision: 0.8, recall: 0.6 },
  ],
}

describe('beside a code of a theme', () => {
  it('a coder too reads how well it is found, once they look at the code', async () => {
    const { asked } = sitDown(`${themesPath}/rules`, ben, {
      Theme: () => themeAnswer,
      Quotes: () => quotesAnswer(false),
      AsItCame: ({ key }) => ({
        study: {
          ...{ __typename: 'Study', id: studyId },
          code: { __typename: 'Code', id: `Code-${key}`, asItCame: came },
        },
      }),
    })
    await heading(/Rules and rooms/)
    expect(asked.some(({ operation }) => operation === 'AsItCame')).toBe(false)
    const note = (await screen.findByText('Rules')).closest('details')!
    note.open = true
    fireEvent(note, new Event('toggle'))
    await screen.findByText(/^Figures of the tagger as it came, on invented answers/)
    screen.getByText(
      'Spanish: 51 of 480 answers have it. Of what was suggested 80% was right; of what is there 60% was found.',
    )
    expect(asked.some(({ operation }) => operation === 'Codebook')).toBe(false)
  })
})
