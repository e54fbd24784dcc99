// The consent text as somebody meets it alone: a few screens to read, the limits, three questions back, and one screen for
// each decision. The words are those of the published text, whose hash is kept with every yes.
import { scopeOf, type BlockType } from '../../consentText/block.ts'
import { scopesOf, type Blocks } from '../../consentText/consentText.ts'
import type { ConsentScope } from '../../../generated/prisma/enums.ts'
import { points, type Point } from '../sitting.ts'
import type { Block, Language } from '../view.ts'

/** A published text, which is never changed. */
export type ShownText = {
  id: string
  blocks: Blocks
  sha256: Partial<Record<Language, string>>
  expiresAt: Date
}

/** What goes together on one screen. Whatever is in no row stands on the last one, so that nothing is left out. */
const parts: readonly (readonly BlockType[])[] = [
  ['key_information', 'purpose', 'procedures', 'permission'],
  ['voluntary', 'services_independent', 'incentive', 'their_choice'],
  ['risks', 'small_sample', 'benefits'],
  ['recipients', 'retention', 'future_use', 'certificate'],
  ['withdrawal', 'turning_18', 'contact'],
]
const limits: readonly BlockType[] = ['confidentiality_limits', 'running_away']

export const partsOf = (text: ShownText, language: Language): Block[][] => {
  const said = saidIn(text, language).filter(({ type }) => !scopeOf(type) && !limits.includes(type))
  const known = parts.flat()
  const rows = parts.map((row, nth) =>
    said.filter(({ type }) => row.includes(type) || (nth === parts.length - 1 && !known.includes(type))),
  )
  return rows.filter((row) => row.length > 0).map((row) => row.map(asBlock))
}

export const limitsOf = (text: ShownText, language: Language): Block[] => ofTypes(text, language, limits)

/** The decisions that a text asks for, in its order. */
export const askedBy = (text: ShownText, language: Language): ConsentScope[] =>
  scopesOf(saidIn(text, language))

export const questionOf = (text: ShownText, language: Language, scope: ConsentScope): Block => {
  const found = saidIn(text, language).find(({ type }) => scopeOf(type) === scope)
  return found ? asBlock(found) : { heading: null, lines: [] }
}

const saidIn = ({ blocks }: ShownText, language: Language) => blocks[language] ?? []

const ofTypes = (text: ShownText, language: Language, types: readonly BlockType[]) =>
  saidIn(text, language)
    .filter(({ type }) => types.includes(type))
    .map(asBlock)

const asBlock = ({ heading, text }: { heading: string; text: string }): Block => ({
  heading,
  lines: linesOf(text),
})

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

type Back = { question: Record<Language, string>; right: string; readAgain: readonly BlockType[] }

const back: Record<Point, Back> = {
  canStop: {
    question: { en: 'Can you stop in the middle?', es: '¿Puedes parar a la mitad?' },
    ...{ right: '1', readAgain: ['voluntary', 'withdrawal'] },
  },
  canSkip: {
    question: {
      en: 'Do you have to answer every question?',
      es: '¿Tienes que contestar todas las preguntas?',
    },
    ...{ right: '2', readAgain: ['voluntary'] },
  },
  whoIsTold: {
    question: {
      en: 'Is there something that we may have to tell somebody?',
      es: '¿Hay algo que quizá tengamos que contar a alguien?',
    },
    ...{ right: '1', readAgain: limits },
  },
}

const answersBack: Record<Language, readonly string[]> = {
  en: ['Yes', 'No', 'I am not sure'],
  es: ['Sí', 'No', 'No lo sé'],
}

export const backOf = (nth: number, language: Language) => ({
  question: back[points[nth]!].question[language],
  options: answersBack[language].map((text, at) => ({ value: String(at + 1), text })),
})

/** Null where nothing was chosen. */
export const isRight = (nth: number, value: string | undefined): boolean | null =>
  value === undefined ? null : value === back[points[nth]!].right

export const readAgain = (text: ShownText, language: Language, nth: number): Block[] =>
  ofTypes(text, language, back[points[nth]!].readAgain)
