// The rooms of who somebody is belong to a role of their own (docs/decisions/0042-the-vaults-role.md). A migration hands them over;
// here it is looked whether they still are whose they should be, since a copy that is put back comes without owners, and the
// rights on both sides are given anew.
import type { Client } from 'pg'
import { applicationRole, corpusRole, vaultRole } from './roles.ts'

/** What the vault's functions need of the corpus, and nothing else of it. */
const needs: Record<string, string> = {
  Certificate: 'SELECT ("studyId", "from", "takenBackAt")',
  ConsentDecision: 'SELECT',
  ConsentText:
    'SELECT ("studyId", id, audience, version, "requiresReconsent", "publishedAt", "effectiveFrom")',
  FlagContact: 'INSERT',
  Membership: 'SELECT ("studyId", "accountId", roles)',
  Participant: 'SELECT ("studyId", id, "isAdult")',
  Study: 'SELECT (id, "timeZone")',
  StudySettings: 'SELECT ("studyId", majority)',
  VaultRequest: 'SELECT, UPDATE ("openedAt")',
  Wave: 'SELECT ("studyId", id, position, "opensOn", "closesOn")',
  WaveInvitation: 'SELECT ("studyId", id, "waveId", "participantId", way, "expiresAt", "sentAt", "endedAt")',
  consent_requirement: 'SELECT',
  current_consent: 'SELECT',
}

/** What of the corpus the vault alone may call. */
const forVault = ['awaits_reviewer(text,text)', 'flag_reached_by(text,text,text)']

const both = `${applicationRole}, ${corpusRole}`

/** Who may call what of the vault. What is not named here it calls itself. */
const callers: Record<string, string> = {
  'age_at_wave(text,text,text)': both,
  'comes_of_age_by(text,text)': both,
  'consent_state_of(text,text)': both,
  'identity_kept(text)': both,
  'is_of_age(text,text)': both,
  'rests_on_old_text(text,text,"ConsentScope")': both,
  'contact_for_letter(text,text)': applicationRole,
  'open_flag_contact(text,text,text,"FlagContactReason",text)': applicationRole,
  'open_vault(text,text)': applicationRole,
  'beginning_of(date,text)': corpusRole,
  'consent_valid_until(text,text)': corpusRole,
  'forget_way(text,text)': corpusRole,
  'forget_who(text,text)': corpusRole,
  'is_unsafe(text,text)': corpusRole,
  'keep_coming_of_age(text,text,timestamptz)': corpusRole,
  'keep_person(text,text,bytea,bytea,bytea,text,text)': corpusRole,
  'known_ages(text)': corpusRole,
  'leave_way(text,text,boolean)': corpusRole,
  'left_ways()': corpusRole,
  'mark_person(text,text,boolean)': corpusRole,
  'move_ages(text,text,text)': corpusRole,
  'refresh_stay(text,text)': corpusRole,
  'was_of_age(text,text,timestamptz)': corpusRole,
}

export const vaultText = JSON.stringify({ needs, forVault, callers })

/** Whose the schema is, where the rooms have been handed over once. */
const ownersOf = `
  SELECT 'SCHEMA identity' AS what, nspowner AS owner FROM pg_namespace WHERE nspname = 'identity'
  UNION ALL
  SELECT 'TABLE ' || c.oid::regclass, c.relowner FROM pg_class c
  WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = 'identity') AND c.relkind IN ('r', 'v')
  UNION ALL
  SELECT 'FUNCTION ' || p.oid::regprocedure, p.proowner FROM pg_proc p
  WHERE p.pronamespace = (SELECT oid FROM pg_namespace WHERE nspname = 'identity')`

/** Whether there is nothing to bring back; true also before the migration that hands the rooms over. */
export async function isVaultApart(client: Client): Promise<boolean> {
  if (!(await hasVault(client))) return true
  const { rows } = await client.query(
    `SELECT 1 FROM (${ownersOf}) o WHERE o.owner::regrole::text <> '${vaultRole}' LIMIT 1`,
  )
  return rows.length === 0
}

async function hasVault(client: Client): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT 1 FROM pg_proc WHERE proname = 'known_ages'
       AND pronamespace = (SELECT oid FROM pg_namespace WHERE nspname = 'identity')`,
  )
  return rows.length > 0
}

/** Brings everything in the rooms to their role, and gives the rights. Within a transaction. */
export async function setVaultApart(client: Client): Promise<void> {
  if (!(await hasVault(client))) return
  await takeOver(client)
  await client.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${vaultRole}`)
  await client.query(`GRANT USAGE ON SCHEMA public TO ${vaultRole}`)
  for (const [table, rights] of Object.entries(needs))
    if (await isThere(client, 'to_regclass', `public."${table}"`))
      await client.query(`GRANT ${rights} ON public."${table}" TO ${vaultRole}`)
  for (const name of forVault) {
    await client.query(`REVOKE ALL ON FUNCTION public.${name} FROM PUBLIC, ${applicationRole}`)
    await client.query(`GRANT EXECUTE ON FUNCTION public.${name} TO ${vaultRole}`)
  }
  await asVault(client, async () => {
    await client.query(`
      REVOKE ALL ON ALL TABLES IN SCHEMA identity FROM PUBLIC, ${both};
      REVOKE ALL ON ALL FUNCTIONS IN SCHEMA identity FROM PUBLIC, ${both};
      GRANT USAGE ON SCHEMA identity TO ${both};
      GRANT SELECT ON identity.staying TO ${corpusRole}`)
    for (const [name, who] of Object.entries(callers))
      if (await isThere(client, 'to_regprocedure', `identity.${name}`))
        await client.query(`GRANT EXECUTE ON FUNCTION identity.${name} TO ${who}`)
  })
}

async function takeOver(client: Client): Promise<void> {
  const { rows } = await client.query<{ what: string }>(
    // The schema last: who gives it away names what is in it no more.
    `SELECT what FROM (${ownersOf}) o WHERE owner::regrole::text <> '${vaultRole}' ORDER BY what LIKE 'SCHEMA %', what`,
  )
  if (rows.length === 0) return
  await client.query(`GRANT USAGE, CREATE ON SCHEMA identity TO ${vaultRole}`)
  for (const { what } of rows) await client.query(`ALTER ${what} OWNER TO ${vaultRole}`)
}

async function isThere(
  client: Client,
  lookUp: 'to_regclass' | 'to_regprocedure',
  name: string,
): Promise<boolean> {
  const { rows } = await client.query<{ is: boolean }>(`SELECT ${lookUp}($1) IS NOT NULL AS is`, [name])
  return rows[0]!.is
}

/**
 * For the owner of the database, who opens none of these tables as what they are. Within a transaction, at whose end the role is left
 * whatever happens: the connections to the embedded database share one session.
 */
export async function asVault<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query(`SET LOCAL ROLE ${vaultRole}`)
  const result = await work()
  await client.query('RESET ROLE')
  return result
}
