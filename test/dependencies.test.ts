import { expect, it } from 'vitest'
import { tellAudit } from '../scripts/dependencies.mjs'

const advisory = (severity: string, module_name: string, patched_versions: string) => ({
  ...{ severity, module_name, patched_versions, title: 'Reads too far', url: 'https://example.test/a' },
  findings: [
    { version: '1.0.0', paths: ['.>a'] },
    { version: '1.0.0', paths: ['.>b'] },
  ],
})

it('tells the worst first, in which version it is and in which it is mended', () => {
  const advisories = {
    1: advisory('low', 'slow', '<0.0.0'),
    2: advisory('strange', 'odd', '>=2.0.0'),
    3: advisory('critical', 'leaky', '>=1.0.1'),
  }
  expect(tellAudit(JSON.stringify({ advisories }))).toEqual([
    '3 known faults in the packages.',
    'critical: leaky 1.0.0: Reads too far (mended in >=1.0.1; https://example.test/a)',
    'low: slow 1.0.0: Reads too far (not mended yet; https://example.test/a)',
    'strange: odd 1.0.0: Reads too far (mended in >=2.0.0; https://example.test/a)',
  ])
  expect(tellAudit('{"advisories":{}}')).toEqual(['0 known faults in the packages.'])
})

it.each([
  ['says nothing', ''],
  ['refuses', '{"error":{"code":"ERR_PNPM_AUDIT_BAD_RESPONSE","message":"responded with 405"}}'],
  ['answers something else', '{"advisories":null}'],
  ['answers no JSON', '<html>'],
])('says that nobody could be asked where the registry %s', (_how, output) => {
  expect(tellAudit(output)).toEqual([expect.stringContaining('could not be asked')])
})
