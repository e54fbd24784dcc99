// How much people we do not know may ask: so much from one connection address, and so much altogether. Addresses are
// held for an hour at most, in memory, under a hash whose key is thrown away; who is signed in is not counted.
import { createAddressNames } from './address.ts'
import { TooOften } from './errors.ts'

/** Spends what an act costs, or refuses it and says for how long. */
export type Pace = { spend(act: Act): void; giveBack(act: Act): void }
export type Act = keyof typeof prices

/** A sign-in costs time on purpose, and a right one is given back. */
const prices = { ask: 1, 'sign in': 10 } as const

/** What a full bucket holds, and what flows in a second. */
type Flow = { holds: number; perSecond: number }

/** An office of some people behind one address; twenty wrong passwords at once, then six in a minute. */
const ofOne: Flow = { holds: 200, perSecond: 1 }
const ofAll: Flow = { holds: 2_000, perSecond: 50 }
/** What is held of addresses at most; beyond it the oldest are forgotten. */
const mostAddresses = 20_000

export const createPaces = (now: () => number = Date.now): ((address: string) => Pace) => {
  const nameOf = createAddressNames(now)
  const all = createBucket(ofAll, now)
  const known = new Map<string, Bucket>()
  return (address) => {
    const name = nameOf(address)
    const one = known.get(name) ?? createBucket(ofOne, now)
    known.delete(name)
    known.set(name, one)
    if (known.size > mostAddresses) known.delete(known.keys().next().value!)
    return paceOf([one, all])
  }
}

const paceOf = (buckets: readonly Bucket[]): Pace => ({
  spend(act) {
    const seconds = Math.max(...buckets.map((bucket) => bucket.secondsUntil(prices[act])))
    if (seconds > 0) throw new TooOften(Math.ceil(seconds))
    for (const bucket of buckets) bucket.add(-prices[act])
  },
  giveBack(act) {
    for (const bucket of buckets) bucket.add(prices[act])
  },
})

export type Bucket = { secondsUntil(price: number): number; add(amount: number): void }

/** A budget of its own, for what everybody shares beside the pace. */
export const createBucket = ({ holds, perSecond }: Flow, now: () => number): Bucket => {
  let level = holds
  let at = now()
  const fill = () => {
    level = Math.min(holds, level + Math.max(0, now() - at) * (perSecond / 1000))
    at = now()
  }
  return {
    secondsUntil(price) {
      fill()
      return Math.max(0, price - level) / perSecond
    },
    add(amount) {
      fill()
      level = Math.min(holds, level + amount)
    },
  }
}
