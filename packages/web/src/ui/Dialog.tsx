import { Dialog as Base } from '@kobalte/core/dialog'
import type { JSX } from 'solid-js'
import { Button } from './Button.tsx'
import { isSilent } from './silence.ts'

interface Props {
  title: string
  closeLabel: string
  onClose: () => void
  /** What takes the focus at first; without it the first control does. */
  focusFirst?: () => HTMLElement | undefined
  children: JSX.Element
}

/** Kobalte keeps the focus inside, gives it back, and closes on Escape. */
export function Dialog(props: Props) {
  return (
    <Base open={!isSilent()} onOpenChange={(isOpen) => !isOpen && !isSilent() && props.onClose()}>
      <Base.Portal>
        <Base.Overlay class="dialog-veil" />
        <Base.Content
          class="dialog"
          onOpenAutoFocus={(event) => {
            const first = props.focusFirst?.()
            if (!first) return
            event.preventDefault()
            first.focus()
          }}
        >
          <div class="dialog-head">
            <Base.Title as="h2">{props.title}</Base.Title>
            <Button look="quiet" onClick={() => props.onClose()}>
              {props.closeLabel}
            </Button>
          </div>
          {props.children}
        </Base.Content>
      </Base.Portal>
    </Base>
  )
}
