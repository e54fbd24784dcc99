// A page that was left alone is covered, after asking once whether somebody is there. Nothing is lost by it.
import { hush } from './aloud.ts'
import { cover, say } from './page.ts'
import { fetchOpen, keepBeside, keepTyped } from './sending.ts'
import { says } from './words.ts'

const askAfter = 4 * 60_000
const coverAfter = 5 * 60_000
const lookEvery = 5_000
const keepEvery = 2 * 60_000

const signs = ['pointerdown', 'keydown', 'scroll', 'touchstart', 'input'] as const

export const watchIdle = (): void => {
  let last = Date.now()
  let state: 'here' | 'asked' | 'covered' = 'here'
  const look = () => {
    // Where nothing can be sent there is nothing to be seen that somebody said.
    if (state === 'here' && !document.querySelector('form')) return
    const still = Date.now() - last
    if (still >= coverAfter && state !== 'covered') {
      state = 'covered'
      coverPage(() => {
        state = 'here'
        last = Date.now()
      })
    } else if (still >= askAfter && state === 'here') {
      state = 'asked'
      say(says().idle.ask, { label: says().idle.here, act: () => say('') })
    }
  }
  const touch = () => {
    // First: what is touched after a night must not be shown before it is covered.
    look()
    if (state === 'covered') return
    if (state === 'asked') say('')
    state = 'here'
    last = Date.now()
  }
  setInterval(look, lookEvery)
  for (const sign of signs) document.addEventListener(sign, touch, { passive: true, capture: true })
  document.addEventListener('visibilitychange', look)
  setInterval(keepBeside, keepEvery)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keepBeside()
  })
}

/** What was typed is kept first. What comes back is not shown, and not fetched, before somebody asks for it. */
const coverPage = (opened: () => void) => {
  hush()
  const kept = keepTyped()
  cover(() => {
    opened()
    void kept.then(fetchOpen)
  })
}
