import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, found from here: this file runs from src in tests and from dist in the product. */
export const projectRoot = findUp(dirname(fileURLToPath(import.meta.url)), 'pnpm-workspace.yaml')

export const migrationsFolder = join(projectRoot, 'prisma', 'migrations')

function findUp(folder: string, name: string): string {
  if (existsSync(join(folder, name))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error(`no folder above this program holds ${name}`)
  return findUp(parent, name)
}
