import { describe, expect, it } from 'vitest'
import { readEnv } from './env.ts'

const all = {
  FIRSTHAND_OIDC_ISSUER: 'https://id.agency.example/tenant',
  FIRSTHAND_OIDC_CLIENT_ID: 'firsthand',
  FIRSTHAND_OIDC_CLIENT_SECRET_FILE: '/etc/firsthand/secret',
  FIRSTHAND_OIDC_NAME: 'Harbor ID',
  FIRSTHAND_URL: 'https://firsthand.agency.example',
}

describe('the settings of a provider', () => {
  it('are taken whole, or not at all', () => {
    expect(readEnv({}).openId).toBeUndefined()
    expect(readEnv({ FIRSTHAND_URL: all.FIRSTHAND_URL }).openId).toBeUndefined()
    expect(readEnv(all).openId).toEqual({
      issuer: 'https://id.agency.example/tenant',
      clientId: 'firsthand',
      secretFile: '/etc/firsthand/secret',
      name: 'Harbor ID',
    })
  })

  it.each(Object.keys(all))('are refused by name without %s', (missing) => {
    const problem = () => readEnv({ ...all, [missing]: '' })
    expect(problem).toThrow(new RegExp(`${missing} is not: signing in by a provider needs`))
    expect(problem).toThrow(/Set all five, or unset the first four/)
  })

  it.each([
    ['http://id.agency.example', false],
    ['http://127.0.0.1:3000', true],
    ['http://localhost:3000', true],
    ['http://[::1]:3000', true],
    ['https://id.agency.example?tenant=1', false],
    ['https://somebody:secret@id.agency.example', false],
    ['id.agency.example', false],
    ['file:///etc/passwd', false],
  ])('take %s for an issuer: %s', (issuer, isTaken) => {
    const read = () => readEnv({ ...all, FIRSTHAND_OIDC_ISSUER: issuer })
    if (isTaken) expect(read().openId?.issuer).toBe(issuer)
    else expect(read).toThrow(/FIRSTHAND_OIDC_ISSUER is set to something else than the address of an issuer/)
  })

  it('lead nobody back to an address where others listen in', () => {
    const read = (address: string) => readEnv({ ...all, FIRSTHAND_URL: address })
    expect(() => read('http://firsthand.agency.example')).toThrow(/FIRSTHAND_URL begins with http:/)
    expect(read('http://127.0.0.1:4000').openId).toBeDefined()
  })
})
