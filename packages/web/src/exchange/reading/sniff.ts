import { largestFile, Unreadable } from './source.ts'
import { namesInZip } from './zip.ts'

export type Kind = 'docx' | 'xlsx' | 'plain'

/** What a file is by its first bytes. Its name says little: a photo may be called .docx. */
export function kindOf(bytes: Uint8Array): Kind {
  if (bytes.length === 0) throw new Unreadable('empty')
  if (bytes.length > largestFile) throw new Unreadable('tooLarge')
  const starts = (...head: number[]) => head.every((byte, at) => bytes[at] === byte)
  if (starts(0x50, 0x4b)) return kindOfZip(bytes)
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw new Unreadable(isLocked(bytes) ? 'locked' : 'legacy')
  if (isPicture(bytes, starts)) throw new Unreadable('picture')
  if (starts(0x25, 0x50, 0x44, 0x46)) throw new Unreadable('pdf')
  if (ascii(bytes, 0, 5) === '{\\rtf') throw new Unreadable('rtf')
  return 'plain'
}

function kindOfZip(bytes: Uint8Array): Kind {
  const names = namesInZip(bytes)
  if (names.has('word/document.xml')) return 'docx'
  if (names.has('xl/workbook.xml')) return 'xlsx'
  throw new Unreadable('otherArchive')
}

function isPicture(bytes: Uint8Array, starts: (...head: number[]) => boolean): boolean {
  const isJpeg = starts(0xff, 0xd8, 0xff)
  const isPng = starts(0x89, 0x50, 0x4e, 0x47)
  const inBox = ascii(bytes, 4, 8) === 'ftyp' && /^(heic|heix|mif1|avif)/.test(ascii(bytes, 8, 12))
  const isWebp = ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP'
  return isJpeg || isPng || inBox || isWebp || /^GIF8|^BM.{4}\0\0|^II\*\0|^MM\0\*/s.test(ascii(bytes, 0, 10))
}

/** A document with a password is kept in the old container, under this name. */
function isLocked(bytes: Uint8Array): boolean {
  const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])
  const last = bytes.length - name.length
  for (let at = 0; at <= last; at += 2) if (name.every((byte, nth) => bytes[at + nth] === byte)) return true
  return false
}

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to))
