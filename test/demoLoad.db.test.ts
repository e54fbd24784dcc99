// The demo's two studies in a database: loaded once, in their order, and added to a demo from before.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../packages/api/src/auth/demo.ts'
import { loadDemo } from '../packages/api/src/demo/load.ts'
import { createStudy } from '../packages/api/src/study/commands.ts'
import { markDemoLoaded } from '../packages/api/src/study/store.ts'
import { openWorld, type World } from './support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ isDemo: true })
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const studies = async () => {
  const rows = await world.instance.app.db.study.findMany({
    select: { id: true, title: true, memberships: { select: { roles: true } } },
    orderBy: { createdAt: 'asc' },
  })
  return rows.map(({ id, title, memberships }) => ({
    id,
    title: (title as { en: string }).en,
    roles: memberships.flatMap(({ roles }) => roles).sort(),
  }))
}

describe('a demo from before', () => {
  it('gets the study that it does not have, with everybody in it, and keeps the other as it is', async () => {
    const { app } = world.instance
    const kept = await createStudy(
      app,
      { kind: 'system', id: 'demo' },
      {
        title: { en: 'Two waves', es: 'Dos tiempos' },
        languages: ['en', 'es'],
        timeZone: 'America/New_York',
      },
    )
    await markDemoLoaded(app.db, new Date())
    await loadDemo(app)
    const found = await studies()
    expect(found.map(({ title }) => title)).toEqual(['Two waves', 'Eight interviews'])
    expect(found[0]!.id).toBe(kept)
    expect(found[1]!.roles).toEqual(demoAccounts.flatMap(({ roles }) => [...roles]).sort())
  })

  it('is not loaded again at the next start', async () => {
    const before = await studies()
    await loadDemo(world.instance.app)
    expect(await studies()).toEqual(before)
  })
})
