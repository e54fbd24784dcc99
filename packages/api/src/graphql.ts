import { GraphQLError } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import type { App } from './app.ts'
import { sitDown } from './auth/session.ts'
import { createOnce, type Context } from './context.ts'
import { UserError } from './errors.ts'
import { newId } from './id.ts'
import { createReading } from './reading.ts'
import { recordRefusals } from './refusedReads.ts'
import { schema } from './schema.ts'
import { mostTokens, sizeRule } from './size.ts'
import { variableProblems } from './variables.ts'

type ServerContext = { context: Context | null }

/** The API as a function from request to answer; the server and the tests call the same one. */
export const createGraphql = (
  app: App,
  log: (line: string) => void = logLine,
): ((request: Request) => Promise<Response>) => {
  const yoga = createYoga<ServerContext, Context>({
    schema,
    graphiql: false,
    landingPage: false,
    batching: false,
    multipart: false,
    logging: false,
    cors: false,
    graphqlEndpoint: '/graphql',
    healthCheckEndpoint: '/graphql/health',
    maskedErrors: { maskError: (problem) => masked(problem, log) },
    context: ({ context }) => context!,
    plugins: [recordReading, recordRefusals(), checkRequest, checkVariables],
  })
  return async (request) => {
    const cookies = request.headers.get('cookie')
    const made = await contextOf(app, cookies)
    const answered = await yoga.fetch(request, { context: made.context })
    const response = new Response(await answered.text(), {
      status: answered.status,
      headers: { 'content-type': 'application/json' },
    })
    if (made.isLeaving()) response.headers.set('clear-site-data', '"cache"')
    for (const cookie of made.cookies) response.headers.append('set-cookie', cookie)
    return response
  }
}

const contextOf = async (app: App, cookies: string | null) => {
  const { actor, sitting } = await sitDown(app, cookies)
  const given: string[] = []
  let isLeaving = false
  const context: Context = {
    app,
    actor,
    sitting,
    cookies,
    reading: createReading(app, actor),
    setCookies: (more) => void given.push(...more),
    forget: () => void (isLeaving = true),
    once: createOnce(),
  }
  return { context, cookies: given, isLeaving: () => isLeaving }
}

/** What was opened is in the audit before it leaves. */
const recordReading: Plugin<Context> = {
  onExecute: () => ({
    onExecuteDone: ({ args }) => (args.contextValue as Context).reading.record(),
  }),
}

const checkRequest: Plugin = {
  onParse: ({ parseFn, setParseFn }) =>
    setParseFn((source, options) => parseFn(source, { ...options, maxTokens: mostTokens })),
  onValidate({ addValidationRule }) {
    addValidationRule(sizeRule)
    return ({ result, setResult }) =>
      setResult(result.map((problem) => invalidRequest(problem as GraphQLError)))
  },
}

/** Said here, by name: what graphql says of a variable quotes it. */
const checkVariables: Plugin<Context> = {
  onExecute({ args, setResultAndStopExecution }) {
    const problems = variableProblems({ ...args, variables: args.variableValues ?? {} })
    if (problems.length === 0) return
    const errors = [refusedRequest(`${problems.slice(0, mostProblems).join('; ')}.`)]
    setResultAndStopExecution({ errors })
  },
}

const mostProblems = 20

const refusedRequest = (what: string) =>
  new GraphQLError(`The request is not valid: ${what} Compare it with the schema.`, {
    extensions: { code: 'invalid_request', http: { status: 400 } },
  })

/**
 * Errors in our own words. Refusals pass as they are; what a parser or a library says may quote its input, so of a
 * request that is not valid only the place is told, and of anything else only a number to look for in the log.
 */
const masked = (problem: unknown, log: (line: string) => void): Error => {
  const origin = problem instanceof GraphQLError ? (problem.originalError ?? problem) : problem
  const path = problem instanceof GraphQLError ? problem.path : undefined
  if (origin instanceof UserError)
    return new GraphQLError(origin.message, { path, extensions: { code: origin.code } })
  if (origin instanceof GraphQLError) return invalidRequest(origin)
  const requestId = newId()
  log(`request ${requestId} failed: ${nameOf(origin)}`)
  return new GraphQLError('Something went wrong here. Nothing was lost; try again.', {
    path,
    extensions: { code: 'unexpected', requestId },
  })
}

const ownCodes = new Set(['too_deep', 'too_many', 'invalid_request'])

const invalidRequest = (problem: GraphQLError): GraphQLError => {
  if (ownCodes.has(String(problem.extensions['code']))) return problem
  if (/ tokens\. Parsing aborted/.test(problem.message))
    return new GraphQLError(`The request is longer than ${mostTokens} names and signs. Ask in parts.`, {
      extensions: { code: 'too_many', http: { status: 400 } },
    })
  const place = problem.locations?.map(({ line, column }) => `line ${line}, column ${column}`).join(' and ')
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

const logLine = (line: string) => void process.stderr.write(`${line}\n`)
