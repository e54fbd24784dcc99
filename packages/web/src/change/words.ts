import { themePath } from '../frame/here.ts'
import type { Labelled } from '../graphql.ts'
import type { TopicChange } from './operations.ts'

interface Place {
  study: string
  topic: TopicChange
  wave: Labelled
  service?: Labelled | null
}

/** The address of the quotes on a topic in one wave, about one service or any. */
export function placeOfWords({ study, topic, wave, service }: Place): string | undefined {
  const { words } = topic
  if (!words) return undefined
  const chosen = new URLSearchParams({ wave: wave.id, code: words.code.id })
  if (service) chosen.set('service', service.id)
  return `${themePath(study, words.theme.key)}?${chosen}`
}
