// Histories of consent, drawn by chance, and a database that lived through them: words, birthdays and rules go in past the
// API, and what is there afterwards is read as the application's own role, all at one instant.
import fc from 'fast-check'
import type { Client } from 'pg'
import type { ConsentScope, Majority } from '../../packages/api/generated/prisma/enums.ts'
import type { Person, TextVersion } from '../../packages/api/src/consent/consent.ts'
import { newId } from '../../packages/api/src/id.ts'
import { bindingFrom, everyScope, type History, type Ward, type Word } from './replay.ts'

const day = 24 * 60 * 60 * 1000

/** Around an instant, in whole days of it, so that ends, birthdays and words often fall on one instant. */
export const historiesAround = (now: number) => {
  const scopes: fc.Arbitrary<ConsentScope[]> = fc.oneof(
    { weight: 3, arbitrary: fc.constant<ConsentScope[]>([...everyScope]) },
    {
      weight: 2,
      arbitrary: fc.constant<ConsentScope[]>(
        [...everyScope].filter((one) => /participate|analyse|assist/.test(one)),
      ),
    },
    { weight: 4, arbitrary: fc.subarray([...everyScope], { minLength: 1, maxLength: 3 }) },
  )
  const word: fc.Arbitrary<Word> = fc
    .record({
      at: fc.integer({ min: -30, max: 0 }),
      party: fc.constantFrom('youth' as const, 'youth' as const, 'giver' as const),
      scopes,
      decision: fc.constantFrom(
        ...(['granted', 'granted', 'granted', 'granted', 'declined', 'withdrawn'] as const),
      ),
      text: fc.constantFrom(null, 1, 2, 3, 4, 4, 5),
      lasts: fc.constantFrom(0, 3, 10, 15, 30, 400),
      safety: fc.constantFrom(...(['safe', 'safe', 'safe', 'unsafe', 'unknown'] as const)),
      route: fc.constantFrom(
        ...(['parent', 'guardian', 'court', null, 'waived_408c', 'minor_lawful_self'] as const),
      ),
      hasLeft: fc.constantFrom(true, false, false),
    })
    .map(({ at, lasts, safety, route, ...rest }) => {
      const isWaived = route === 'waived_408c' || route === 'minor_lawful_self'
      const giver = rest.party === 'giver'
      return {
        ...{ ...rest, at: now + at * day, until: now + (at + lasts) * day },
        ...{ safety: giver && !isWaived ? safety : null, route: giver ? route : null },
      }
    })
  const birthday = fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 3, arbitrary: fc.integer({ min: -25, max: 5 }).map((at) => now + at * day) },
  )
  const words = fc.array(word, { maxLength: 8 })
  const ward = fc.constantFrom<Ward>(...(['none', 'none', 'none', 'none', 'stands', 'left'] as const))
  // Most people agreed once to everything, or nothing would ever hold.
  const beginning = fc.option(fc.constantFrom(35, 45, 400), { freq: 3, nil: null }).map((lasts) => {
    if (lasts === null) return []
    const agreed = {
      ...{ scopes: [...everyScope], decision: 'granted' as const, at: now - 31 * day, route: null },
      text: 4,
    }
    const until = now + (lasts - 31) * day
    return [
      { ...agreed, until, party: 'youth' as const, safety: null },
      { ...agreed, until, party: 'giver' as const, safety: 'safe' as const },
    ]
  })
  return fc
    .record({ isAdult: fc.boolean(), birthday, beginning, words, ward })
    .map(({ beginning, words, ...rest }) => ({ ...rest, words: [...beginning, ...words] }))
}

const audiences = { youth: 'youth', giver: 'caregiver' } as const

/** Five versions of what is read to each. */
export const textsAt = (now: number): TextVersion[] =>
  (['youth', 'giver'] as const).flatMap((party) =>
    [1, 2, 3, 4, 5].map((version) => ({
      ...{ id: `${party} ${version}`, audience: audiences[party], version },
      requiresReconsent: version in bindingFrom[party],
      effectiveFrom: new Date(now + (bindingFrom[party][version] ?? -60) * day),
    })),
  )

/** As published; nobody reads them here. */
export const publishAll = (client: Client, study: string, now: number) =>
  client.query(
    `INSERT INTO "ConsentText" ("studyId", id, audience, version, blocks, "expiresAt", "publishedAt", "effectiveFrom",
       languages, readability, sha256, material, "requiresReconsent")
     SELECT $1, t.id, t.audience::"ConsentAudience", 100 + t.version, '{}', now() + interval '9 years', now(),
       t."effectiveFrom", '{en}', '{}', '{}', '{}', t."requiresReconsent"
     FROM json_to_recordset($2::json) AS t (id text, audience text, version int, "effectiveFrom" timestamptz, "requiresReconsent" boolean)`,
    [study, JSON.stringify(textsAt(now))],
  )

type Asked = { majority: Majority | null; now: number }

/** Whoever stands up for somebody: a member, or one who was. */
const standing = (hasLeft: boolean) => (hasLeft ? 'somebody who left' : 'a member')

/** The same as the product's own rule takes it. */
export const personOf = ({ isAdult, birthday, words, ward }: History, { majority, now }: Asked): Person => ({
  texts: textsAt(now),
  ...{ isWard: ward === 'stands' || ward === 'left', advocateId: standing(ward === 'left') },
  members: new Set([standing(false)]),
  ...{ isAdult, majority, adultFrom: birthday === null ? null : new Date(birthday) },
  rows: words.flatMap(({ scopes, at, until, safety, text, hasLeft = false, ...rest }) =>
    scopes.map((scope) => ({
      ...{
        ...rest,
        scope,
        overseerId: standing(hasLeft),
        giverSafety: safety,
        textId: text === null ? null : `${rest.party} ${text}`,
      },
      ...{ decidedAt: new Date(at), until: new Date(until) },
    })),
  ),
})

const aMember = `(SELECT min(m."accountId") FROM "Membership" m WHERE m."studyId" = $1)`

/** Names of people by their place in the list. */
export const enter = async (client: Client, studyId: string, histories: readonly History[]) => {
  const ids = histories.map(newId)
  await client.query(
    `INSERT INTO "Participant" ("studyId", id, language, "isAdult", "isWard", "advocateId")
     SELECT $1, p.id, 'en', p.adult, p.ward <> 'none', CASE p.ward WHEN 'stands' THEN ${aMember} WHEN 'left' THEN 'somebody' END
     FROM unnest($2::text[], $3::boolean[], $4::text[]) AS p (id, adult, ward)`,
    [studyId, ids, histories.map(({ isAdult }) => isAdult), histories.map(({ ward }) => ward ?? 'none')],
  )
  return ids
}

/** Lets people say what they said; each history's words go in by their order. */
export const speak = async (
  client: Client,
  studyId: string,
  said: readonly { id: string; words: Word[] }[],
) => {
  const rows = said.flatMap(({ id, words }) =>
    words.flatMap(({ scopes, ...word }) => scopes.map((scope) => ({ ...word, person: id, scope }))),
  )
  await client.query(
    `INSERT INTO "ConsentDecision" ("studyId", id, "participantId", scope, party, decision, "giverSafety", until, "decidedAt",
       route, reference, mechanism, "overseerId", "textId")
     SELECT $1, gen_random_uuid(), person, scope::"ConsentScope", party::"ConsentParty", decision::"Decision",
       safety::"GiverSafety", to_timestamp(until / 1000.0), to_timestamp(at / 1000.0), route::"PermissionRoute",
       CASE WHEN route IN ('waived_408c', 'minor_lawful_self') THEN 'IRB 12' END,
       CASE WHEN route = 'waived_408c' THEN 'child_advocate' END::"PermissionMechanism",
       CASE WHEN route = 'waived_408c' THEN CASE WHEN "hasLeft" THEN 'somebody' ELSE ${aMember} END END,
       party || ' ' || text
     FROM ROWS FROM (json_to_recordset($2::json) AS (person text, scope text, party text, decision text, safety text,
       until float8, at float8, route text, text int, "hasLeft" boolean)) WITH ORDINALITY
       AS w (person, scope, party, decision, safety, until, at, route, text, "hasLeft", nth) ORDER BY nth`,
    [studyId, JSON.stringify(rows)],
  )
}

export const comeOfAge = (
  client: Client,
  studyId: string,
  born: readonly { id: string; at: number | null }[],
) =>
  client.query(
    `SELECT record_coming_of_age($1, p.id, to_timestamp(p.at / 1000.0)) FROM unnest($2::text[], $3::float8[]) AS p (id, at)`,
    [studyId, born.map(({ id }) => id), born.map(({ at }) => at)],
  )

export const setRule = (client: Client, studyId: string, rule: Majority | null) =>
  client.query(
    `INSERT INTO "StudySettings" ("studyId", majority, "majorityReference") VALUES ($1, $2::"Majority", 'IRB 7')
     ON CONFLICT ("studyId") DO UPDATE SET majority = EXCLUDED.majority, "majorityReference" = EXCLUDED."majorityReference"`,
    [studyId, rule],
  )

/** The instant of the transaction, to the millisecond that the tables keep. */
export const instantOf = async (client: Client): Promise<number> => {
  const { rows } = await client.query<{ at: number }>(
    `SELECT floor(extract(epoch FROM now()) * 1000)::float8 AS at`,
  )
  return rows[0]!.at
}

/** Reads as the application does, in the midst of the owner's transaction. */
export const asApplication = async <T>(client: Client, read: () => Promise<T>): Promise<T> => {
  await client.query('SET LOCAL ROLE firsthand_app')
  const result = await read()
  await client.query('RESET ROLE')
  return result
}
