const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'] as const

/** Calls back at every sign of a hand on the page, until what it returns is called. */
export function onTouched(act: () => void): () => void {
  for (const sign of signs) addEventListener(sign, act, { passive: true, capture: true })
  return () => {
    for (const sign of signs) removeEventListener(sign, act, { capture: true })
  }
}
