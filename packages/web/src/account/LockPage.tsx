import { createSignal, onMount, Show } from 'solid-js'
import { Switches } from '../frame/Switches.tsx'
import { t } from '../language/language.ts'
import type { SignInProblem } from '../door.ts'
import { useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { createArrival } from './createArrival.ts'
import { Came, UnlockByProvider } from './ByProvider.tsx'
import type { SignInWay } from './providerOperations.ts'
import { PasskeyButton } from './PasskeyButton.tsx'
import { Secret } from './Secret.tsx'
import { inWords } from './problem.ts'

/** Nothing of the desk is here, not even its title. */
export function LockPage() {
  const session = useSession()
  const [password, setPassword] = createSignal('')
  const [problem, setProblem] = createSignal<SignInProblem>()
  const [isBusy, setBusy] = createSignal(false)
  let form: HTMLFormElement | undefined
  const name = () => {
    const now = session.standing()
    return now.state === 'locked' ? now.name : ''
  }
  const arrival = createArrival()
  const ways = createWays()
  const isOnly = () => !ways().includes('password')
  createTitle(() => t().account.lockedTitle)
  onMount(() => form?.querySelector('input')?.focus())
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (isBusy()) return
    setBusy(true)
    setProblem(await session.unlock(password()))
    setPassword('')
    setBusy(false)
  }
  return (
    <main class="lone" id="main" tabindex="-1">
      <p class="wordmark">{t().product}</p>
      <h1>{t().account.lockedTitle}</h1>
      <p>{t().account.locked(name())}</p>
      <Came of={arrival} />
      <Show when={!isOnly()}>
        <form class="sign-in" ref={form} onSubmit={(event) => void submit(event)}>
          <Secret
            label={t().account.yourPassword}
            name="password"
            kind="current-password"
            value={password()}
            onInput={setPassword}
          />
          <Show when={problem()}>
            {(what) => (
              <Notice tone="problem">{inWords(what(), session, { wrong: t().account.wrongPassword })}</Notice>
            )}
          </Show>
          <Button type="submit" look="strong" aria-disabled={isBusy()}>
            {t().account.unlock}
          </Button>
          <PasskeyButton label={t().passkey.unlock} come={session.unlockByPasskey} onProblem={setProblem} />
        </form>
      </Show>
      <Show when={ways().includes('provider')}>
        <UnlockByProvider isOnly={isOnly()} />
      </Show>
      <Button look="quiet" onClick={() => void session.signOut()}>
        {t().account.someoneElse}
      </Button>
      <Switches />
    </main>
  )
}

/** Told once the server has heard of the lock; until then it is a password, as for most. */
function createWays() {
  const session = useSession()
  const [ways, setWays] = createSignal<SignInWay[]>(['password'])
  onMount(async () => setWays((await session.waysToUnlock()) ?? ways()))
  return ways
}
