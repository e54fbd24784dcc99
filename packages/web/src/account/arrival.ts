import { en } from '../language/en.ts'

export type Come = keyof typeof en.provider.come
export type Arrival = Come | 'code_needed'

const isCome = (text: string): text is Come => Object.hasOwn(en.provider.come, text)

/** What stands behind # where the provider led somebody back: what came of it, and what the page had there before. */
export function arrivalIn(hash: string): { rest: string; arrival: Arrival | undefined } {
  const text = hash.replace(/^#/, '')
  const [, rest = '', last = ''] = /^(?:(.*)\/)?(\w+)$/.exec(text) ?? []
  if (last === 'code_needed' || isCome(last)) return { rest, arrival: last }
  return { rest: text, arrival: undefined }
}
