// How much a request may ask for at once: each field counts as often as lists may give it. A page counts what it was
// asked to hold, so that a hundred of a hundred is refused before anything is read.
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  isInterfaceType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

export const highestCost = 30_000
const usualPage = 20
const largestPage = 100
/** Lists that come whole are short ones: waves, languages, the answers of one sitting. */
const usualList = 5

type Asked = {
  schema: GraphQLSchema
  document: DocumentNode
  operationName?: string | null | undefined
  variables: Readonly<Record<string, unknown>>
}

/** What a valid request costs; counting ends once it is too much, however many fragments lead into each other. */
export const costOf = ({ schema, document, operationName, variables }: Asked): number => {
  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode =>
      one.kind === Kind.OPERATION_DEFINITION && (!operationName || one.name?.value === operationName),
  )
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  )
  const root = operation && schema.getRootType(operation.operation)
  let total = 0

  const count = (set: SelectionSetNode, type: GraphQLNamedType, times: number): void => {
    for (const node of set.selections) {
      if (total > highestCost) return
      if (node.kind === Kind.FIELD) countField(node, type, times)
      else {
        const part = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node
        const name = part?.typeCondition?.name.value
        if (part) count(part.selectionSet, (name && schema.getType(name)) || type, times)
      }
    }
  }
  const countField = (node: FieldNode, type: GraphQLNamedType, times: number): void => {
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined
    total += times
    if (!field || !node.selectionSet) return
    const inner = getNamedType(field.type)
    const isEdges = type.name.endsWith('Connection')
    const many = inner.name.endsWith('Connection')
      ? pageOf(node, variables)
      : isListType(getNullableType(field.type)) && !isEdges
        ? usualList
        : 1
    if (isCompositeType(inner)) count(node.selectionSet, inner, times * many)
  }
  if (operation && root) count(operation.selectionSet, root, 1)
  return total
}

/** What the page is asked to hold; where that cannot be told, the most that it may. */
const pageOf = ({ arguments: given = [] }: FieldNode, variables: Asked['variables']): number => {
  const asked = given.find(({ name }) => name.value === 'first' || name.value === 'last')
  if (!asked) return usualPage
  const value = asked.value.kind === Kind.VARIABLE ? variables[asked.value.name.value] : numberIn(asked)
  if (value === null || value === undefined) return usualPage
  return typeof value === 'number' ? Math.min(Math.max(value, 1), largestPage) : largestPage
}

const numberIn = ({ value }: NonNullable<FieldNode['arguments']>[number]): number | null | undefined =>
  value.kind === Kind.INT ? Number(value.value) : value.kind === Kind.NULL ? null : largestPage
