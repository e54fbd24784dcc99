// What would come in, worked out from what was brought and what was chosen. Nothing here leaves the browser.
import type { Language } from '../graphql.ts'
import type { Source } from './reading/source.ts'
import { guessLanguage } from './spoken.ts'
import { languageIn } from './table.ts'
import { isSpeaking, type Part, turnsOf } from './transcript.ts'

export type Cut = 'speakers' | 'one' | 'blocks' | 'lines'

/** Without speakers a text is one person's: to take its paragraphs for as many people would count one as several. */
export const proposedCut = (speakers: number): Cut => (speakers > 0 ? 'speakers' : 'one')

export interface TextChoice {
  cut: Cut
  parts: Record<string, Part>
}

export interface TableChoice {
  sheet: number
  header: number
  words: number[]
  person: number | null
  language: number | null
}

export type Why = 'interviewer' | 'heading' | 'empty' | 'nul' | 'surrogate' | 'tooLong' | 'tooMuch'

/** Where an answer stood: a row of the table, or a part of the text. */
export interface Place {
  unit: 'row' | 'part'
  at: number
}

export interface DraftAnswer {
  /** Its place as a key, for what a person chooses about it. */
  key: string
  place: Place
  question: number
  text: string
  language: Language
  isSure: boolean
}

export interface DraftPerson {
  responses: DraftAnswer[][]
}

export interface LeftOut {
  why: Why
  count: number
  places: Place[]
}

export interface Draft {
  people: DraftPerson[]
  leftOut: LeftOut[]
}

export const longestText = 200_000
export const mostOfOne = 700_000
const mostAnswers = 500

type Piece = {
  person: string
  response: string
  place: Place
  question: number
  text: string
  said?: Language | undefined
}
type Cutting = { pieces: Piece[]; leftOut: { why: Why; place: Place }[] }

export interface Choices {
  text: TextChoice
  table: TableChoice
  otherwise: Language
  languages: Readonly<Record<string, Language>>
}

export function draftOf(source: Source, choices: Choices): Draft {
  const cut = source.kind === 'text' ? cutTexts(source.texts, choices.text) : cutTable(source, choices.table)
  const leftOut = [...cut.leftOut]
  const people = new Map<string, Map<string, DraftAnswer[]>>()
  for (const piece of cut.pieces) {
    const why = whyNot(piece.text)
    if (why) leftOut.push({ why, place: piece.place })
    else {
      const responses = people.get(piece.person) ?? new Map<string, DraftAnswer[]>()
      people.set(piece.person, responses)
      responses.set(piece.response, [...(responses.get(piece.response) ?? []), answerOf(piece, choices)])
    }
  }
  const all = [...people.values()].map((responses) => ({
    responses: [...responses.values()].flatMap(inSittings),
  }))
  for (const person of all.filter(isTooMuch))
    leftOut.push({ why: 'tooMuch', place: person.responses[0]![0]!.place })
  return { people: all.filter((person) => !isTooMuch(person)), leftOut: gathered(leftOut) }
}

function answerOf({ place, question, text, said }: Piece, { otherwise, languages }: Choices): DraftAnswer {
  const key = `${place.at}.${question}`
  const guess = guessLanguage(text, otherwise)
  const chosen = languages[key] ?? said
  return {
    key,
    place,
    question,
    text,
    language: chosen ?? guess.language,
    isSure: Boolean(chosen) || guess.isSure,
  }
}

/** As many answers as the server takes at once. */
function inSittings(answers: DraftAnswer[]): DraftAnswer[][] {
  const sittings: DraftAnswer[][] = []
  for (let at = 0; at < answers.length; at += mostAnswers) sittings.push(answers.slice(at, at + mostAnswers))
  return sittings
}

const isTooMuch = ({ responses }: DraftPerson): boolean =>
  responses.length > 100 || responses.flat().reduce((sum, { text }) => sum + text.length, 0) > mostOfOne / 2

function whyNot(text: string): Why | undefined {
  if (text.trim() === '') return 'empty'
  if (text.includes('\0')) return 'nul'
  if (/\p{Surrogate}/u.test(text)) return 'surrogate'
  return text.length > longestText ? 'tooLong' : undefined
}

function gathered(list: { why: Why; place: Place }[]): LeftOut[] {
  const found = new Map<Why, LeftOut>()
  for (const { why, place } of list) {
    const one = found.get(why) ?? { why, count: 0, places: [] }
    found.set(why, {
      why,
      count: one.count + 1,
      places: one.places.length < 5 ? [...one.places, place] : one.places,
    })
  }
  return [...found.values()]
}

/** A name in one text is another person in the next. */
function cutTexts(texts: readonly string[], choice: TextChoice): Cutting {
  const whole: Cutting = { pieces: [], leftOut: [] }
  for (const [nth, text] of texts.entries()) {
    const { pieces, leftOut } = cutText(text, choice)
    const before = whole.pieces.length
    whole.leftOut.push(...leftOut)
    for (const [at, piece] of pieces.entries())
      whole.pieces.push({
        ...piece,
        person: `${nth} ${piece.person}`,
        place: { unit: 'part', at: before + at + 1 },
      })
  }
  return whole
}

const part = (at: number): Place => ({ unit: 'part', at })

function cutText(text: string, { cut, parts }: TextChoice): Cutting {
  if (cut === 'speakers') return cutTranscript(text, parts)
  const paragraphs = cut === 'lines' ? text.split(/\r?\n/) : text.split(/\r?\n[ \t]*\r?\n/)
  const said = paragraphs.map((one) => one.trim()).filter(Boolean)
  const isOne = cut === 'one'
  const pieces = (isOne ? passagesOf(said) : said).map((one, at) => ({
    ...{ person: isOne ? '' : `${at}`, response: '', question: 0, text: one, place: part(0) },
  }))
  return { pieces, leftOut: [] }
}

/** Each young person's turns, in passages; the others' turns stay out, and so does what stands before the first turn. */
function cutTranscript(text: string, parts: Record<string, Part>): Cutting {
  const speaking = Object.keys(parts).filter((name) => parts[name] !== 'none')
  const young = speaking.filter((name) => parts[name] === 'young')
  const turns = turnsOf(text, speaking)
  const pieces = young.flatMap((name) =>
    passagesOf(turns.filter((turn) => isSpeaking(turn, name)).flatMap(paragraphsOf)).map((passage) => ({
      ...{ person: name, response: '', question: 0, text: passage, place: part(0) },
    })),
  )
  const leftOut = turns.flatMap((turn, index) => {
    if (young.some((name) => isSpeaking(turn, name))) return []
    const why: Why = turn.speaker === null ? 'heading' : 'interviewer'
    return [{ why, place: part(index + 1) }]
  })
  return { pieces, leftOut }
}

const paragraphsOf = ({ text }: { text: string }): string[] =>
  text
    .split(/\n[ \t]*\n/)
    .map((one) => one.trim())
    .filter(Boolean)

const fewWords = 80

/** Turns of a few words go with their neighbour, and none is cut: passages about as long as an answer usually is. */
function passagesOf(paragraphs: readonly string[]): string[] {
  const passages: string[] = []
  paragraphs.forEach((one, at) => {
    const last = passages.at(-1)
    const isEnd = at === paragraphs.length - 1 && one.length < fewWords
    const joins = last !== undefined && (last.length < fewWords || isEnd) && isInSameLanguage(last, one)
    if (joins) passages[passages.length - 1] = `${last}\n\n${one}`
    else passages.push(one)
  })
  return passages
}

function isInSameLanguage(before: string, text: string): boolean {
  const { language, isSure } = guessLanguage(before, 'en')
  return !isSure || guessLanguage(text, language).language === language
}

function cutTable(source: Source & { kind: 'table' }, choice: TableChoice): Cutting {
  const { rows } = source.sheets[choice.sheet] ?? { rows: [] }
  const pieces: Piece[] = []
  const leftOut: Cutting['leftOut'] = []
  rows.forEach((row, at) => {
    if (at <= choice.header) return
    const place = { unit: 'row' as const, at: at + 1 }
    const filled = choice.words.flatMap((column, question) => {
      const text = (row[column] ?? '').trim()
      return text === '' ? [] : [{ question, text }]
    })
    if (filled.length === 0) leftOut.push({ why: 'empty', place })
    const own = choice.person === null ? '' : (row[choice.person] ?? '').trim()
    const said = choice.language === null ? undefined : languageIn(row[choice.language] ?? '')
    for (const one of filled)
      pieces.push({ ...one, place, said, person: own || `row ${at}`, response: `${at}` })
  })
  return { pieces, leftOut }
}
