import { z } from 'zod'
import { Role } from '../../generated/prisma/enums.ts'
import { command } from '../command.ts'
import { newId } from '../id.ts'
import { id } from '../input.ts'
import { insertMembership } from '../study/store.ts'
import { hashPassword } from './password.ts'
import * as store from './store.ts'

/** Opens an account with its role in a study. Until accounts are built, the product does so for the demo and tests. */
export const openAccount = command({
  action: 'open account',
  may: 'system',
  input: z.strictObject({
    studyId: id.nullish(),
    name: z.string().regex(/^[a-z]{2,30}$/),
    displayName: z.string().min(1).max(60),
    password: z.string().min(8).max(200),
    role: z.enum(Role),
  }),
  async run({ tx }, { studyId, role, password, ...account }) {
    const known = await store.findAccount(tx, account.name)
    const accountId = known?.id ?? newId()
    if (!known)
      await store.insertAccount(tx, { ...account, id: accountId, passwordHash: await hashPassword(password) })
    if (studyId) await insertMembership(tx, { studyId, accountId, role })
    return accountId
  },
  audit: (account) => ({ account }),
})
