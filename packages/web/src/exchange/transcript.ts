// Who says what in a transcript. Names stay in this browser: what leaves it is the first person, the second, …

export type Part = 'young' | 'other' | 'none'

export interface Speaker {
  name: string
  turns: number
  words: number
  /** What they seem to be; a person confirms it. */
  seems: Part
}

export interface Turn {
  speaker: string | null
  text: string
}

const time = String.raw`[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?`
const line = new RegExp(
  String.raw`^\s*(?:${time}\s*[-–]?\s*)?(\p{L}[\p{L}\p{M}\p{N} .'’_/#-]{0,39}?)\s*(?:${time})?\s*:(?:\s+|$)(.*)$`,
  'u',
)

const asks =
  /^(?:interviewers?|int|i|q|facilitators?|moderators?|researchers?|evaluators?|staff|host|entrevistador(?:a|as|es)?|entrevista|facilitador(?:a|as|es)?|moderador(?:a|as|es)?|investigador(?:a|as|es)?|evaluador(?:a|as|es)?|e|pregunta)\s*\d{0,2}$/i
const numbered =
  /^(?:p|r|a|s|speaker|participant|person|youth|respondent|hablante|participante|persona|joven|respuesta)[ .#_-]*\d{0,3}$/i

const sameName = (name: string) => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase()

/** Who speaks, in the order in which they first do; nobody where the text is no transcript. */
export function findSpeakers(texts: readonly string[]): Speaker[] {
  const lines = texts.flatMap((text) => text.split(/\r?\n/)).filter((one) => one.trim() !== '')
  const labelled = lines.flatMap((one) => labelOf(one) ?? [])
  const counts = new Map<string, { name: string; turns: number }>()
  for (const { name } of labelled) {
    const known = counts.get(sameName(name)) ?? { name, turns: 0 }
    counts.set(sameName(name), { ...known, turns: known.turns + 1 })
  }
  const isDense = counts.size >= 3 && labelled.length * 2 >= lines.length
  const kept = [...counts.values()].filter(
    ({ name, turns }) =>
      turns > 1 || isDense || ((asks.test(name) || numbered.test(name)) && counts.size > 1),
  )
  const names = new Set(kept.map(({ name }) => sameName(name)))
  const turns = texts.flatMap((text) => turnsAmong(text, names))
  return kept.map(({ name }) => speakerOf(name, turns))
}

function speakerOf(name: string, turns: Turn[]): Speaker {
  const own = turns.filter((turn) => turn.speaker === sameName(name))
  const asking = own.filter(({ text }) => /\?\s*$/.test(text)).length
  const seemsToAsk = asks.test(name) || (!numbered.test(name) && own.length > 1 && asking > own.length / 2)
  const words = own.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0)
  return { name, turns: own.length, words, seems: seemsToAsk ? 'other' : 'young' }
}

/** The turns of those who are speakers; a name that is none is part of what was said. */
export function turnsOf(text: string, names: readonly string[]): Turn[] {
  return turnsAmong(text, new Set(names.map(sameName)))
}

export const isSpeaking = (turn: Turn, name: string): boolean => turn.speaker === sameName(name)

function turnsAmong(text: string, names: ReadonlySet<string>): Turn[] {
  const turns: Turn[] = []
  for (const one of text.split(/\r?\n/)) {
    const label = labelOf(one)
    const isSpeaker = label && names.has(sameName(label.name))
    const last = turns.at(-1)
    if (isSpeaker) turns.push({ speaker: sameName(label.name), text: label.rest })
    else if (last) last.text += `\n${one}`
    else if (one.trim() !== '') turns.push({ speaker: null, text: one })
  }
  return turns
    .map(({ speaker, text: said }) => ({ speaker, text: said.trim() }))
    .filter(({ text: said }) => said)
}

function labelOf(text: string): { name: string; rest: string } | undefined {
  const [, name, rest] = line.exec(text) ?? []
  if (name === undefined || name.trim().split(/\s+/).length > 4) return undefined
  return { name: name.trim(), rest: rest ?? '' }
}
