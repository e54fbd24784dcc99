// Studies from before a person could have several roles: everybody stays what they were, and somebody can let people in.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { expect, it } from 'vitest'
import { applicationRole } from './roles.ts'
import { migrationsFolder } from './root.ts'

const folders = readdirSync(migrationsFolder)
  .filter((name) => /^\d{14}_/.test(name))
  .sort()
const textOf = (folder: string) => readFileSync(join(migrationsFolder, folder, 'migration.sql'), 'utf8')
const turn = folders.findIndex((name) => name.endsWith('_roles'))

it('are kept, an evaluator’s with the administering that was theirs', async () => {
  const db = await PGlite.create()
  await db.exec(`CREATE ROLE ${applicationRole} NOLOGIN`)
  for (const folder of folders.slice(0, turn)) await db.exec(textOf(folder))
  await db.exec(`
    INSERT INTO "Study" (id, title, languages, "timeZone") VALUES ('study', '{"en": "Listening"}', '{en}', 'UTC');
    INSERT INTO "Account" (id, name, "displayName", "passwordHash")
      SELECT name, name, name, '' FROM unnest(ARRAY['ada', 'ben', 'cleo', 'omar']) AS name;
    INSERT INTO "Membership" ("studyId", "accountId", role)
      VALUES ('study', 'ada', 'evaluator'), ('study', 'ben', 'coder'), ('study', 'cleo', 'board'), ('study', 'omar', 'lead');
  `)
  for (const folder of folders.slice(turn)) await db.exec(textOf(folder))
  const { rows } = await db.query('SELECT "accountId", roles::text FROM "Membership" ORDER BY 1')
  expect(rows).toEqual([
    { accountId: 'ada', roles: '{evaluator,administrator}' },
    { accountId: 'ben', roles: '{coder}' },
    { accountId: 'cleo', roles: '{board}' },
    { accountId: 'omar', roles: '{lead}' },
  ])
  await expect(db.exec(`UPDATE "Membership" SET roles = '{}' WHERE "accountId" = 'ben'`)).rejects.toThrow(
    /has_a_role/,
  )
  await db.close()
})
