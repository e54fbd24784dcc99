import type { Db } from '../db.ts'
import { findTurns } from '../duty/store.ts'
import { findOffers } from '../talk/store.ts'
import type { Prepared } from './alone.ts'

/** What was set up for those who answer alone. */
export const findPrepared = async (db: Db, id: string): Promise<Prepared> => {
  const select = { isDemo: true, timeZone: true, settings: true } as const
  const { settings, ...study } = await db.study.findUniqueOrThrow({ where: { id }, select })
  const { exitAddress = null, jurisdiction = null, resourcesCheckedOn = null } = settings ?? {}
  const [offers, turns] = [await findOffers(db, id), await findTurns(db, id)]
  return { ...study, exitAddress, jurisdiction, resourcesCheckedOn, offers, turns }
}
