// Exit now: nothing of the page is left to see before anything else is done, and nothing that is slow can hold it up.
import { hush } from './aloud.ts'
import { empty, say } from './page.ts'
import { stopSending } from './sending.ts'
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

/** If ours does not answer by then, the browser goes to the other page by itself. */
const longestGoodbye = 1_500

export const leave = (): void => {
  const to = document.querySelector<HTMLElement>('a.exit')?.dataset['to']
  document.documentElement.classList.add('is-leaving')
  empty()
  hush()
  stopSending()
  say(says().leaving)
  history.replaceState(null, '', '/s')
  location.replace('/s/exit')
  setTimeout(() => {
    navigator.sendBeacon('/s/exit')
    if (to) location.replace(to)
  }, longestGoodbye)
}

const mostBetween = 5_000
const pressesToLeave = 3

/** Shift three times, alone each time and with no more than five seconds between: whoever types capitals stays. */
const watchShift = () => {
  let presses = 0
  let last = -Infinity
  let isAlone = false
  const begin = () => {
    presses = 0
    isAlone = false
  }
  document.addEventListener('keydown', ({ key, repeat }) => {
    if (key !== 'Shift') return begin()
    if (!repeat) isAlone = true
  })
  document.addEventListener('pointerdown', begin)
  document.addEventListener('keyup', ({ key, timeStamp }) => {
    if (key !== 'Shift' || !isAlone) return
    isAlone = false
    presses = timeStamp - last <= mostBetween ? presses + 1 : 1
    last = timeStamp
    if (presses >= pressesToLeave) return leave()
    say(presses === 1 ? says().shift.two : says().shift.one)
  })
}
