import { type Accessor, createContext, createSignal, useContext } from 'solid-js'
import { ask, type Client } from './client.ts'
import { gql, type LocalizedText, type Role } from './graphql.ts'

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
interface AskedViewer {
  id: string
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

export type SignInProblem = 'wrong' | 'missing' | 'failed'

export interface Session {
  client: Accessor<Client>
  standing: Accessor<Standing>
  load: () => Promise<void>
  signIn: (name: string, password: string) => Promise<SignInProblem | undefined>
  signOut: () => Promise<void>
}

/** Who sits here. Every change of that starts with an empty cache. */
export function createSession(make: (onSignedOut: () => void) => Client): Session {
  const [standing, setStanding] = createSignal<Standing>({ state: 'loading' })
  const look = () => void (standing().state === 'signedIn' && load())
  const [client, setClient] = createSignal(make(look))
  const startAnew = () => setClient(() => make(look))

  const load = async () => {
    const wasSignedIn = standing().state === 'signedIn'
    const { data } = await ask(client(), sessionQuery, {})
    if (!data) return void (wasSignedIn || setStanding({ state: 'unreachable' }))
    const { isDemo, demoAccounts } = data.instance
    if (data.viewer) return void setStanding({ state: 'signedIn', isDemo, viewer: readViewer(data.viewer) })
    if (wasSignedIn) startAnew()
    setStanding({ state: 'signedOut', isDemo, accounts: demoAccounts, hasLeft: wasSignedIn })
  }

  const signIn = async (name: string, password: string) => {
    if (!name.trim() || !password) return 'missing'
    const { data } = await ask(client(), signInMutation, { input: { name, password } })
    const result = data?.signIn
    if (result?.__typename !== 'MutationSignInSuccess') return result ? 'wrong' : 'failed'
    const before = standing()
    startAnew()
    setStanding({
      state: 'signedIn',
      isDemo: 'isDemo' in before && before.isDemo,
      viewer: readViewer(result.data),
    })
    return undefined
  }

  const signOut = async () => {
    await ask(client(), signOutMutation, {})
    startAnew()
    setStanding({ state: 'loading' })
    await load()
    const now = standing()
    if (now.state === 'signedOut') setStanding({ ...now, hasLeft: true })
  }

  return { client, standing, load, signIn, signOut }
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
  const now = session.standing()
  if (now.state !== 'signedIn') return undefined
  return now.viewer.memberships.find((one) => one.study.id === studyId)
}

const viewerFields = /* GraphQL */ `
  id
  name
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
  instance: { isDemo: boolean; demoAccounts: DemoAccount[] }
  viewer: AskedViewer | null
}>(/* GraphQL */ `
  query Session {
    instance {
      isDemo
      demoAccounts {
        name
        password
        roles
      }
    }
    viewer { ${viewerFields} }
  }
`)

export const signInMutation = gql<
  {
    signIn:
      | { __typename: 'MutationSignInSuccess'; data: AskedViewer }
      | { __typename: 'WrongCredentials' | 'InvalidInput' }
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
