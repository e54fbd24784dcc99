import { createSignal, Show } from 'solid-js'
import type { SignInProblem } from '../door.ts'
import { hasPasskeys } from '../passkey.ts'
import { Button } from '../ui/Button.tsx'

interface Props {
  label: string
  come: () => Promise<SignInProblem | undefined>
  onProblem: (problem: SignInProblem | undefined) => void
}

/** A way in beside the password, where the browser knows passkeys. */
export function PasskeyButton(props: Props) {
  const [isBusy, setBusy] = createSignal(false)
  const press = async () => {
    if (isBusy()) return
    setBusy(true)
    const problem = await props.come()
    setBusy(false)
    props.onProblem(problem)
  }
  return (
    <Show when={hasPasskeys()}>
      <Button aria-disabled={isBusy()} onClick={() => void press()}>
        {props.label}
      </Button>
    </Show>
  )
}
