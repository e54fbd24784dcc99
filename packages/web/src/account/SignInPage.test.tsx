import { fireEvent, screen } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import { heading, sitDown, themesPath } from '../testing/desk.tsx'
import { ada, themesAnswer } from '../testing/world.ts'

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))
const send = () => fireEvent.submit(document.querySelector('form')!)

describe('signing in', () => {
  it('fills the form from a demo account and opens the page that was asked for', async () => {
    sitDown(themesPath, null, { Themes: () => themesAnswer })
    await press('Use Ada, evaluator')
    expect(screen.getByLabelText('Name')).toHaveProperty('value', 'Ada')
    send()
    await heading('Themes')
    expect(window.location.pathname).toBe(themesPath)
  })

  it('answers wrong credentials calmly and keeps what was typed', async () => {
    sitDown('/', null, { SignIn: () => ({ signIn: { __typename: 'WrongCredentials' } }) })
    await press('Use Ada, evaluator')
    send()
    expect((await screen.findByRole('alert')).textContent).toContain('do not fit together')
    expect(screen.getByLabelText('Name')).toHaveProperty('value', 'Ada')
  })

  it('says when it can be tried again, to who tried too often and to who asked too much', async () => {
    const refusals = [
      () => ({ signIn: { __typename: 'TooManyTries', seconds: 32 } }),
      () =>
        Response.json(
          { data: null, errors: [{ message: 'Wait.', extensions: { code: 'too_often' } }] },
          { status: 429, headers: { 'retry-after': '150' } },
        ),
    ]
    sitDown('/', null, { SignIn: () => refusals.shift()!() })
    await press('Use Ada, evaluator')
    send()
    await screen.findByText('That was tried too often. It can be tried again in 32 seconds.')
    send()
    await screen.findByText('That was tried too often. It can be tried again in 3 minutes.')
  })

  it('asks for both fields before it asks the server', async () => {
    const { asked } = sitDown('/', null)
    await heading('Sign in')
    send()
    await screen.findByText('Enter a name and a password.')
    expect(asked.map((one) => one.operation)).toEqual(['Session'])
  })

  it('speaks Spanish before anybody is signed in', async () => {
    sitDown('/', null)
    await press('Español')
    await heading('Entrar')
    expect(document.documentElement.lang).toBe('es')
    expect(document.title).toBe('Entrar · Firsthand')
    await press('English')
  })

  it('posts every question with the header that other sites cannot send', async () => {
    const { asked } = sitDown(themesPath, ada, { Themes: () => themesAnswer })
    await heading('Themes')
    for (const { request } of asked) {
      expect(request.method).toBe('POST')
    }
  })

  it('leaves nothing of a session behind when signing out', async () => {
    const { session } = sitDown(themesPath, ada, { Themes: () => themesAnswer })
    await heading(/Rules and rooms/)
    const before = session.client()
    await press('Sign out')
    await screen.findByText('You are signed out.')
    expect(session.client()).not.toBe(before)
    expect(document.body.textContent).not.toContain('Rules and rooms')
  })

  it('says so when the server cannot be reached', async () => {
    sitDown('/', null, { Session: undefined as never })
    expect((await screen.findByRole('alert')).textContent).toContain('cannot be reached')
  })
})
