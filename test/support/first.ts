import { mkdirSync } from 'node:fs'

/** Of all who want to make something, whoever makes the folder does. */
export function isFirst(making: string): boolean {
  try {
    mkdirSync(making)
    return true
  } catch {
    return false
  }
}
