import { z } from 'zod'
import { command } from '../command.ts'
import { newId } from '../id.ts'
import { id, roles } from '../input.ts'
import { insertMembership } from '../study/store.ts'
import { hashPassword } from './password.ts'
import * as store from './store.ts'

/** Opens an account with its roles in a study. Until accounts are built, the product does so for the demo and tests. */
export const openAccount = command({
  action: 'open account',
  may: 'system',
  input: z.strictObject({
    studyId: id.nullish(),
    name: z.string().regex(/^[a-z]{2,30}$/),
    displayName: z.string().min(1).max(60),
    password: z.string().min(8).max(200),
    roles,
  }),
  async run({ tx }, { studyId, roles, password, ...account }) {
    const known = await store.findAccount(tx, account.name)
    const accountId = known?.id ?? newId()
    if (!known)
      await store.insertAccount(tx, { ...account, id: accountId, passwordHash: await hashPassword(password) })
    if (studyId) await insertMembership(tx, { studyId, accountId, roles })
    return accountId
  },
  audit: (account) => ({ account }),
})
