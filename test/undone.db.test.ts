// A batch goes with what people decided about its words and with what two of them let leave.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { aBatch, agreed, everyRow, spoken } from './support/batch.ts'
import { shippedCodebook } from './support/codebook.ts'
import { bare, codingFields, seen, tell, type Coding } from './support/deciding.ts'
import { throughDesk } from './support/detail.ts'
import { act, approveQuote, aStudy, joinStudy, openWorld, type Frame, type World } from './support/world.ts'

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await joinStudy(world, 'ben', frame, 'coder')
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

const firstCoding = async () => {
  type Answered = {
    study: { responses: { edges: { node: { answers: { passages: { codings: Coding[] }[] }[] } }[] } }
  }
  const { data } = await world.ada.ask<Answered>(
    `query ($id: ID!) { study(id: $id) { responses(first: 1) { edges { node { answers { passages {
      codings(withRejected: true) { ${codingFields} } } } } } } } }`,
    { id: frame.studyId },
  )
  const passages = data.study.responses.edges.flatMap(({ node }) =>
    node.answers.flatMap(({ passages }) => passages),
  )
  return passages.flatMap(({ codings }) => codings)[0]!
}

const count = (table: string) =>
  withClient(world.database.owner, async (client) => {
    const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}"`)
    return rows[0]!.n
  })

it('leaves neither decisions nor approvals', async () => {
  const scopes = [...agreed.scopes, 'quote_verbatim', 'share_advisory_board']
  const said = [{ language: 'en', answers: [{ question: 0, text: spoken }] }]
  // As many as quotes need to leave.
  const entries = Array.from({ length: 11 }, () => ({ language: 'en', responses: said }))
  const batch = { ...aBatch(frame), consent: { ...agreed, scopes }, people: 11, entries }
  const { id: batchId } = await act(world.ada, 'importBatch', batch)
  await world.instance.settled()
  await throughDesk(frame, world.ben, world.ada)
  const coding = await firstCoding()
  const accepted = await tell(world.ben, frame, 'acceptCoding', seen(coding))
  const undone = await tell(world.ben, frame, 'undoDecision', seen(accepted))
  await tell(world.ben, frame, 'acceptCoding', seen(undone))
  for (const who of [world.ben, world.ada])
    await approveQuote(who, { studyId: frame.studyId, codingId: coding.id, audience: 'board' })
  expect([await count('CodingDecision'), await count('QuoteApproval')]).toEqual([3, 2])

  await act(world.ada, 'undoBatch', { studyId: frame.studyId, batchId })
  expect([await count('CodingDecision'), await count('QuoteApproval')]).toEqual([0, 0])
  const rows = await everyRow(world.database, ['AuditEntry'])
  expect(rows.filter((row) => row.includes(bare(coding.id)))).toEqual([])
})
