// How somebody comes back: by words that they kept. Whoever guesses is slowed by where they ask from and by a budget that all
// guesses share, and learns nothing from how long it took.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { appendAudit } from '../../audit/store.ts'
import { stranger } from '../../actor.ts'
import { hashPassword, isPassword, keyedHash, newToken } from '../../auth/password.ts'
import { command } from '../../command.ts'
import { TooOften } from '../../errors.ts'
import { chanceBelow, newId } from '../../id.ts'
import { id } from '../../input.ts'
import { createBucket, type Pace } from '../../pace.ts'
import { longCode, makeCode, plainCode, shortCode } from './code.ts'
import * as store from './codeStore.ts'
import { ownPage } from '../commands.ts'
import { keptFor } from '../screen/show.ts'
import type { Row } from '../store.ts'

const ofSitting = { studyId: id, sittingId: id }

const keep = command({
  action: 'make resume code',
  may: 'system',
  input: z.strictObject({
    ...{ ...ofSitting, lookup: z.string(), verifier: z.string(), expiresAt: z.date(), words: z.int() },
  }),
  async run({ tx, at }, { words: _, ...code }) {
    await store.replaceCode(tx, { ...code, id: newId(), madeAt: at })
    return code.sittingId
  },
  audit: (sitting, { words }) => ({ sitting, codeWords: words }),
})

/** The code is in the answer once, and nowhere afterwards. `until`: one that is good for longer is longer. */
export const giveCode = async (app: App, row: Row, { at, until }: { at: Date; until: Date }) => {
  const isShort = until.getTime() - at.getTime() <= keptFor
  const code = makeCode(row.language, isShort ? shortCode : longCode, chanceBelow)
  const plain = plainCode(code)!
  await keep(app, ownPage, {
    ...{ studyId: row.studyId, sittingId: row.id, lookup: lookupOf(app, plain) },
    ...{ verifier: await hashPassword(plain), expiresAt: until, words: isShort ? shortCode : longCode },
  })
  return code
}

/** They said that they have it. */
export const confirmCode = command({
  action: 'keep resume code',
  may: 'system',
  input: z.strictObject(ofSitting),
  async run({ tx }, { studyId, sittingId }) {
    await store.markCodeKept(tx, { studyId, id: sittingId })
    return sittingId
  },
  audit: (sitting) => ({ sitting }),
})

const hold = command({
  action: 'come back by code',
  may: 'system',
  input: z.strictObject({ ...ofSitting, browserHash: z.string() }),
  async run({ tx, at }, { studyId, sittingId, browserHash }) {
    await store.holdByCode(tx, { studyId, id: sittingId }, { browserHash, at })
    return sittingId
  },
  audit: (sitting) => ({ sitting }),
})

const lookupOf = ({ keys }: App, plain: string) => keyedHash(keys.accounts(), `resume code ${plain}`)

/** All guesses of everybody: at this pace a code of four words among a thousand that are out there holds for a century. */
const budget = { holds: 300, perSecond: 5 }

export type Coming = (typed: string, who: { pace: Pace; browserHash: string }) => Promise<boolean>

export const createComing = (app: App, now: () => number = Date.now): Coming => {
  const guesses = createBucket(budget, now)
  let nobody: Promise<string> | undefined

  return async (typed, { pace, browserHash }) => {
    pace.spend('sign in')
    const wait = guesses.secondsUntil(1)
    if (wait > 0) throw new TooOften(Math.ceil(wait))
    guesses.add(-1)
    const plain = plainCode(typed)
    const found = plain && (await store.findByLookup(app.db, lookupOf(app, plain), new Date(now())))
    // As much work for a code that there is not as for one that there is.
    const verifier = found ? found.verifier : await (nobody ??= hashPassword(newToken()))
    const isRight = await isPassword(plain ?? typed.slice(0, 200), verifier)
    if (!found || !isRight) {
      await appendAudit(app, app.db, {
        ...{ actor: stranger, studyId: null, action: 'come back by code', subjects: {} },
        outcome: 'unknown_code',
      })
      return false
    }
    pace.giveBack('sign in')
    guesses.add(1)
    await hold(app, ownPage, { studyId: found.studyId, sittingId: found.sittingId, browserHash })
    return true
  }
}
