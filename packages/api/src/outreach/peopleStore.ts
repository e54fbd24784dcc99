// Where each person stands in a wave, worked out at the time of asking: for the list of who is due, and for what the
// attrition table counts. Consent is asked of the database; of who somebody is nothing is known here but what is kept.
import { mayIn, shutOutFrom, type Actor } from '../actor.ts'
import { Prisma, type Db } from '../db.ts'
import { keptIn } from '../identity/store.ts'
import type { Wanted } from '../page.ts'
import { butOf } from '../visible.ts'
import { mostTries } from './outreach.ts'

export const waveStates = ['due', 'held', 'invited', 'answered', 'lost'] as const
export type WaveState = (typeof waveStates)[number]

export const lossReasons = ['moved', 'aged_out', 'unsafe_contact', 'withdrew', 'no_reply'] as const
export type Lost = (typeof lossReasons)[number]

/** What is missing before somebody is asked, in the order in which it has to be done. */
export const missingThings = [
  ...([
    'over',
    'not_begun',
    'permission',
    'own_consent',
    'recontact',
    'consent',
    'new_text',
    'plan',
  ] as const),
] as const
export type Missing = (typeof missingThings)[number]

export type WavePerson = {
  studyId: string
  id: string
  language: 'en' | 'es'
  state: WaveState
  reason: Lost | null
  missing: Missing[]
  channel: string | null
  isUnsafe: boolean
  tries: number
  agesOutSoon: boolean
}

export type InWave = { studyId: string; waveId: string }

/** The people whom somebody may meet, as visible.ts has it for rows that Prisma finds. */
const metBy = ({ actor, studyId }: { actor: Actor; studyId: string }): Prisma.Sql => {
  const shutOut = butOf(shutOutFrom(actor), Prisma.sql`p.id`)
  if (mayIn(actor, studyId, 'read participants')) return shutOut
  const own = actor.kind === 'account' ? actor.id : ''
  return Prisma.sql`${shutOut} AND (p."enrolledBy" = ${own} OR EXISTS (SELECT 1 FROM "Response" m
    WHERE m."studyId" = p."studyId" AND m."participantId" = p.id AND m."recordedBy" = ${own}))`
}

/** What is known of a wave, of what was tried in it, and of who sat down in it or in the first one. */
const sources = ({ studyId, waveId }: InWave): Prisma.Sql => Prisma.sql`
  wave AS (
    SELECT w.position > (SELECT min(f.position) FROM "Wave" f WHERE f."studyId" = ${studyId}) AS "isFollowUp",
      (w."opensOn"::timestamp AT TIME ZONE s."timeZone") <= now() AS "hasBegun",
      COALESCE(wave_end(${studyId}, w.id) <= now(), false) AS "isOver"
    FROM "Wave" w JOIN "Study" s ON s.id = w."studyId" WHERE w."studyId" = ${studyId} AND w.id = ${waveId}
  ), tried AS (
    SELECT i."participantId", count(*)::int AS tries,
      bool_or(i."endedAt" IS NULL AND i."expiresAt" > now()) AS "isOpen"
    FROM "WaveInvitation" i WHERE i."studyId" = ${studyId} AND i."waveId" = ${waveId} GROUP BY 1
  ), sitting AS (
    SELECT r."participantId", r."waveId",
      bool_or(NOT EXISTS (SELECT 1 FROM "Answer" a WHERE a."studyId" = ${studyId} AND a."responseId" = r.id
        AND a.state = 'not_reached')) AS "isCompleted",
      bool_or(EXISTS (SELECT 1 FROM "Answer" a WHERE a."studyId" = ${studyId} AND a."responseId" = r.id
        AND a.state = 'answered')) AS "isAnswered"
    FROM "Response" r
    WHERE r."studyId" = ${studyId} AND (r."waveId" = ${waveId}
      OR r."waveId" = (SELECT f.id FROM "Wave" f WHERE f."studyId" = ${studyId} ORDER BY f.position LIMIT 1))
    GROUP BY 1, 2
  )`

/** What holds of everybody, and why it does not. */
const consents = (studyId: string): Prisma.Sql => Prisma.sql`
  word AS (
    SELECT DISTINCT d."participantId", d.scope FROM "ConsentDecision" d
    WHERE d."studyId" = ${studyId} AND d.party = 'youth' AND d.scope IN ('participate', 'recontact_followup')
  ), holding AS (
    SELECT e."participantId", e.scope FROM effective_consent e
    WHERE e."studyId" = ${studyId} AND e.scope IN ('participate', 'recontact_followup', 'analyse')
  ), looked AS (
    -- Why it does not hold is worked out one by one, so for those alone who were asked and where it does not.
    SELECT asked."participantId", s.scope, s.state, s.reason
    FROM (SELECT DISTINCT w."participantId" FROM word w WHERE NOT EXISTS (
      SELECT 1 FROM holding h WHERE h."participantId" = w."participantId" AND h.scope = w.scope)) asked
    CROSS JOIN LATERAL consent_state_of(${studyId}, asked."participantId") s
    WHERE s.scope IN ('participate', 'recontact_followup')
  ), refused AS (
    -- A giver's no counts before the young person was asked, too.
    SELECT d."participantId" FROM "ConsentDecision" d
    WHERE d."studyId" = ${studyId} AND d.party = 'giver' AND d.decision <> 'granted' AND d.scope IN ('participate', 'recontact_followup')
    GROUP BY 1 HAVING giver_said_no(${studyId}, d."participantId")
  ), renewed AS (
    SELECT EXISTS (SELECT 1 FROM "ConsentText" t WHERE t."studyId" = ${studyId} AND t."requiresReconsent") AS "isAny"
  ), overseen AS (
    SELECT EXISTS (SELECT 1 FROM "Participant" p WHERE p."studyId" = ${studyId} AND p."isWard")
      OR EXISTS (SELECT 1 FROM "ConsentDecision" d WHERE d."studyId" = ${studyId} AND d.route = 'waived_408c') AS "isAny"
  ), consent AS (
    SELECT p.id AS "participantId",
      CASE WHEN take.scope IS NOT NULL THEN 'granted' ELSE COALESCE(took.state, 'never_asked') END AS participates,
      CASE WHEN take.scope IS NOT NULL THEN 'holds' ELSE COALESCE(took.reason, 'not_asked') END AS why,
      CASE WHEN again.scope IS NOT NULL THEN 'holds' ELSE COALESCE(asked.reason, 'not_asked') END AS "whyAgain",
      CASE WHEN again.scope IS NULL THEN false WHEN renewed."isAny"
        THEN NOT rests_on_old_text(${studyId}, p.id, 'recontact_followup') ELSE true END AS "mayAgain",
      CASE WHEN take.scope IS NULL OR NOT renewed."isAny" THEN false
        ELSE rests_on_old_text(${studyId}, p.id, 'participate') END AS "restsOnOld",
      -- Whose yes holds has one, as long as whoever stands in for it is there; of the others it is looked up.
      CASE WHEN take.scope IS NOT NULL THEN overseen."isAny" AND lacks_overseer(${studyId}, p.id, 'participate')
        ELSE NOT is_of_age(${studyId}, p.id) AND NOT has_permission(${studyId}, p.id) END AS "lacksPermission",
      analysed.scope IS NOT NULL AS "isAnalysed"
    FROM "Participant" p CROSS JOIN renewed CROSS JOIN overseen
    LEFT JOIN holding take ON take."participantId" = p.id AND take.scope = 'participate'
    LEFT JOIN holding again ON again."participantId" = p.id AND again.scope = 'recontact_followup'
    LEFT JOIN holding analysed ON analysed."participantId" = p.id AND analysed.scope = 'analyse'
    LEFT JOIN looked took ON took."participantId" = p.id AND took.scope = 'participate'
    LEFT JOIN looked asked ON asked."participantId" = p.id AND asked.scope = 'recontact_followup'
    WHERE p."studyId" = ${studyId}
  )`

/** One row a person with everything that the list and the table ask. */
const facts = ({ studyId, waveId }: InWave, visible: Prisma.Sql): Prisma.Sql => Prisma.sql`
  ${sources({ studyId, waveId })}, ${consents(studyId)}, fact AS (
    SELECT p.id, p.language, p."regionId", p."batchId", wave.*, loss.reason::text AS noted,
      k.channel, COALESCE(k."isUnsafe", false) AS "isUnsafe", COALESCE(tried.tries, 0) AS tries,
      COALESCE(tried."isOpen", false) AS "isOpen",
      consent.participates, consent.why, consent."mayAgain", consent."whyAgain",
      consent."restsOnOld", consent."lacksPermission",
      here."participantId" IS NOT NULL AS "isHere", COALESCE(here."isCompleted", false) AS "isCompleted",
      COALESCE(here."isAnswered", false) AND consent."isAnalysed" AS "isUsable",
      COALESCE(first."isCompleted", false) AS "wasCompleted",
      soon."participantId" IS NOT NULL AS "agesOutSoon", refused."participantId" IS NOT NULL AS "isRefused"
    FROM "Participant" p CROSS JOIN wave
    JOIN consent ON consent."participantId" = p.id
    LEFT JOIN ${keptIn(studyId)} k ON k."participantId" = p.id
    LEFT JOIN tried ON tried."participantId" = p.id
    LEFT JOIN sitting here ON here."participantId" = p.id AND here."waveId" = ${waveId}
    LEFT JOIN sitting first ON first."participantId" = p.id AND first."waveId" <> ${waveId}
    LEFT JOIN "WaveLoss" loss ON loss."studyId" = p."studyId" AND loss."waveId" = ${waveId} AND loss."participantId" = p.id
    LEFT JOIN refused ON refused."participantId" = p.id
    LEFT JOIN comes_of_age_by(${studyId}, ${waveId}) soon ON soon."participantId" = p.id
    WHERE p."studyId" = ${studyId} ${visible}
  )`

/** Where each of them stands, and why; the gravest reason first. */
const places = Prisma.sql`
  lost AS (
    SELECT fact.*, CASE
      WHEN "isHere" THEN NULL
      WHEN "isRefused" OR why IN ('said_no', 'giver_said_no') OR "whyAgain" IN ('said_no', 'giver_said_no') THEN 'withdrew'
      WHEN "isUnsafe" THEN 'unsafe_contact'
      WHEN noted IS NOT NULL THEN noted
      WHEN "isOver" AND participates = 'pending_adult_reconsent' THEN 'aged_out'
      WHEN NOT "isOpen" AND tries > 0 AND ("isOver" OR tries >= ${mostTries}) THEN 'no_reply'
    END AS reason FROM fact
  ), standing AS (
    SELECT lost.*, CASE WHEN "isOver" THEN ARRAY['over'] ELSE array_remove(ARRAY[
      CASE WHEN NOT "hasBegun" THEN 'not_begun' END,
      CASE WHEN "lacksPermission"
        OR "isFollowUp" AND "whyAgain" IN ('giver_not_asked', 'giver_not_safe', 'giver_ended') THEN 'permission' END,
      CASE WHEN "isFollowUp" THEN CASE "whyAgain"
        WHEN 'came_of_age' THEN 'own_consent' WHEN 'not_asked' THEN 'recontact' WHEN 'ended' THEN 'consent' END END,
      CASE WHEN "restsOnOld" OR "isFollowUp" AND "whyAgain" = 'holds' AND NOT "mayAgain" THEN 'new_text' END,
      CASE WHEN channel IS NULL THEN 'plan' END], NULL) END AS missing FROM lost
  ), placed AS (
    SELECT standing.*, CASE
      WHEN "isHere" THEN 'answered'
      WHEN reason IS NOT NULL THEN 'lost'
      WHEN "isOpen" THEN 'invited'
      WHEN cardinality(missing) > 0 THEN 'held'
      ELSE 'due' END AS state FROM standing
  )`

type Asked = InWave & { actor: Actor; state: WaveState | null }

const asListed = ({ state, ...of }: Asked) => Prisma.sql`
  WITH ${facts(of, Prisma.sql`AND p."batchId" IS NULL ${metBy(of)}`)}, ${places}
  SELECT * FROM placed ${state ? Prisma.sql`WHERE state = ${state}` : Prisma.empty}`

/** A page of who is in a wave, by their random ids: a row stays where it is, whatever becomes of it. */
export const findPeople = async (db: Db, asked: Asked, page: Wanted<string>): Promise<WavePerson[]> => {
  const direction = page.isBackward ? Prisma.sql`DESC` : Prisma.sql`ASC`
  return db.$queryRaw<WavePerson[]>`
    SELECT ${asked.studyId} AS "studyId", id, language, state, reason, missing, channel, "isUnsafe", tries, "agesOutSoon"
    FROM (${asListed(asked)}) one
    WHERE true ${page.after ? Prisma.sql`AND id > ${page.after}` : Prisma.empty}
      ${page.before ? Prisma.sql`AND id < ${page.before}` : Prisma.empty}
    ORDER BY id ${direction} LIMIT ${page.limit}`
}

export type StateCount = { state: WaveState; people: number }

export const countPeople = async (db: Db, asked: Omit<Asked, 'state'>): Promise<StateCount[]> => {
  const rows = await db.$queryRaw<StateCount[]>`
    SELECT state, count(*)::int AS people FROM (${asListed({ ...asked, state: null })}) one GROUP BY state`
  return waveStates.map((state) => rows.find((row) => row.state === state) ?? { state, people: 0 })
}

export type AttritionCounts = {
  kind: 'all' | 'region' | 'language'
  regionId: string | null
  language: 'en' | 'es' | null
  served: number | null
  eligible: number
  safe: number
  invited: number
  consented: number
  started: number
  completed: number
  usable: number
  /** Of those who completed the first wave: how many there are, and how many of them are still eligible, located, … */
  before: number
  stillEligible: number
  located: number
  stillConsented: number
  returned: number
} & Record<Lost, number>

const count = (what: Prisma.Sql) => Prisma.sql`count(*) FILTER (WHERE ${what})::int`
const eligible = Prisma.sql`COALESCE(reason NOT IN ('withdrew', 'aged_out'), true)`
const takesPart = Prisma.sql`participates = 'granted'`
const wasThere = Prisma.sql`"wasCompleted"`
const isLocated = Prisma.sql`${eligible} AND reason IS DISTINCT FROM 'moved'`

/**
 * One row for everybody, one for each region and language, and for those without a region. Whoever came in with a batch
 * counts where they spoke in this wave. A person whose consent has ceased is in no count of what was said; that they left
 * is known by what they decided.
 */
export const countAttrition = (db: Db, of: InWave, actor: Actor) => db.$queryRaw<AttritionCounts[]>`
  WITH ${facts(of, butOf(shutOutFrom(actor), Prisma.sql`p.id`))}, ${places}, counted AS (
    SELECT CASE WHEN GROUPING("regionId") = 0 THEN 'region' WHEN GROUPING(language) = 0 THEN 'language' ELSE 'all' END AS kind,
      "regionId", language,
      ${count(eligible)} AS eligible,
      ${count(Prisma.sql`${eligible} AND channel IS NOT NULL AND NOT "isUnsafe"`)} AS safe,
      ${count(Prisma.sql`${eligible} AND tries > 0`)} AS invited,
      ${count(Prisma.sql`${eligible} AND ${takesPart}`)} AS consented,
      ${count(Prisma.sql`"isHere"`)} AS started, ${count(Prisma.sql`"isCompleted"`)} AS completed,
      ${count(Prisma.sql`"isUsable"`)} AS usable,
      ${count(wasThere)} AS before, ${count(Prisma.sql`${wasThere} AND ${eligible}`)} AS "stillEligible",
      ${count(Prisma.sql`${wasThere} AND ${isLocated}`)} AS located,
      ${count(Prisma.sql`${wasThere} AND ${isLocated} AND ${takesPart}`)} AS "stillConsented",
      ${count(Prisma.sql`${wasThere} AND "isCompleted"`)} AS returned,
      ${Prisma.join(
        lossReasons.map(
          (reason) => Prisma.sql`${count(Prisma.sql`reason = ${reason}`)} AS ${Prisma.raw(reason)}`,
        ),
      )}
    FROM placed WHERE "batchId" IS NULL OR "isHere" OR "wasCompleted"
    GROUP BY GROUPING SETS ((), ("regionId"), (language))
  )
  SELECT c.*, s.people AS served FROM counted c
  LEFT JOIN "ServedPopulation" s ON s."studyId" = ${of.studyId} AND s."waveId" = ${of.waveId}
    AND ((c.kind = 'all' AND s."regionId" IS NULL AND s.language IS NULL)
      OR (c.kind = 'region' AND s."regionId" = c."regionId") OR (c.kind = 'language' AND s.language = c.language))
  ORDER BY array_position(ARRAY['all', 'region', 'language'], c.kind), c."regionId" NULLS LAST, c.language`

export const firstPosition = async (db: Db, studyId: string): Promise<number> =>
  (await db.wave.aggregate({ where: { studyId }, _min: { position: true } }))._min.position ?? 0
