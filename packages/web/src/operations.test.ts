import { readFileSync } from 'node:fs'
import { buildSchema, parse, print, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import * as account from './account/operations.ts'
import * as way from './account/wayOperations.ts'
import * as audit from './audit/operations.ts'
import * as codebook from './codebook/operations.ts'
import * as coding from './coding/operations.ts'
import * as change from './change/operations.ts'
import * as consent from './consent/operations.ts'
import * as meeting from './consent/meetingOperations.ts'
import * as unmet from './consent/unmetOperations.ts'
import * as detail from './detail/operations.ts'
import * as door from './door.ts'
import * as exchange from './exchange/operations.ts'
import * as instrument from './instrument/operations.ts'
import * as beat from './frame/beat.ts'
import * as erasure from './erasure/operations.ts'
import * as retention from './erasure/retention.ts'
import * as vault from './vault/operations.ts'
import * as interview from './interview/operations.ts'
import * as board from './board/operations.ts'
import * as lead from './lead/operations.ts'
import * as member from './member/operations.ts'
import * as outreach from './outreach/operations.ts'
import * as outreachActs from './outreach/acts.ts'
import * as pipeline from './pipeline/operations.ts'
import * as response from './response/operations.ts'
import * as setup from './setup/operations.ts'
import * as duty from './safety/dutyOperations.ts'
import * as safety from './safety/operations.ts'
import * as seen from './seen/operations.ts'
import * as session from './session.ts'
import * as study from './study/operations.ts'
import * as theme from './theme/operations.ts'

const schema = buildSchema(readFileSync(new URL('../../api/schema.graphql', import.meta.url), 'utf8'))
const documents = Object.entries({
  ...account,
  ...way,
  ...audit,
  ...codebook,
  ...coding,
  ...change,
  ...consent,
  ...meeting,
  ...unmet,
  ...detail,
  ...door,
  ...beat,
  ...erasure,
  ...retention,
  ...vault,
  ...exchange,
  ...instrument,
  ...interview,
  ...board,
  ...lead,
  ...duty,
  ...safety,
  ...seen,
  ...setup,
  ...member,
  ...outreach,
  ...outreachActs,
  ...pipeline,
  ...response,
  ...session,
  ...study,
  ...theme,
}).filter(([name]) => /(Query|Mutation)$/.test(name))

describe('the operations of the web', () => {
  it.each(documents)('%s asks for what the contract has', (_name, document) => {
    const source = parse(print(document as Parameters<typeof print>[0]))
    expect(validate(schema, source).map((error) => error.message)).toEqual([])
  })

  it('are all here', () => expect(documents.length).toBeGreaterThanOrEqual(18))
})
