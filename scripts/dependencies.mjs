// What is known to be wrong with the packages that Firsthand takes in. A report and never a gate: it ends with 0 whatever it
// finds, and says so where nobody can be asked.
import { spawn } from 'node:child_process'
import { root } from './bundle.mjs'

const patience = 60_000

/** Asks the registry that npm is set to, by pnpm, and prints a line for each finding. */
export async function reportDependencies() {
  console.log(tellAudit(await askRegistry()).join('\n'))
}

function askRegistry() {
  return new Promise((resolve) => {
    const args = ['--yes', '--prefer-offline', 'pnpm@10', 'audit', '--json']
    const child = spawn('npx', args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], timeout: patience })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text))
    child.once('error', () => resolve(''))
    child.once('close', () => resolve(output))
  })
}

/**
 * @param {string} output what `pnpm audit --json` printed
 * @returns {string[]} the worst first
 */
export function tellAudit(output) {
  const advisories = advisoriesIn(output)
  if (!advisories)
    return ['The registry could not be asked what is known of these packages. Try it where it answers.']
  const lines = advisories.sort((one, other) => rank(one) - rank(other)).map(tell)
  return [`${lines.length} known ${lines.length === 1 ? 'fault' : 'faults'} in the packages.`, ...lines]
}

function advisoriesIn(output) {
  try {
    const { error, advisories } = JSON.parse(output)
    return error || typeof advisories !== 'object' || advisories === null
      ? undefined
      : Object.values(advisories)
  } catch {
    return undefined
  }
}

const severities = ['critical', 'high', 'moderate', 'low', 'info']
const rank = ({ severity }) =>
  (severities.indexOf(severity) + severities.length + 1) % (severities.length + 1)

function tell({ severity, module_name, findings, title, patched_versions, url }) {
  const versions = [...new Set((findings ?? []).map(({ version }) => version))].join(', ')
  const mended =
    !patched_versions || patched_versions === '<0.0.0' ? 'not mended yet' : `mended in ${patched_versions}`
  return `${severity}: ${module_name} ${versions}: ${title} (${mended}; ${url})`
}
