import { createEffect, onCleanup } from 'solid-js'
import type { Read } from '../client.ts'

const pollEvery = 3000

/** Looks again while something is under way and somebody is looking. */
export function createPoll(isNeeded: () => boolean, read: Read<unknown>): void {
  createEffect(() => {
    if (!isNeeded()) return
    const timer = setInterval(() => document.visibilityState === 'visible' && read.refetch(), pollEvery)
    onCleanup(() => clearInterval(timer))
  })
}
