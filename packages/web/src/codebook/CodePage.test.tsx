import { fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import { heading, sitDown } from '../testing/desk.tsx'
import { ada, studyId } from '../testing/world.ts'

const rule = (words: string, from: string, more: object = {}) => ({
  ...{ __typename: 'Rule', kind: 'word', words, said: `${words}e`, phrases: [], weight: 1.25, from },
  ...more,
})
const all = [
  rule('polic', 'shipped'),
  rule('<cop', 'shipped', { kind: 'letters' }),
  rule('judge', 'shipped', { kind: 'list', phrases: ['judge', 'juez'], weight: -2 }),
  rule('cuff', 'study'),
]
const text = (en: string) => ({ __typename: 'LocalizedText', en, es: null })
const aspect = (en: string, isDraft: boolean) => ({
  ...{ __typename: 'CodeAspect', key: en, title: text(en), definition: text(`${en}, or not`), isDraft },
})
const open = async () => {
  const desk = sitDown(`/study/${studyId}/code/police`, ada, {
    Rules: ({ find }) => ({
      study: {
        ...{ __typename: 'Study', id: studyId },
        code: {
          ...{ __typename: 'Code', id: 'Code-1', key: 'police', group: null, hue: 1, isDraft: false },
          ...{ title: text('The police'), definition: text('What they do'), include: null, exclude: null },
          aspects: [aspect('Being scared', true), aspect('Asking for help', false)],
          asItCame: {
            ...{ __typename: 'AsItCame', statements: 35_000 },
            inLanguages: [
              {
                __typename: 'CameInLanguage',
                language: 'en',
                answers: 240,
                n: 24,
                precision: 0.8,
                recall: 0.75,
              },
            ],
          },
          rules: find === '' ? all : all.filter(({ words }) => words === find),
        },
      },
    }),
  })
  await heading('The police')
  return desk
}

describe('what a code is read by', () => {
  it('stands with its weight, what was learned here first, for and against', async () => {
    await open()
    const tables = screen.getAllByRole('table').map((one) => one.querySelector('caption')!.textContent)
    expect(tables).toEqual(['Learned from what was decided here', 'As it came'])
    const rows = screen.getAllByRole('row').map((one) => one.textContent)
    expect(rows).toContain('policeword1.25for it')
    expect(rows).toContain('cop…part of a word1.25for it')
    expect(rows).toContain('judgeejudge, juezlist-2.00against it')
  })

  it('stands below how well the code is found, and on which answers that was measured', async () => {
    await open()
    const found = screen.getByRole('region', { name: 'How well it is found' })
    expect(found.textContent).toContain('on invented answers')
    expect([...found.querySelectorAll('li')].map((one) => one.textContent)).toEqual([
      'English: 24 of 240 answers have it. Of what was suggested 80% was right; of what is there 75% was found.',
    ])
  })

  it('stands below its aspects, marked where they are drafts', async () => {
    await open()
    const aspects = screen.getByRole('region', { name: 'Aspects' })
    expect([...aspects.querySelectorAll('li')].map((one) => one.textContent)).toEqual([
      'Being scared draftBeing scared, or not',
      'Asking for helpAsking for help, or not',
    ])
  })

  it('is searched, and what is looked for stands neither in address nor title', async () => {
    const { asked } = await open()
    fireEvent.input(screen.getByRole('searchbox', { name: 'Find a word' }), { target: { value: 'cuff' } })
    fireEvent.click(screen.getByRole('button', { name: 'Find' }))
    await waitFor(() => expect(screen.getAllByRole('table')).toHaveLength(1))
    expect(asked.at(-1)!.variables['find']).toBe('cuff')
    expect(window.location.href + document.title).not.toContain('cuff')
    fireEvent.click(screen.getByRole('button', { name: 'Show all' }))
    await waitFor(() => expect(screen.getAllByRole('table')).toHaveLength(2))
    fireEvent.input(screen.getByRole('searchbox', { name: 'Find a word' }), { target: { value: 'nothing' } })
    fireEvent.click(screen.getByRole('button', { name: 'Find' }))
    await screen.findByText('No rule of this code has this word.')
  })
})
