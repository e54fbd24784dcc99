import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import { heading, sitDown, themesPath } from '../testing/desk.tsx'
import { ada, studyId, themesAnswer } from '../testing/world.ts'

const open = async (at = themesPath) => {
  const desk = sitDown(at, ada, { Themes: () => themesAnswer })
  await heading('Themes')
  return desk
}

describe('the themes', () => {
  it('stand in the order given, each finding with its base', async () => {
    await open()
    await heading(/Rules and rooms/)
    const titles = screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)
    expect(titles).toEqual(['Rules and rooms', 'Being heard'])
    screen.getByText('14 of 38 people at baseline, 12 of 30 at follow-up spoke of it.')
  })

  it('say that a machine suggested them and that nobody has checked', async () => {
    await open()
    await screen.findByText('Suggested by a machine. 0 of 34 codings under these themes checked by a person.')
    screen.getByText('0 of 26 codings checked by a person')
  })

  it('say in words what the marks show', async () => {
    await open()
    await heading(/Rules and rooms/)
    screen.getByText('37%, 95 % interval 23% to 53%')
    expect(screen.getAllByText(/12 negative/).length).toBeGreaterThan(0)
  })

  it('turn into a table by one key, and the address holds it', async () => {
    await open()
    await heading(/Rules and rooms/)
    fireEvent.keyDown(document.body, { key: 't' })
    const table = await screen.findByRole('table')
    within(table).getByRole('link', { name: 'Rules and rooms' })
    await waitFor(() => expect(window.location.search).toBe('?view=table'))
  })

  it('are walked by j and k', async () => {
    await open()
    await heading(/Rules and rooms/)
    fireEvent.keyDown(document.body, { key: 'j' })
    fireEvent.keyDown(document.body, { key: 'j' })
    expect(document.activeElement?.textContent).toBe('Being heard')
    fireEvent.keyDown(document.body, { key: 'k' })
    expect(document.activeElement?.textContent).toBe('Rules and rooms')
  })

  it('mark as English what has no Spanish', async () => {
    await open()
    fireEvent.click(await screen.findByRole('button', { name: 'Español' }))
    await heading('Reglas y cuartos')
    expect(screen.getByText('Being heard').lang).toBe('en')
    fireEvent.click(screen.getByRole('button', { name: 'English' }))
  })

  it('tell whoever works with somebody that they count without them', async () => {
    sitDown(themesPath, ada, { Themes: () => ({ study: { ...themesAnswer.study, leftOut: 1 } }) })
    await screen.findByText(/^One participant with whom you work is left out for you, in words and in counts/)
  })

  it('teach the next step where there are none', async () => {
    sitDown(themesPath, ada, {
      Themes: () => ({ study: { __typename: 'Study', id: studyId, leftOut: 0, themes: [] } }),
    })
    await heading('No themes yet')
  })

  it('are not there for who may not see them, as if they did not exist', async () => {
    sitDown('/study/Study-2/theme', ada, { Themes: () => ({ study: null }) })
    await heading('Nothing to see here')
  })

  it('stay where they are and offer to try again when the server is away', async () => {
    sitDown(themesPath, ada)
    expect((await screen.findByRole('alert')).textContent).toContain('cannot be reached')
    screen.getByRole('button', { name: 'Try again' })
  })
})
