import type { Context } from './context.ts'
import type { Command } from './command.ts'

/** Calls a command with what a mutation was given: ids bare, instants as ISO text. */
export const run = <Result>(
  command: Command<Result>,
  { app, actor }: Context,
  input: object,
): Promise<Result> => command(app, actor, plain(input))

/**
 * What a client asked of the row that a mutation wrote, or its id where nothing was asked: Prisma refuses to read
 * nothing, and a write that is stored would be answered as failed.
 */
export const asked = <Query extends { select?: unknown }>(query: Query): Query =>
  query.select && Object.keys(query.select).length === 0 ? { ...query, select: { id: true } } : query

const plain = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  if ('typename' in value && 'id' in value) return value.id
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}
