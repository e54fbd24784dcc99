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
  const bare = sql.replace(notStatements, (part) => (/^(?:--|\/\*)/.test(part) ? ' ' : "''"))
  // A nested comment ends later than the pattern thinks.
  if (bare.includes('*/')) return true
  return bare.split(';').some((statement) => isRefused(statement.trim()))
}

function isRefused(statement: string): boolean {
  return (
    /^(?:set|reset|discard|load|explain|alter\s+(?:role|user))\b/i.test(statement) &&
    !harmless.test(statement)
  )
}
