import { expect, it } from 'vitest'
import { printPermissions } from '../packages/api/src/permissions.ts'
import { permissions } from '../packages/api/src/policy.ts'
import { memberEn } from '../packages/web/src/language/member.ts'
import { filesUnder } from './support/source.ts'

it('are printed for an ethics board, up to date (npm test -- test/permissions.test.ts -u writes them)', async () => {
  await expect(printPermissions()).toMatchFileSnapshot('../docs/permissions.md')
})

/** Decided about before the part that asks for them is built. */
const comesLater = ['read audit', 'delete study']

it('are each asked for somewhere', () => {
  const asking = filesUnder('packages/api/src').filter(
    ({ path, isTest }) => !isTest && !/\/(?:policy|permissions)\.ts$/.test(path),
  )
  const unasked = permissions.filter((one) => !asking.some(({ text }) => text.includes(`'${one}'`)))
  expect(asking.length).toBeGreaterThan(50)
  expect(unasked.filter((one) => !comesLater.includes(one))).toEqual([])
})

it('are each said in the words of the screens, for who gives a role', () => {
  expect(Object.keys(memberEn.may).sort()).toEqual([...permissions].sort())
})
