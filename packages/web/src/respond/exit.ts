// Exit now: nothing of the page is left to see before anything else is done, and nothing that is slow can hold it up.
import { hush } from './aloud.ts'
import { empty, say } from './page.ts'
import { stopSending } from './sending.ts'
import { afterKey, noShift, pressesToLeave, type Key } from './shift.ts'
import { says } from './words.ts'

export const watchExit = (): void => {
  document.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="/s"]') : null
    if (!link) return
    event.preventDefault()
    if (link.pathname === '/s/exit') leave()
    else location.replace(link.href)
  })
  watchShift()
  // Whoever leaves in another way takes nothing along either, and coming back asks the server what may be seen now.
  addEventListener('pagehide', empty)
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    empty()
    location.replace('/s')
  })
  document.addEventListener('visibilitychange', () =>
    document.documentElement.classList.toggle('is-away', document.visibilityState === 'hidden'),
  )
}

/** For so long our server may take to end the visit; then it is left without. */
const longestGoodbye = 1_500

/** The server is told beside and not on the way: a page of the browser's that it cannot be reached would name it. */
export const leave = (): void => {
  const to = document.querySelector<HTMLElement>('a.exit')?.dataset['to']
  document.documentElement.classList.add('is-leaving')
  empty()
  hush()
  stopSending()
  say(says().leaving)
  history.replaceState(null, '', '/s')
  const go = () => location.replace(to || '/s/exit')
  const told = fetch('/s/exit', { method: 'POST', keepalive: true, redirect: 'manual', cache: 'no-store' })
  void told.catch(() => undefined).then(go)
  setTimeout(go, longestGoodbye)
}

const watchShift = () => {
  let shifts = noShift
  const take = (key: Key) => {
    const before = shifts
    shifts = afterKey(before, key)
    if (shifts.presses === before.presses && shifts.last === before.last) return
    if (shifts.presses >= pressesToLeave) leave()
    else if (shifts.presses > 0) say(shifts.presses === 1 ? says().shift.two : says().shift.one)
    else say('')
  }
  const at = () => Date.now()
  document.addEventListener('keydown', ({ key, repeat }) => take({ type: 'down', key, repeat, at: at() }))
  document.addEventListener('keyup', ({ key }) => take({ type: 'up', key, at: at() }))
  document.addEventListener('pointerdown', () => take({ type: 'other', key: '', at: at() }))
}
