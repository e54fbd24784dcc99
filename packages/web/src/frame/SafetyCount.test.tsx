import { screen, waitFor } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import { heading, sitDown, themesPath } from '../testing/desk.tsx'
import * as world from '../testing/world.ts'

const own = world.ada.memberships[0]!
const reviewer = { ...world.ada, memberships: [{ ...own, may: [...own.may, 'review safety'] }] }
const answers = (counts: object) => ({
  Themes: () => world.themesAnswer,
  OpenItems: () => ({ safety: { __typename: 'Safety', counts: { __typename: 'SafetyCounts', ...counts } } }),
})

describe('what waits to be read for safety', () => {
  it('is counted in the rail, and called out over every page of a reviewer once it is late', async () => {
    sitDown(themesPath, reviewer, answers({ open: 3, late: 1, alarm: 2 }))
    await heading('Themes')
    expect((await screen.findByRole('note', { name: '3 to be read' })).textContent).toBe('3')
    const alarm = await screen.findByRole('alert')
    await waitFor(() => expect(alarm.textContent).toContain('2 items that may speak of danger have waited'))
    expect(alarm.textContent).toContain('1 item that may speak of danger is past its time')
  })

  it('is called out to nobody while there is time, nor to who may not read it', async () => {
    sitDown(themesPath, reviewer, answers({ open: 1, late: 0, alarm: 0 }))
    await screen.findByRole('note', { name: '1 to be read' })
    expect(screen.getByRole('alert').textContent).toBe('')
  })

  it('is told nowhere where a text is read with somebody, who looks at the same screen', async () => {
    const { asked } = sitDown(
      `/study/${world.studyId}/interview/Participant-1/consent/youth`,
      reviewer,
      answers({ open: 3, late: 1, alarm: 2 }),
    )
    await waitFor(() => expect(asked.map(({ operation }) => operation)).toContain('OpenItems'))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(document.body.textContent).not.toContain('danger')
    expect(screen.queryByRole('note', { name: '3 to be read' })).toBeNull()
  })

  it('is asked for by nobody else', async () => {
    const asked: string[] = []
    sitDown(themesPath, world.ada, {
      Themes: () => world.themesAnswer,
      OpenItems: () => (asked.push('asked'), { safety: null }),
    })
    await heading('Themes')
    expect([asked, screen.queryAllByRole('alert')]).toEqual([[], []])
  })
})
