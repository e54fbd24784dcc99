import { createSignal, onMount, Show } from 'solid-js'
import { t } from '../language/language.ts'
import type { SignInProblem } from '../door.ts'
import { useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { inWords } from './problem.ts'

/** The second step of signing in. */
export function CodeForm(props: { onBack: (problem?: SignInProblem) => void }) {
  const session = useSession()
  const [code, setCode] = createSignal('')
  const [problem, setProblem] = createSignal<SignInProblem>()
  const [isBusy, setBusy] = createSignal(false)
  let form!: HTMLFormElement
  onMount(() => form.querySelector('input')?.focus())
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (isBusy() || !code().trim()) return
    setBusy(true)
    const what = await session.enterCode(code())
    setBusy(false)
    if (what === 'ended' || what === 'codeUsed') return props.onBack(what)
    setProblem(what)
    setCode('')
  }
  return (
    <form class="sign-in" ref={form} onSubmit={(event) => void submit(event)}>
      <p>{t().account.codeLead}</p>
      <Field
        label={t().account.code}
        name="code"
        autocomplete="one-time-code"
        autocapitalize="none"
        spellcheck={false}
        value={code()}
        onInput={(event) => setCode(event.currentTarget.value)}
      />
      <Show when={problem()}>
        {(what) => (
          <Notice tone="problem">{inWords(what(), session, { codeWrong: t().account.codeWrong })}</Notice>
        )}
      </Show>
      <Button type="submit" look="strong" aria-disabled={isBusy()}>
        {t().account.codeSubmit}
      </Button>
      <Button look="quiet" onClick={() => props.onBack()}>
        {t().account.codeAgain}
      </Button>
    </form>
  )
}
