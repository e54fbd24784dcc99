import { A } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { PasskeyButton } from '../account/PasskeyButton.tsx'
import { inWords } from '../account/problem.ts'
import type { SignInProblem } from '../door.ts'
import { t } from '../language/language.ts'
import { useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Blank, Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'

/** A study that asks for a second factor shows nothing of itself, not even its name, until one stands behind the session. */
export function FactorNeeded() {
  const session = useSession()
  const [problem, setProblem] = createSignal<SignInProblem>()
  createTitle(() => t().way.factorTitle)
  return (
    <Blank title={t().way.factorTitle} isPage>
      <p class="measure">{t().way.factor}</p>
      <A class="onward" href="/account">
        {t().way.factorSetUp}
      </A>
      <p class="measure">{t().way.factorAgain}</p>
      <Show when={session.provider()}>{(name) => <p class="measure">{t().provider.factor(name())}</p>}</Show>
      <Show when={problem()}>{(what) => <Notice tone="problem">{inWords(what(), session, {})}</Notice>}</Show>
      <div class="buttons">
        <PasskeyButton label={t().way.factorShow} come={session.unlockByPasskey} onProblem={setProblem} />
        <Button onClick={() => void session.signOut()}>{t().signOut}</Button>
      </div>
    </Blank>
  )
}
