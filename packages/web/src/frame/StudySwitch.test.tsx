import { fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import { heading, sitDown, themesPath } from '../testing/desk.tsx'
import * as world from '../testing/world.ts'
import { samePlace } from './StudySwitch.tsx'

const first = world.ada.memberships[0]!
const title = { ...first.study.title, en: 'Eight', es: 'Ocho' }
const other = { ...first, ...{ studyId: 'Study-2', title }, study: { ...first.study, id: 'Study-2', title } }
const both = { ...world.ada, memberships: [...world.ada.memberships, other] }

describe('the study switch', () => {
  it('is a name alone where there is one study', async () => {
    sitDown(themesPath, world.ada, { Themes: () => world.themesAnswer })
    await heading('Themes')
    expect(screen.getByText('Two waves', { selector: '.rail-study' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Two waves/ })).toBeNull()
  })

  it('leads to the same page of another study, and closes', async () => {
    sitDown(themesPath, both, { Themes: () => world.themesAnswer })
    const button = await screen.findByRole('button', { name: 'Study: Two waves' })
    fireEvent.click(button)
    expect(button.getAttribute('aria-expanded')).toBe('true')
    const link = screen.getByRole('link', { name: 'Eight' })
    expect(link.getAttribute('href')).toBe('/study/Study-2/theme')
    fireEvent.click(link)
    await screen.findByRole('button', { name: 'Study: Eight' })
    await waitFor(() => expect(button.getAttribute('aria-expanded')).toBe('false'))
  })

  it.each([
    ['/study/Study-1', '/study/Study-2'],
    ['/study/Study-1/theme', '/study/Study-2/theme'],
    ['/study/Study-1/theme/rules', '/study/Study-2/theme'],
    ['/study/Study-1/response/Response-1', '/study/Study-2/response'],
    ['/', '/study/Study-2'],
  ])('goes from %s to %s', (from, to) => expect(samePlace(from, 'Study-2')).toBe(to))
})
