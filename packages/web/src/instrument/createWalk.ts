import { answer, back, next, pageOf, pagesOf, start } from '@firsthand/analysis/instrument'
import type { Given, Instrument, Setting, Slot } from '@firsthand/analysis/instrument'
import { createComputed, createSignal, on, untrack } from 'solid-js'

interface Walked {
  instrument: Instrument
  services: readonly { key: string }[]
  /** The screen that is being written: the walk opens there as far as the answers lead. */
  open?: string
}

/** Somebody's way through a version while it is being written: it goes on where it was, whatever changes around it. */
export function createWalk(props: Walked) {
  const [setting, setSetting] = createSignal<Setting>({
    ...{ mode: 'self', wave: 1, age: null, scopes: ['analyse'], facts: [] },
  })
  const begin = () =>
    start({
      instrument: props.instrument,
      setting: setting(),
      services: props.services.map(({ key }) => key),
    })
  const [sitting, setSitting] = createSignal(untrack(begin))
  createComputed(
    on(
      () => [props.instrument, setting()] as const,
      ([instrument, setting]) => {
        const same = { ...untrack(sitting), instrument, setting }
        setSitting(pageOf(same) ? same : untrack(begin))
      },
      { defer: true },
    ),
  )
  // A new screen is no page before something stands on it: the phone comes along once it is.
  let awaited: string | undefined
  const open = () => {
    const was = untrack(sitting)
    const page = pagesOf(was).find(({ screen }) => screen.key === awaited)
    if (!page) return
    awaited = undefined
    setSitting({ ...was, at: page.id, seen: new Set(was.seen).add(page.id) })
  }
  createComputed(
    on(
      () => props.open,
      (key) => {
        awaited = key
        open()
      },
    ),
  )
  createComputed(on(() => props.instrument, open, { defer: true }))
  return {
    ...{ setting, sitting },
    set: (part: Partial<Setting>) => void setSetting({ ...setting(), ...part }),
    again: () => void setSitting(begin()),
    next: () => void setSitting(next(sitting())),
    back: () => void setSitting(back(sitting())),
    answer: (slot: Slot, service: string | null, given: Given | null) =>
      void setSitting(answer(sitting(), { slot, service }, given)),
  }
}

export type Walk = ReturnType<typeof createWalk>
