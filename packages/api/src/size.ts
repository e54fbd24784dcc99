// How large a request may be. Validation takes time that grows with the square of a request, and what is asked a
// thousand times under a thousand names is done a thousand times: both before anyone has signed in.
import { GraphQLError, Kind } from 'graphql'
import type { ASTVisitor, FieldNode, SelectionNode, SelectionSetNode, ValidationContext } from 'graphql'

/** Names, braces and values together; the largest request of our own pages has a tenth of it. */
export const mostTokens = 2_000
const deepest = 15
const mostFields = 400
const mostAliases = 50
const mostDirectives = 20

type Size = { fields: number; depth: number; aliases: number; directives: number }
const nothing: Size = { fields: 0, depth: 0, aliases: 0, directives: 0 }

/** Refuses what goes too deep or asks for too much, counted as it will be done: fragments where they are spread. */
export const sizeRule = (context: ValidationContext): ASTVisitor => {
  const sizeOf = createSizeOf(context)
  return {
    OperationDefinition(node) {
      const { fields, depth, aliases, directives } = sizeOf(node.selectionSet)
      const refuse = (message: string, code: string) =>
        context.reportError(new GraphQLError(message, { nodes: node, extensions: { code } }))
      if (depth > deepest) refuse(`The request goes deeper than ${deepest} levels.`, 'too_deep')
      if (fields > mostFields)
        refuse(`The request asks for more than ${mostFields} fields. Ask in parts.`, 'too_many')
      if (aliases > mostAliases)
        refuse(`The request gives more than ${mostAliases} fields another name. Ask in parts.`, 'too_many')
      if (directives > mostDirectives)
        refuse(
          `The request has more than ${mostDirectives} directives. Leave out what is not asked.`,
          'too_many',
        )
    },
  }
}

const createSizeOf = (context: ValidationContext) => {
  const known = new Map<string, Size>()
  const ofSet = (set: SelectionSetNode | undefined): Size =>
    (set?.selections ?? []).map(ofOne).reduce(sum, nothing)
  const ofOne = (node: SelectionNode): Size => {
    const inner = node.kind === Kind.FRAGMENT_SPREAD ? ofFragment(node.name.value) : ofSet(node.selectionSet)
    const directives = inner.directives + (node.directives?.length ?? 0)
    return node.kind === Kind.FIELD ? ofField(node, { ...inner, directives }) : { ...inner, directives }
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

const ofField = ({ alias }: FieldNode, inner: Size): Size => ({
  ...inner,
  fields: inner.fields + 1,
  depth: inner.depth + 1,
  aliases: inner.aliases + (alias ? 1 : 0),
})

const sum = (all: Size, one: Size): Size => ({
  fields: all.fields + one.fields,
  depth: Math.max(all.depth, one.depth),
  aliases: all.aliases + one.aliases,
  directives: all.directives + one.directives,
})
