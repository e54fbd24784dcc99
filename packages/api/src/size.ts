// How much one request may ask for. Validation takes time that grows with the square of a request, and what is asked
// a thousand times under a thousand names is done a thousand times: both before anyone has signed in.
import { GraphQLError, Kind } from 'graphql'
import type { ASTVisitor, SelectionNode, SelectionSetNode, ValidationContext } from 'graphql'

/** Names, braces and values together; the largest request of our own pages has a tenth of it. */
export const mostTokens = 2_000
const deepest = 15
const mostFields = 400

type Size = { fields: number; depth: number }
const nothing: Size = { fields: 0, depth: 0 }

/** Refuses what goes too deep or asks for too much, counted as it will be done: fragments where they are spread. */
export const sizeRule = (context: ValidationContext): ASTVisitor => {
  const sizeOf = createSizeOf(context)
  return {
    OperationDefinition(node) {
      const { fields, depth } = sizeOf(node.selectionSet)
      const refuse = (message: string, code: string) =>
        context.reportError(new GraphQLError(message, { nodes: node, extensions: { code } }))
      if (depth > deepest) refuse(`The request goes deeper than ${deepest} levels.`, 'too_deep')
      if (fields > mostFields)
        refuse(`The request asks for more than ${mostFields} fields. Ask in parts.`, 'too_many')
    },
  }
}

const createSizeOf = (context: ValidationContext) => {
  const known = new Map<string, Size>()
  const ofSet = (set: SelectionSetNode | undefined): Size =>
    (set?.selections ?? [])
      .map(ofOne)
      .reduce(
        (all, one) => ({ fields: all.fields + one.fields, depth: Math.max(all.depth, one.depth) }),
        nothing,
      )
  const ofOne = (node: SelectionNode): Size => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value)
    const { fields, depth } = ofSet(node.selectionSet)
    return node.kind === Kind.FIELD ? { fields: fields + 1, depth: depth + 1 } : { fields, depth }
  }
  const ofFragment = (name: string): Size => {
    const before = known.get(name)
    if (before) return before
    // Stands while the fragment is read, for one that comes back to itself; another rule refuses that.
    known.set(name, nothing)
    const size = ofSet(context.getFragment(name)?.selectionSet)
    known.set(name, size)
    return size
  }
  return ofSet
}
