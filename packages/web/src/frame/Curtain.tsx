import { children, createMemo, type JSX, onCleanup, Show } from 'solid-js'
import { LockPage } from '../account/LockPage.tsx'
import { useSession } from '../session.ts'
import { silence } from '../ui/silence.ts'

/**
 * Behind the lock the desk is not in the page: its parts wait in memory as they were, with what was typed and how far it
 * was scrolled, and come back by the password.
 */
export function Curtain(props: { children: JSX.Element }) {
  const session = useSession()
  const isLocked = createMemo(() => session.standing().state === 'locked')
  const desk = children(() => props.children)
  return (
    <Show when={isLocked()} fallback={desk()}>
      <Locked />
    </Show>
  )
}

function Locked() {
  const [title, place] = [document.title, scrollY]
  silence(true)
  const bringBack = takeFloating()
  onCleanup(() => {
    silence(false)
    bringBack()
    document.title = title
    requestAnimationFrame(() => scrollTo(0, place))
  })
  return <LockPage />
}

/** What stands beside the page, not in it, is taken away too, and put back as it was. */
function takeFloating(): () => void {
  const root = document.getElementById('root')
  if (!root) return () => undefined
  const floating = [...document.body.children].filter(
    (one) => !one.contains(root) && !(one instanceof HTMLScriptElement),
  )
  for (const one of floating) one.remove()
  return () => floating.forEach((one) => document.body.append(one))
}
