import { Show } from 'solid-js'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import type { Changing } from './changing.ts'
import type { Members } from './operations.ts'

/** Whether everybody in the study needs a second factor, and who has none yet. */
export function SecondFactor(props: { members: Members; changing: Changing }) {
  const without = () =>
    props.members.all.filter((one) => one.hasSecondFactor === false).map((one) => one.name)
  const isAsked = () => props.members.asksSecondFactor
  return (
    <section class="second-factor measure">
      <h2>{t().way.require}</h2>
      <p class="soft">{t().way.requireLead}</p>
      <p>{isAsked() ? t().way.requireIsOn : t().way.requireIsOff}</p>
      <Show when={without().length > 0}>
        <p>{t().way.without(without().join(', '))}</p>
      </Show>
      <Button onClick={() => void props.changing.requireFactor(!isAsked())}>
        {isAsked() ? t().way.requireOff : t().way.requireOn}
      </Button>
    </section>
  )
}
