import { describe, expect, it } from 'vitest'
import { arrivalIn } from './arrival.ts'

const token = 'A-b_'.repeat(10) + 'xyz'

describe('what stands behind #', () => {
  it.each([
    ['', '', undefined],
    ['#main', 'main', undefined],
    ['#provider_down', '', 'provider_down'],
    ['#code_needed', '', 'code_needed'],
    [`#${token}`, token, undefined],
    [`#${token}/provider_email`, token, 'provider_email'],
    [`#${token}/constructor`, `${token}/constructor`, undefined],
    ['#provider_down/', 'provider_down/', undefined],
  ])('%s', (hash, rest, arrival) => expect(arrivalIn(hash)).toEqual({ rest, arrival }))
})
