// Browsers of the people of a world: each keeps its cookies, as the account stories need it.
import { createGraphql } from '../../packages/api/src/graphql.ts'
import type { Answered, Someone, World } from './world.ts'

export type Tab = Someone & {
  /** The cookies that this browser holds, by their names. */
  cookies: Map<string, string>
  /** Every cookie as it was set. */
  set: string[]
}

export const openTab = (world: World): Tab => {
  const graphql = createGraphql(world.instance.app, (line) => void world.logged.push(line))
  const cookies = new Map<string, string>()
  const set: string[] = []
  return {
    cookies,
    set,
    async ask<Data>(query: string, variables?: object) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await graphql(
        new Request('http://here/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie },
          body: JSON.stringify({ query, variables }),
        }),
      )
      for (const one of response.headers.getSetCookie()) {
        set.push(one)
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? []
        if (value === '' || /Max-Age=0/i.test(one)) cookies.delete(name)
        else cookies.set(name, value)
      }
      const text = await response.text()
      return { ...(JSON.parse(text) as Answered<Data>), text }
    },
  }
}

type Result = { __typename: string; code?: string; message?: string }

/** What a mutation answers: its type, and the refusal where it is one. */
export const does = async (
  who: Someone,
  mutation: string,
  input: object,
  type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`,
): Promise<Result> => {
  const { data, errors } = await who.ask<{ done: Result }>(
    `mutation ($input: ${type}!) { done: ${mutation}(input: $input) {
      __typename ... on Refusal { code message } } }`,
    { input },
  )
  if (errors) throw new Error(`${mutation}: ${errors[0]!.message}`)
  return data.done
}

export const signIn = (tab: Tab, name: string, password = worldPassword) =>
  does(tab, 'signIn', { name, password })

/** What everybody of a world signs in with. */
export const worldPassword = 'a quiet reading room'

export const viewerOf = async (who: Someone) => {
  const { data } = await who.ask<{ viewer: { name: string } | null; lockedAs: string | null }>(
    '{ viewer { name } lockedAs }',
  )
  return data
}

/** Entries of the audit about accounts, newest last. */
export const actsOf = async (world: World, action: string) =>
  world.instance.app.db.auditEntry.findMany({ where: { action }, orderBy: { id: 'asc' } })
