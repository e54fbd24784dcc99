import { type Accessor, createSignal } from 'solid-js'
import { ask, useClient } from '../client.ts'
import type { Role } from '../graphql.ts'
import { t } from '../language/language.ts'
import { useSession } from '../session.ts'
import {
  addMemberMutation,
  applyPresetMutation,
  type Mandated,
  type Member,
  type Preset,
  removeMemberMutation,
  requireFactorMutation,
  setMandatedMutation,
  setRolesMutation,
  type Told,
} from './operations.ts'

export type Refusal = keyof ReturnType<typeof t>['member']['refused'] | 'own_first'
export interface Said {
  tone: 'calm' | 'problem'
  text: string
}

export interface Changing {
  said: Accessor<Said | undefined>
  refuse: (why: Refusal) => void
  add: (name: string, roles: Role[]) => Promise<boolean>
  setRoles: (member: Member, roles: Role[]) => Promise<boolean>
  setMandated: (member: Member, mandated: Mandated | null) => Promise<boolean>
  remove: (member: Member) => Promise<boolean>
  requireFactor: (isRequired: boolean) => Promise<boolean>
  apply: (preset: Preset, seats: { seat: string; accountId: string }[]) => Promise<boolean>
}

/** What an administrator changes, and what came of it, in our own words. */
export function createChanging(study: Accessor<string>, onChanged: () => void): Changing {
  const client = useClient()
  const session = useSession()
  const [said, setSaid] = createSignal<Said>()
  const refuse = (why: Refusal) =>
    void setSaid({ tone: 'problem', text: why === 'own_first' ? t().way.ownFirst : t().member.refused[why] })

  const tell = (told: Told | undefined, done: string, isOwn: boolean): boolean => {
    const isDone = /^Mutation\w+Success$/.test(told?.__typename ?? '')
    if (!isDone) refuse(refusalOf[told?.__typename ?? ''] ?? 'failed')
    else setSaid({ tone: 'calm', text: done })
    // Of oneself it changes what the rail leads to; of anybody it changes what is out of reach.
    if (isDone && isOwn) void session.load()
    onChanged()
    return isDone
  }

  const add = async (name: string, roles: Role[]) => {
    const { data } = await ask(client, addMemberMutation, { input: { studyId: study(), name, roles } })
    return tell(data?.addMember, t().member.done.added(name), false)
  }
  const setRoles = async ({ id: accountId, isViewer }: Member, roles: Role[]) => {
    const { data } = await ask(client, setRolesMutation, { input: { studyId: study(), accountId, roles } })
    return tell(data?.setRoles, t().member.done.saved, isViewer)
  }
  const setMandated = async ({ id: accountId }: Member, mandated: Mandated | null) => {
    const input = { studyId: study(), accountId, mandated }
    const { data } = await ask(client, setMandatedMutation, { input })
    return tell(data?.setMandated, t().member.done.saved, false)
  }
  const remove = async ({ id: accountId, name, isViewer }: Member) => {
    const { data } = await ask(client, removeMemberMutation, { input: { studyId: study(), accountId } })
    return tell(data?.removeMember, t().member.done.removed(name), isViewer)
  }
  const apply = async (preset: Preset, seats: { seat: string; accountId: string }[]) => {
    const { data } = await ask(client, applyPresetMutation, { input: { studyId: study(), preset, seats } })
    return tell(data?.applyPreset, t().member.done.applied, true)
  }
  const requireFactor = async (isRequired: boolean) => {
    const { data } = await ask(client, requireFactorMutation, { input: { studyId: study(), isRequired } })
    return tell(data?.requireSecondFactor, isRequired ? t().way.requireIsOn : t().way.requireIsOff, false)
  }
  return { requireFactor, said, refuse, add, setRoles, setMandated, remove, apply }
}

const refusalOf: Record<string, Refusal> = {
  OwnRoles: 'own_roles',
  OwnFactorFirst: 'own_first',
  LastAdministrator: 'last_administrator',
  LastReviewer: 'last_reviewer',
  NotFound: 'not_found',
  InvalidInput: 'invalid_input',
}
