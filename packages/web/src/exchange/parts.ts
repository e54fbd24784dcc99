// A draft as it is sent: in parts that the server takes, nobody's words in two of them.
import type { Language } from '../graphql.ts'
import type { Draft, DraftPerson } from './draft.ts'

export interface Entry {
  language: Language
  responses: {
    language: Language
    answers: { question: number; serviceId: string | null; language: Language; text: string }[]
  }[]
}

const mostPeople = 50
const mostResponses = 100
const mostBytes = 700_000

export function entriesOf(draft: Draft, serviceId: string | null): Entry[] {
  return draft.people.map((person) => ({
    language: usual(person),
    responses: person.responses.map((answers) => ({
      language: usual({ responses: [answers] }),
      answers: answers.map(({ question, language, text }) => ({ question, serviceId, language, text })),
    })),
  }))
}

/** Cut where a request would hold too many people, too many responses or too many bytes. */
export function partsOf(entries: readonly Entry[]): Entry[][] {
  const parts: { entries: Entry[]; responses: number; bytes: number }[] = []
  for (const entry of entries) {
    const bytes = new TextEncoder().encode(JSON.stringify(entry)).length
    const responses = entry.responses.length
    const last = parts.at(-1)
    const fits =
      last &&
      last.entries.length < mostPeople &&
      last.responses + responses <= mostResponses &&
      last.bytes + bytes <= mostBytes
    if (!fits) parts.push({ entries: [entry], responses, bytes })
    else {
      last.entries.push(entry)
      last.responses += responses
      last.bytes += bytes
    }
  }
  return parts.map((part) => part.entries)
}

/** The language of most of what they said. */
function usual({ responses }: DraftPerson): Language {
  const answers = responses.flat()
  const spanish = answers.filter(({ language }) => language === 'es').length
  return spanish * 2 > answers.length ? 'es' : 'en'
}
