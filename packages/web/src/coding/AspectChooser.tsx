import { createSignal, For, onMount, Show } from 'solid-js'
import type { Decidable, DefinedAspect } from '../graphql.ts'
import { Local } from '../language/Local.tsx'
import { plain, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'

interface Props {
  of: Decidable
  onSave: (aspects: string[]) => void
  onCancel: () => void
}

/** Which aspects of a code the words show, beside the words: ticked is what was decided, or else what a machine drafted. */
export function AspectChooser(props: Props) {
  const isDraft = () => props.of.decidedAspects === null
  // Where the choice begins.
  // eslint-disable-next-line solid/reactivity
  const [ticked, setTicked] = createSignal(begun(props.of))
  const tick = (key: string, isOn: boolean) =>
    setTicked((now) => [...now.filter((one) => one !== key), ...(isOn ? [key] : [])])
  let form: HTMLFormElement | undefined
  onMount(() => {
    form?.querySelector('input')?.focus()
    form?.scrollIntoView?.({ block: 'nearest' })
  })
  const isDrafted = ({ key }: DefinedAspect) => isDraft() && props.of.aspects.some((one) => one.key === key)
  return (
    <form
      ref={form}
      class="aspect-chooser no-print"
      onSubmit={(event) => {
        event.preventDefault()
        props.onSave(ticked())
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        props.onCancel()
      }}
    >
      <fieldset>
        <legend>{t().deciding.aspects.which(plain(props.of.code.title))}</legend>
        <For each={props.of.code.aspects}>
          {(aspect) => (
            <Tick
              of={aspect}
              isOn={ticked().includes(aspect.key)}
              isDrafted={isDrafted(aspect)}
              onTick={(isOn) => tick(aspect.key, isOn)}
            />
          )}
        </For>
      </fieldset>
      <p class="small soft">
        {isDraft() && props.of.aspects.length ? t().deciding.aspects.note : ''}{' '}
        {props.of.state === 'proposed' ? t().deciding.aspects.accepts : ''}
      </p>
      <div class="bar">
        <Button look="strong" type="submit">
          {t().deciding.aspects.save}
        </Button>
        <Button look="quiet" onClick={() => props.onCancel()}>
          {t().deciding.aspects.cancel}
        </Button>
      </div>
    </form>
  )
}

const begun = ({ decidedAspects, aspects }: Decidable) => (decidedAspects ?? aspects).map(({ key }) => key)

interface TickProps {
  of: DefinedAspect
  isOn: boolean
  isDrafted: boolean
  onTick: (isOn: boolean) => void
}

function Tick(props: TickProps) {
  return (
    <label class="tick-line">
      <input
        type="checkbox"
        checked={props.isOn}
        onChange={(event) => props.onTick(event.currentTarget.checked)}
      />
      <span>
        <Local of={props.of.title} />
        <Show when={props.isDrafted}>
          {' '}
          <span class="suggested small">{t().deciding.aspects.drafted}</span>
        </Show>
        <Show when={plain(props.of.definition)}>
          <span class="tick-note small soft">
            <Local of={props.of.definition} />
          </span>
        </Show>
      </span>
    </label>
  )
}
