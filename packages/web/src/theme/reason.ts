import { t } from '../language/language.ts'

/**
 * The engine gives its reasons in a short form (a word with its weight, where the codebook has it, the question asked);
 * here they become sentences of the language on the screen. A form not known yet is shown as it came.
 */
export function reasonWords(reason: string): string {
  const said = t().theme.because
  const question = /^question: "(.*)"(?: ([+-]\d+\.\d+))?$/s.exec(reason)
  if (question) {
    const adds = Number(question[2] ?? 0)
    if (adds < 0) return said.against(question[1]!)
    return (adds >= MUCH ? said.muchOfIt : said.question)(question[1]!)
  }
  const asks = /^asks: (?:"(.*)"|by the question)$/s.exec(reason)
  if (asks) return asks[1] === undefined ? said.asksByQuestion : said.asks(asks[1])
  const word = /^"(.*)"(?: \+\d+\.\d+)?(?: ~ (title|definition|include))?$/s.exec(reason)
  if (!word) return reason
  const place = word[2] as keyof typeof said.place | undefined
  return place ? said.inCodebook(word[1]!, said.place[place]) : said.learned(word[1]!)
}

// So much takes a code over its threshold from well below it.
const MUCH = 1
