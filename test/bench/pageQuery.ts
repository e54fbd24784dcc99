import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../packages/api/src/database/root.ts'

/** A query of the pages by its name, as they send it: with the names of types that their cache adds. */
export const pageQuery = (name: string): string => {
  const file = join(projectRoot, 'packages/web/generated/operations.json')
  const listed = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
  const found = listed.find((text) => text.startsWith(`query ${name}(`))
  if (!found) throw new Error(`the pages have no query ${name}`)
  return found
}
