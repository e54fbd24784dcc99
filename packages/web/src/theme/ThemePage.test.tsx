import { fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import { heading, sitDown, themesPath } from '../testing/desk.tsx'
import { ada, quotesAnswer, themeAnswer } from '../testing/world.ts'

const open = async (search = '') => {
  const desk = sitDown(`${themesPath}/rules${search}`, ada, {
    Theme: () => themeAnswer,
    Quotes: (variables) =>
      quotesAnswer((variables['filter'] as { search?: string } | null)?.search === 'sea'),
  })
  await heading(/Rules and rooms/)
  await screen.findByText(/quotes? from/)
  return desk
}

describe('a theme', () => {
  it('shows whole sentences with the carrying words marked, as text and never as markup', async () => {
    await open()
    const quote = document.querySelector('blockquote')!
    expect(quote.textContent).toContain('[…] Too many rules <b>here</b>.')
    expect(quote.querySelector('b')).toBeNull()
    expect(quote.querySelector('mark')!.textContent).toBe('many rules')
    expect(quote.lang).toBe('en')
  })

  it('says what was asked, that it is only suggested, and why', async () => {
    await open()
    screen.getByText('What would you change?')
    screen.getByText('suggested, not checked')
    screen.getByText('Strong match (0.81 of 1)')
    screen.getByText('“rules” is close to the title of the code')
  })

  it('counts quotes and the people who gave them', async () => {
    await open()
    screen.getByText('1 quote from 1 person')
  })

  it('leads to the passage in its response', async () => {
    await open()
    const link = screen.getByRole('link', { name: 'Read in the response' })
    expect(link.getAttribute('href')).toBe('/study/Study-1/response/Response-1?passage=Passage-1')
  })

  it('keeps filters in the address and sends them', async () => {
    const { asked } = await open('?wave=Wave-2&stance=mixed')
    expect(asked.find((one) => one.operation === 'Quotes')!.variables['filter']).toEqual({
      wave: 'Wave-2',
      stance: 'mixed',
    })
    fireEvent.change(screen.getByLabelText('Language'), { target: { value: 'es' } })
    await waitFor(() => expect(window.location.search).toContain('language=es'))
  })

  it('sends words that are looked for as variables and puts them neither in address nor title', async () => {
    const { asked } = await open()
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'sea' } })
    fireEvent.submit(screen.getByRole('search'))
    await heading('No words here')
    expect(asked.at(-1)!.variables['filter']).toEqual({ search: 'sea' })
    expect(window.location.href).not.toContain('sea')
    expect(document.title).toBe('Themes · Firsthand')
    fireEvent.click(screen.getAllByRole('button', { name: 'Clear all' })[0]!)
    await screen.findByText('1 quote from 1 person')
  })
})
