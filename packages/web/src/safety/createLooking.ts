import { createEffect, onCleanup } from 'solid-js'
import type { Read } from '../client.ts'

const lookEvery = 20_000

/** A page that stays open sees what comes. */
export function createLooking(read: Read<unknown>): void {
  createEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && read.refetch(), lookEvery)
    onCleanup(() => clearInterval(timer))
  })
}
