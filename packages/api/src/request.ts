import type { IncomingMessage } from 'node:http'

const largestBody = 1024 * 1024
/** Three fields of a hundred thousand signs each, as a browser writes signs that are not Latin into a form. */
export const largestForm = 3 * 1024 * 1024

const refusals = {
  method_not_allowed: 'This address answers GET only.',
  post_only: 'The API answers POST only, so that words never stand in an address.',
  json_only: 'Send the request as application/json.',
  foreign_origin: 'This request comes from another site. Open Firsthand itself.',
  too_large: 'The request is larger than 1 MB. Send it in parts; nothing of it was stored.',
  invalid_utf8:
    'The request is not valid UTF-8. Save the text as UTF-8 and send it again; nothing was stored.',
  too_long:
    'This took longer than a minute and was not waited for. Where it was to change something, look first whether it did; then ask for less.',
  invalid_json: 'The request is not valid JSON. Nothing was stored.',
} as const

export type Refusal = keyof typeof refusals

/** A refusal in the form of a GraphQL answer; it never quotes what came in. */
export const refusalOf = (code: Refusal) => ({ errors: [{ message: refusals[code], extensions: { code } }] })

export type Body = { text: string } | { refusal: Refusal; status: number }

/** Reads a request to the API: JSON in UTF-8, at most 1 MB, from our own pages or from no page at all. */
export const readBody = async (request: IncomingMessage): Promise<Body> => {
  if (!/^application\/(graphql-response\+)?json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    return { refusal: 'json_only', status: 415 }
  if (isForeign(request)) return { refusal: 'foreign_origin', status: 403 }
  const body = await readText(request)
  return 'refusal' in body || isJson(body.text) ? body : { refusal: 'invalid_json', status: 400 }
}

/**
 * A browser says where a request comes from: only our own pages, or nobody's, may bring a session's cookie. With it a
 * type that no form can send, so that a browser that says nothing asks us first, which we do not answer.
 */
export const isForeign = ({ headers }: IncomingMessage) => {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)
}

/** The bytes of a request as text: valid UTF-8 of a size that is let. */
export const readText = async (request: IncomingMessage, largest = largestBody): Promise<Body> => {
  const bytes = await collect(request, largest)
  if (!bytes) return { refusal: 'too_large', status: 413 }
  const text = decodeUtf8(bytes)
  return text === null ? { refusal: 'invalid_utf8', status: 400 } : { text }
}

const collect = async (request: IncomingMessage, largest: number): Promise<Buffer | null> => {
  if (Number(request.headers['content-length'] ?? 0) > largest) return null
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > largest) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const decodeUtf8 = (bytes: Buffer): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const isJson = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
