// What comes in from a page without script: a form, read whole or not at all.
import type { IncomingMessage } from 'node:http'
import { acts, type Do } from './view.ts'

/** For each name its values, in their order. */
export type Form = ReadonlyMap<string, readonly string[]>

/** More than any of our pages holds: three questions with fifty boxes each, and what stands beside them. */
const mostFields = 1_000

/** Null where it is none that our pages send: no valid UTF-8, no pairs, or too many. It is never repaired in silence. */
export const readForm = (body: string): Form | null => {
  const form = new Map<string, string[]>()
  const pairs = body.split('&', mostFields + 1).filter(Boolean)
  if (pairs.length > mostFields) return null
  try {
    for (const pair of pairs) {
      const [name, value] = [pair, ''].join('=').split('=').map(decoded) as [string, string]
      const before = form.get(name)
      if (before) before.push(value)
      else form.set(name, [value])
    }
  } catch {
    return null
  }
  return form
}

const decoded = (part: string) => decodeURIComponent(part.replaceAll('+', ' '))

/** Whether somebody filled something in: what is chosen, written or ticked. */
export const saysSomething = (form: Form): boolean =>
  [...form].some(([name, values]) => /^[as]\./.test(name) && values.some((value) => value.trim() !== ''))

/** Whether it was on the page when the form was sent; a form that names nothing came from no page of ours that is cut off. */
export const isShownIn = (form: Form, name: string): boolean => form.get('shown')?.includes(name) ?? true

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
