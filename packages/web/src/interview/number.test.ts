import { expect, it } from 'vitest'
import { numberOf } from './number.ts'

it.each([
  ['Participant-AAAAAAAAAAAAAAAAAAAAAA', '000 000 0000'],
  ['Participant-AAAAAAABAAAAAAAAAAAAAA', '000 000 0001'],
  ['Participant-AAAAAABAAAAAAAAAAAAAAA', '000 000 0064'],
  ['Participant-________AAAAAAAAAAAAAA', '497 671 0655'],
])('%s is said as %s', (id, number) => expect(numberOf(id)).toBe(number))

it('tells a thousand people apart', () => {
  const sign = (n: number) => 'ABCDEFGHIJ'[n]!
  const ids = Array.from({ length: 1000 }, (_, n) =>
    [...String(n).padStart(8, '0')].map((d) => sign(Number(d))).join(''),
  )
  expect(new Set(ids.map((id) => numberOf(`Participant-${id}AAAAAAAAAAAAAA`))).size).toBe(1000)
})
