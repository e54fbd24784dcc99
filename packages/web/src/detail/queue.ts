import { useSearchParams } from '@solidjs/router'
import type { Language } from '../graphql.ts'
import { type Level, levels, type QueueVariables } from './operations.ts'

type Name = 'level' | 'wave' | 'language'

export interface Queue {
  /** Nothing where all are wanted; what waits for a first person where nobody chose. */
  level: () => Level | undefined
  wave: () => string | undefined
  language: () => Language | undefined
  choose: (name: Name, value: string) => void
  /** The same choice in another address. */
  search: () => string
}

/** What of the queue somebody looks at, as it stands in the address. */
export function createQueue(): Queue {
  const [params, setParams] = useSearchParams<Record<Name | 'after', string>>()
  const level = () => (params.level === undefined ? 'machine' : levels.find((one) => one === params.level))
  const language = () => (params.language === 'en' || params.language === 'es' ? params.language : undefined)
  return {
    ...{ level, language },
    wave: () => params.wave || undefined,
    choose: (name, value) =>
      setParams({ [name]: value || undefined, after: undefined }, { replace: true, scroll: false }),
    search: () => {
      const chosen = { level: level() ?? 'all', wave: params.wave, language: language() }
      const named = Object.entries(chosen).filter((pair): pair is [string, string] => Boolean(pair[1]))
      return `?${new URLSearchParams(named).toString()}`
    },
  }
}

export const asked = (study: string, queue: Queue): QueueVariables => ({
  study,
  level: queue.level() ?? null,
  wave: queue.wave() ?? null,
  language: queue.language() ?? null,
})
