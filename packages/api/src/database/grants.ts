import type { Client } from 'pg'
import { applicationRole } from './roles.ts'
import { setVaultApart, vaultText } from './vault.ts'

const forAll = `
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  GRANT USAGE ON SCHEMA public, pgboss TO ${applicationRole};
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, pgboss TO ${applicationRole};
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA public, pgboss TO ${applicationRole};
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public, pgboss TO ${applicationRole};
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${applicationRole};
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO ${applicationRole};
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO ${applicationRole};`

/** Tables of which the application may do less than read and write. */
const lesser: Record<string, string> = {
  AuditEntry: 'SELECT, INSERT',
  AuditSeal: 'SELECT, INSERT',
  // Not until when: the next end may be a birthday.
  ConsentStanding: 'SELECT ("studyId", "participantId", scope)',
  _prisma_migrations: 'SELECT',
}

export const grantsText = forAll + JSON.stringify(lesser) + vaultText

/** What the application may do, given anew after every migration. */
export async function grant(client: Client): Promise<void> {
  await client.query(forAll)
  for (const [table, rights] of Object.entries(lesser)) {
    const { rows } = await client.query('SELECT to_regclass($1) AS oid', [`public."${table}"`])
    if (!rows[0].oid) continue
    await client.query(`REVOKE ALL ON public."${table}" FROM ${applicationRole}`)
    await client.query(`GRANT ${rights} ON public."${table}" TO ${applicationRole}`)
  }
  await setVaultApart(client)
}
