// Errors in our own words: what a parser or a library says may quote its input.
import { GraphQLError } from 'graphql'
import { TooOften, UserError } from './errors.ts'
import { newId } from './id.ts'
import { mostTokens } from './size.ts'

export const refusedRequest = (what: string) =>
  new GraphQLError(`The request is not valid: ${what} Compare it with the schema.`, {
    extensions: { code: 'invalid_request', http: { status: 400 } },
  })

/** A refusal of a whole request, in our words and with its code. */
export const refusal = (code: OwnCode, message: string) =>
  new GraphQLError(message, { extensions: { code, http: { status: 400 } } })

const ownCodes = [
  ...['too_deep', 'too_many', 'too_costly', 'invalid_request'],
  ...['no_introspection', 'unknown_operation', 'ad_hoc_closed'],
] as const
type OwnCode = (typeof ownCodes)[number]

/**
 * Refusals pass as they are; of a request that is not valid only the place is told, and of anything else only a number
 * to look for in the log.
 */
export const masked = (problem: unknown, log: (line: string) => void): Error => {
  const origin = problem instanceof GraphQLError ? (problem.originalError ?? problem) : problem
  const path = problem instanceof GraphQLError ? problem.path : undefined
  if (origin instanceof UserError)
    return new GraphQLError(origin.message, { path, extensions: { code: origin.code, ...httpOf(origin) } })
  if (origin instanceof GraphQLError) return invalidRequest(origin)
  const requestId = newId()
  log(`request ${requestId} failed: ${nameOf(origin)}`)
  return new GraphQLError('Something went wrong here. Nothing was lost; try again.', {
    path,
    extensions: { code: 'unexpected', requestId },
  })
}

const httpOf = (problem: UserError) =>
  problem instanceof TooOften
    ? { http: { status: 429, headers: { 'retry-after': String(problem.seconds) } } }
    : {}

export const invalidRequest = (problem: GraphQLError): GraphQLError => {
  if (ownCodes.some((code) => code === problem.extensions['code'])) return problem
  if (/ tokens\. Parsing aborted/.test(problem.message))
    return refusal('too_many', `The request is longer than ${mostTokens} names and signs. Ask in parts.`)
  const place = problem.locations?.map(({ line, column }) => `line ${line}, column ${column}`).join(' and ')
  if (/^GraphQL introspection/.test(problem.message))
    return refusal(
      'no_introspection',
      'The schema is not told here: it stands in packages/api/schema.graphql. Where it shall be, set FIRSTHAND_INTROSPECTION to 1.',
    )
  const type = /^Cannot query field "\w+" on type "(\w+)"/.exec(problem.message)?.[1]
  const what = type
    ? `${type} has no such field`
    : problem.message.startsWith('Syntax Error')
      ? 'a syntax error'
      : 'a value or name that the schema does not know'
  return refusedRequest(`${what}${place ? ` at ${place}` : ''}.`)
}

/** A name and a code: a message may quote values. */
const nameOf = (problem: unknown): string => {
  if (!(problem instanceof Error)) return 'not an error'
  const code = (problem as { code?: unknown }).code
  return typeof code === 'string' && /^\w{1,40}$/.test(code) ? `${problem.name} ${code}` : problem.name
}
