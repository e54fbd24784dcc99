// The sign-in of an agency as a real one: oidc-provider behind a port of this machine, where whoever is asked for comes in
// at once. What it says on its way out can be bent, as a provider would that lies or was broken into.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeJwt, exportJWK, generateKeyPair, importJWK, SignJWT, type JWTPayload } from 'jose'
import { Provider } from 'oidc-provider'

export type Claims = { email?: string; email_verified?: boolean }

export type Agency = {
  issuer: string
  clientId: string
  clientSecret: string
  /** Who signs in there next, and what it says of them. */
  who: string
  claims: Map<string, Claims>
  /** What it says of a sign-in, bent; with `isForged` under a key that is not its own. */
  bend: ((claims: JWTPayload) => JWTPayload) | undefined
  isForged: boolean
  /** It answers nothing, an error, sends elsewhere, or takes its time. */
  mood: 'well' | 'broken' | 'elsewhere' | 'silent'
  /** It asks a person who they are, by a form; else whoever is `who` comes in at once. */
  asks: boolean
  /** The paths that were asked, the newest last. */
  asked: string[]
  /** As it was at first, with nobody there. */
  behave(): void
  close(): Promise<void>
}

const clientId = 'firsthand'
const clientSecret = 'a-secret-that-only-the-two-of-them-know'

/** Under another name than the product's, a browser takes it for another site. */
export const openAgency = async (returnTo: string, host = '127.0.0.1'): Promise<Agency> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const own = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'own' }
  const foreign = (await generateKeyPair('RS256')).privateKey
  let handle: (request: IncomingMessage, response: ServerResponse) => unknown = () => undefined
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const issuer = `http://${host}:${(server.address() as AddressInfo).port}`
  const agency: Agency = {
    ...{ issuer, clientId, clientSecret, who: 'sub-of-nobody', claims: new Map(), bend: undefined },
    ...{ isForged: false, mood: 'well', asks: false, asked: [] },
    behave: () =>
      void Object.assign(agency, { bend: undefined, isForged: false, mood: 'well', who: 'sub-of-nobody' }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  const provider = new Provider(issuer, configurationOf(agency, { returnTo, key: own }))
  const answer = provider.callback()
  handle = async (request, response) => {
    agency.asked.push(request.url ?? '')
    if (agency.mood === 'silent') return
    if (agency.mood === 'broken') return response.writeHead(500).end('<h1>out of order</h1>')
    if (agency.mood === 'elsewhere')
      return response.writeHead(302, { location: 'http://elsewhere.invalid/' }).end()
    if (request.url?.startsWith('/interaction/')) return meet(provider, agency, { request, response })
    if (request.url === '/token' && agency.bend) {
      const key = agency.isForged ? foreign : await importJWK(own)
      bendAnswer(response, (claims) => new SignJWT(agency.bend!(claims)).setProtectedHeader(header).sign(key))
    }
    return answer(request, response)
  }
  return agency
}

const header = { alg: 'RS256', kid: 'own' }

const configurationOf = (agency: Agency, { returnTo, key }: { returnTo: string; key: object }) => ({
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [returnTo] }],
  jwks: { keys: [key] },
  cookies: { keys: ['a key of the agency'] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
  ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
  pkce: { required: () => true },
  findAccount: (_context: unknown, sub: string) => ({
    accountId: sub,
    claims: () => ({ sub, ...agency.claims.get(sub) }),
  }),
  // Who signs in has agreed to be known by name.
  async loadExistingGrant(context: {
    oidc: { client: { clientId: string }; session: { accountId: string }; provider: Provider }
  }) {
    const { client, session, provider } = context.oidc
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
    grant.addOIDCScope('openid email')
    await grant.save()
    return grant
  },
})

type Exchange = { request: IncomingMessage; response: ServerResponse }

/** Where the provider asks who somebody is. */
const meet = async (provider: Provider, agency: Agency, { request, response }: Exchange) => {
  const named = new URL(request.url!, agency.issuer).searchParams.get('who')
  if (agency.asks && named === null) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    return response.end(
      '<!doctype html><html lang="en"><title>Agency</title><link rel="icon" href="data:,"><form><label>Who are you? <input name="who"></label><button>Go on</button></form></html>',
    )
  }
  const who = named ?? agency.who
  const result =
    who === ''
      ? { error: 'access_denied', error_description: 'stopped there' }
      : { login: { accountId: who, remember: true } }
  return provider.interactionFinished(request, response, result)
}

/** The signed answer is taken apart, bent and signed again on its way out. */
const bendAnswer = (response: ServerResponse, sign: (claims: JWTPayload) => Promise<string>) => {
  const end = response.end.bind(response) as (body: string) => void
  response.end = ((body: string | Buffer) => {
    const said = JSON.parse(body.toString()) as { id_token?: string }
    if (!said.id_token) return end(body.toString())
    void sign(decodeJwt(said.id_token)).then((bent) => {
      const text = JSON.stringify({ ...said, id_token: bent })
      response.setHeader('content-length', Buffer.byteLength(text))
      end(text)
    })
  }) as typeof response.end
}
