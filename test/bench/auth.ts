import { execute, parse, type GraphQLSchema } from 'graphql'
import { sitDown } from '../../packages/api/src/auth/session.ts'
import { builder } from '../../packages/api/src/builder.ts'
import { createOnce, type Context } from '../../packages/api/src/context.ts'
import { createReading } from '../../packages/api/src/reading.ts'
import { schema } from '../../packages/api/src/schema.ts'
import type { Actor } from '../../packages/api/src/actor.ts'
import { siteOf } from '../../packages/api/src/site.ts'
import { shippedCodebook } from '../support/codebook.ts'
import { act, aParticipant, aStudy, openWorld, submission, type World } from '../support/world.ts'
import { machine, round } from './measure.ts'

const people = 40
const rounds = 6
const millisecondsEach = 1_500

const summary = parse(`query ($id: ID!) { study(id: $id) { themes { key title { en es } waves {
  wave { id } people base passages proposed decided stances { positive negative mixed neutral } } } } }`)

/** The theme query with its session and every rule asked, beside the same with nobody asked anything. */
export const auth = async (): Promise<object> => {
  const world = await openWorld({ isNew: true })
  try {
    const frame = await aStudy(world.ada, shippedCodebook)
    for (let one = 0; one < people; one += 1) {
      const pat = await aParticipant(world.ada, frame)
      await act(world.ada, 'submitResponse', submission(frame, pat, `The police lied to me ${one} times.`))
    }
    await world.instance.settled()
    return await measure(world, frame.studyId)
  } finally {
    await world.close()
  }
}

const measure = async (world: World, id: string) => {
  const { app } = world.instance
  const known = (await sitDown(app, world.cookies.ada)).actor
  const open = builder.toSchema({ disableScopeAuth: true })
  const ways = {
    authorised: async () => run(schema, world, { id, actor: (await sitDown(app, world.cookies.ada)).actor }),
    unauthorised: () => run(open, world, { id, actor: known }),
  }
  const isSame = (await ways.authorised()) === (await ways.unauthorised())
  const counts = { authorised: 0, unauthorised: 0 }
  const times = { authorised: 0, unauthorised: 0 }
  for (let turn = 0; turn < rounds; turn += 1)
    for (const name of ['authorised', 'unauthorised'] as const) {
      const before = performance.now()
      while (performance.now() - before < millisecondsEach) {
        await ways[name]()
        counts[name] += 1
      }
      times[name] += performance.now() - before
    }
  const perSecond = (name: keyof typeof counts) => round((counts[name] / times[name]) * 1000)
  return {
    bench: 'auth',
    database: world.instance.database.kind,
    sameAnswer: isSame,
    requestsPerSecond: { authorised: perSecond('authorised'), unauthorised: perSecond('unauthorised') },
    ratio: round(perSecond('authorised') / perSecond('unauthorised')),
    machine: machine(),
  }
}

type Asked = { id: string; actor: Actor }

const run = async (
  schema: GraphQLSchema,
  { instance: { app } }: World,
  { id, actor }: Asked,
): Promise<string> => {
  const contextValue: Context = {
    app,
    actor,
    cookies: null,
    site: siteOf(undefined, 4000),
    reading: createReading(app, actor),
    sitting: null,
    setCookies: () => undefined,
    forget: () => undefined,
    once: createOnce(),
  }
  const { data, errors } = await execute({ schema, document: summary, variableValues: { id }, contextValue })
  if (errors) throw new Error('the query was refused')
  await contextValue.reading.record()
  return JSON.stringify(data)
}
