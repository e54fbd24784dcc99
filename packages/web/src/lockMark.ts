// That this tab was locked, in one word, from the lock until the server has heard of it: a page that is loaded again in
// between would else be taken for one that is open.
const key = 'firsthand.locked'

export function markLocked(): void {
  try {
    sessionStorage.setItem(key, 'yes')
  } catch {
    // Without storage a reload that overtakes the telling is not held.
  }
}

export function isMarkedLocked(): boolean {
  try {
    return sessionStorage.getItem(key) !== null
  } catch {
    return false
  }
}

export function forgetLock(): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}
