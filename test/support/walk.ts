// Questions that ask for everything a schema leads to, so that who may ask for little can be shown to get little.
import {
  getNamedType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'

/** A value for an argument, by its name and where it stands; undefined leaves an optional one out. */
export type Fill = (argument: string, field: string) => unknown

type Walk = { fill: Fill; deepest: number }
type Field = GraphQLField<unknown, unknown>

/** One question for each field of each root, with all that lies below it; a type is not entered twice on one way. */
export const everyQuestion = (schema: GraphQLSchema, walk: Walk): { path: string; query: string }[] =>
  Object.values(schema.getQueryType()!.getFields()).flatMap((root) => {
    const type = getNamedType(root.type)
    const below = isObjectType(type) ? [type] : possible(schema, root)
    return below.flatMap((one) =>
      Object.values(one.getFields()).map((field) => {
        const inner = asked(schema, field, walk, [one.name])
        const part = isInterfaceType(type) ? `... on ${one.name} { ${inner} }` : inner
        return {
          path: `${root.name}.${one.name}.${field.name}`,
          query: `{ ${root.name}${given(root, walk.fill)} { __typename ${part} } }`,
        }
      }),
    )
  })

const possible = (schema: GraphQLSchema, { type }: Field): readonly GraphQLObjectType[] => {
  const named = getNamedType(type)
  return isInterfaceType(named) || isUnionType(named) ? schema.getPossibleTypes(named) : []
}

const asked = (schema: GraphQLSchema, field: Field, walk: Walk, way: readonly string[]): string => {
  const type = getNamedType(field.type)
  const head = `${field.name}${given(field, walk.fill)}`
  const below = isObjectType(type) ? [type] : possible(schema, field)
  if (below.length === 0) return head
  const parts = below
    .filter(({ name }) => !way.includes(name) && way.length < walk.deepest)
    .map((one) => {
      const inner = Object.values(one.getFields())
        .map((next) => asked(schema, next, walk, [...way, one.name]))
        .join(' ')
      return isObjectType(type) ? inner : `... on ${one.name} { ${inner} }`
    })
  return `${head} { __typename ${parts.join(' ')} }`
}

const given = ({ name, args }: Field, fill: Fill): string => {
  const parts = args.flatMap((argument) => {
    const value = fill(argument.name, name)
    return value === undefined && !isNeeded(argument) ? [] : [`${argument.name}: ${written(value)}`]
  })
  return parts.length > 0 ? `(${parts.join(', ')})` : ''
}

const isNeeded = ({ type, defaultValue }: GraphQLArgument) =>
  isNonNullType(type) && defaultValue === undefined

/** As GraphQL writes a value; a name that begins with a dollar stands for an enum's. */
const written = (value: unknown): string =>
  typeof value === 'string' && value.startsWith('$') ? value.slice(1) : JSON.stringify(value)

export type Leaf = { path: string; type: string; value: unknown }

/** Every leaf of an answer with the type that the schema gives it. */
export const leavesOf = (schema: GraphQLSchema, data: unknown): Leaf[] =>
  below(schema, schema.getQueryType()!, data, '')

const below = (schema: GraphQLSchema, type: GraphQLObjectType, data: unknown, at: string): Leaf[] => {
  if (typeof data !== 'object' || data === null) return []
  return Object.entries(data).flatMap(([name, value]) => {
    if (name === '__typename') return []
    const field = type.getFields()[name]!
    const path = `${at}${type.name}.${name} `
    return [value].flat(3).flatMap((one) => leaf(schema, field, one, path))
  })
}

const leaf = (schema: GraphQLSchema, field: Field, value: unknown, path: string): Leaf[] => {
  if (typeof value !== 'object' || value === null)
    return value === null ? [] : [{ path: path.trim(), type: getNamedType(field.type).name, value }]
  const named = getNamedType(field.type)
  const own = isObjectType(named)
    ? named
    : (schema.getType((value as { __typename: string }).__typename) as GraphQLObjectType)
  return below(schema, own, value, path)
}
