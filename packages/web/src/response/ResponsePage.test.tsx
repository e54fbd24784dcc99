import { fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import { heading, sitDown } from '../testing/desk.tsx'
import { ada, responseAnswer, studyId } from '../testing/world.ts'

const open = async () => {
  sitDown(`/study/${studyId}/response/Response-1?passage=Passage-1`, ada, { Response: () => responseAnswer })
  await heading(/Response of Feb 3, 2026/)
}

describe('a response', () => {
  it('goes question by question in the order they were asked', async () => {
    await open()
    const questions = screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)
    expect(questions).toEqual(['Staff listened to me.', 'What helped?', 'What would you change?'])
  })

  it('says closed answers and silences in words', async () => {
    await open()
    screen.getByText('Agree (4 of 5)')
    screen.getByText('Chose not to say')
  })

  it('shows what was taken out as a quiet word, not as a gap', async () => {
    await open()
    expect(document.querySelector('.redaction')!.textContent).toBe('a name')
    expect(document.body.textContent).not.toContain('[PERSON]')
  })

  it('links a code in the margin with its words', async () => {
    await open()
    const mark = document.querySelector('mark')!
    expect(mark.textContent).toBe('too many rules')
    expect(mark.className).toBe('hue-2')
    fireEvent.focus(screen.getByRole('button', { name: /Rules/ }))
    expect(mark.dataset['lit']).toBe('')
  })

  it('opens at the passage of the address and keeps its words out of the title', async () => {
    await open()
    expect(document.querySelector('[aria-current=true]')!.textContent).toContain('too many rules')
    expect(document.title).toBe('Response · Firsthand')
  })

  it('is not there when it is missing or not yours', async () => {
    sitDown(`/study/${studyId}/response/Response-9`, ada, { Response: () => ({ node: null }) })
    await heading('Nothing to see here')
  })

  it('is what an interviewer reads of it alone: the words, and nothing that was made of them', async () => {
    const may = ['read study', 'read own interviews', 'record response']
    const ines = { ...ada, memberships: ada.memberships.map((one) => ({ ...one, may })) }
    const bare = structuredClone(responseAnswer)
    for (const { passages } of bare.node.answers as { passages: { codings?: unknown }[] }[])
      for (const passage of passages) delete passage.codings
    const { asked } = sitDown(`/study/${studyId}/response/Response-1`, ines, { Response: () => bare })
    await heading(/Response of Feb 3, 2026/)
    expect(document.body.textContent).toContain('too many rules')
    expect(document.querySelector('mark')).toBeNull()
    expect(document.querySelector('.passage-margin')).toBeNull()
    expect(asked.find(({ operation }) => operation === 'Response')!.variables).toMatchObject({
      withCodings: false,
    })
    expect(screen.getAllByRole('navigation')[0]!.textContent).toContain('Responses')
    expect(screen.queryByRole('link', { name: 'Themes' })).toBeNull()
  })

  it('is where somebody says who works with the person', async () => {
    const may = [...ada.memberships[0]!.may, 'record worker']
    const workers: { __typename: string; id: string }[] = []
    const members = ['Ada', 'Ben'].map((name) => ({
      ...{ __typename: 'Member', id: `Account-${name}`, name, isViewer: name === 'Ada' },
    }))
    const { asked } = sitDown(
      `/study/${studyId}/response/Response-1`,
      { ...ada, memberships: ada.memberships.map((one) => ({ ...one, may })) },
      {
        Response: () => responseAnswer,
        Workers: () => ({
          node: { __typename: 'Participant', id: 'Participant-1', workers: [...workers] },
          study: { __typename: 'Study', id: studyId, members: { __typename: 'Members', all: members } },
        }),
        RecordWorker: ({ input }) => {
          workers.push({ __typename: 'Member', id: (input as { accountId: string }).accountId })
          return { done: { __typename: 'MutationRecordWorkerSuccess' } }
        },
      },
    )
    const summary = await screen.findByText('Does somebody here work with this person?')
    expect(asked.some(({ operation }) => operation === 'Workers')).toBe(false)
    summary.closest('details')!.open = true
    fireEvent(summary.closest('details')!, new Event('toggle'))
    const ben = await screen.findByRole('checkbox', { name: 'Ben' })
    screen.getByRole('checkbox', { name: 'Ada (you): this page closes for you' })
    fireEvent.click(ben)
    await waitFor(() => expect(workers).toHaveLength(1))
    await waitFor(() => expect(screen.getByRole('checkbox', { name: 'Ben' })).toHaveProperty('checked', true))
    expect(asked.find(({ operation }) => operation === 'RecordWorker')!.variables).toEqual({
      input: { studyId, participantId: 'Participant-1', accountId: 'Account-Ben' },
    })
  })
})
