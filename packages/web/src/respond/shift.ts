// Shift three times, alone each time and with no more than five seconds between: whoever types capitals stays.

export type Shifts = { presses: number; last: number; isAlone: boolean }
/** `at` in milliseconds. */
export type Key = { type: 'down' | 'up' | 'other'; key: string; at: number; repeat?: boolean }

export const noShift: Shifts = { presses: 0, last: 0, isAlone: false }
export const pressesToLeave = 3
const mostBetween = 5_000

/** Anything else that is pressed meanwhile, by key or pointer, begins the count anew. */
export const afterKey = (state: Shifts, { type, key, at, repeat }: Key): Shifts => {
  if (type === 'other' || key !== 'Shift') return type === 'up' ? state : noShift
  if (type === 'down') return repeat ? state : { ...state, isAlone: true }
  if (!state.isAlone) return state
  const isInTime = state.presses > 0 && at - state.last <= mostBetween
  return { presses: isInTime ? state.presses + 1 : 1, last: at, isAlone: false }
}
