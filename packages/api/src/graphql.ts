import { NoSchemaIntrospectionCustomRule, type ExecutionResult, type GraphQLError } from 'graphql'
import { createYoga, useExecutionCancellation, type Plugin } from 'graphql-yoga'
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations'
import type { App } from './app.ts'
import { sitDown } from './auth/session.ts'
import { createOnce, type Context } from './context.ts'
import { epochOf } from './epoch.ts'
import { costOf, highestCost } from './cost.ts'
import { invalidRequest, masked, refusal, refusedRequest } from './mask.ts'
import { everythingKept } from './headers.ts'
import { noOperations, type Operations } from './pageOperations.ts'
import type { Pace } from './pace.ts'
import { createReading } from './reading.ts'
import { recordRefusals } from './refusedReads.ts'
import { schema } from './schema.ts'
import { siteOf, type Site } from './site.ts'
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
  /** Asked at each request: the port is known once the server listens. */
  site: () => Site
  log: (line: string) => void
}

const usual: Settings = {
  operations: noOperations,
  isAdHocOpen: true,
  isIntrospectionOpen: false,
  site: () => siteOf(undefined, 4000),
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
      tellEpoch,
      recordReading,
      recordRefusals(),
      checkRequest(settings),
      checkVariables,
      useExecutionCancellation(),
    ],
  })
  return async (request, pace) => {
    const cookies = request.headers.get('cookie')
    const made = await contextOf(app, cookies, { pace, site: settings.site() })
    const answered = await yoga.fetch(request, { context: made.context })
    const response = new Response(await answered.text(), {
      status: answered.status,
      headers: { 'content-type': 'application/json' },
    })
    const wait = answered.headers.get('retry-after')
    if (wait) response.headers.set('retry-after', wait)
    if (made.isLeaving()) response.headers.set('clear-site-data', everythingKept)
    for (const cookie of made.cookies) response.headers.append('set-cookie', cookie)
    return response
  }
}

type Around = { pace: Pace | undefined; site: Site }

const contextOf = async (app: App, cookies: string | null, { pace, site }: Around) => {
  const { actor, sitting, epochs } = await sitDown(app, cookies)
  if (actor.kind === 'stranger') pace?.spend('ask')
  const given: string[] = []
  let isLeaving = false
  const context: Context = {
    app,
    actor,
    sitting,
    cookies,
    site,
    reading: createReading(app, actor),
    setCookies: (more) => void given.push(...more),
    forget: () => void (isLeaving = true),
    pace,
    once: createOnce(),
    epoch: epochOf(app, actor, epochs),
  }
  return { context, cookies: given, isLeaving: () => isLeaving }
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

/** Each answer tells by which decisions it was made. */
const tellEpoch: Plugin<Context> = {
  onExecute: () => ({
    onExecuteDone({ args, result, setResult }) {
      const { epoch } = args.contextValue as Context
      const { extensions, ...executed } = result as ExecutionResult
      if (epoch) setResult({ ...executed, extensions: { ...extensions, epoch } })
    },
  }),
}

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
