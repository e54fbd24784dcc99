// What is wrong with the variables of a request, by names of the schema alone: what graphql says of it quotes the value.
import {
  coerceInputValue,
  getNamedType,
  isInputObjectType,
  Kind,
  typeFromAST,
  visit,
  type ArgumentNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type ObjectFieldNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql'

type Asked = {
  schema: GraphQLSchema
  document: DocumentNode
  operationName?: string | null | undefined
  variables: Readonly<Record<string, unknown>>
}

/** One sentence a problem, each naming an argument or what stands in it; the operation must be valid otherwise. */
export const variableProblems = ({ schema, document, operationName, variables }: Asked): string[] => {
  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode =>
      one.kind === Kind.OPERATION_DEFINITION && (!operationName || one.name?.value === operationName),
  )
  const arguments_ = argumentsOf(document)
  return (operation?.variableDefinitions ?? []).flatMap((definition) => {
    const name = definition.variable.name.value
    const type = typeFromAST(schema, definition.type as never) as GraphQLInputType | undefined
    if (!type) return []
    const given = { name: arguments_.get(name) ?? 'a variable', type }
    return name in variables && variables[name] !== undefined
      ? problemsOf(given, variables[name])
      : isMissing(definition)
        ? [`${given.name} is missing`]
        : []
  })
}

const isMissing = ({ type, defaultValue }: VariableDefinitionNode) =>
  type.kind === Kind.NON_NULL_TYPE && !defaultValue

const problemsOf = ({ name, type }: { name: string; type: GraphQLInputType }, value: unknown): string[] => {
  const problems: string[] = []
  coerceInputValue(value, type, (path, _value, { message }) => {
    const place = [name, ...path].join('.')
    const missing = /^Field "(\w+)" of required type "[^"]+" was not provided/.exec(message)?.[1]
    const expected = getNamedType(typeAt(type, path))
    if (missing) problems.push(`${place}.${missing} is missing`)
    else if (/^Field "[^"]*" is not defined/.test(message) && isInputObjectType(expected))
      problems.push(`${place} has a field that ${expected.name} does not know`)
    else problems.push(`${place} is no ${expected.name}`)
  })
  return problems
}

/** Follows a path into an input; positions in lists do not change the named type. */
const typeAt = (type: GraphQLInputType, path: readonly (string | number)[]): GraphQLInputType =>
  path.reduce<GraphQLInputType>((at, key) => {
    const object = getNamedType(at)
    return typeof key === 'string' && isInputObjectType(object) ? object.getFields()[key]!.type : at
  }, type)

/** The argument or input field that each variable is given to: a client may call the variable what it likes. */
const argumentsOf = (document: DocumentNode): Map<string, string> => {
  const names = new Map<string, string>()
  const note = ({ name, value }: ArgumentNode | ObjectFieldNode) => {
    if (value.kind === Kind.VARIABLE) names.set(value.name.value, name.value)
  }
  visit(document, { Argument: note, ObjectField: note })
  return names
}
