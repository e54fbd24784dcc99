import { children, createComputed, createMemo, type JSX, on, onCleanup, Show } from 'solid-js'
import { LockPage } from '../account/LockPage.tsx'
import { useSession } from '../session.ts'
import { silenceKeys } from '../ui/keys.ts'

/**
 * Behind the lock the desk is not in the page: its parts wait in memory as they were, with what was typed and how far it
 * was scrolled, and come back by the password.
 */
export function Curtain(props: { children: JSX.Element }) {
  const session = useSession()
  const isLocked = createMemo(() => session.standing().state === 'locked')
  const desk = children(() => props.children)
  // Before anything of the lock is there: its title would be taken for the desk's.
  createComputed(
    on(isLocked, (is) => {
      silenceKeys(is)
      if (!is) return
      const [title, place] = [document.title, scrollY]
      const bringBack = takeFloating()
      onCleanup(() => {
        bringBack()
        document.title = title
        requestAnimationFrame(() => scrollTo(0, place))
      })
    }),
  )
  onCleanup(() => silenceKeys(false))
  return (
    <Show when={isLocked()} fallback={desk()}>
      <LockPage />
    </Show>
  )
}

/** Dialogs stand beside the page, not in it: they are taken away too, and put back as they were. */
function takeFloating(): () => void {
  const root = document.getElementById('root')
  const floating = [...document.body.children].filter(
    (one) => one !== root && !(one instanceof HTMLScriptElement) && !(one.contains(root) && root),
  )
  for (const one of floating) one.remove()
  return () => floating.forEach((one) => document.body.append(one))
}
