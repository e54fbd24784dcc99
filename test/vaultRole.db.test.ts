// The rooms of who somebody is belong to a role of their own: what it may, who may ask it what, and that a function which runs as the
// owner of the database opens nothing of them, where that owner is no superuser.
import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { transaction } from '../packages/api/src/database/pool.ts'
import { asVault, isVaultApart, setVaultApart } from '../packages/api/src/database/vault.ts'
import { openPlain, type Plain } from './support/plain.ts'
import { vaultOf } from './support/vault.ts'

const migration = '20261212100000_vault_role'
const before18 = `(now() + interval '3 years')`

let plain: Plain
let owner: Client
/** Who was in the rooms before they had a role. */
let older: { rights: unknown }
beforeAll(async () => {
  plain = await openPlain()
  owner = plain.owner
  await plain.migrate(migration)
  await owner.query(`
    INSERT INTO "Study" (id, title, "timeZone") VALUES ('s', '{}', 'America/New_York');
    INSERT INTO "StudySettings" ("studyId", majority, "majorityReference") VALUES ('s', 'deidentified_may_stay', '1')
      ON CONFLICT ("studyId") DO UPDATE SET majority = 'deidentified_may_stay', "majorityReference" = '1';
    INSERT INTO "Participant" ("studyId", id, language) VALUES ('s', 'pat', 'en'), ('s', 'sam', 'en');
    SELECT keep_identity('s', 'pat', '\\x01', '\\x02', '\\x03', 'mail', 'en');
    SELECT record_coming_of_age('s', 'pat', now() - interval '1 day');
    SELECT record_coming_of_age('s', 'sam', ${before18});
    INSERT INTO identity."ConsentStay" VALUES ('s', 'pat', 'analyse', now() - interval '1 day', now() + interval '1 day')`)
  await plain.migrate()
  older = { rights: await rightsNow() }
})
afterAll(() => plain?.close())

const rowsOf = async <R extends object>(sql: string): Promise<R[]> =>
  (await owner.query<R & Record<string, unknown>>(sql)).rows as R[]
const code = async (sql: string): Promise<string> => {
  await owner.query('BEGIN')
  try {
    await owner.query(sql)
    return 'done'
  } catch (error) {
    return (error as { code: string }).code
  } finally {
    await owner.query('ROLLBACK')
  }
}
const refused = '42501'

/** Whose everything is in the rooms, and who has what right there and, of the vault, elsewhere. */
const rightsNow = () =>
  rowsOf(`
    SELECT 'schema' AS what, nspowner::regrole::text AS owner, acl AS rights FROM pg_namespace
      CROSS JOIN LATERAL (SELECT array_agg(a::text ORDER BY a::text) AS acl FROM unnest(COALESCE(nspacl, acldefault('n', nspowner))) a) x WHERE nspname = 'identity'
    UNION ALL
    SELECT c.oid::regclass::text, c.relowner::regrole::text, acl FROM pg_class c
      CROSS JOIN LATERAL (SELECT array_agg(a::text ORDER BY a::text) AS acl FROM unnest(COALESCE(c.relacl, acldefault('r', c.relowner))) a
        WHERE c.relnamespace = 'identity'::regnamespace OR a::text LIKE 'firsthand_vault=%') x
      WHERE c.relkind IN ('r', 'v') AND c.relnamespace IN ('identity'::regnamespace, 'public'::regnamespace)
    UNION ALL
    SELECT p.oid::regprocedure::text, p.proowner::regrole::text, acl FROM pg_proc p
      CROSS JOIN LATERAL (SELECT array_agg(a::text ORDER BY a::text) AS acl FROM unnest(COALESCE(p.proacl, acldefault('f', p.proowner))) a) x
      WHERE p.pronamespace = 'identity'::regnamespace OR p.proname = 'flag_reached_by'
    UNION ALL
    SELECT a.attrelid::regclass || '.' || a.attname, 'a column', acl FROM pg_attribute a
      CROSS JOIN LATERAL (SELECT array_agg(x::text ORDER BY x::text) AS acl FROM unnest(a.attacl) x) y WHERE a.attacl IS NOT NULL
        AND (SELECT relnamespace FROM pg_class WHERE oid = a.attrelid) IN ('identity'::regnamespace, 'public'::regnamespace)
    ORDER BY 1`)

describe('an older database', () => {
  it('is brought over with what it holds', async () => {
    const stands = await vaultOf(owner, () =>
      rowsOf(`SELECT p.name, p."birthDate", p.contact, c."adultFrom" < now() AS "isOver" FROM identity."Person" p
        JOIN identity."ComingOfAge" c USING ("studyId", "participantId")`),
    )
    const bytes = (n: number) => expect.objectContaining({ 0: n, length: 1 })
    expect(stands).toEqual([{ name: bytes(1), birthDate: bytes(2), contact: bytes(3), isOver: true }])
    expect(await rowsOf(`SELECT is_of_age('s', 'pat') AS pat, is_of_age('s', 'sam') AS sam`)).toEqual([
      { pat: true, sam: false },
    ])
    expect(await rowsOf('SELECT * FROM identity.staying')).toEqual([
      { studyId: 's', participantId: 'pat', scope: 'analyse' },
    ])
  })

  it('has the rights from the migration on that every start gives anew', async () => {
    await transaction(owner, () => setVaultApart(owner))
    expect(await rightsNow()).toEqual(older.rights)
  })
})

describe('the vault', () => {
  it('owns the rooms with everything in them, and nothing elsewhere', async () => {
    expect(await isVaultApart(owner)).toBe(true)
    const elsewhere = await rowsOf(`
      SELECT c.oid::regclass::text AS what FROM pg_class c
      WHERE c.relowner = 'firsthand_vault'::regrole AND c.relnamespace NOT IN ('identity'::regnamespace, 'pg_toast'::regnamespace)
      UNION ALL SELECT p.oid::regprocedure::text FROM pg_proc p
      WHERE p.proowner = 'firsthand_vault'::regrole AND p.pronamespace <> 'identity'::regnamespace`)
    expect(elsewhere).toEqual([])
  })

  it('is nobody who signs in, and lends its rights to nobody', async () => {
    const roles =
      await rowsOf(`SELECT rolname, rolcanlogin OR rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolinherit
      AS "isMore" FROM pg_roles WHERE rolname IN ('firsthand_app', 'firsthand_corpus', 'firsthand_vault') ORDER BY 1`)
    expect(roles).toEqual(
      ['firsthand_app', 'firsthand_corpus', 'firsthand_vault'].map((rolname) => ({ rolname, isMore: false })),
    )
    const members =
      await rowsOf(`SELECT roleid::regrole::text AS of FROM pg_auth_members WHERE member = 'firsthand_corpus'::regrole
      UNION ALL SELECT 'of ' || roleid::regrole FROM pg_auth_members WHERE member IN ('firsthand_vault'::regrole, 'firsthand_app'::regrole)`)
    expect(members).toEqual([{ of: 'firsthand_vault' }])
    const inherits =
      await rowsOf(`SELECT pg_has_role(current_user, 'firsthand_vault', 'MEMBER') AS "isMember",
      pg_has_role(current_user, 'firsthand_vault', 'USAGE') AS "hasItsRights", pg_has_role(current_user, 'firsthand_corpus', 'USAGE') AS asks`)
    expect(inherits).toEqual([{ isMember: true, hasItsRights: false, asks: true }])
  })

  it('reads of the corpus what its functions need, and no word of it', async () => {
    const rights = await rowsOf<{ of: string }>(`
      SELECT c.relname || CASE WHEN bool_and(has_column_privilege('firsthand_vault', c.oid, a.attnum, 'SELECT')) THEN ''
        ELSE ': ' || string_agg(a.attname, ', ' ORDER BY a.attname)
          FILTER (WHERE has_column_privilege('firsthand_vault', c.oid, a.attnum, 'SELECT')) END AS of
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind IN ('r', 'v') AND c.relnamespace = 'public'::regnamespace
        AND has_any_column_privilege('firsthand_vault', c.oid, 'SELECT')
      GROUP BY c.oid, c.relname ORDER BY c.relname COLLATE "C"`)
    expect(rights.map(({ of }) => of)).toEqual([
      'Certificate: from, studyId, takenBackAt',
      'ConsentDecision',
      'ConsentText: audience, effectiveFrom, id, publishedAt, requiresReconsent, studyId, version',
      'Membership: accountId, roles, studyId',
      'Participant: id, isAdult, studyId',
      'Study: id, timeZone',
      'StudySettings: majority, studyId',
      'VaultRequest',
      'Wave: closesOn, id, opensOn, position, studyId',
      'WaveInvitation: endedAt, expiresAt, id, participantId, sentAt, studyId, waveId, way',
      'consent_requirement',
      'current_consent',
    ])
    const writes = await rowsOf(`
      SELECT c.relname || ' ' || way AS of FROM pg_class c CROSS JOIN unnest('{INSERT,UPDATE}'::text[]) way
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND has_any_column_privilege('firsthand_vault', c.oid, way)
      UNION ALL SELECT c.relname || ' ' || way FROM pg_class c CROSS JOIN unnest('{DELETE,TRUNCATE,TRIGGER}'::text[]) way
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND has_table_privilege('firsthand_vault', c.oid, way)
      UNION ALL SELECT 'create' WHERE has_schema_privilege('firsthand_vault', 'public', 'CREATE') ORDER BY 1`)
    expect(writes).toEqual([{ of: 'FlagContact INSERT' }, { of: 'VaultRequest UPDATE' }])
  })

  it('answers each question for whom it is, and gives nothing sealed to the corpus', async () => {
    const rows = await rowsOf<{ name: string; who: string; gives: string }>(`
      SELECT p.proname AS name, pg_get_function_result(p.oid) AS gives,
        concat_ws(' ', CASE WHEN has_function_privilege('public', p.oid, 'EXECUTE') THEN 'everybody' END,
          CASE WHEN has_function_privilege('firsthand_app', p.oid, 'EXECUTE') THEN 'application' END,
          CASE WHEN has_function_privilege('firsthand_corpus', p.oid, 'EXECUTE') THEN 'corpus' END) AS who
      FROM pg_proc p WHERE p.pronamespace = 'identity'::regnamespace ORDER BY 1`)
    const of = (who: string) => rows.filter((row) => row.who === who).map(({ name }) => name)
    expect(of('application')).toEqual(['contact_for_letter', 'open_flag_contact', 'open_vault'])
    expect(of('application corpus')).toEqual([
      ...[
        'age_at_wave',
        'comes_of_age_by',
        'consent_state_of',
        'identity_kept',
        'is_of_age',
        'rests_on_old_text',
      ],
    ])
    expect(of('')).toEqual([
      ...['consent_part', 'consent_stay', 'consent_word', 'forget_coming_of_age', 'forget_identity'],
    ])
    const corpus = rows.filter(({ who }) => who.includes('corpus'))
    expect(corpus).toHaveLength(rows.length - 8)
    expect(corpus.filter(({ gives }) => gives.includes('bytea'))).toEqual([])
    // Until when a consent holds stands in the corpus, and may be a birthday; the other knows of nobody.
    expect(corpus.filter(({ gives }) => gives.includes('timestamp')).map(({ name }) => name)).toEqual([
      ...['beginning_of', 'consent_valid_until'],
    ])
  })

  it('is asked by functions alone: nothing of the corpus names its tables', async () => {
    const named = await rowsOf(`
      SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosrc ~ 'identity\\."'
      UNION ALL SELECT viewname FROM pg_views WHERE schemaname = 'public' AND definition ~ 'identity\\."'`)
    expect(named).toEqual([])
  })
})

describe('a function that runs as the owner of the database', () => {
  const as = (body: string, language = 'sql', gives = 'SETOF text') =>
    code(`CREATE FUNCTION peek() RETURNS ${gives} LANGUAGE ${language} SECURITY DEFINER SET search_path = public, pg_temp AS $f$ ${body} $f$;
      GRANT EXECUTE ON FUNCTION peek() TO firsthand_app; SET LOCAL ROLE firsthand_app; SELECT peek()`)

  it.each([
    ['names', `SELECT name::text FROM identity."Person"`],
    ['that there is somebody', `SELECT count(*)::text FROM identity."Person"`],
    ['a birthday', `SELECT "adultFrom"::text FROM identity."ComingOfAge"`],
    ['since when something stays', `SELECT since::text FROM identity."ConsentStay"`],
    ['what decides', `SELECT "adultFrom"::text FROM identity.consent_word('s', 'pat')`],
    ['a birthday, by asking of a day to come', `SELECT identity.was_of_age('s', 'sam', ${before18})::text`],
  ])('does not read %s', async (_, body) => {
    expect(await as(body)).toBe(refused)
  })

  it.each([
    ['the role', `BEGIN SET LOCAL ROLE firsthand_vault; RETURN 'in'; END`],
    ['the role, by text', `BEGIN EXECUTE 'SET LOCAL ROLE firsthand_vault'; RETURN 'in'; END`],
    [
      'the role, by its setting',
      `BEGIN PERFORM set_config('role', 'firsthand_vault', true); RETURN 'in'; END`,
    ],
    ['a table', `BEGIN ALTER TABLE identity."Person" OWNER TO CURRENT_USER; RETURN 'in'; END`],
    ['the schema', `BEGIN ALTER SCHEMA identity OWNER TO CURRENT_USER; RETURN 'in'; END`],
    ['a right', `BEGIN GRANT SELECT ON identity."Person" TO CURRENT_USER; RETURN 'in'; END`],
    ['a function', `BEGIN ALTER FUNCTION identity.is_of_age(text, text) SECURITY INVOKER; RETURN 'in'; END`],
    ['a place in the schema', `BEGIN CREATE TABLE identity."Own" (id int); RETURN 'in'; END`],
  ])('does not take %s', async (_, body) => {
    expect(await as(body, 'plpgsql', 'text')).toBe(refused)
  })

  it('gets no more from a door than the application does: nothing that nobody agreed to', async () => {
    for (const door of [
      `open_vault('s', 'r')`,
      `contact_for_letter('s', 'l')`,
      `open_flag_contact('s', 'f', 'a', 'make_safe', 'o')`,
    ])
      expect(await as(`SELECT 1 / count(*) FROM (SELECT FROM identity.${door}) d`, 'sql', 'bigint')).toBe(
        '22012',
      )
  })

  it('asks what the corpus may ask', async () => {
    expect(await as(`SELECT is_of_age('s', 'pat')::text`)).toBe('done')
    expect(await as(`SELECT "hasName"::text FROM identity.identity_kept('s')`)).toBe('done')
  })

  it('hangs no view, key or trigger on its tables', async () => {
    expect(await code(`CREATE VIEW peek AS SELECT name FROM identity."Person"; SELECT * FROM peek`)).toBe(
      refused,
    )
    const key = `FOREIGN KEY (s, p) REFERENCES identity."Person" ("studyId", "participantId")`
    expect(await code(`CREATE TABLE peek (s text, p text, ${key})`)).toBe(refused)
    const trigger = 'BEFORE INSERT ON identity."Person" FOR EACH ROW EXECUTE FUNCTION refuse_change()'
    expect(await code(`CREATE TRIGGER peek ${trigger}`)).toBe(refused)
  })
})

describe('a migration to come', () => {
  it('changes a table in there as the vault, and as nobody else', async () => {
    const change = 'ALTER TABLE identity."Person" ADD COLUMN more text'
    expect(await code(change)).toBe(refused)
    expect(
      await code(`SET ROLE firsthand_vault; ${change}; RESET ROLE; SELECT count(*) FROM "Participant"`),
    ).toBe('done')
  })

  it('leaves the role however it ends', async () => {
    await owner.query('BEGIN')
    await expect(asVault(owner, () => owner.query('SELECT 1 FROM "Answer"'))).rejects.toMatchObject({
      code: refused,
    })
    await owner.query('ROLLBACK')
    expect(await code('SELECT 1 FROM identity."Person"')).toBe(refused)
    expect(await code('SELECT 1 FROM "Answer"')).toBe('done')
  })
})

describe('a copy that is put back without its owners', () => {
  it('is brought in order again, once', async () => {
    await plain.above(
      `REASSIGN OWNED BY firsthand_vault TO ${(await rowsOf<{ who: string }>('SELECT current_user AS who'))[0]!.who}`,
    )
    expect(await isVaultApart(owner)).toBe(false)
    expect(await code('SELECT 1 FROM identity."Person"')).toBe('done')
    await transaction(owner, () => setVaultApart(owner))
    expect(await isVaultApart(owner)).toBe(true)
    expect(await code('SELECT 1 FROM identity."Person"')).toBe(refused)
    expect(await rightsNow()).toEqual(older.rights)
  })
})
