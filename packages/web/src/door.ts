// The ways in, as the server answers them: each problem has a name, for which the pages have words.
import { type Accessor, createSignal } from 'solid-js'
import { ask, type Client } from './client.ts'
import { gql } from './graphql.ts'
import { type DeviceProblem, type PasskeyRequest, showPasskey } from './passkey.ts'
import { type AskedViewer, viewerFields } from './viewer.ts'

export type PasskeyReason = 'late' | 'unknown' | 'none' | 'other_site' | 'copied' | 'unfit'
export type PasskeyProblem = DeviceProblem | PasskeyReason
type DoorProblem =
  | 'wrong'
  | 'missing'
  | 'failed'
  | 'tooMany'
  | 'codeNeeded'
  | 'codeWrong'
  | 'codeUsed'
  | 'ended'
export type SignInProblem = DoorProblem | PasskeyProblem

const ofPasskeys = [
  ...(['late', 'unknown', 'none', 'other_site', 'copied', 'unfit'] as const),
  ...(['cancelled', 'otherAddress', 'noDevice', 'known'] as const),
]
export const isOfPasskey = (problem: string): problem is PasskeyProblem =>
  ofPasskeys.some((one) => one === problem)

type In = (viewer: AskedViewer) => void
type Told = { data?: object | undefined; seconds?: number | undefined }

export function createDoor(client: Accessor<Client>, enter: In) {
  const [wait, setWait] = createSignal(0)
  const [passkeySite, setPasskeySite] = createSignal('')

  /** Comes in, or says by its name why not. */
  const come = (told: Told, result: Answer | undefined, comeIn: In): SignInProblem | undefined => {
    setWait(told.seconds ?? result?.seconds ?? 0)
    if (!result) return told.seconds ? 'tooMany' : 'failed'
    if (result.data) return void comeIn(result.data)
    if (result.__typename === 'PasskeyRefused') return result.reason ?? 'unfit'
    return problems[result.__typename] ?? 'failed'
  }

  const signIn = async (name: string, password: string) => {
    if (!name.trim() || !password) return 'missing'
    const told = await ask(client(), signInMutation, { input: { name, password } })
    const problem = come(told, told.data?.signIn, enter)
    // A name that nobody could have does not fit either.
    return problem === 'codeWrong' ? 'wrong' : problem
  }

  const enterCode = async (code: string) => {
    const told = await ask(client(), enterCodeMutation, { input: { code } })
    return come(told, told.data?.enterCode, enter)
  }

  const unlock = async (password: string, open: In) => {
    if (!password) return 'wrong'
    const told = await ask(client(), unlockMutation, { input: { password } })
    return come(told, told.data?.unlock, open)
  }

  const enterByPasskey = async (comeIn: In): Promise<SignInProblem | undefined> => {
    const begun = await ask(client(), askPasskeyMutation, {})
    const request = begun.data?.askPasskey
    if (request?.__typename !== 'MutationAskPasskeySuccess') return come(begun, request, comeIn)
    setPasskeySite(request.data.origin)
    const shown = await showPasskey(request.data)
    if ('problem' in shown) return shown.problem
    const input = { credential: shown.credential }
    const told = await ask(client(), enterByPasskeyMutation, { input })
    const problem = come(told, told.data?.enterByPasskey, comeIn)
    return problem === 'codeWrong' ? 'unfit' : problem
  }

  return { signIn, enterCode, unlock, enterByPasskey, wait, passkeySite }
}

const problems: Record<string, SignInProblem | undefined> = {
  TooManyTries: 'tooMany',
  CodeNeeded: 'codeNeeded',
  CodeUsed: 'codeUsed',
  WrongCredentials: 'wrong',
  InvalidInput: 'codeWrong',
  SignedOut: 'ended',
}

/** What every way in answers: whoever sits there now, or why not. */
interface Answer {
  __typename: string
  data?: AskedViewer
  seconds?: number
  reason?: PasskeyReason
}

const answer = (mutation: string) => /* GraphQL */ `
  __typename
  ... on TooManyTries {
    seconds
  }
  ... on ${mutation}Success {
    data { ${viewerFields} }
  }
`

export const signInMutation = gql<{ signIn: Answer }, { input: { name: string; password: string } }>(
  /* GraphQL */ `
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) { ${answer('MutationSignIn')} }
  }
`,
)

export const enterCodeMutation = gql<{ enterCode: Answer }, { input: { code: string } }>(/* GraphQL */ `
  mutation EnterCode($input: EnterCodeInput!) {
    enterCode(input: $input) { ${answer('MutationEnterCode')} }
  }
`)

export const unlockMutation = gql<{ unlock: Answer }, { input: { password: string } }>(/* GraphQL */ `
  mutation Unlock($input: UnlockInput!) {
    unlock(input: $input) { ${answer('MutationUnlock')} }
  }
`)

export const askPasskeyMutation = gql<{
  askPasskey:
    | { __typename: 'MutationAskPasskeySuccess'; data: PasskeyRequest }
    | { __typename: 'PasskeyRefused'; reason: PasskeyReason }
    | { __typename: 'SignedOut' }
}>(/* GraphQL */ `
  mutation AskPasskey {
    askPasskey {
      __typename
      ... on PasskeyRefused {
        reason
      }
      ... on MutationAskPasskeySuccess {
        data {
          origin
          options
        }
      }
    }
  }
`)

export const enterByPasskeyMutation = gql<{ enterByPasskey: Answer }, { input: { credential: string } }>(
  /* GraphQL */ `
  mutation EnterByPasskey($input: EnterByPasskeyInput!) {
    enterByPasskey(input: $input) {
      __typename
      ... on PasskeyRefused {
        reason
      }
      ... on MutationEnterByPasskeySuccess {
        data { ${viewerFields} }
      }
    }
  }
`,
)
