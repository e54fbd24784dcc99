// The embedded database has one session, and that session began as superuser: SET ROLE could take the lesser role off
// again. So the application's connections may not say SET, RESET or DISCARD at all; what an inner statement could do in
// their stead (set_config, DO) is taken from the role itself in roles.ts. Nor may they EXPLAIN, which counts the rows that
// a policy took out.

const notStatements =
  /--[^\n]*|\/\*[\s\S]*?\*\/|\b[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$/g

const harmless =
  /^set\s+(?:transaction|local\s+(?:statement_timeout|lock_timeout|idle_in_transaction_session_timeout))\b/i

/** Whether the SQL would change the settings of the session that all connections share, or tell how it came by its rows. */
export function goesPastGate(sql: string): boolean {
  if (!/\b(?:set|reset|discard|load|explain|alter)\b/i.test(sql)) return false
  return statementsOf(sql)?.some(isRefused) ?? true
}

/** Whether the SQL would drop what is prepared, which all connections share (`prepared.ts`): nobody may, the owner neither. */
export function forgetsPrepared(sql: string): boolean {
  if (!/\b(?:discard|deallocate)\b/i.test(sql)) return false
  return statementsOf(sql)?.some((statement) => /^(?:discard|deallocate)\b/i.test(statement)) ?? true
}

/** Without texts and comments; nothing where they cannot be told from the rest. */
function statementsOf(sql: string): string[] | undefined {
  const bare = sql.replace(notStatements, (part) => (/^(?:--|\/\*)/.test(part) ? ' ' : "''"))
  // A nested comment ends later than the pattern thinks.
  if (bare.includes('*/')) return undefined
  return bare.split(';').map((statement) => statement.trim())
}

function isRefused(statement: string): boolean {
  return (
    /^(?:set|reset|discard|load|explain|alter\s+(?:role|user))\b/i.test(statement) &&
    !harmless.test(statement)
  )
}
