import { createSignal, Match, Switch } from 'solid-js'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { w } from './words.ts'

interface Props {
  /** Whether it was done. */
  onDelete: () => Promise<boolean>
  onKept: () => void
}

/** After a no: what they said so far is unseen already. They choose whether it stays so, or is gone. */
export function SoFar(props: Props) {
  const [state, setState] = createSignal<'asked' | 'working' | 'gone' | 'failed'>('asked')
  const remove = async () => {
    if (state() === 'working') return
    setState('working')
    setState((await props.onDelete()) ? 'gone' : 'failed')
  }
  const words = () => w().agreed.soFar
  return (
    <Switch
      fallback={
        <Notice tone={state() === 'failed' ? 'problem' : 'calm'}>
          <p>
            <strong>{words().title}</strong>
          </p>
          <p>{state() === 'failed' ? words().failed : words().lead}</p>
          <p class="buttons">
            <Button look="strong" onClick={() => void remove()}>
              {words().remove}
            </Button>
            <Button onClick={() => props.onKept()}>{words().keep}</Button>
          </p>
        </Notice>
      }
    >
      <Match when={state() === 'working'}>
        <Notice>{words().working}</Notice>
      </Match>
      <Match when={state() === 'gone'}>
        <Notice>{words().gone}</Notice>
      </Match>
    </Switch>
  )
}
