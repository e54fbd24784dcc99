import { useBeforeLeave } from '@solidjs/router'
import { onCleanup } from 'solid-js'

/**
 * Nobody leaves what is not saved by a slip. Going elsewhere on the desk is held, and handed on as `goOn`, for when it
 * is saved or somebody says so; closing the tab makes the browser ask.
 */
export function createLeaving(
  isUnsaved: () => boolean,
  onHeld: (goOn: () => void) => void,
  onClosing?: () => void,
): void {
  useBeforeLeave((event) => {
    if (event.defaultPrevented || !isUnsaved()) return
    event.preventDefault()
    onHeld(() => event.retry(true))
  })
  createClosingWarning(isUnsaved, onClosing)
}

/** The browser asks before the tab is closed or loaded again. */
export function createClosingWarning(isUnsaved: () => boolean, onClosing?: () => void): void {
  const warn = (event: BeforeUnloadEvent) => {
    if (!isUnsaved()) return
    event.preventDefault()
    onClosing?.()
  }
  addEventListener('beforeunload', warn)
  onCleanup(() => removeEventListener('beforeunload', warn))
}
