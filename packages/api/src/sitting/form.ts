// What comes in from a page without script: a form, read whole or not at all.
import type { IncomingMessage } from 'node:http'
import { acts, type Do } from './view.ts'

/** For each name its values, in their order. */
export type Form = ReadonlyMap<string, readonly string[]>

/** Null where it is none that a browser sends: no valid UTF-8, or no pairs. It is never repaired in silence. */
export const readForm = (body: string): Form | null => {
  const form = new Map<string, string[]>()
  try {
    for (const pair of body.split('&').filter(Boolean)) {
      const [name, value] = [pair, ''].join('=').split('=').map(decoded) as [string, string]
      form.set(name, [...(form.get(name) ?? []), value])
    }
  } catch {
    return null
  }
  return form
}

const decoded = (part: string) => decodeURIComponent(part.replaceAll('+', ' '))

export const only = (form: Form, name: string): string => form.get(name)?.[0] ?? ''

/** The button; of a form that was sent by a key alone, to go on. */
export const actIn = (form: Form): Do => acts.find((act) => act === only(form, 'do')) ?? 'next'

/** The turn of the screen that was filled in; 0 where it says none that there can be. */
export const turnIn = (form: Form): number => {
  const turn = only(form, 'turn')
  return /^\d{1,9}$/.test(turn) ? Number(turn) : 0
}

/**
 * A page of another site sent it. Under our own rule that no page says where it was, a form without script names no origin
 * at all ("null"), so the browser's own word counts; the form's token stands behind both.
 */
export const isForeignForm = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean => {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  if (origin === undefined || origin === 'null') return false
  return !URL.canParse(origin) || new URL(origin).host !== host
}
