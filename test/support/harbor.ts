// A world behind a port whose people may come in by an agency's sign-in, "Harbor ID".
import { createProvider } from '../../packages/api/src/auth/openIdClient.ts'
import { does, worldPassword } from './account.ts'
import { shippedCodebook } from './codebook.ts'
import { openPort, type Port } from './http.ts'
import { openAgency, type Agency } from './provider.ts'
import { aVisitor, type Visitor } from './visitor.ts'
import { aStudy, openWorld, type World } from './world.ts'

export type Harbor = {
  world: World
  port: Port
  agency: Agency
  /** The token of a link into the study. */
  invite(email?: string): Promise<string>
  /** As a start with these settings does it; `patience` in seconds. */
  provide(given?: { issuer?: string; patience?: number }): void
  close(): Promise<void>
}

export const home = '/openid/begin?for=sign-in&place=/'
export const prepared = '/openid/begin?for=prepared'
export const nobodyIn = { viewer: null, lockedAs: null }

export const openHarbor = async (): Promise<Harbor> => {
  const world = await openWorld()
  const { studyId } = await aStudy(world.ada, shippedCodebook)
  const port = await openPort(world, { isBehindProxy: true })
  const agency = await openAgency(`${port.url}/openid/return`)
  const provide: Harbor['provide'] = (given = {}) => {
    const { issuer, clientId, clientSecret } = agency
    const settings = { issuer, clientId, clientSecret, name: 'Harbor ID', address: port.url }
    world.instance.app.provider = createProvider({ ...settings, patience: 20, ...given })
  }
  provide()
  return {
    ...{ world, port, agency, provide },
    async invite(email) {
      const { data } = await world.ada.ask<{ done: { data: { token: string } } }>(
        `mutation ($input: InviteMemberInput!) { done: inviteMember(input: $input) {
          ... on MutationInviteMemberSuccess { data { token } } } }`,
        { input: { studyId, roles: ['coder'], email } },
      )
      return data.done.data.token
    },
    async close() {
      port.close()
      await agency.close()
      await world.close()
    },
  }
}

export const accept = (who: Visitor, token: string, name: string) =>
  does(who, 'acceptByProvider', { token, name, displayName: `${name} here` })

/** Somebody who came in by an invitation, and of whom the agency says that they are there under this name. */
export const comeIn = async ({ port, agency, invite }: Harbor, name: string): Promise<Visitor> => {
  const who = aVisitor(port)
  await accept(who, await invite(), name)
  agency.who = `sub-of-${name}`
  const to = await who.round(prepared)
  if (to !== '/account') throw new Error(`${name} was led to ${to}`)
  return who
}

export const signIn = async ({ port }: Harbor, name: string): Promise<Visitor> => {
  const who = aVisitor(port)
  await does(who, 'signIn', { name, password: worldPassword })
  return who
}
