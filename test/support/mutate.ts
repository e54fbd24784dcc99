// Requests as somebody would send them who tries everything: what our own pages ask, changed by chance that a seed
// decides. The tests send a slice, the benchmark ten thousand.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  parse,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'
import { projectRoot } from '../../packages/api/src/database/root.ts'
import { pages } from './http.ts'
import { Role } from '../../packages/api/generated/prisma/enums.ts'
import { joinStudy, type Answered, type Frame, type Someone, type World } from './world.ts'

export type Mutated = { query: string; variables: Record<string, unknown> }
type Chance = () => number

/** Somebody of each role in the study, one of another study, and nobody. */
export const everyone = async (world: World, frame: Frame): Promise<[string, Someone][]> => {
  const people: [string, Someone][] = [
    ['eve', world.eve],
    ['nobody', world.nobody],
  ]
  for (const role of Object.values(Role)) {
    const name = role.replaceAll('_', '')
    await joinStudy(world, name, frame, role)
    people.push([role, await world.signIn(name)])
  }
  return people
}

/** What a message must not repeat: every text that is sent holds it. */
export const planted = 'zyxquorble'

export const createMutator = (seed: number, ids: readonly string[]): (() => Mutated) => {
  const chance = createChance(seed)
  const schema = buildSchema(readFileSync(join(projectRoot, 'packages/api/schema.graphql'), 'utf8'))
  const listed = JSON.parse(readFileSync(pages.operationsFile, 'utf8')) as Record<string, string>
  // Signing out would end the session that the rest is sent with.
  const documents = Object.values(listed).filter((text) => !text.includes('signOut'))
  const names = namesOf(schema)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!
  const make = createFill({ chance, pick, ids })
  return () => {
    const document = pick(documents)
    const variables = Object.fromEntries(
      variablesOf(schema, document).map(({ name, type }) => [name, make(type, 0)]),
    )
    const [times, spoils] = [few(chance), few(chance)]
    return {
      query: repeat(times, document, (text) => changed(text, { chance, pick, names })),
      variables: repeat(spoils, variables, (all) => spoilt(all, { chance, pick })),
    }
  }
}

/** Often not at all: what is only half wrong gets further. */
const few = (chance: Chance) => Math.max(0, Math.floor(chance() * 6) - 3)

const repeat = <T>(times: number, first: T, change: (value: T) => T): T =>
  Array.from({ length: times }).reduce<T>((value) => change(value), first)

/** mulberry32: the same row of numbers for the same seed. */
const createChance = (seed: number): Chance => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const namesOf = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getTypeMap()).flatMap((type) => [
    type.name,
    ...(isObjectType(type) || isInputObjectType(type) ? Object.keys(type.getFields()) : []),
  ])

const variablesOf = (schema: GraphQLSchema, document: string) =>
  parse(document).definitions.flatMap((one) =>
    one.kind === 'OperationDefinition'
      ? (one.variableDefinitions ?? []).map(({ variable, type }) => ({
          name: variable.name.value,
          type: typeFromAST(schema, type as never) as GraphQLInputType,
        }))
      : [],
  )

type Tools = { chance: Chance; pick: <T>(list: readonly T[]) => T }

/** A value that fits, mostly: ids of this study and of none, texts, numbers at their ends. */
const createFill = ({ chance, pick, ids }: Tools & { ids: readonly string[] }) => {
  const fill = (type: GraphQLInputType, depth: number): unknown => {
    const bare = getNullableType(type)
    if (isListType(bare))
      return Array.from({ length: Math.floor(chance() * 3) }, () =>
        fill(bare.ofType as GraphQLInputType, depth + 1),
      )
    const named = getNamedType(bare)
    if (isEnumType(named)) return pick(named.getValues()).name
    if (isInputObjectType(named))
      return depth > 4
        ? {}
        : Object.fromEntries(
            Object.values(named.getFields()).map(({ name, type }) => [name, fill(type, depth + 1)]),
          )
    return pick(scalars[named.name] ?? scalars['String']!)(pick(ids))
  }
  return fill
}

const scalars: Record<string, ((id: string) => unknown)[]> = {
  ID: [(id) => id, (id) => id, (id) => id.replace(/.$/, 'A'), () => `Study-${'A'.repeat(22)}`, () => planted],
  Int: [() => 0, () => 1, () => 100, () => -1, () => 2_147_483_647],
  Float: [() => 0.5, () => -1, () => 1e308],
  Boolean: [() => true, () => false],
  DateTime: [() => '2026-03-01T00:00:00Z', () => '9999-12-31T23:59:59Z', () => planted],
  String: [
    () => planted,
    () => '',
    () => '2026-01-01',
    () => `${planted} ${'x'.repeat(5_000)}`,
    () => `{"${planted}": [1`,
    () => `${planted}\u0000\ud800\u202e'";--`,
  ],
}

const changed = (text: string, { chance, pick, names }: Tools & { names: readonly string[] }): string => {
  const at = Math.floor(chance() * text.length)
  const end = Math.min(text.length, at + Math.floor(chance() * 40))
  const words = [...text.matchAll(/[A-Za-z_]\w*/g)]
  const word = pick(words)
  const from = word?.index ?? 0
  const other = (name: string) => text.slice(0, from) + name + text.slice(from + (word?.[0].length ?? 0))
  const insert = (what: string) => text.slice(0, at) + what + text.slice(at)
  return pick([
    () => text.slice(0, at) + text.slice(end),
    () => text.slice(0, end) + text.slice(at),
    () => other(pick(names)),
    () => other(planted),
    () => other(pick(words)?.[0] ?? ''),
    () =>
      insert(
        pick([
          '{',
          '}',
          '(',
          ')',
          '"',
          '"""',
          '...',
          '@skip(if: true)',
          '$',
          '!',
          ':',
          '#',
          '\u0000',
          '\ufeff',
          '💧',
        ]),
      ),
    () => insert(` ${planted}: __typename `),
    () => insert(`"${planted}"`),
    () =>
      text.replace(
        /first: (?:\$\w+|\d+)/,
        `first: ${pick(['-1', '0', '101', '2147483648', '1e9', '"a"', 'null'])}`,
      ),
    () => text.replace('{', '{ ...A ').concat(' fragment A on Query { ...A }'),
    () => text.replace('{', `{ ${'viewer { memberships { study { '.repeat(3)}`),
    () => text.replace(/query|mutation/, pick(['subscription', 'query', 'mutation', 'fragment'])),
    () => `${text} ${text}`,
  ])()
}

const spoilt = (variables: Record<string, unknown>, tools: Tools): Record<string, unknown> => {
  const names = Object.keys(variables)
  if (names.length === 0) return { [planted]: planted }
  const name = tools.pick(names)
  const value = variables[name]
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (isObject && tools.chance() < 0.7)
    return { ...variables, [name]: spoilt(value as Record<string, unknown>, tools) }
  const { [name]: _, ...rest } = variables
  const strange = [
    ...[null, [], {}, '', planted, -0, 1e300, 2 ** 53, true, [[[planted]]], { [planted]: planted }],
    ...[`Study-${'A'.repeat(22)}`, 'x'.repeat(100_000), JSON.parse('{"__proto__":{"a":1}}') as unknown],
  ]
  return tools.chance() < 0.2 ? rest : { ...variables, [name]: tools.pick(strange) }
}

/** What is wrong with an answer, if anything: that it failed, or that it says what it must not. */
export const faultOf = ({ status, text, errors }: Answered<unknown>): string | null => {
  if (status >= 500) return `status ${status}`
  const said = [
    ...(errors ?? []).map(({ message }) => message),
    ...[...text.matchAll(/"message":"((?:[^"\\]|\\.)*)"/g)].map(([, message]) => message!),
  ].join('\n')
  if (errors?.some(({ extensions }) => extensions?.code === 'unexpected')) return 'unexpected'
  if (errors?.some(({ extensions }) => !extensions?.code)) return `no code: ${said}`
  if (said.includes(planted)) return `repeats what was sent: ${said.slice(0, 200)}`
  if (/\bat \S+ \(|node_modules|\.[jt]s:\d|prisma|postgres|graphql-js|Cannot read/i.test(said))
    return `shows the inside: ${said.slice(0, 200)}`
  return null
}

export type Faults = { sent: number; refused: number; faults: string[] }

/** Sends so many, by each in turn, and gives what was wrong. */
export const sendMutated = async (
  people: readonly (readonly [string, Someone])[],
  next: () => Mutated,
  count: number,
): Promise<Faults> => {
  const result: Faults = { sent: 0, refused: 0, faults: [] }
  for (let turn = 0; turn < count; turn += 1) {
    const [name, who] = people[turn % people.length]!
    const { query, variables } = next()
    const answered = await who.ask(query, variables)
    const fault = faultOf(answered)
    result.sent += 1
    if (answered.errors) result.refused += 1
    if (fault) result.faults.push(`${name}: ${fault} ← ${query.slice(0, 60).replaceAll('\n', ' ')}…`)
  }
  return result
}
