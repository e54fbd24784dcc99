// People who decide about codings, as a browser would have them do it.
import { openAccount } from '../../packages/api/src/auth/commands.ts'
import { act, aParticipant, submission, type Frame, type Someone, type World } from './world.ts'

export type Decision = {
  act: string
  state: string
  by: string
  isMine: boolean
  decidedAt: string
  code: { key: string }
}

export type Coding = {
  id: string
  state: string
  origin: string
  stance: string
  revision: number
  spans: { start: number; end: number }[]
  code: { id: string; key: string }
  decision: Decision | null
}

export type Passage = { id: string; text: string; codings: Coding[] }

export const codingFields = `id state origin stance revision spans { start end } code { id key }
  decision { act state by isMine decidedAt code { key } }`

/** As a reviewer writes down that they reported something just now. */
export const byPhone = () => ({ at: new Date().toISOString(), channel: 'hotline' })

export const spoken = 'The officer was rude to me. I would not call the police again. 👩‍👧 My mom helped me.'

export const bare = (id: string) => id.slice(id.indexOf('-') + 1)

/** Ben becomes a coder of the study. */
export const haveBenCode = (world: World, frame: Frame) =>
  openAccount(
    world.instance.app,
    { kind: 'system', id: 'command line' },
    {
      ...{ name: 'ben', displayName: 'ben', password: 'a quiet reading room', roles: ['coder'] },
      studyId: bare(frame.studyId),
    },
  )

/** Pat says something, and a machine reads it. */
export const say = async (world: World, frame: Frame, text = spoken) => {
  const pat = await aParticipant(world.ada, frame)
  const { id: response } = await act(world.ada, 'submitResponse', submission(frame, pat, text))
  await world.instance.settled()
  return { pat, response, passage: await passageOf(world.ada, response) }
}

export const passageOf = async (who: Someone, response: string): Promise<Passage> => {
  const { data } = await who.ask<{ node: { answers: { passages: Passage[] }[] } }>(
    `query ($id: ID!) { node(id: $id) { ... on Response { answers { passages { id text
      codings(withRejected: true) { ${codingFields} } } } } } }`,
    { id: response },
  )
  return data.node.answers[0]!.passages[0]!
}

export const ofCode = (passage: Passage, key: string, origin = 'suggested') =>
  passage.codings.find((one) => one.code.key === key && one.origin === origin)!

export type Told = Partial<Coding> & { refused?: string; coding?: Coding; last?: Decision | null }

const inputs: Record<string, string> = { addCoding: 'AddCodingInput', changeCoding: 'ChangeCodingInput' }

/** What somebody is told who decides: how the coding stands now, or why it was refused. */
export const tell = async (who: Someone, frame: Frame, mutation: string, input: object): Promise<Told> => {
  const success = `Mutation${mutation[0]!.toUpperCase()}${mutation.slice(1)}Success`
  const shown = mutation === 'addCoding' && !('digest' in input) ? await shownOf(who, input) : {}
  const { data, errors } = await who.ask<{
    done: { data?: Coding; code?: string; coding?: Coding; decision?: Decision }
  }>(
    `mutation ($input: ${inputs[mutation] ?? 'DecideCodingInput'}!) { done: ${mutation}(input: $input) {
      __typename ... on Refusal { code }
      ... on DecidedMeanwhile { coding { ${codingFields} } decision { act state by isMine decidedAt code { key } } }
      ... on ${success} { data { ${codingFields} } } } }`,
    { input: { studyId: frame.studyId, ...shown, ...input } },
  )
  if (errors) throw new Error(errors[0]!.message)
  const { data: row, code, coding, decision } = data.done
  return { ...row, ...(code && { refused: code }), ...(coding && { coding, last: decision ?? null }) }
}

/** The passage as it stands now, which is what somebody sees who codes words of it. */
export const shownOf = async (who: Someone, input: { passageId?: string }) => {
  const { data } = await who.ask<{ node: { digest: string } | null }>(
    'query ($id: ID!) { node(id: $id) { ... on Passage { digest } } }',
    { id: input.passageId },
  )
  return { digest: data.node?.digest ?? 'none' }
}

/** The coding as the person saw it. */
export const seen = ({ id, revision }: { id?: string; revision?: number }) => ({
  codingId: id,
  expected: revision,
})

export const codesOf = async (who: Someone, { studyId }: Frame) => {
  const { data } = await who.ask<{ study: { codebook: { codes: { id: string; key: string }[] } } }>(
    'query ($id: ID!) { study(id: $id) { codebook { codes { id key } } } }',
    { id: studyId },
  )
  return Object.fromEntries(data.study.codebook.codes.map(({ key, id }) => [key, id]))
}
