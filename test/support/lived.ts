// Many people live through their histories at once, under each rule for turning 18 in turn; afterwards three accounts of the
// rule of consent are held against each other, and every place against them.
import type { Client } from 'pg'
import type { ConsentScope, Majority } from '../../packages/api/generated/prisma/enums.ts'
import { carriesNew, mayStay, standingOf, type Standing } from '../../packages/api/src/consent/consent.ts'
import { asVault } from '../../packages/api/src/database/vault.ts'
import { findWrong, keepOf, places, type Wrong } from './corpus.ts'
import { asApplication, comeOfAge, enter, personOf, publishAll, setRule, speak } from './history.ts'
import { everyScope, replay, type History } from './replay.ts'
import type { Frame } from './world.ts'

type Given = { frame: Frame; study: string; histories: readonly History[]; now: number }
export type Lived = {
  /** Where the database, the pure function and the account differ. */
  differ: object[]
  wrong: (Wrong & { rule: Majority | null })[]
  /** How many scopes held, and how many codings stayed: that there was something to find. */
  held: number
  carried: number
  stayed: number
  checks: number
  /** How often what is kept of somebody was asked about an instant that is still to come. */
  later: number
  states: Record<string, number>
}

const rules = [null, 'reconsent', 'waiver', 'deidentified_may_stay', 'reconsent'] as const

export const liveThrough = async (client: Client, given: Given): Promise<Lived> => {
  const { study, histories, now } = given
  const people = await live(client, given)
  const lived: Lived = {
    differ: [],
    wrong: [],
    held: 0,
    carried: 0,
    stayed: 0,
    checks: 0,
    later: 0,
    states: {},
  }
  for (const rule of rules) {
    await setRule(client, study, rule)
    await asApplication(client, async () => {
      const wrong = await findWrong(client, { people, histories, rule, now })
      lived.wrong.push(...wrong.map((one) => ({ ...one, rule })))
      lived.checks += people.length * Object.keys(places).length
      const told = await statesOf(client, study)
      const carrying = await carryingIn(client, study)
      for (const [nth, history] of histories.entries()) {
        const id = people[nth]!
        compare(lived, {
          history,
          rule,
          now,
          told: told.get(id)!,
          carries: (scope) => carrying.has(`${id} ${scope}`),
        })
      }
    })
    await compareLater(client, lived, { people, given, rule })
  }
  return lived
}

/** Half of what was said is recorded before the birth date is known, some of those after a slip, and half afterwards. */
const live = async (client: Client, { frame, study, histories, now }: Given): Promise<string[]> => {
  await publishAll(client, study, now)
  const people = await enter(client, study, histories)
  await keepOf(client, frame, people)
  const said = (from: number, to: number) =>
    people.map((id, nth) => {
      const { words } = histories[nth]!
      return { id, words: words.slice(from * words.length, to * words.length) }
    })
  await speak(client, study, said(0, 0.5))
  const slipped = people.filter((_, nth) => nth % 3 === 0).map((id) => ({ id, at: now - 1 }))
  await comeOfAge(client, study, slipped)
  await comeOfAge(
    client,
    study,
    people.map((id, nth) => ({ id, at: histories[nth]!.birthday })),
  )
  await speak(client, study, said(0.5, 1))
  // Without statistics of what came in just now the planner looks each row up by itself.
  await client.query(`ANALYZE "Participant", "ConsentStanding", "Passage", "Coding", "CodingDecision",
    "QuoteApproval", "EditionCoding", "EditionReading", "Code", "Theme", "ThemeCode"`)
  await asVault(client, () => client.query('ANALYZE identity."ConsentStay"'))
  return people
}

type Told = Map<ConsentScope, Standing>

export const statesOf = async (client: Client, study: string): Promise<Map<string, Told>> => {
  const { rows } = await client.query<Standing & { scope: ConsentScope; person: string }>(
    `SELECT "participantId" AS person, scope, state, reason, "restsOn" FROM consent_state WHERE "studyId" = $1`,
    [study],
  )
  const told = new Map<string, Told>()
  for (const { person, scope, ...standing } of rows)
    told.set(person, (told.get(person) ?? new Map<ConsentScope, Standing>()).set(scope, standing))
  return told
}

/** What carries something new, each as a person and a scope. */
const carryingIn = async (client: Client, study: string): Promise<Set<string>> => {
  const { rows } = await client.query<{ one: string }>(
    `SELECT "participantId" || ' ' || scope AS one FROM current_consent WHERE "studyId" = $1`,
    [study],
  )
  return new Set(rows.map(({ one }) => one))
}

type Compared = {
  history: History
  rule: Majority | null
  now: number
  told: Told
  carries: (scope: ConsentScope) => boolean
}

const compare = (lived: Lived, { history, rule, now, told, carries }: Compared): void => {
  const account = replay(history, rule, now)
  const [person, at] = [personOf(history, { majority: rule, now }), new Date(now)]
  for (const scope of everyScope) {
    const [pure, database] = [standingOf(person, scope, at), told.get(scope)!]
    const state = account.states.get(scope)!
    lived.states[state] = (lived.states[state] ?? 0) + 1
    if (state === 'granted') lived.held += 1
    const isCarried = account.carrying.has(scope)
    if (isCarried) lived.carried += 1
    if (carriesNew(person, scope, at) !== isCarried || carries(scope) !== isCarried)
      lived.differ.push({ carries: scope, isCarried, rule, history, now })
    const isSame = (['state', 'reason', 'restsOn'] as const).every((name) => pure[name] === database[name])
    if (!isSame || pure.state !== state)
      lived.differ.push({ scope, rule, state, pure, database, history, now })
  }
  for (const scope of ['analyse', 'automated_assist'] as const) {
    const isStaying = account.staying.has(scope)
    if (isStaying) lived.stayed += 1
    if (mayStay(person, scope, at) !== isStaying) lived.differ.push({ stays: scope, isStaying, history, now })
  }
}

type Later = { people: readonly string[]; given: Given; rule: Majority | null }

/**
 * Time passes without an act: what the database keeps of everybody, read once, says of every instant to come what holds then,
 * and so does the account. Asked right before and at every end and birthday.
 */
const compareLater = async (client: Client, lived: Lived, { people, given, rule }: Later): Promise<void> => {
  const kept = await keptOf(client, given.study)
  for (const [nth, history] of given.histories.entries()) {
    const of = kept.get(people[nth]!) ?? { holds: new Map(), stays: new Map() }
    for (const at of instantsAfter(history, given.now)) {
      const account = replay(history, rule, at)
      for (const scope of everyScope) {
        const holds = at < (of.holds.get(scope) ?? -Infinity)
        const [since, until] = of.stays.get(scope) ?? [Infinity, -Infinity]
        const stays = since <= at && at < until
        lived.later += 1
        if (holds !== (account.states.get(scope) === 'granted') || stays !== account.staying.has(scope))
          lived.differ.push({ later: scope, at, rule, holds, stays, history, now: given.now })
      }
    }
  }
}

const instantsAfter = ({ birthday, words }: History, now: number): number[] => {
  const ends = [...words.map(({ until }) => until), birthday ?? now].filter((at) => at > now)
  return [...new Set(ends.flatMap((at) => [at - 1, at]))]
}

type Kept = { holds: Map<ConsentScope, number>; stays: Map<ConsentScope, [number, number]> }

type Row = { person: string; scope: ConsentScope; since: number | null; until: number }

/** As those whose tables they are: the application sees no date of it. */
const keptOf = async (client: Client, study: string): Promise<Map<string, Kept>> => {
  const ask = async (since: string, until: string, table: string) => {
    const { rows } = await client.query<Row>(
      `SELECT "participantId" AS person, scope, ${since} AS since, extract(epoch FROM ${until})::float8 * 1000 AS until
       FROM ${table} WHERE "studyId" = $1`,
      [study],
    )
    return rows
  }
  const stays = await asVault(client, () =>
    ask('extract(epoch FROM since)::float8 * 1000', 'until', 'identity."ConsentStay"'),
  )
  const rows = [...(await ask('NULL', '"validUntil"', '"ConsentStanding"')), ...stays]
  const kept = new Map<string, Kept>()
  for (const { person, scope, since, until } of rows) {
    const of = kept.get(person) ?? { holds: new Map(), stays: new Map() }
    if (since === null) of.holds.set(scope, until)
    else of.stays.set(scope, [since, until])
    kept.set(person, of)
  }
  return kept
}
