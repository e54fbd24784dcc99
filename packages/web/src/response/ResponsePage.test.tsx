import { fireEvent, screen } from '@solidjs/testing-library'
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
})
