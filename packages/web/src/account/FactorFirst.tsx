import { createSignal, Show } from 'solid-js'
import type { SignInProblem } from '../door.ts'
import { t } from '../language/language.ts'
import { useSession } from '../session.ts'
import { Notice } from '../ui/Notice.tsx'
import type { Own } from './operations.ts'
import { PasskeyButton } from './PasskeyButton.tsx'
import { inWords } from './problem.ts'

/** Whoever has a second factor shows it before a way in is changed; here they are told, and may show a passkey. */
export function FactorFirst(props: { own: Own; onShown: () => void }) {
  const session = useSession()
  const [problem, setProblem] = createSignal<SignInProblem>()
  const isMissing = () => !props.own.isStrong && (props.own.asksForCodes || props.own.passkeys.length > 0)
  const told = (what: SignInProblem | undefined) => {
    setProblem(what)
    if (!what) props.onShown()
  }
  return (
    <Show when={isMissing()}>
      <section>
        <h2>{t().way.factorFirstTitle}</h2>
        <p class="measure">{t().way.factorFirstLead}</p>
        <Show when={problem()}>
          {(what) => <Notice tone="problem">{inWords(what(), session, {})}</Notice>}
        </Show>
        <Show when={props.own.passkeys.length > 0}>
          <PasskeyButton label={t().way.factorShow} come={session.unlockByPasskey} onProblem={told} />
        </Show>
      </section>
    </Show>
  )
}
