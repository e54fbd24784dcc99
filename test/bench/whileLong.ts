import { openDatabase } from '../../packages/api/src/database/open.ts'
import { withClient } from '../../packages/api/src/database/pool.ts'
import { demoPassword } from '../support/demo.ts'
import { signInTo, startServer, type Settings } from '../support/server.ts'
import { spread, timed } from './measure.ts'
import { pageQuery } from './pageQuery.ts'

const rounds = 15
const long = 'SELECT count(*) FROM generate_series(1, 12000000)'

/**
 * Milliseconds until /health and the query of the page of themes are answered, by themselves and while somebody's long query runs in
 * the same database.
 */
export const whileLong = async (settings: Settings): Promise<object> => {
  const server = await startServer(settings)
  const attached = await openDatabase({ dataFolder: settings['FIRSTHAND_DATA']!, attach: true })
  try {
    const { ask } = await signInTo(server.url, 'ada', demoPassword)
    const { data } = await ask<{ viewer: { memberships: { studyId: string }[] } }>(
      '{ viewer { memberships { studyId } } }',
    )
    const study = data.viewer.memberships[0]!.studyId
    const query = pageQuery('Themes')
    const health = () => timed(async () => void (await (await fetch(`${server.url}/health`)).text()))
    const page = () =>
      timed(async () => {
        const { errors } = await ask(query, { study })
        if (errors) throw new Error(`the page was refused: ${errors[0]!.extensions.code}`)
      })
    const at = { quiet: { health: [], page: [] }, long: { health: [], page: [] } } as Waits
    const took: number[] = []
    await page()
    for (let round = 0; round < rounds; round += 1) {
      await look(at.quiet, { health, page })
      const running = withClient(attached.owner, (client) => timed(() => client.query(long)))
      await new Promise((resolve) => setTimeout(resolve, 200))
      await look(at.long, { health, page })
      took.push(await running)
    }
    return {
      query: long,
      ...{ longQuery: spread(took), quiet: spreads(at.quiet), whileLong: spreads(at.long) },
    }
  } finally {
    await attached.close()
    await server.stop()
  }
}

type Name = 'health' | 'page'
type Waits = Record<'quiet' | 'long', Record<Name, number[]>>

// Both at once, as they come; what waits for the long query waits here too.
const look = async (waits: Record<Name, number[]>, ask: Record<Name, () => Promise<number>>) => {
  const [health, page] = await Promise.all([ask.health(), ask.page()])
  waits.health.push(health)
  waits.page.push(page)
}

const spreads = ({ health, page }: Record<Name, number[]>) => ({ health: spread(health), page: spread(page) })
