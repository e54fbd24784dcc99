// The one place where a study's own smallest groups meet the product's. Every gate takes its profile from here, at each
// request anew: what an agency tightens holds for the next look.
import { profileFor, type Profile } from '@firsthand/analysis'
import type { Context } from '../context.ts'
import type { Db, Tx } from '../db.ts'
import type { Audience } from './release.ts'
import * as store from './store.ts'

export const findProfile = async (db: Db | Tx, studyId: string, audience: Audience): Promise<Profile> =>
  profileFor(audience, await store.findFloors(db, studyId, audience))

/** For a page; asked once a request. */
export const profileOf = ({ app, once }: Context, studyId: string, audience: Audience): Promise<Profile> =>
  once(`profile ${audience} ${studyId}`, () => findProfile(app.db, studyId, audience))
