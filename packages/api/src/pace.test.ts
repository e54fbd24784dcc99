import { describe, expect, it } from 'vitest'
import { createAddressNames } from './address.ts'
import { createPaces, type Act } from './pace.ts'

const clock = () => {
  let at = 1_800_000_000_000
  return { now: () => at, wait: (seconds: number) => void (at += seconds * 1000) }
}

/** How many come through until one is refused, and for how many seconds. */
const until = (spend: (act: Act) => void, act: Act, most = 5_000): [number, number] => {
  for (let times = 0; times < most; times += 1)
    try {
      spend(act)
    } catch (problem) {
      return [times, (problem as { seconds: number }).seconds]
    }
  return [most, 0]
}

describe('the pace of people we do not know', () => {
  it('lets twenty wrong passwords through, then one in ten seconds', () => {
    const { now, wait } = clock()
    const pace = createPaces(now)('192.0.2.1')
    expect(until(pace.spend, 'sign in')).toEqual([20, 10])
    wait(9)
    expect(until(pace.spend, 'sign in')).toEqual([0, 1])
    wait(1)
    expect(until(pace.spend, 'sign in')).toEqual([1, 10])
  })

  it('does not count a right one', () => {
    const pace = createPaces(clock().now)('192.0.2.1')
    for (let times = 0; times < 100; times += 1) {
      pace.spend('sign in')
      pace.giveBack('sign in')
    }
    expect(until(pace.spend, 'ask')).toEqual([200, 1])
  })

  it('is one for each address, whoever asks beside it', () => {
    const paceOf = createPaces(clock().now)
    expect(until(paceOf('192.0.2.1').spend, 'ask')[0]).toBe(200)
    expect(until(paceOf('192.0.2.1').spend, 'ask')[0]).toBe(0)
    expect(until(paceOf('192.0.2.2').spend, 'ask')[0]).toBe(200)
  })

  it('ends for all together, so that many addresses are no way around it', () => {
    const paceOf = createPaces(clock().now)
    const through = Array.from({ length: 30 }, (_, n) => until(paceOf(`192.0.2.${n}`).spend, 'sign in')[0])
    expect(through.reduce((sum, one) => sum + one, 0)).toBe(200)
  })

  it('takes a network of the newer addresses for one', () => {
    const paceOf = createPaces(clock().now)
    expect(until(paceOf('2001:db8::1').spend, 'ask')[0]).toBe(200)
    expect(until(paceOf('2001:db8:0:0:ffff::2').spend, 'ask')[0]).toBe(0)
    expect(until(paceOf('2001:db8:0:1::1').spend, 'ask')[0]).toBe(200)
  })
})

describe('the name of an address', () => {
  it('is another one every hour and for every start, and does not hold the address', () => {
    const { now, wait } = clock()
    const [one, other] = [createAddressNames(now), createAddressNames(now)]
    const first = one('192.0.2.1')
    expect([one('192.0.2.1'), first.includes('192'), first.length]).toEqual([first, false, 43])
    expect(other('192.0.2.1')).not.toBe(first)
    expect(one('192.0.2.2')).not.toBe(first)
    wait(3_600)
    expect(one('192.0.2.1')).not.toBe(first)
  })
})
