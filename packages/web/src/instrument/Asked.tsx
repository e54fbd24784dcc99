import { createSignal, type JSX, Show } from 'solid-js'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { w } from './words.ts'

interface Props {
  act: string
  sure: string
  yes: string
  look?: 'plain' | 'strong' | 'quiet'
  /** What stands against it is said in its place: nobody is offered a yes that is refused. */
  isStopped?: boolean
  /** False where it did not work: the question stays open, with what is said about it. */
  onYes: () => Promise<boolean>
  children?: JSX.Element
}

/** An act that cannot be taken back says first what it does. */
export function Asked(props: Props) {
  const [isOpen, setOpen] = createSignal(false)
  const go = async () => {
    if (await props.onYes()) setOpen(false)
  }
  return (
    <>
      <Button look={props.look ?? 'plain'} onClick={() => setOpen(true)}>
        {props.act}
      </Button>
      <Show when={isOpen()}>
        <Dialog title={props.act} closeLabel={w().field.no} onClose={() => setOpen(false)}>
          <p>{props.sure}</p>
          {props.children}
          <Show when={!props.isStopped}>
            <p>
              <Button look="strong" onClick={() => void go()}>
                {props.yes}
              </Button>
            </p>
          </Show>
        </Dialog>
      </Show>
    </>
  )
}
