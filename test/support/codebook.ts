import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../packages/api/src/database/root.ts'

/** The codebook that the product ships, as JSON text. */
export const shippedCodebook = readFileSync(
  join(projectRoot, 'packages/analysis/codebooks/youth-survivor-perspective.json'),
  'utf8',
)
