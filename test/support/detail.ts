// The desk of details, as a browser would have people work at it.
import { act, type Frame, type Someone } from './world.ts'

export type Mark = { start: number; end: number; type: string }
export type Step = { step: string; by: string | null; isMine: boolean; edits: number; found: string[] }
export type DeskPassage = {
  id: string
  text: string
  digest: string
  level: string
  redactions: Mark[]
  steps: Step[]
  warnings: { start: number; end: number; reason: string }[]
}

const passageFields = `id text digest level redactions { start end type } steps { step by isMine edits found }
  warnings { start end reason }`

/** The passages of a transcript as somebody sees them now. */
export const deskOf = async (who: Someone, response: string): Promise<DeskPassage[]> => {
  const { data } = await who.ask<{ node: { answers: { passages: DeskPassage[] }[] } | null }>(
    `query ($id: ID!) { node(id: $id) { ... on Response { answers { passages { ${passageFields} } } } } }`,
    { id: response },
  )
  return data.node?.answers.flatMap(({ passages }) => passages) ?? []
}

const seen = (passages: readonly DeskPassage[]) => passages.map(({ id, digest }) => ({ id, digest }))

export type AtDesk = { studyId: string; responseId: string }

export const mark = (who: Someone, at: AtDesk, passages: readonly DeskPassage[]) =>
  act(who, 'markPassages', { ...at, passages: seen(passages) })
export const approve = (who: Someone, at: AtDesk, passages: readonly DeskPassage[]) =>
  act(who, 'approvePassages', { ...at, passages: seen(passages), isNone: true })
export const giveBack = (who: Someone, at: AtDesk, passages: readonly DeskPassage[], found: string[]) =>
  act(who, 'returnPassages', { ...at, passages: seen(passages), found })

/** Where some words stand in a passage. */
export const where = ({ text }: { text: string }, words: string) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
})

export const edit = (who: Someone, studyId: string, passage: DeskPassage, ...edits: object[]) =>
  act(who, 'editPassage', { studyId, passageId: passage.id, digest: passage.digest, edits })

/** Two people bring every transcript of a study through the desk, with nothing left to mark. */
export const throughDesk = async (
  { studyId }: Pick<Frame, 'studyId'>,
  first: Someone,
  second: Someone,
): Promise<void> => {
  const open = async (level: string): Promise<string[]> => {
    const { data } = await first.ask<{ study: { details: { edges: { node: { id: string } }[] } } }>(
      'query ($id: ID!, $level: DetailLevel!) { study(id: $id) { details(level: $level, first: 100) { edges { node { id } } } } }',
      { id: studyId, level },
    )
    return data.study.details.edges.map(({ node }) => node.id)
  }
  for (const [level, who, step] of [
    ['machine', first, mark],
    ['marked', second, approve],
  ] as const)
    for (const responseId of await open(level)) {
      const left = (await deskOf(who, responseId)).filter((one) => one.level === level)
      const { refused, message } = await step(who, { studyId, responseId }, left)
      if (refused) throw new Error(`at the desk: ${message}`)
    }
}
