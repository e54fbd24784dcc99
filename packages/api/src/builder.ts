import SchemaBuilder from '@pothos/core'
import ErrorsPlugin from '@pothos/plugin-errors'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import type PrismaTypes from '../generated/pothos.ts'
import { getDatamodel } from '../generated/pothos.ts'
import type { Context } from './context.ts'
import { mayIn } from './actor.ts'
import { Forbidden, InvalidInput, NotFound, SignedOut } from './errors.ts'
import type { Permission } from './policy.ts'

type Types = {
  Context: Context
  PrismaTypes: PrismaTypes
  DefaultFieldNullability: false
  AuthScopes: {
    signedIn: boolean
    may: readonly [Permission, string]
    mayEither: readonly [readonly Permission[], string]
  }
  Scalars: {
    DateTime: { Input: Date; Output: Date }
    ID: { Input: string; Output: string }
  }
}

/** Errors before ScopeAuth: a refused scope becomes a member of the result union where there is one. */
export const builder = new SchemaBuilder<Types>({
  plugins: [ErrorsPlugin, ScopeAuthPlugin, PrismaPlugin, RelayPlugin],
  defaultFieldNullability: false,
  errors: { directResult: false, defaultTypes: [SignedOut, Forbidden, NotFound, InvalidInput] },
  prisma: {
    client: ({ app }) => app.db,
    dmmf: getDatamodel(),
    filterConnectionTotalCount: true,
    maxConnectionSize: 100,
    defaultConnectionSize: 20,
    onUnusedQuery: null,
  },
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    encodeGlobalID: (typename, id) => `${typename}-${String(id)}`,
    decodeGlobalID,
  },
  scopeAuth: {
    // Asked of the context each time: signing in changes who asks within one request.
    authScopes: (context) => ({
      signedIn: () => context.actor.kind === 'account',
      may: ([permission, studyId]: readonly [Permission, string]) =>
        mayIn(context.actor, studyId, permission),
      mayEither: ([permissions, studyId]: readonly [readonly Permission[], string]) =>
        permissions.some((permission) => mayIn(context.actor, studyId, permission)),
    }),
    unauthorizedError: (_root, { actor }) => (actor.kind === 'stranger' ? new SignedOut() : new Forbidden()),
  },
})

/** An id as clients know it: the type's name, a dash, and the random id. It says nothing else. */
function decodeGlobalID(globalId: string) {
  const [, typename, id] = /^([A-Z][A-Za-z]+)-([\w-]{22})$/.exec(globalId) ?? []
  if (!typename || !id) throw new NotFound('id')
  return { typename, id }
}

export type Builder = typeof builder
