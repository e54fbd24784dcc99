// What of a text is read out, and what of it is asked.
import type { Language } from '../graphql.ts'
import type { Scope } from '../interview/operations.ts'
import type { Block } from './operations.ts'

export type Readable = Pick<Block, 'type' | 'heading' | 'en' | 'es'>

const question = 'scope_'

export const isQuestion = ({ type }: { type: string }): boolean => type.startsWith(question)

export const scopeOf = ({ type }: { type: string }): Scope => type.slice(question.length) as Scope

/** The parts that say something in a language, in their order. */
export const saidIn = <Part extends Readable>(blocks: readonly Part[], language: Language): Part[] =>
  blocks.filter((block) => (block[language] ?? '').trim() !== '')

export const headingIn = ({ heading }: Readable, language: Language): string =>
  heading[language] ?? heading.en

/** What a scope rests on: after a no to it, the scope is not asked. */
const restsOn: Partial<Record<Scope, Scope[]>> = {
  analyse: ['participate'],
  quote_verbatim: ['analyse', 'participate'],
  quote_paraphrased: ['analyse', 'participate'],
  share_advisory_board: ['analyse', 'participate'],
  link_to_case_record: ['participate'],
  audio_record: ['participate'],
  retain_for_future_waves: ['analyse', 'participate'],
  automated_assist: ['analyse', 'participate'],
}

/** What was skipped has no answer, or an empty one. */
export type Answers = Readonly<{ [Name in Scope]?: 'granted' | 'declined' | undefined }>

/** Silence is no as well: what rests on something that nobody said yes to is not asked. */
export const isAsked = (scope: Scope, answers: Answers): boolean =>
  (restsOn[scope] ?? []).every((needed) => answers[needed] === 'granted')

/** The answers that were asked for in the end: a later no takes those with it that rest on it. */
export const standing = (answers: Answers): { scope: Scope; decision: 'granted' | 'declined' }[] =>
  (Object.keys(answers) as Scope[]).flatMap((scope) => {
    const decision = answers[scope]
    return decision && isAsked(scope, answers) ? [{ scope, decision }] : []
  })
