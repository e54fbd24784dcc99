import { useSearchParams } from '@solidjs/router'
import type { Accessor } from 'solid-js'
import type { AuditFilter } from './operations.ts'

const names = ['person', 'action', 'outcome', 'from', 'to'] as const
export type FilterName = (typeof names)[number]

export interface Filter {
  value: Accessor<AuditFilter>
  chosen: (name: FilterName) => string
  choose: (name: FilterName, value: string) => void
  isAny: Accessor<boolean>
  clear: () => void
}

/** What is chosen lives in the address: ids, codes of ours and days, so that a reload shows the same. */
export function createFilter(onChange: () => void): Filter {
  const [params, setParams] = useSearchParams<Record<FilterName, string>>()
  const change = (next: Partial<Record<FilterName, string | undefined>>) => {
    onChange()
    setParams(next, { replace: true, scroll: false })
  }
  const chosen = (name: FilterName) => params[name] ?? ''
  return {
    value: () => filterOf(chosen),
    chosen,
    choose: (name, value) => change({ [name]: value || undefined }),
    isAny: () => names.some((name) => chosen(name) !== ''),
    clear: () => change(Object.fromEntries(names.map((name) => [name, undefined]))),
  }
}

/** Days as this reader's clock has them; the last one is in it whole. */
export function filterOf(chosen: (name: FilterName) => string): AuditFilter {
  const [from, to] = [dayOf(chosen('from')), dayOf(chosen('to'))]
  to?.setDate(to.getDate() + 1)
  return {
    ...(chosen('person') && { actorId: chosen('person') }),
    ...(chosen('action') && { action: chosen('action') }),
    ...(chosen('outcome') && { outcome: chosen('outcome') }),
    ...(from && { from: from.toISOString() }),
    ...(to && { to: to.toISOString() }),
  }
}

function dayOf(text: string): Date | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  return year ? new Date(Number(year), Number(month) - 1, Number(day)) : undefined
}
