// How well the tagger as it came finds each code: who reads it, and when it is not there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MODEL_FORM } from '@firsthand/analysis'
import { withClient } from '../packages/api/src/database/pool.ts'
import { shippedCodebook } from './support/codebook.ts'
import * as deciding from './support/deciding.ts'
import { bare } from './support/deciding.ts'
import { aStudy, openWorld } from './support/world.ts'
import type { Frame, Someone, World } from './support/world.ts'

let world: World
let frame: Frame
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  await deciding.haveBenCode(world, frame)
})
afterAll(async () => {
  await world.instance.settled()
  await world.close()
})

type Came = {
  statements: number
  inLanguages: { language: string; answers: number; n: number; precision: number; recall: number }[]
} | null
type Code = { key: string; isDraft: boolean; asItCame: Came }

const came = async (who: Someone): Promise<Code[]> => {
  const { data, errors } = await who.ask<{ study: { codebook: { codes: Code[] } } }>(
    `query ($id: ID!) { study(id: $id) { codebook { codes { key isDraft
      asItCame { statements inLanguages { language answers n precision recall } } } } } }`,
    { id: frame.studyId },
  )
  if (errors) throw new Error(errors[0]!.extensions.code)
  return data.study.codebook.codes
}

describe('what came along', () => {
  it('says to evaluator and coder alike how well each active code is found, in both languages', async () => {
    const codes = await came(world.ben)
    expect(codes).toEqual(await came(world.ada))
    for (const { key, isDraft, asItCame } of codes) {
      if (isDraft) expect([key, asItCame]).toEqual([key, null])
      else expect(asItCame?.inLanguages.map(({ language }) => language)).toEqual(['en', 'es'])
    }
    const measured = codes.flatMap(({ asItCame }) => asItCame?.inLanguages ?? [])
    expect(measured.length).toBeGreaterThanOrEqual(30)
    expect(measured.every(({ n, answers }) => n > 0 && n < answers)).toBe(true)
  })

  it('says nothing any more where the study reads with what it learned itself', async () => {
    await withClient(world.database.owner, (client) =>
      client.query(
        `INSERT INTO "LearnedModel" ("studyId", id, number, "codebookId", state, "askedAt", "learnedAt", texts, people, decisions, report, sealed)
         SELECT $1, left(md5('model'), 22), 1, id, 'used', now(), now(), 0, 0, 0, jsonb_build_object('form', $2::text, 'codes', '[]'::jsonb, 'sites', '[]'::jsonb), 'x'
         FROM "Codebook" WHERE "studyId" = $1`,
        [bare(frame.studyId), MODEL_FORM],
      ),
    )
    expect((await came(world.ben)).filter(({ asItCame }) => asItCame !== null)).toEqual([])
  })
})
