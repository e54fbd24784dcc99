import { render, screen } from '@solidjs/testing-library'
import { makeClient } from '../client.ts'
import { speak } from '../language/language.ts'
import { App } from '../routes.tsx'
import { createSession } from '../session.ts'
import type { Viewer } from '../viewer.ts'
import * as world from './world.ts'

export interface Asked {
  operation: string
  variables: Record<string, unknown>
  request: RequestInit
}

export type Answers = Record<string, (variables: Record<string, unknown>) => unknown>

/** The whole app with a real client, at an address, before a server that answers from the world. */
export function sitDown(at: string, who: Viewer | null, answers: Answers = {}) {
  const asked: Asked[] = []
  let sitting = who
  const server: Answers = {
    Session: () => world.session(sitting),
    SignIn: () => {
      sitting = world.ada
      return { signIn: { __typename: 'MutationSignInSuccess', data: world.ada } }
    },
    SignOut: () => {
      sitting = null
      return { signOut: true }
    },
    ...answers,
  }
  const fetch = (_url: unknown, request: RequestInit = {}) => {
    const { operationName, variables } = JSON.parse(String(request.body))
    asked.push({ operation: operationName, variables, request })
    const answer = server[operationName]
    if (!answer) return Promise.reject(new TypeError('no connection'))
    return Promise.resolve(answer(variables)).then((data) =>
      data instanceof Response ? data : Response.json({ data }),
    )
  }
  speak('en')
  window.history.replaceState(null, '', at)
  const session = createSession((onSignedOut) => makeClient(onSignedOut, fetch as typeof globalThis.fetch))
  void session.load()
  render(() => <App session={session} />)
  return { asked, leave: () => (sitting = null), session }
}

export const themesPath = `/study/${world.studyId}/theme`
export const heading = (name: string | RegExp) => screen.findByRole('heading', { name })
