/**
 * Gives `next` back with every part that equals its part in `last` replaced by that very part, so that
 * rows which did not change keep their elements, and with them the focus and the scroll place.
 */
export function share<Value>(last: unknown, next: Value): Value {
  if (Object.is(last, next) || !isTree(last) || !isTree(next)) return next
  if (Array.isArray(last) !== Array.isArray(next)) return next
  const before = last as Record<string, unknown>
  const after = Object.entries(next).map(([key, value]) => [key, share(before[key], value)] as const)
  const isSame =
    after.length === Object.keys(last).length &&
    after.every(([key, value]) => key in last && Object.is(before[key], value))
  if (isSame) return last as Value
  return (Array.isArray(next) ? after.map(([, value]) => value) : Object.fromEntries(after)) as Value
}

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null
