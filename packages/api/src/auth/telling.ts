// What befalls somebody's account from outside of their studies, written into each of them.
import { appendAudit, type Subjects } from '../audit/store.ts'
import type { Act } from '../command.ts'
import * as accounts from './accountStore.ts'

type Told = { action: string; subjects?: Subjects; but?: string; in?: (studyId: string) => Promise<Subjects> }

/** An auditor of a study reads what befell its people, also where it was done by somebody who is not in it. */
export const tellStudies = async ({ app, tx, actor }: Act, account: string, told: Told) => {
  const found = await accounts.findForPassword(tx, account)
  for (const { studyId } of found?.memberships ?? []) {
    if (studyId === told.but) continue
    const subjects = { account, ...told.subjects, ...(await told.in?.(studyId)) }
    await appendAudit(app, tx, { actor, studyId, action: told.action, subjects, outcome: 'done' })
  }
}
