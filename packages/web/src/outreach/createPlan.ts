import { createStore } from 'solid-js/store'
import type { Language } from '../graphql.ts'
import type { PlanInput } from './acts.ts'
import type { Channel, Weekday } from './operations.ts'
import { weekdays } from './operations.ts'

interface Draft {
  channel: Channel | null
  language: Language
  address: string
  workerRole: string
  isAnyTime: boolean
  days: Weekday[]
  from: string
  to: string
  senderWords: string
  mustNotKnow: string
}

const blank = (language: Language): Draft => ({
  ...{ channel: null, language, address: '', workerRole: '', isAnyTime: true, days: [] },
  ...{ from: '15:00', to: '18:00', senderWords: '', mustNotKnow: '' },
})

export const hasAddress = (channel: Channel | null): channel is 'mail' | 'text' | 'call' =>
  channel === 'mail' || channel === 'text' || channel === 'call'

/** A plan as it is written down. It begins empty each time: what was kept is not read back. */
export function createPlan(language: Language) {
  const [draft, setDraft] = createStore(blank(language))
  const toggleDay = (day: Weekday, isOn: boolean) =>
    setDraft('days', (now) => weekdays.filter((one) => (one === day ? isOn : now.includes(one))))
  /** Null while the way is not chosen. */
  const input = (): PlanInput | null =>
    draft.channel && {
      ...{ channel: draft.channel, language: draft.language },
      address: hasAddress(draft.channel) ? draft.address.trim() : null,
      workerRole: draft.channel === 'worker' ? draft.workerRole.trim() : null,
      safeTimes: draft.isAnyTime ? null : { days: [...draft.days], from: draft.from, to: draft.to },
      senderWords: draft.senderWords.trim() || null,
      mustNotKnow: draft.mustNotKnow.trim() || null,
    }
  return { draft, setDraft, toggleDay, input, clear: () => setDraft(blank(language)) }
}

export type Plan = ReturnType<typeof createPlan>
