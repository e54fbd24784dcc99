// Reads that were refused stand in the audit as refused writes do: who asked, for which field, in which study. Names of
// fields only: an alias is the client's own and may hold anything.
import {
  getArgumentValues,
  GraphQLError,
  Kind,
  type ExecutionArgs,
  type ExecutionResult,
  type FieldNode,
  type GraphQLField,
  type SelectionSetNode,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { appendAudit } from './audit/store.ts'
import type { Context } from './context.ts'
import { UserError } from './errors.ts'

type Refused = { studyId: string | null; field: string; outcome: string }

const mostFields = 20

/** Writes down what an answer refused, before the answer leaves. */
export const recordRefusals = (): Plugin<Context> => {
  const countStrangers = createTally()
  return {
    onExecute: () => ({
      async onExecuteDone({ args, result }) {
        if (Symbol.asyncIterator in result) return
        const refused = refusedIn(args, result as ExecutionResult)
        const context = args.contextValue as Context
        if (refused.length === 0) return
        if (context.actor.kind === 'stranger') return countStrangers(context)
        for (const entry of together(refused)) await append(context, entry)
      },
    }),
  }
}

type Together = { studyId: string | null; outcome: string; fields: string[] }

const together = (refused: readonly Refused[]): Together[] => {
  const found = new Map<string, Together>()
  for (const { studyId, outcome, field } of refused) {
    const key = `${studyId} ${outcome}`
    const entry = found.get(key) ?? { studyId, outcome, fields: [] }
    if (!entry.fields.includes(field) && entry.fields.length < mostFields) entry.fields.push(field)
    found.set(key, entry)
  }
  return [...found.values()]
}

const append = ({ app, actor }: Context, { studyId, outcome, fields }: Together) =>
  appendAudit(app, app.db, { actor, studyId, action: 'read', subjects: { fields }, outcome })

/** What was refused by an error, and what was asked for by an id and is not there for this reader. */
const refusedIn = (args: ExecutionArgs, { data, errors }: ExecutionResult): Refused[] => {
  const roots = rootsOf(args)
  const rootOf = (key: unknown) => roots.find((root) => root.key === key)
  const byError = (errors ?? []).flatMap((problem): Refused[] => {
    const origin = problem instanceof GraphQLError ? problem.originalError : undefined
    if (!(origin instanceof UserError) || !told.includes(origin.code)) return []
    const root = rootOf(problem.path?.[0])
    if (!root || root.isWrite) return []
    return [{ studyId: root.studyId, field: nameIn(problem) ?? root.name, outcome: origin.code }]
  })
  const missing = roots
    .filter(({ key, hasId, isWrite }) => hasId && !isWrite && isMissing(data?.[key]))
    .filter(({ key }) => !(errors ?? []).some(({ path }) => path?.[0] === key))
  return [...byError, ...missing.map(({ studyId, name }) => ({ studyId, field: name, outcome: 'not_found' }))]
}

/** Refusals of who asks; what was wrong with the input is another matter. */
const told = ['forbidden', 'signed_out', 'not_found']

const nameIn = ({ nodes }: GraphQLError) =>
  nodes?.map((node) => (node.kind === Kind.FIELD ? node.name.value : undefined)).find(Boolean)

const isMissing = (value: unknown) => value === null || (Array.isArray(value) && value.includes(null))

type Root = { key: string; name: string; studyId: string | null; hasId: boolean; isWrite: boolean }

/** The fields that a request begins with. */
const rootsOf = ({ document, schema, operationName, variableValues }: ExecutionArgs): Root[] => {
  const operations = document.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? [one] : [],
  )
  const operation = operations.find(({ name }) => !operationName || name?.value === operationName)
  if (!operation || operation.operation === 'subscription') return []
  const isWrite = operation.operation === 'mutation'
  const fields = (isWrite ? schema.getMutationType() : schema.getQueryType())!.getFields()
  return fieldsIn(document, operation.selectionSet).flatMap((node): Root[] => {
    const field = fields[node.name.value]
    if (!field) return []
    const given = argumentsOf(field, node, variableValues ?? {})
    return [{ key: node.alias?.value ?? node.name.value, name: field.name, isWrite, ...given }]
  })
}

const fieldsIn = (document: ExecutionArgs['document'], { selections }: SelectionSetNode): FieldNode[] =>
  selections.flatMap((one) => {
    if (one.kind === Kind.FIELD) return [one]
    if (one.kind === Kind.INLINE_FRAGMENT) return fieldsIn(document, one.selectionSet)
    const fragment = document.definitions.find(
      (other) => other.kind === Kind.FRAGMENT_DEFINITION && other.name.value === one.name.value,
    )
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? fieldsIn(document, fragment.selectionSet) : []
  })

const argumentsOf = (
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
) => {
  const ids = field.args.filter(({ type }) => /\bID\b/.test(String(type))).map(({ name }) => name)
  const values = ids.flatMap((name) => valuesOf(field, node, variables)[name] ?? [])
  const studyId = values.map((value) => /^Study-([\w-]{22})$/.exec(String(value))?.[1]).find(Boolean) ?? null
  return { studyId, hasId: values.length > 0 }
}

const valuesOf = (
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  try {
    return getArgumentValues(field, node, variables)
  } catch {
    return {} // what does not fit was refused for that
  }
}

const minute = 60_000

/**
 * Whoever is not signed in may knock as often as they like, and the audit is kept for ever: the first is written at
 * once, those of the minute after it as their number.
 */
const createTally = () => {
  let [isOpen, count] = [false, 0]
  const write = (context: Context, number: number) =>
    appendAudit(context.app, context.app.db, {
      actor: { kind: 'stranger' },
      studyId: null,
      action: 'read',
      subjects: { count: number },
      outcome: 'signed_out',
    })
  return async (context: Context): Promise<void> => {
    if (isOpen) return void (count += 1)
    isOpen = true
    setTimeout(() => {
      const number = count
      isOpen = false
      count = 0
      // A database that has gone meanwhile is no reason for the program to end.
      if (number > 0) write(context, number).catch(() => undefined)
    }, minute).unref()
    await write(context, 1)
  }
}
