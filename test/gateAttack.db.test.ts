// The gate again, attacked row by row and view by view: for people whose consent ceased in every way that it can, as the
// application's own role, past the API. What there is to attack is asked of the database, so that what is added is attacked.
import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../packages/api/src/database/pool.ts'
import { shippedCodebook } from './support/codebook.ts'
import { keepOf } from './support/corpus.ts'
import * as past from './support/history.ts'
import { everyScope, type History } from './support/replay.ts'
import { inVault } from './support/vault.ts'
import { aStudy, openWorld, type Frame, type World } from './support/world.ts'

const day = 24 * 60 * 60 * 1000
const now = Date.now()
const yes = (more: object = {}) => ({
  ...{ at: now - 30 * day, until: now + 30 * day, decision: 'granted' as const, scopes: [...everyScope] },
  ...{ party: 'youth' as const, safety: null, route: null, text: null, ...more },
})
const byGiver = { party: 'giver' as const, safety: 'safe' as const }
const later = { at: now - day }

/** Each agreed to everything once; Sam's and Pam's consents hold. */
const stories: Record<string, History> = {
  sam: { isAdult: true, birthday: null, words: [yes()] },
  pam: { isAdult: true, birthday: null, words: [yes()] },
  withdrawn: { isAdult: true, birthday: null, words: [yes(), yes({ ...later, decision: 'withdrawn' })] },
  'withdrawn from analysis': {
    ...{ isAdult: true, birthday: null },
    words: [yes(), yes({ ...later, decision: 'withdrawn', scopes: ['analyse'] })],
  },
  expired: { isAdult: true, birthday: null, words: [yes({ until: now - day })] },
  'turned 18': { isAdult: false, birthday: now - day, words: [yes(), yes(byGiver)] },
  'with a giver found unsafe': {
    ...{ isAdult: false, birthday: null },
    words: [yes(), yes(byGiver), yes({ ...byGiver, ...later, safety: 'unsafe' })],
  },
  'never asked': { isAdult: true, birthday: null, words: [] },
}
const names = Object.keys(stories)
const ceased = names.slice(2)

let world: World
let frame: Frame
let study: string
let ids: Record<string, string>
beforeAll(async () => {
  world = await openWorld()
  frame = await aStudy(world.ada, shippedCodebook)
  study = frame.studyId.slice('Study-'.length)
  await withClient(world.database.owner, async (client) => {
    const people = await past.enter(client, study, Object.values(stories))
    ids = Object.fromEntries(names.map((name, nth) => [name, people[nth]!]))
    await keepOf(client, frame, people)
    await aboutEach(client, people)
    await past.speak(
      client,
      study,
      people.map((id, nth) => ({ id, words: Object.values(stories)[nth]!.words })),
    )
    const born = people.map((id, nth) => ({ id, at: Object.values(stories)[nth]!.birthday }))
    await past.comeOfAge(client, study, born)
  })
})
afterAll(() => world?.close())

/** What staff write down about somebody, that tells nothing of what they said. */
const aboutEach = async (client: Client, people: readonly string[]) => {
  const wave = frame.waveId.slice('Wave-'.length)
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM "ConsentText" WHERE "studyId" = $1 AND audience = 'adult' LIMIT 1`,
    [study],
  )
  const each = (sql: string, ...more: unknown[]) => client.query(sql, [study, people, ...more])
  await each(
    `INSERT INTO "WaveInvitation" ("studyId", id, "waveId", "participantId", number, way, "madeAt", "expiresAt")
     SELECT $1, 'invitation ' || p, $3, p, 1, 'by_hand', now(), now() + interval '1 day' FROM unnest($2::text[]) p`,
    wave,
  )
  await each(
    `INSERT INTO "WaveLoss" ("studyId", "waveId", "participantId", reason, "recordedAt")
     SELECT $1, $3, p, 'moved', now() FROM unnest($2::text[]) p`,
    wave,
  )
  await each(
    `INSERT INTO "ConsentMeeting" ("studyId", id, "participantId", party, "textId", language, sha256, mode, "hasInterpreter",
       present, "isCopyGiven", documentation, "canStop", "canSkip", "whoIsTold", "heldAt", "idempotencyKey", digest)
     SELECT $1, 'meeting ' || p, p, 'youth', $3, 'en', '', 'together', false, '{}', true, 'signed', 'known', 'known', 'known',
       now(), p, '' FROM unnest($2::text[]) p`,
    rows[0]!.id,
  )
  await each(
    `INSERT INTO "MeetingDraft" ("studyId", "participantId", party, "accountId", state, "savedAt")
     SELECT $1, p, 'youth', 'ada', '{}', now() FROM unnest($2::text[]) p`,
  )
}

const asApplication = <T>(run: (client: Client) => Promise<T>) =>
  withClient(world.database.connection.pool, run)

/** What came of a statement, of which nothing stays: the number of its rows, or the database's code. */
const tried = (sql: string, values: unknown[] = []): Promise<number | string> =>
  asApplication(async (client) => {
    await client.query('BEGIN')
    try {
      return (await client.query(sql, values)).rowCount ?? 0
    } catch (error) {
      return (error as { code: string }).code
    } finally {
      await client.query('ROLLBACK')
    }
  })

/** All that is kept of what somebody said. */
const tables = [
  ...['Response', 'Answer', 'Passage', 'Coding', 'CodingDecision', 'QuoteApproval', 'Objection'],
  ...['EditionCoding', 'EditionReading', 'LearnedFrom'],
]

/** Sam's rows of a table, read past the policies. */
const rowsOfSam = (table: string) =>
  withClient(world.database.owner, async (client) => {
    const { rows } = await client.query<{ row: object }>(
      `SELECT to_jsonb(t) AS row FROM "${table}" t WHERE "participantId" = $1`,
      [ids['sam']],
    )
    return rows.map(({ row }) => row)
  })

/**
 * Puts a copy of Sam's row in: as somebody, hung on what is somebody's. The gate answers before the keys do, so that a row
 * which passes it is told by being there twice.
 */
const put = (table: string, row: object, { as, on }: { as: string; on: string }) => {
  const copy: Record<string, unknown> = { ...row, participantId: ids[as]! }
  for (const parent of ['responseId', 'answerId', 'passageId', 'codingId'])
    if (typeof copy[parent] === 'string') copy[parent] = copy[parent].replace(ids['sam']!, ids[on]!)
  const fresh = {
    id: crypto.randomUUID(),
    idempotencyKey: crypto.randomUUID(),
    sequence: Math.ceil(Math.random() * 1e9),
  }
  for (const [name, value] of Object.entries(fresh)) if (name in copy) copy[name] = value
  return tried(`INSERT INTO "${table}" SELECT (jsonb_populate_record(NULL::"${table}", $1::jsonb)).*`, [
    JSON.stringify(copy),
  ])
}
const passed = [1, '23505']
const refused = '42501'

describe.each(tables)('a row of %s', (table) => {
  it('goes in for Sam, and for nobody whose consent ceased', async () => {
    for (const row of await rowsOfSam(table)) {
      expect(passed).toContain(await put(table, row, { as: 'sam', on: 'sam' }))
      for (const name of ceased) {
        const answer = await put(table, row, { as: name, on: name })
        // Who withdrew from analysis alone still takes part.
        if (name === 'withdrawn from analysis' && /^(?:Response|Answer)$/.test(table))
          expect(passed).toContain(answer)
        else expect(answer, name).toBe(refused)
      }
    }
  })

  it('goes in under nobody’s name but that of whom it is about', async () => {
    for (const row of await rowsOfSam(table)) {
      if (table === 'Response') continue
      for (const name of [...ceased, 'pam'])
        expect(await put(table, row, { as: 'sam', on: name }), name).toBe(refused)
    }
  })

  it('is moved to nobody else', async () => {
    const move = `UPDATE "${table}" SET "participantId" = $2 WHERE "participantId" = $1`
    for (const name of [...ceased, 'pam']) {
      expect(await tried(move, [ids['sam'], ids[name]]), name).toBe(refused)
      if (name === 'pam') continue
      expect([0, refused]).toContain(await tried(move, [ids[name], ids['sam']]))
    }
  })

  it('of anybody else is neither changed nor removed', async () => {
    const hidden = ceased.filter((name) => name !== 'withdrawn from analysis').map((name) => ids[name])
    const of = `WHERE "participantId" = ANY ($1)`
    expect([0, refused]).toContain(await tried(`DELETE FROM "${table}" ${of}`, [hidden]))
    expect([0, refused]).toContain(await tried(`UPDATE "${table}" SET "studyId" = "studyId" ${of}`, [hidden]))
  })
})

/**
 * What names a person and tells nothing that they said: who they are, what they agreed to and how they were asked, whether they
 * were reached, who works with them. Whoever records a consent has to see it when nothing holds.
 */
const tellsNoWords = [
  ...['ConsentDecision', 'ConsentMeeting', 'MeetingDraft', 'ParticipantWorker', 'consent_state'],
  ...['WaveInvitation', 'WaveLoss'],
]
/** Where something of their own could be written into one of these, and what stands there. */
const written = {
  ConsentDecision: ['reference'],
  ConsentMeeting: ['digest', 'documentationRef', 'idempotencyKey', 'sha256'],
  // Closed answers, numbers of decisions and a day: see the command.
  MeetingDraft: ['state'],
  ParticipantWorker: [],
  WaveInvitation: ['codeHash', 'failure'],
  WaveLoss: [],
}

const failing = (place: string) =>
  `SELECT FROM "${place}" WHERE "participantId" = $1 AND ('so ' || "participantId")::int = 1`

describe('whatever names a person', () => {
  it('table or view, shows nothing of those whose consent ceased', async () => {
    const places = await asApplication(async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.columns
         WHERE table_schema = 'public' AND column_name = 'participantId' ORDER BY 1`,
      )
      return rows.map(({ name }) => name)
    })
    expect(places.length).toBeGreaterThan(20)
    const found: string[] = []
    const told: string[] = []
    for (const place of places.filter((one) => !tellsNoWords.includes(one)))
      for (const name of ceased) {
        const count = await tried(`SELECT FROM "${place}" WHERE "participantId" = $1`, [ids[name]])
        if (count !== 0) found.push(`${place}: ${name}, ${count}`)
        // A condition that fails on a row tells that there is one, and what stands in it.
        else if ((await tried(failing(place), [ids[name]])) !== 0) told.push(`${place}: ${name}`)
      }
    expect(told).toEqual([])
    // They still take part: what they answered is there, and nothing that was made of it.
    expect(found.filter((one) => !/^(?:Answer|Response|\w+): withdrawn from analysis/.test(one))).toEqual([])
    expect(found.map((one) => one.split(':')[0])).toEqual(
      expect.arrayContaining(['Answer', 'ConsentStanding', 'Response', 'effective_consent']),
    )
    expect(
      found.some((one) => /^(?:Passage|Coding|theme_|desk_|read_|usable_|Quote|Objection|Edition)/.test(one)),
    ).toBe(false)
  })

  it('tells in what is left out of that nothing that anybody said, of people who are there', async () => {
    for (const [place, expected] of Object.entries(written)) {
      const columns = await asApplication(async (client) => {
        const { rows } = await client.query<{ name: string }>(
          `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1
             AND data_type IN ('text', 'jsonb', 'bytea') AND NOT column_name ~ '(Id$|^id$|By$)' ORDER BY 1`,
          [place],
        )
        return rows.map(({ name }) => name)
      })
      expect([place, columns]).toEqual([place, expected])
    }
    const count = (place: string, name: string) =>
      tried(`SELECT FROM "${place}" WHERE "participantId" = $1`, [ids[name]])
    for (const place of ['WaveInvitation', 'WaveLoss', 'ConsentMeeting'])
      for (const name of ceased) expect([place, name, await count(place, name)]).toEqual([place, name, 1])
    // What was not ended goes with a no, and with nothing else.
    for (const name of ceased)
      expect([name, await count('MeetingDraft', name)]).toEqual([name, name === 'withdrawn' ? 0 : 1])
  })

  it('shows what it holds of Sam', async () => {
    for (const place of [...tables, 'theme_coding', 'desk_theme_coding', 'read_passage', 'effective_consent'])
      expect(
        await tried(`SELECT FROM "${place}" WHERE "participantId" = $1`, [ids['sam']]),
        place,
      ).toBeGreaterThan(0)
  })
})

describe('a birthday', () => {
  const attacks: [string, string][] = [
    ['the end of a standing', `SELECT "validUntil" FROM "ConsentStanding"`],
    ['everything of a standing', `SELECT * FROM "ConsentStanding"`],
    ['a standing as one value', `SELECT c FROM "ConsentStanding" c`],
    ['a standing as JSON', `SELECT to_jsonb(c) FROM "ConsentStanding" c`],
    ['standings in the order of their ends', `SELECT scope FROM "ConsentStanding" ORDER BY "validUntil"`],
    [
      'standings that end by a day',
      `SELECT scope FROM "ConsentStanding" WHERE "validUntil" < now() + interval '1 year'`,
    ],
    ['the view’s end', `SELECT "validUntil" FROM effective_consent`],
    ['the instant itself', `SELECT "adultFrom" FROM identity."ComingOfAge"`],
    ['that there is one', `SELECT FROM identity."ComingOfAge"`],
    ['what stays, with its dates', `SELECT FROM identity."ConsentStay"`],
    ['what decides', `SELECT * FROM identity.consent_word('s', 'p')`],
    ['what it comes to', `SELECT * FROM identity.consent_part('s', 'p')`],
    ['until when', `SELECT * FROM identity.consent_valid_until('s', 'p')`],
    ['whose is known', `SELECT * FROM identity.known_ages('s')`],
    ['of whom something stays', `SELECT * FROM identity.staying`],
    ['who was of age at an instant', `SELECT identity.was_of_age('s', 'p', now())`],
    ['whom an item is about', `SELECT flag_reached_by('s', 'f', 'a')`],
    ['a birthday of one’s own making', `INSERT INTO identity."ComingOfAge" VALUES ('s', 'p', now())`],
    ['an end of one’s own making', `INSERT INTO "ConsentStanding" VALUES ('s', 'p', 'analyse', 'infinity')`],
    ['an end put off', `UPDATE "ConsentStanding" SET "validUntil" = 'infinity'`],
    ['a standing removed', `DELETE FROM "ConsentStanding"`],
  ]
  it.each(attacks)('is not read from %s', async (_, sql) => {
    expect(['42501', '42703', '42883', '3F000']).toContain(await tried(sql))
  })

  it('to come is not told by what somebody would have said after it', async () => {
    const said = (days: number) =>
      tried(
        `INSERT INTO "ConsentDecision" ("studyId", id, "participantId", scope, party, decision, until, "decidedAt")
         VALUES ($1, $2, $3, 'recontact_results', 'youth', 'granted', '2090-01-01', now() + make_interval(days => $4))`,
        [study, crypto.randomUUID(), ids['never asked'], days],
      )
    expect([await said(-1), await said(1), await said(400)]).toEqual([1, '42501', '42501'])
    const seen = `SELECT forget_age_of_minor($1, $2, now() + interval '400 days')`
    expect(await tried(seen, [study, ids['with a giver found unsafe']])).toBe('42501')
  })

  it('stands in no statistics that the application reads', async () => {
    await withClient(world.database.owner, (client) => client.query('ANALYZE "ConsentStanding"'))
    await inVault(world.database, 'ANALYZE identity."ComingOfAge"')
    const sql = `SELECT FROM pg_stats WHERE attname IN ('validUntil', 'adultFrom', 'since')`
    expect(await tried(sql)).toBe(0)
  })
})

describe('what runs with other rights than the caller’s', () => {
  it('is known here by name, and names its path: what is the owner’s, and what is the vault’s', async () => {
    const { rows } = await withClient(world.database.owner, (client) =>
      client.query<{ name: string; path: string | null; isTrigger: boolean; schema: string }>(
        `SELECT p.proname AS name, array_to_string(p.proconfig, ' ') AS path, p.prorettype = 'trigger'::regtype AS "isTrigger",
           p.pronamespace::regnamespace::text AS schema
         FROM pg_proc p WHERE p.prosecdef AND p.pronamespace IN ('public'::regnamespace, 'identity'::regnamespace) ORDER BY 1`,
      ),
    )
    expect(rows.filter(({ path }) => path !== 'search_path=public, pg_temp')).toEqual([])
    const known = (where: string) =>
      rows.filter(({ isTrigger, schema }) => !isTrigger && schema === where).map(({ name }) => name)
    // Whoever adds one here has read it: what it gives, and whether a birthday or an address can be asked out of it.
    expect(known('public')).toEqual([
      ...['awaits_reviewer', 'end_words', 'erase_said', 'erase_study', 'flag_reached_by'],
      ...['forget_age_of_minor', 'forget_contact', 'forget_left', 'forget_sitting', 'has_said'],
      ...['keep_identity', 'lacks_overseer', 'last_day_of', 'mark_contact', 'move_codings'],
      ...['record_birthday', 'record_coming_of_age', 'refresh_consent_of', 'retention_due'],
      ...[
        'retention_run',
        'said_left',
        'said_together',
        'take_keys_left',
        'undo_batch',
        'unscreened_notes_of',
      ],
      ...['unscreened_of', 'words_due'],
    ])
    expect(known('identity')).toEqual([
      ...['age_at_wave', 'comes_of_age_by', 'consent_state_of', 'consent_valid_until'],
      ...['contact_for_letter', 'forget_way', 'forget_who', 'identity_kept', 'is_of_age', 'is_unsafe'],
      ...['keep_coming_of_age', 'keep_person', 'known_ages', 'leave_way', 'left_ways', 'mark_person'],
      ...['move_ages', 'open_flag_contact', 'open_vault', 'refresh_stay', 'rests_on_old_text', 'was_of_age'],
    ])
  })

  it('brings nothing back: what is worked out anew comes to the same', async () => {
    for (const name of ceased) {
      const seen = await asApplication(async (client) => {
        await client.query('SELECT refresh_consent_of($1, $2)', [study, ids[name]])
        return (await client.query('SELECT FROM "Passage" WHERE "participantId" = $1', [ids[name]])).rowCount
      })
      expect(seen, name).toBe(0)
    }
  })

  it('looks at no table of the caller’s: one that takes a name of ours changes nothing', async () => {
    const shadow = `CREATE TEMPORARY TABLE "ConsentStanding" AS
      SELECT '${study}'::text AS "studyId", '${ids['withdrawn']}'::text AS "participantId", 'analyse'::"ConsentScope" AS scope,
        'infinity'::timestamptz AS "validUntil"`
    const seen = await asApplication(async (client) => {
      await client.query('BEGIN')
      try {
        await client.query('SAVEPOINT before')
        await client.query(shadow).catch(() => client.query('ROLLBACK TO SAVEPOINT before'))
        await client.query('SELECT refresh_consent_of($1, $2)', [study, ids['withdrawn']])
        return (await client.query('SELECT FROM "Passage" WHERE "participantId" = $1', [ids['withdrawn']]))
          .rowCount
      } finally {
        await client.query('ROLLBACK')
      }
    })
    expect(seen).toBe(0)
  })

  it('is not reached by another path or role', async () => {
    if (world.database.kind === 'server') return
    for (const sql of [
      'SET search_path = pg_temp, public',
      'SET LOCAL ROLE postgres',
      'SET ROLE firsthand_vault',
      'RESET ROLE',
      'SET row_security = off',
    ])
      expect(await tried(sql), sql).toBe(refused)
    expect(await tried(`SELECT set_config('search_path', 'pg_temp', false)`)).toBe(refused)
  })
})
