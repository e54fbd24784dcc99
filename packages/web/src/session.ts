import { type Accessor, createContext, createSignal, useContext } from 'solid-js'
import type { SignInWay } from './account/providerOperations.ts'
import { ask, type Client } from './client.ts'
import { gql, type LocalizedText, type Role } from './graphql.ts'
import { createUnlocking } from './unlocking.ts'

export interface Membership {
  roles: Role[]
  may: string[]
  study: { id: string; title: LocalizedText }
}

/** Board and lead may not read the study itself; what it is called stands beside what they are in it. */
interface AskedMembership {
  roles: Role[]
  may: string[]
  studyId: string
  title: LocalizedText
}
export interface AskedViewer {
  id: string
  isAdministrator: boolean
  name: string
  memberships: AskedMembership[]
}

const readViewer = (viewer: AskedViewer): Viewer => ({
  ...viewer,
  memberships: viewer.memberships.map(({ roles, may, studyId: id, title }) => ({
    roles,
    may,
    study: { id, title },
  })),
})

export interface Viewer {
  id: string
  /** Of the instance: opens studies. */
  isAdministrator: boolean
  name: string
  memberships: Membership[]
}

export interface DemoAccount {
  name: string
  password: string
  roles: Role[]
}

export type Standing =
  | { state: 'loading' }
  | { state: 'unreachable' }
  | { state: 'signedOut'; isDemo: boolean; accounts: DemoAccount[]; hasLeft: boolean }
  | { state: 'signedIn'; isDemo: boolean; viewer: Viewer }
  /** With the viewer where the page was open before: its place is kept. */
  | { state: 'locked'; isDemo: boolean; name: string; viewer?: Viewer | undefined }

export type SignInProblem = 'wrong' | 'missing' | 'failed' | 'tooMany' | 'codeNeeded' | 'codeWrong' | 'ended'

export interface Session {
  client: Accessor<Client>
  standing: Accessor<Standing>
  load: () => Promise<void>
  signIn: (name: string, password: string) => Promise<SignInProblem | undefined>
  enterCode: (code: string) => Promise<SignInProblem | undefined>
  /** Somebody came in by another door: an invitation. */
  enter: (viewer: AskedViewer) => void
  signOut: () => Promise<void>
  lock: () => Promise<void>
  unlock: (password: string) => Promise<SignInProblem | undefined>
  /** What people call the sign-in of their agency, where there is one. */
  provider: Accessor<string | null>
  waysToUnlock: () => Promise<SignInWay[] | undefined>
  /** Whether the server too has heard that this page is locked. */
  isLockedThere: () => Promise<boolean>
}

/** Whose desk stands there, seen or behind the lock. */
export function sitterOf(now: Standing): Viewer | undefined {
  return now.state === 'signedIn' || now.state === 'locked' ? now.viewer : undefined
}

/** Who sits here. Every change of that starts with an empty cache; a lock that is opened again is none. */
export function createSession(make: (onSignedOut: () => void) => Client): Session {
  const [standing, setStanding] = createSignal<Standing>({ state: 'loading' })
  const look = () => void (standing().state === 'signedIn' && load())
  const [client, setClient] = createSignal(make(look))
  const [provider, setProvider] = createSignal<string | null>(null)
  const startAnew = () => setClient(() => make(look))
  const isDemo = () => {
    const now = standing()
    return 'isDemo' in now && now.isDemo
  }

  const load = async () => {
    const before = sitterOf(standing())
    const { data } = await ask(client(), sessionQuery, {})
    if (!data) return void (before || setStanding({ state: 'unreachable' }))
    const { isDemo, demoAccounts: accounts } = data.instance
    setProvider(data.instance.provider)
    if (data.viewer) {
      // The desk that waited behind a lock is opened to its own person alone.
      if (before && before.id !== data.viewer.id) return enter(data.viewer)
      return void setStanding({ state: 'signedIn', isDemo, viewer: readViewer(data.viewer) })
    }
    const { lockedAs: name } = data
    if (name !== null) return void setStanding({ state: 'locked', isDemo, name, viewer: before })
    if (before) startAnew()
    setStanding({ state: 'signedOut', isDemo, accounts, hasLeft: before !== undefined })
  }

  const enter = (viewer: AskedViewer) => {
    const stands = { state: 'signedIn', isDemo: isDemo(), viewer: readViewer(viewer) } as const
    startAnew()
    setStanding({ state: 'loading' })
    setStanding(stands)
  }

  const { signIn, enterCode } = createDoor(client, enter)
  const { tell, ...unlocking } = createUnlocking(client)

  const signOut = async () => {
    await ask(client(), signOutMutation, {})
    startAnew()
    setStanding({ state: 'loading' })
    await load()
    const now = standing()
    if (now.state === 'signedOut') setStanding({ ...now, hasLeft: true })
  }

  /** What is on the page goes first; the server is told after. */
  const lock = async () => {
    const now = standing()
    if (now.state !== 'signedIn') return
    setStanding({ state: 'locked', isDemo: now.isDemo, name: now.viewer.name, viewer: now.viewer })
    await tell()
  }

  const unlock = async (password: string) => {
    if (!password) return 'wrong'
    const { data } = await ask(client(), unlockMutation, { input: { password } })
    const result = data?.unlock
    if (!result) return 'failed'
    if (result.__typename === 'MutationUnlockSuccess')
      return void setStanding({ state: 'signedIn', isDemo: isDemo(), viewer: readViewer(result.data) })
    if (result.__typename === 'SignedOut') return void (await load())
    return problems[result.__typename] ?? 'wrong'
  }

  return { client, standing, load, signIn, enterCode, enter, signOut, lock, unlock, provider, ...unlocking }
}

/** The two steps of coming in. */
function createDoor(client: Accessor<Client>, enter: (viewer: AskedViewer) => void) {
  const signIn = async (name: string, password: string) => {
    if (!name.trim() || !password) return 'missing'
    const { data } = await ask(client(), signInMutation, { input: { name, password } })
    const result = data?.signIn
    if (result?.__typename === 'MutationSignInSuccess') return void enter(result.data)
    if (!result) return 'failed'
    return result.__typename === 'InvalidInput' ? 'wrong' : (problems[result.__typename] ?? 'wrong')
  }

  const enterCode = async (code: string) => {
    const { data } = await ask(client(), enterCodeMutation, { input: { code } })
    const result = data?.enterCode
    if (result?.__typename === 'MutationEnterCodeSuccess') return void enter(result.data)
    return result ? (problems[result.__typename] ?? 'failed') : 'failed'
  }

  return { signIn, enterCode }
}

const problems: Record<string, SignInProblem | undefined> = {
  TooManyTries: 'tooMany',
  CodeNeeded: 'codeNeeded',
  WrongCredentials: 'wrong',
  InvalidInput: 'codeWrong',
  SignedOut: 'ended',
}

const SessionContext = createContext<Session>()
export const SessionProvider = SessionContext.Provider

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession is called outside of SessionProvider')
  return session
}

/** What the viewer may do in a study; the server asks again for every act. */
export function membershipOf(session: Session, studyId: string | undefined): Membership | undefined {
  return sitterOf(session.standing())?.memberships.find((one) => one.study.id === studyId)
}

export const viewerFields = /* GraphQL */ `
  id
  name
  isAdministrator
  memberships {
    roles
    may
    studyId
    title {
      en
      es
    }
  }
`

export const sessionQuery = gql<{
  instance: { isDemo: boolean; provider: string | null; demoAccounts: DemoAccount[] }
  viewer: AskedViewer | null
  lockedAs: string | null
}>(/* GraphQL */ `
  query Session {
    instance {
      isDemo
      provider
      demoAccounts {
        name
        password
        roles
      }
    }
    viewer { ${viewerFields} }
    lockedAs
  }
`)

export const signInMutation = gql<
  {
    signIn:
      | { __typename: 'MutationSignInSuccess'; data: AskedViewer }
      | { __typename: 'WrongCredentials' | 'InvalidInput' | 'TooManyTries' | 'CodeNeeded' }
  },
  { input: { name: string; password: string } }
>(/* GraphQL */ `
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on MutationSignInSuccess {
        data { ${viewerFields} }
      }
    }
  }
`)

export const signOutMutation = gql<{ signOut: boolean }>(/* GraphQL */ `
  mutation SignOut {
    signOut
  }
`)

type Refused = { __typename: 'WrongCredentials' | 'TooManyTries' | 'InvalidInput' | 'SignedOut' }

export const enterCodeMutation = gql<
  { enterCode: { __typename: 'MutationEnterCodeSuccess'; data: AskedViewer } | Refused },
  { input: { code: string } }
>(/* GraphQL */ `
  mutation EnterCode($input: EnterCodeInput!) {
    enterCode(input: $input) {
      __typename
      ... on MutationEnterCodeSuccess {
        data { ${viewerFields} }
      }
    }
  }
`)

export const unlockMutation = gql<
  { unlock: { __typename: 'MutationUnlockSuccess'; data: AskedViewer } | Refused },
  { input: { password: string } }
>(/* GraphQL */ `
  mutation Unlock($input: UnlockInput!) {
    unlock(input: $input) {
      __typename
      ... on MutationUnlockSuccess {
        data { ${viewerFields} }
      }
    }
  }
`)
