import type { Context } from './context.ts'
import type { Command } from './command.ts'

/** Calls a command with what a mutation was given: ids bare, instants as ISO text. */
export const run = <Result>(
  command: Command<Result>,
  { app, actor }: Context,
  input: object,
): Promise<Result> => command(app, actor, plain(input))

const plain = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  if ('typename' in value && 'id' in value) return value.id
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}
