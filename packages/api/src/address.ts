import { createHmac, randomBytes } from 'node:crypto'

/** A name for an address that holds for an hour. Nobody can lead it back, and the next hour's says nothing of it. */
export const createAddressNames = (now: () => number = Date.now): ((address: string) => string) => {
  let key = randomBytes(32)
  let hour = hourOf(now())
  return (address) => {
    if (hourOf(now()) !== hour) [key, hour] = [randomBytes(32), hourOf(now())]
    return createHmac('sha256', key).update(networkOf(address)).digest('base64url')
  }
}

const hourOf = (at: number) => Math.floor(at / 3_600_000)

/** Whoever has one address of the newer kind has 2^64 of them: the first half tells networks apart. */
const networkOf = (address: string): string => {
  if (!address.includes(':') || address.includes('.')) return address
  const [before = '', after] = address.split('::')
  const parts = before.split(':')
  const rest = after?.split(':') ?? []
  const zeros =
    after === undefined ? [] : Array<string>(Math.max(0, 8 - parts.length - rest.length)).fill('0')
  return [...parts, ...zeros, ...rest].slice(0, 4).join(':')
}
