import { type Encoding, Unreadable } from './source.ts'

/** The text of a plain file. What it was written in is told by its mark, its zeros, or what is no UTF-8. */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const encoding = encodingOf(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  if (looksBinary(text)) throw new Unreadable('unknown')
  if (text.trim() === '') throw new Unreadable('empty')
  return { text, encoding }
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return withoutMark(bytes)
}

/** In UTF-16 every second byte of our letters is zero. */
function withoutMark(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, 4000)
  const zeros = [0, 0]
  sample.forEach((byte, at) => byte === 0 && zeros[at % 2]!++)
  const half = sample.length / 2
  if (zeros[1]! > half * 0.4 && zeros[0]! < half * 0.1) return 'utf-16le'
  if (zeros[0]! > half * 0.4 && zeros[1]! < half * 0.1) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Text has next to no control characters; a single one stays, and is named where it stands. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 4000)
  const odd = [...sample].filter(isOdd).length
  return odd > 2 && odd > sample.length * 0.02
}

function isOdd(sign: string): boolean {
  const code = sign.charCodeAt(0)
  const isControl =
    (code < 0x20 && !'\t\n\v\f\r'.includes(sign)) || (code > 0x7e && code < 0xa0 && code !== 0x85)
  return isControl || sign === '\ufffd'
}
