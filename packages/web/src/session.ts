import { type Accessor, createContext, createSignal, useContext } from 'solid-js'
import type { SignInWay } from './account/providerOperations.ts'
import { ask, type Client } from './client.ts'
import { createDoor, type SignInProblem } from './door.ts'
import { gql, type Role } from './graphql.ts'
import { forgetLock, isMarkedLocked } from './lockMark.ts'
import { createUnlocking } from './unlocking.ts'
import { type AskedViewer, type Membership, readViewer, type Viewer, viewerFields } from './viewer.ts'

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
  /** Signs in. */
  enterByPasskey: () => Promise<SignInProblem | undefined>
  /** In the same place: opens the lock, or stands behind what is open. */
  unlockByPasskey: () => Promise<SignInProblem | undefined>
  /** Seconds until it may be tried again, where the last answer said so. */
  wait: Accessor<number>
  /** The one address where passkeys work, where this is another. */
  passkeySite: Accessor<string>
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
    const wasLocked = standing().state === 'locked'
    const data = await askWho(client(), tell)
    // Locked while this was on its way: the server was asked before it knew.
    if (data?.viewer && !wasLocked && standing().state === 'locked') return
    if (!data) return void (before || setStanding({ state: 'unreachable' }))
    const { isDemo, demoAccounts: accounts } = data.instance
    setProvider(data.instance.provider)
    if (data.viewer)
      return before
        ? open(data.viewer)
        : void setStanding({ state: 'signedIn', isDemo, viewer: readViewer(data.viewer) })
    const { lockedAs: name } = data
    if (name !== null) return void setStanding({ state: 'locked', isDemo, name, viewer: before })
    if (before) startAnew()
    setStanding({ state: 'signedOut', isDemo, accounts, hasLeft: before !== undefined })
  }

  const enter = (viewer: AskedViewer) => {
    const stands = { state: 'signedIn', isDemo: isDemo(), viewer: readViewer(viewer) } as const
    startAnew()
    forgetLock()
    setStanding(stands)
  }

  const door = createDoor(client, enter)
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

  /** The desk behind the lock is opened to its own person alone: for anybody else the page begins anew, with nothing of it. */
  const open = (viewer: AskedViewer) => {
    const before = sitterOf(standing())
    if (before && before.id !== viewer.id) return location.replace('/')
    forgetLock()
    setStanding({ state: 'signedIn', isDemo: isDemo(), viewer: readViewer(viewer) })
  }

  const ways = createWays(door, { load, enter, open })
  return { client, standing, load, enter, signOut, lock, provider, ...ways, ...unlocking }
}

/** Not asked while the page before this one was locked and the server has not heard: what is locked stays so over a reload. */
const askWho = async (client: Client, tell: () => Promise<void>) => {
  if (isMarkedLocked()) await tell()
  return isMarkedLocked() ? undefined : (await ask(client, sessionQuery, {})).data
}

type Door = ReturnType<typeof createDoor>
type In = (viewer: AskedViewer) => void

/** Signing in begins a session; unlocking goes on in the same place, and where the session ended, begins anew. */
function createWays(door: Door, { load, enter, open }: { load: () => Promise<void>; enter: In; open: In }) {
  const unlocked = async (asked: Promise<SignInProblem | undefined>) => {
    const problem = await asked
    return problem === 'ended' ? void (await load()) : problem
  }
  return {
    ...door,
    unlock: (password: string) => unlocked(door.unlock(password, open)),
    unlockByPasskey: () => unlocked(door.enterByPasskey(open)),
    enterByPasskey: () => door.enterByPasskey(enter),
  }
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

export const signOutMutation = gql<{ signOut: boolean }>(/* GraphQL */ `
  mutation SignOut {
    signOut
  }
`)
