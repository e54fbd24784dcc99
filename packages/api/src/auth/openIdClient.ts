// The provider of an agency, as OpenID Connect has it: a code with PKCE, a nonce and a state, and a signed answer of which
// nothing but who it is goes on from here. No token is kept, and what the provider says of a failure stays here too.
import * as client from 'openid-client'
import type { Checks, Outcome, Person } from './openId.ts'
import { longestFlow } from './openId.ts'

export type ProviderSettings = {
  issuer: string
  clientId: string
  clientSecret: string
  /** What its people call it. */
  name: string
  /** Under which others reach Firsthand. */
  address: string
  /** For one answer of it, in seconds. */
  patience?: number
}

export type Needs = { withEmail: boolean }

export type Provider = {
  name: string
  /** Where to send somebody, and what has to come back. */
  begin(needs: Needs): Promise<{ url: string; checks: Checks }>
  /** Who came back with this query. */
  finish(query: string, checks: Checks, needs: Needs): Promise<Person>
}

export class ProviderProblem extends Error {
  constructor(readonly outcome: Extract<Outcome, `provider_${string}`>) {
    super(outcome)
  }
}

export const returnPath = '/openid/return'

/** Asks nothing of the provider until somebody wants to come in by it. */
export const createProvider = (settings: ProviderSettings): Provider => {
  const configured = createDiscovery(settings)
  const address = `${settings.address.replace(/\/$/, '')}${returnPath}`
  return {
    name: settings.name,
    async begin({ withEmail }) {
      const config = await configured()
      const checks: Checks = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        begunAt: Math.floor(Date.now() / 1000),
      }
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: address,
        scope: withEmail ? 'openid email' : 'openid',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
        // Who is asked is the one who sits there, and not who was signed in at the provider before.
        ...{ prompt: 'login', max_age: '0' },
      })
      return { url: url.href, checks }
    },
    async finish(query, checks, needs) {
      const config = await configured()
      try {
        return await personIn(config, new URL(`${address}${query}`), { checks, needs })
      } catch (problem) {
        throw new ProviderProblem(outcomeOf(problem))
      }
    },
  }
}

const usualPatience = 5
/** A provider says anew what it is like after an hour. */
const describedFor = 60 * 60 * 1000

/** What the provider says of itself: asked once for everybody who waits, and again where it did not answer. */
const createDiscovery = ({ issuer, clientId, clientSecret, patience = usualPatience }: ProviderSettings) => {
  let known: { at: number; config: Promise<client.Configuration> } | undefined
  const isPlain = new URL(issuer).protocol === 'http:'
  const discover = async () => {
    try {
      return await client.discovery(
        new URL(issuer),
        clientId,
        { client_secret: clientSecret, [client.clockTolerance]: 60 },
        asWanted(clientSecret),
        {
          timeout: patience,
          // The signature is checked although the answer came from the provider itself.
          execute: [client.enableNonRepudiationChecks, ...(isPlain ? [client.allowInsecureRequests] : [])],
        },
      )
    } catch {
      known = undefined
      throw new ProviderProblem('provider_down')
    }
  }
  return () => {
    if (!known || Date.now() - known.at > describedFor) known = { at: Date.now(), config: discover() }
    return known.config
  }
}

/** By the way that the provider takes; where it does not say, by the one that every provider takes. */
const asWanted = (secret: string): client.ClientAuth => {
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)]
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return taken.includes('client_secret_basic') ? basic(server, ...rest) : post(server, ...rest)
  }
}

const personIn = async (
  config: client.Configuration,
  url: URL,
  { checks, needs }: { checks: Checks; needs: Needs },
): Promise<Person> => {
  const tokens = await client.authorizationCodeGrant(config, url, {
    expectedState: checks.state,
    expectedNonce: checks.nonce,
    pkceCodeVerifier: checks.verifier,
    idTokenExpected: true,
    // With it the time of the sign-in has to be told; whether it is recent enough is asked of it afterwards.
    maxAge: 2 * longestFlow,
  })
  const claims = tokens.claims()
  if (!claims) throw new ProviderProblem('provider_unproven')
  const said =
    needs.withEmail && claims['email'] === undefined
      ? await client.fetchUserInfo(config, tokens.access_token, claims.sub)
      : claims
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: typeof said['email'] === 'string' ? said['email'] : null,
    isEmailVerified: said['email_verified'] === true,
    // RFC 8176, 2: more than one method; which they were is the provider's business.
    isStrong: Array.isArray(claims['amr']) && claims['amr'].includes('mfa'),
    authenticatedAt: claims.auth_time ?? null,
  }
}

/** Messages may quote what the provider sent, so that a kind is all that is taken of them. */
const outcomeOf = (problem: unknown): ProviderProblem['outcome'] => {
  if (problem instanceof ProviderProblem) return problem.outcome
  if (problem instanceof client.AuthorizationResponseError) return 'provider_declined'
  if (problem instanceof client.ResponseBodyError)
    return problem.status >= 500 ? 'provider_down' : 'provider_unproven'
  const { code } = problem as { code?: unknown }
  return code === 'OAUTH_TIMEOUT' || code === undefined || isAbsent(problem)
    ? 'provider_down'
    : 'provider_unproven'
}

/** What a request says that got no answer, or one that is none. */
const isAbsent = (problem: unknown) =>
  problem instanceof client.ClientError &&
  ['OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'].includes(problem.code ?? '')
