import { NoSchemaIntrospectionCustomRule, type GraphQLError } from 'graphql'
import { createYoga, useExecutionCancellation, type Plugin } from 'graphql-yoga'
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations'
import type { App } from './app.ts'
import { actorOf } from './auth/session.ts'
import { createOnce, type Context } from './context.ts'
import { costOf, highestCost } from './cost.ts'
import { invalidRequest, masked, refusal, refusedRequest } from './mask.ts'
import { noOperations, type Operations } from './operations.ts'
import type { Pace } from './pace.ts'
import { createReading } from './reading.ts'
import { schema } from './schema.ts'
import { mostTokens, sizeRule } from './size.ts'
import { variableProblems } from './variables.ts'

type ServerContext = { context: Context | null }

export type Api = (request: Request, pace?: Pace) => Promise<Response>

type Settings = {
  /** What our own pages ask, which they name by its hash. */
  operations: Operations
  /** Whether anything else is answered too. */
  isAdHocOpen: boolean
  isIntrospectionOpen: boolean
  log: (line: string) => void
}

const usual: Settings = {
  operations: noOperations,
  isAdHocOpen: true,
  isIntrospectionOpen: false,
  log: (line) => void process.stderr.write(`${line}\n`),
}

/** The API as a function from request to answer; the server and the tests call the same one. */
export const createGraphql = (app: App, wanted: Partial<Settings> = {}): Api => {
  const settings = { ...usual, ...wanted }
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
    maskedErrors: { maskError: (problem) => masked(problem, settings.log) },
    context: ({ context }) => context!,
    plugins: [
      knowOperations(settings),
      recordReading,
      checkRequest(settings),
      checkVariables,
      useExecutionCancellation(),
    ],
  })
  return async (request, pace) => {
    const cookies = request.headers.get('cookie')
    const made = await contextOf(app, cookies, pace)
    const answered = await yoga.fetch(request, { context: made.context })
    const response = new Response(await answered.text(), {
      status: answered.status,
      headers: { 'content-type': 'application/json' },
    })
    const [cookie, wait] = [made.cookie(), answered.headers.get('retry-after')]
    if (cookie) response.headers.set('set-cookie', cookie)
    if (wait) response.headers.set('retry-after', wait)
    return response
  }
}

const contextOf = async (app: App, cookies: string | null, pace: Pace | undefined) => {
  const actor = await actorOf(app, cookies)
  if (actor.kind === 'stranger') pace?.spend('ask')
  let cookie: string | null = null
  const context: Context = {
    app,
    actor,
    cookies,
    reading: createReading(app, actor),
    setCookie: (value) => void (cookie = value),
    pace,
    once: createOnce(),
  }
  return { context, cookie: () => cookie }
}

/** Our own pages send the hash of what they ask. A page from before an upgrade is asked for the whole, where it may. */
const knowOperations = ({ operations, isAdHocOpen }: Settings): Plugin =>
  usePersistedOperations({
    getPersistedOperation: (hash) => operations.get(hash) ?? null,
    allowArbitraryOperations: isAdHocOpen,
    customErrors: {
      // The word by which urql knows that it has to send the whole.
      notFound: () => refusal('unknown_operation', isAdHocOpen ? 'PersistedQueryNotFound' : onlyPages),
      keyNotFound: () => refusedRequest('no operation stands in it.'),
      persistedQueryOnly: () => refusal('ad_hoc_closed', onlyPages),
    },
  })

const onlyPages =
  'This server answers only what its own pages ask. Load the page again; for programs of your own set FIRSTHAND_ADHOC to 1.'

/** What was opened is in the audit before it leaves. */
const recordReading: Plugin<Context> = {
  onExecute: () => ({
    onExecuteDone: ({ args }) => (args.contextValue as Context).reading.record(),
  }),
}

const checkRequest = ({ isIntrospectionOpen }: Settings): Plugin => ({
  onParse: ({ parseFn, setParseFn }) =>
    setParseFn((source, options) => parseFn(source, { ...options, maxTokens: mostTokens })),
  onValidate({ addValidationRule }) {
    addValidationRule(sizeRule)
    if (!isIntrospectionOpen) addValidationRule(NoSchemaIntrospectionCustomRule)
    return ({ result, setResult }) =>
      setResult(result.map((problem) => invalidRequest(problem as GraphQLError)))
  },
})

/** Said here, by name: what graphql says of a variable quotes it. */
const checkVariables: Plugin<Context> = {
  onExecute({ args, setResultAndStopExecution }) {
    const asked = { ...args, variables: (args.variableValues ?? {}) as Record<string, unknown> }
    const problems = variableProblems(asked)
    if (problems.length > 0) {
      const errors = [refusedRequest(`${problems.slice(0, mostProblems).join('; ')}.`)]
      return setResultAndStopExecution({ errors })
    }
    if (costOf(asked) <= highestCost) return
    const errors = [
      refusal('too_costly', 'The request asks for too much at once. Ask for shorter pages, or in parts.'),
    ]
    setResultAndStopExecution({ errors })
  },
}

const mostProblems = 20
