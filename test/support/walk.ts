// Asks a schema for everything it leads to, and goes on wherever something comes back. What lies behind an answer that is
// null or refused cannot come back either, so nothing is left out. Values of one row are asked together, and one at a
// time where anything of it is refused: a refusal would hide the others.
import {
  getNamedType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import type { Answered } from './world.ts'

export type Walker = { ask(query: string): Promise<Answered<unknown>> }
/** What an argument is given, by its name and its field's; undefined leaves an optional one out. */
export type Fill = (argument: string, field: string) => unknown
export type Leaf = { path: string; type: string; values: unknown[]; text: string }

type Field = GraphQLField<unknown, unknown>
type Way = { names: string[]; open: string; type: GraphQLObjectType; seen: string[] }

/**
 * Every leaf that came back, and the answer to every question that was asked, in the order of the schema. On a brief
 * walk each type is entered once, and not once on each way to it.
 */
export const walk = async (schema: GraphQLSchema, who: Walker, fill: Fill, isBrief = false) => {
  const known = new Set<string>()
  const leaves: Leaf[] = []
  const answers = new Map<string, string>()
  const ways: Way[] = [{ names: [], open: '', type: schema.getQueryType()!, seen: [] }]
  for (let way = ways.shift(); way; way = ways.shift()) {
    const fields = Object.values(way.type.getFields())
    const together =
      way.names.length > 0 ? await askTogether(who, way, fields.filter(isLeaf), fill) : undefined
    for (const field of fields) {
      const path = [...way.names, field.name]
      const { data, text } = (isLeaf(field) && together) || (await who.ask(questionOf(way, [field], fill)))
      answers.set(path.join('.'), text)
      const values = valuesAt(data, path)
      const next = composite(schema, field, values)
      if (values.length > 0 && !next)
        leaves.push({ path: path.join('.'), type: nameOf(field), values, text: JSON.stringify(values) })
      if (next && !(isBrief ? known.has(next.name) : way.seen.includes(next.name))) {
        known.add(next.name)
        ways.push({
          names: path,
          open: `${way.open}${selected(field, fill)} { ${isObjectType(getNamedType(field.type)) ? '' : `... on ${next.name} { `}`,
          type: next,
          seen: [...way.seen, next.name],
        })
      }
    }
  }
  return { leaves, answers }
}

const nameOf = ({ type }: Field) => getNamedType(type).name

const isLeaf = (field: Field): boolean =>
  !('getFields' in getNamedType(field.type)) && !('getTypes' in getNamedType(field.type))

const askTogether = async (who: Walker, way: Way, fields: Field[], fill: Fill) => {
  if (fields.length === 0) return undefined
  const answered = await who.ask(questionOf(way, fields, fill))
  return answered.errors ? undefined : answered
}

const questionOf = ({ open }: Way, fields: Field[], fill: Fill): string => {
  const asked = fields.map((field) => `${selected(field, fill)}${isLeaf(field) ? '' : ' { __typename }'}`)
  return `{ ${open}${asked.join(' ')}${' }'.repeat(open.split(' { ').length - 1)} }`
}

const selected = ({ name, args }: Field, fill: Fill): string => {
  const parts = args.flatMap((argument) => {
    const value = fill(argument.name, name)
    return value === undefined && !isNeeded(argument) ? [] : [`${argument.name}: ${JSON.stringify(value)}`]
  })
  return parts.length > 0 ? `${name}(${parts.join(', ')})` : name
}

const isNeeded = ({ type, defaultValue }: GraphQLArgument) =>
  isNonNullType(type) && defaultValue === undefined

/** What stands at the end of a path; an empty list where nothing does. */
const valuesAt = (data: unknown, path: readonly string[]): unknown[] =>
  path.reduce<unknown[]>(
    (found, name) =>
      found.flatMap((one) => {
        const value = (one as Record<string, unknown> | null)?.[name]
        return [value].flat(3).filter((each) => each !== null && each !== undefined)
      }),
    [data],
  )

const composite = (schema: GraphQLSchema, field: Field, values: unknown[]): GraphQLObjectType | undefined => {
  const type = getNamedType(field.type)
  if (isObjectType(type)) return values.length > 0 ? type : undefined
  const name = (values[0] as { __typename?: string } | undefined)?.__typename
  const own = name ? schema.getType(name) : undefined
  return isObjectType(own) ? own : undefined
}
