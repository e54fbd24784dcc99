import { createSignal, Show } from 'solid-js'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { LinkTold } from './linkTold.ts'

/** A link that is shown this once, to be handed over. */
export function LinkShown(props: { link: string; lead: string }) {
  const [isCopied, setCopied] = createSignal(false)
  const copy = () =>
    navigator.clipboard.writeText(props.link).then(
      () => setCopied(true),
      () => undefined,
    )
  return (
    <div class="made" role="status">
      <p class="measure">{props.lead}</p>
      <Field
        label={t().account.link}
        readonly
        value={props.link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="buttons">
        <Button onClick={() => void copy()}>{t().account.copy}</Button>
        <Show when={isCopied()}>
          <span>{t().account.copied}</span>
        </Show>
      </div>
    </div>
  )
}

/** The link itself, that it went out as a letter, or why there is none. */
export function PasswordLinkTold(props: { told: LinkTold | undefined }) {
  return (
    <Show when={props.told} keyed>
      {(told) =>
        'link' in told ? (
          <LinkShown link={told.link} lead={told.text} />
        ) : (
          <Notice tone={told.tone}>{told.text}</Notice>
        )
      }
    </Show>
  )
}
