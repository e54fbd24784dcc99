import { useSearchParams } from '@solidjs/router'
import { type Accessor, createSignal } from 'solid-js'
import { type Client, useClient } from '../client.ts'
import { kinds, languages, stances } from '../graphql.ts'
import type { QuoteFilter } from './operations.ts'

const names = [
  'wave',
  'language',
  'service',
  'stance',
  'code',
  'kind',
  'about',
  'aspect',
  'decidedAspect',
] as const
export type FilterName = (typeof names)[number]

export interface Filter {
  value: Accessor<QuoteFilter | null>
  chosen: (name: FilterName) => string
  choose: (name: FilterName, value: string) => void
  search: Accessor<string>
  find: (words: string) => void
  clear: () => void
}

/**
 * What is chosen lives in the address. Words that are looked for never do: they may be a person's, so
 * they are kept beside the client, per theme, and go when it goes.
 */
export function createFilter(theme: string): Filter {
  const [params, setParams] = useSearchParams<Record<FilterName | 'shown', string>>()
  const words = wordsOf(useClient())
  const [search, setSearch] = createSignal(words.get(theme) ?? '')
  const change = (next: Partial<Record<FilterName, string | undefined>>) =>
    setParams({ ...next, shown: undefined }, { replace: true, scroll: false })
  const find = (looked: string) => {
    words.set(theme, looked.trim())
    setSearch(looked.trim())
  }
  return {
    value: () => present(params, search()),
    chosen: (name) => params[name] ?? '',
    choose: (name, value) => change({ [name]: value || undefined }),
    search,
    find,
    clear: () => {
      find('')
      change(Object.fromEntries(names.map((name) => [name, undefined])))
    },
  }
}

function present(params: Partial<Record<FilterName, string>>, search: string): QuoteFilter | null {
  const language = languages.find((one) => one === params.language)
  const stance = stances.find((one) => one === params.stance)
  const kind = kinds.find((one) => one === params.kind)
  const filter: QuoteFilter = {
    ...(params.wave && { wave: params.wave }),
    ...(language && { language }),
    ...(params.service && { service: params.service }),
    ...(stance && { stance }),
    ...(params.code && { code: params.code }),
    ...(kind && { kind }),
    ...(params.about && { about: params.about }),
    ...(params.aspect && { aspect: params.aspect }),
    ...(params.decidedAspect && { decidedAspect: params.decidedAspect }),
    ...(search && { search }),
  }
  return Object.keys(filter).length ? filter : null
}

const kept = new WeakMap<Client, Map<string, string>>()

function wordsOf(client: Client): Map<string, string> {
  const words = kept.get(client) ?? new Map<string, string>()
  kept.set(client, words)
  return words
}
