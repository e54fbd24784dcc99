import { describe, expect, it } from 'vitest'
import { hopPage, isAnew, isFor, pathFor, placeIn, type Person, type Wanted } from './openId.ts'

const person: Person = {
  ...{ issuer: 'https://id.example', subject: 's', email: 'rosa@agency.example', isEmailVerified: true },
  ...{ isStrong: false, authenticatedAt: 1_000 },
}

describe('the place that somebody is led to', () => {
  it.each([
    [null, '/'],
    ['/', '/'],
    ['/study/Study-AbC_-1/theme', '/study/Study-AbC_-1/theme'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
    ['/study/../../x', '/'],
    ['/a?words=here', '/'],
    ['/a#b', '/'],
    ['/a b', '/'],
    ['/a"', '/'],
    [`/${'a'.repeat(300)}`, '/'],
  ])('of %s is %s', (text, place) => expect(placeIn(text)).toBe(place))
})

describe('an invitation that was written for an address', () => {
  it.each<[string | null, Partial<Person>, boolean]>([
    [null, { email: null, isEmailVerified: false }, true],
    ['rosa@agency.example', {}, true],
    ['Rosa@agency.example', { email: ' rosa@AGENCY.example ' }, true],
    ['rosa@agency.example', { isEmailVerified: false }, false],
    ['rosa@agency.example', { email: null }, false],
    ['rosa@agency.example', { email: 'rosa@agency.example.org' }, false],
  ])('%s is for %j: %s', (email, said, expected) =>
    expect(isFor(email, { ...person, ...said })).toBe(expected),
  )
})

describe('a sign-in', () => {
  it.each([
    [1_000, true],
    [1_060, true],
    [1_061, false],
  ])('at 1000 is anew for who was sent out at %s: %s', (begunAt, expected) =>
    expect(isAnew(person, { state: '', nonce: '', verifier: '', begunAt })).toBe(expected),
  )
  it('of which nobody says when it was is not', () =>
    expect(
      isAnew({ ...person, authenticatedAt: null }, { state: '', nonce: '', verifier: '', begunAt: 0 }),
    ).toBe(false))
})

describe('the page of what came of it', () => {
  const own = { accountId: 'a', sessionId: 's', place: '/' }
  const accepting = {
    to: 'accept',
    token: 'T',
    name: 'n',
    displayName: 'N',
    withEmail: false,
    place: '/',
  } as const
  it.each<[Wanted | null, Parameters<typeof pathFor>[1], string]>([
    [null, 'provider_ended', '/#provider_ended'],
    [{ to: 'sign in', place: '/study/x' }, 'done', '/study/x'],
    [{ to: 'sign in', place: '/study/x' }, 'code_needed', '/study/x#code_needed'],
    [accepting, 'done', '/account'],
    [accepting, 'provider_email', '/invitation#T/provider_email'],
    [accepting, 'invitation_ended', '/invitation#T'],
    [{ to: 'link', ...own }, 'done', '/account#provider_linked'],
    [{ to: 'unlock', ...own }, 'done', '/unlocked'],
    [{ to: 'unlock', ...own }, 'provider_other', '/#provider_other'],
  ])('for %j and %s is %s', (wanted, outcome, path) => expect(pathFor(wanted, outcome)).toBe(path))

  it('holds nothing that a browser would take for more than a path', () => {
    const page = hopPage('/"><script>alert(1)</script>&;\'')
    expect(page).toContain('url=/scriptalert1/script"')
    expect(page).not.toContain('<script')
  })
})
