import type { Batch } from './operations.ts'

export type Stage = 'open' | 'cleaning' | 'reading' | 'ready' | 'untagged' | 'undone'

/** Where a batch stands, by what the server counts now: so a reload shows the same. */
export function stageOf({ state, scopes, progress }: Batch): Stage {
  if (state !== 'complete') return state
  if (progress.cleaned < progress.answers) return 'cleaning'
  if (!scopes.includes('automated_assist')) return 'untagged'
  return progress.read < progress.answers ? 'reading' : 'ready'
}

export const isAtWork = (batch: Batch): boolean =>
  ['cleaning', 'reading'].includes(stageOf(batch)) && batch.progress.failed === 0
