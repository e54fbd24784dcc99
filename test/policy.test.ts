// Deny by default, held over the schema as it is built: what is new here is refused to strangers, or it fails.
import {
  getNamedType,
  graphql,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { stranger } from '../packages/api/src/actor.ts'
import type { App } from '../packages/api/src/app.ts'
import { createOnce, type Context } from '../packages/api/src/context.ts'
import { createReading } from '../packages/api/src/reading.ts'
import { schema } from '../packages/api/src/schema.ts'
import { siteOf } from '../packages/api/src/site.ts'
import { questionTo } from './support/question.ts'

/** What everybody may ask, before signing in. */
const publicFields = [
  ...[
    'Query.instance',
    'Query.viewer',
    'Query.lockedAs',
    'Query.lockedWays',
    'Query.heldInvitation',
    'Mutation.acceptInvitation',
    'Mutation.acceptByProvider',
  ],
  ...['Query.heldPasswordLink', 'Mutation.usePasswordLink'],
  ...['Mutation.askPasskey', 'Mutation.enterByPasskey'],
  ...['Mutation.signIn', 'Mutation.enterCode', 'Mutation.unlock', 'Mutation.signOut'],
]

/** What these can lead to without a question of who asks: the instance, oneself, and our own refusals. */
const publicTypes = [
  'MutationAcceptByProviderSuccess',
  ...['HeldInvitation', 'MutationAcceptInvitationSuccess', 'InvitationEnded'],
  ...['HeldPasswordLink', 'MutationUsePasswordLinkSuccess', 'LinkEnded'],
  ...['Passkey', 'PasskeyRequest', 'PasskeyRefused', 'MutationAskPasskeySuccess'],
  'MutationEnterByPasskeySuccess',
  ...['DemoAccount', 'Instance', 'LocalizedText', 'Membership', 'Viewer'],
  ...[
    'MutationSignInSuccess',
    'MutationEnterCodeSuccess',
    'MutationUnlockSuccess',
    'Session',
    'CodeNeeded',
    'CodeUsed',
    'TooManyTries',
  ],
  ...['Forbidden', 'InputIssue', 'InvalidInput', 'NotFound', 'SignedOut', 'WrongCredentials'],
]

type Field = GraphQLField<unknown, unknown>
type Root = { name: string; kind: 'query' | 'mutation'; field: Field }

const rootsOf = (kind: Root['kind'], type: GraphQLObjectType): Root[] =>
  Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, kind, field }))

const roots = [...rootsOf('query', schema.getQueryType()!), ...rootsOf('mutation', schema.getMutationType()!)]
const guardedRoots = roots.filter(({ name }) => !publicFields.includes(name))
const objects = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__'))

const optionsOf = (one: { extensions: Readonly<Record<string, unknown>> }) =>
  (one.extensions['pothosOptions'] ?? {}) as { authScopes?: unknown; skipTypeScopes?: boolean }
const isGuarded = (one: Field | GraphQLObjectType) => Boolean(optionsOf(one).authScopes)

describe('a stranger', () => {
  it('is refused by the root types unless a field says otherwise', () => {
    expect(isGuarded(schema.getQueryType()!) && isGuarded(schema.getMutationType()!)).toBe(true)
    const open = roots.filter(({ field }) => optionsOf(field).skipTypeScopes).map(({ name }) => name)
    expect(open.sort()).toEqual([...publicFields].sort())
  })

  it.each(guardedRoots)('is told to sign in and nothing else by $name', async (root) => {
    const { touched, ...context } = aStranger()
    const { source, variableValues } = questionTo([root])
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue: context })
    const answer = data?.[root.field.name] as { __typename: string; code?: string } | null | undefined
    expect(answer?.code ?? errors?.map(({ originalError }) => originalError).map(codeOf)[0]).toBe(
      'signed_out',
    )
    if (answer) expect(answer).toMatchObject({ __typename: 'SignedOut', code: 'signed_out' })
    expect(touched).toEqual([])
  })

  it('has been told so by enough fields for this to mean something', () =>
    expect(guardedRoots.length).toBeGreaterThan(10))
})

describe('every type', () => {
  it('that stands for a row asks for a permission in its study', () => {
    const nodes = objects.filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'))
    expect(nodes.length).toBeGreaterThan(12)
    expect(nodes.filter((type) => !isGuarded(type)).map(({ name }) => name)).toEqual([])
  })

  it('that a public field leads to says nothing of a study', () => {
    const found = new Set<string>()
    for (const { name, field } of roots) if (publicFields.includes(name)) reach(field, found)
    expect([...found].sort()).toEqual([...publicTypes].sort())
  })
})

/** Follows fields as far as nobody asks who is there. */
const reach = (field: Field, found: Set<string>): void => {
  const type = getNamedType(field.type)
  const next = isUnionType(type) ? type.getTypes() : isObjectType(type) ? [type] : []
  for (const one of next) {
    if (found.has(one.name) || isGuarded(one)) continue
    found.add(one.name)
    for (const inner of Object.values(one.getFields())) if (!isGuarded(inner)) reach(inner, found)
  }
}

const codeOf = (problem: unknown) => (problem as { code?: string } | undefined)?.code

/** A context whose instance notes every touch: a refusal comes before anything is looked up. */
const aStranger = (): Context & { touched: string[] } => {
  const touched: string[] = []
  const app = new Proxy({} as App, {
    get: (_app, part) => {
      touched.push(String(part))
      throw new Error('a stranger reached the instance')
    },
  })
  return {
    touched,
    app,
    actor: stranger,
    sitting: null,
    forget: () => undefined,
    cookies: null,
    site: siteOf(undefined, 4000),
    reading: createReading(app, stranger),
    setCookies: () => undefined,
    once: createOnce(),
  }
}
