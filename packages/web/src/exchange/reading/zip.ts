import { largestUnpacked, Unreadable } from './source.ts'

/** The names in a zip file, read from its directory. Refused where it is locked or holds more than it should. */
export function namesInZip(bytes: Uint8Array): Set<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  let unpacked = 0
  const names = new Set<string>()
  for (let nth = 0; nth < count; nth++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new Unreadable('damaged')
    if (view.getUint16(at + 8, true) & 1) throw new Unreadable('locked')
    unpacked += view.getUint32(at + 24, true)
    if (unpacked > largestUnpacked) throw new Unreadable('tooLarge')
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ]
    names.add(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)))
    at += 46 + name + extra + comment
  }
  return names
}

/** The directory's end stands within the last 64 KB, behind a comment of any length. */
function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  throw new Unreadable('damaged')
}
