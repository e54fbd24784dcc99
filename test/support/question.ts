// Questions made of the schema alone, one to each of its root fields.
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql'

export type Root = { kind: 'query' | 'mutation'; field: GraphQLField<unknown, unknown> }
/** The id that a field of this name is given. */
export type IdFor = (name: string) => string

export const nowhere: IdFor = (name) => `${typeOf(name)}-${'A'.repeat(22)}`

/** Of waveId or questionIds: Wave, Question. */
export const typeOf = (name: string) =>
  /^(\w+)Ids?$/.exec(name)?.[1]?.replace(/^./, (first) => first.toUpperCase()) ?? 'Study'

/** One root field under a name of its own; several of them make one request. */
export const partFor = ({ field }: Root, name: string) => {
  const variables = field.args.map((argument) => ({ ...argument, variable: `${name}_${argument.name}` }))
  const given = variables.map((one) => `${one.name}: $${one.variable}`).join(', ')
  const selection = isUnionType(getNamedType(field.type))
    ? '{ __typename ... on Refusal { code message } }'
    : 'getFields' in getNamedType(field.type)
      ? '{ __typename }'
      : ''
  return {
    declared: variables.map(({ variable, type }) => `$${variable}: ${String(type)}`),
    source: `${name}: ${field.name} ${given && `(${given})`} ${selection}`,
    variables: (idFor: IdFor) =>
      Object.fromEntries(variables.map((one) => [one.variable, valueFor(one.type, meantBy(one), idFor)])),
  }
}

/** Several root fields of one kind as one request; each answers under the name of its field. */
export const questionTo = (roots: readonly Root[], idFor: IdFor = nowhere) => {
  const parts = roots.map((root) => partFor(root, root.field.name))
  const declared = parts.flatMap((part) => part.declared).join(', ')
  return {
    source: `${roots[0]!.kind} ${declared && `(${declared})`} { ${parts.map((part) => part.source).join('\n')} }`,
    variableValues: Object.assign({}, ...parts.map((part) => part.variables(idFor))) as Record<
      string,
      unknown
    >,
  }
}

/** The name that says which row an id is of, where its own does not: fromId of an instrument is an instrumentId. */
const meantBy = ({ name, extensions }: Pick<GraphQLInputField, 'name' | 'extensions'>): string => {
  const [row] = (extensions['relayGlobalIDFor'] ?? []) as { typename: string }[]
  return row && typeOf(name) !== row.typename ? `${row.typename}Id` : name
}

/** A value that its type takes, so that nothing but who asks can be the reason of a refusal. */
const valueFor = (type: GraphQLInputType, name: string, idFor: IdFor): unknown => {
  if (isNonNullType(type)) return valueFor(type.ofType, name, idFor)
  if (isListType(type)) return [valueFor(type.ofType, name, idFor)]
  if (isEnumType(type)) return type.getValues()[0]!.name
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields()).map((field) => [
        field.name,
        valueFor(field.type, meantBy(field), idFor),
      ]),
    )
  return type.name === 'ID' ? idFor(name) : scalars[type.name]
}

const scalars: Record<string, unknown> = {
  ...{ String: 'something', Int: 1, Float: 1, Boolean: true },
  DateTime: '2026-01-01T00:00:00Z',
}
