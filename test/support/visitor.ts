// Somebody at a browser who goes to the agency and comes back, as a browser would: what another site leads it to gets the
// cookies alone that may go along, and each of the two sides has its own.
import type { Answer, Port } from './http.ts'
import { asked } from './http.ts'
import type { Answered } from './world.ts'

export type Visitor = {
  cookies: Map<string, { value: string; isLax: boolean }>
  ask<Data = object>(query: string, variables?: object): Promise<Answered<Data>>
  /** A page of the product, from one of its own pages or led there by another site. */
  open(path: string, from?: 'here' | 'elsewhere'): Promise<Answer>
  /** From a page of ours to the agency; the path and query by which that sends somebody back, or what stood in the way. */
  leave(path: string): Promise<{ back: string; page: Answer }>
  /** There and back: where the last page leads. */
  round(path: string): Promise<string>
}

let visitors = 0

export const aVisitor = (port: Port): Visitor => {
  const cookies: Visitor['cookies'] = new Map()
  const address = `10.0.${Math.floor(visitors / 250)}.${(visitors++ % 250) + 1}`
  const sent = (from: 'here' | 'elsewhere') => ({
    'x-forwarded-for': address,
    'sec-fetch-site': from === 'here' ? 'same-origin' : 'cross-site',
    cookie: [...cookies]
      .filter(([, { isLax }]) => from === 'here' || isLax)
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; '),
  })
  const keep = (answer: Answer) => {
    for (const one of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? []
      if (/Max-Age=0/i.test(one)) cookies.delete(name)
      else cookies.set(name, { value, isLax: /SameSite=Lax/i.test(one) })
    }
    return answer
  }
  const open: Visitor['open'] = async (path, from = 'here') =>
    keep(await port.send(path, { headers: sent(from) }))
  const leave: Visitor['leave'] = async (path) => {
    const page = await open(path)
    return { page, back: page.headers.location ? await through(page.headers.location, port.url) : '' }
  }
  return {
    cookies,
    open,
    leave,
    async ask<Data>(query: string, variables?: object) {
      const { 'sec-fetch-site': _, ...headers } = sent('here')
      const answer = keep(
        await port.send('/graphql', asked(query, { ...(variables && { variables }), headers })),
      )
      return { ...(JSON.parse(answer.text) as Answered<Data>), text: answer.text, status: answer.status }
    },
    async round(path) {
      const { back, page } = await leave(path)
      return leadsTo(back ? await open(back, 'elsewhere') : page)
    },
  }
}

/** Where a page of ours leads on. */
export const leadsTo = ({ text }: Answer): string =>
  /http-equiv="refresh" content="0; url=([^"]*)"/.exec(text)?.[1] ?? ''

/** Through the pages of the agency, until it sends somebody back to where they came from. */
const through = async (start: string, home: string): Promise<string> => {
  const jar = new Map<string, string>()
  for (let at = start, steps = 0; steps < 10; steps += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answered = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const one of answered.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? []
      jar.set(name, value)
    }
    const next = answered.headers.get('location')
    if (!next) throw new Error(`the agency stopped with ${answered.status}: ${await answered.text()}`)
    at = new URL(next, at).href
    if (at.startsWith(home)) return at.slice(home.length)
  }
  throw new Error('the agency led nowhere')
}
