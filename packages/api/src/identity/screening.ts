// What an interviewer writes down of how somebody may be reached may speak of danger. It is screened while it is in memory:
// no program opens it again but to write a letter, so another lexicon does not screen it anew.
import type { App } from '../app.ts'
import type { ContactPlan } from './identity.ts'

export type Found = { tier: 1 | 2 | 3; kinds: string[]; rules: number[] }

/** Nothing could be told of it: a person looks. */
const unscreened: Found = { tier: 2, kinds: ['unscreened'], rules: [] }
/** The transaction of the write waits for it. */
const patience = 2_000

/** What a person must look at; null where nothing was found. */
export const screenedPlan = async ({ analyst }: App, plan: ContactPlan): Promise<Found | null> => {
  const text = [plan.workerRole, plan.senderWords, plan.mustNotKnow].filter(Boolean).join('.\n')
  if (!text) return null
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('took too long')), patience)
  })
  try {
    const { tier, findings } = await Promise.race([analyst.screen(text), tooLong])
    const kinds = [...new Set(findings.map(({ kind }) => kind))].sort()
    return tier && { tier, kinds, rules: [...new Set(findings.map(({ rule }) => rule))] }
  } catch {
    return unscreened
  } finally {
    clearTimeout(timer)
  }
}
