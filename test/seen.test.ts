// No act goes unseen: each that is written without a study is on a list of what auditors of a study read of it.
import { describe, expect, it } from 'vitest'
import { ofArrivals, ofEverybody, ofPeople, toldToStudies } from '../packages/api/src/audit/seen.ts'
import { actionOf, type Wanted } from '../packages/api/src/auth/openId.ts'
import { permissions } from '../packages/api/src/policy.ts'
import { en, es } from '../packages/web/src/language/auditNames.ts'
import { filesUnder } from './support/source.ts'

const source = filesUnder('packages/api/src')
  .filter(({ isTest }) => !isTest)
  .map(({ text }) => text)
  .join('\n')

const found = (pattern: RegExp) => [...source.matchAll(pattern)].map(({ groups }) => groups!['action']!)

/** What a command may hang on that is no permission in a study: it may be done where no study is named. */
const commands = [...source.matchAll(/action: '(?<action>[^']+)',\s+may: '(?<may>[^']+)'/g)].map(
  ({ groups }) => groups as { action: string; may: string },
)
const isInStudy = (may: string) => (permissions as readonly string[]).includes(may)

const flows: Wanted['to'][] = ['sign in', 'accept', 'link', 'unlock']

/** Written by reading, and by the command that makes keys anew, always into the study that it is about. */
const ofReading = [
  ...['read words', 'read own words', 'search', 'read audit', 'read model', 'open detail'],
  ...[
    'choose quotes',
    'look for what is missed',
    'read recipients',
    'take handover',
    'read demand',
    'rotate study key',
  ],
]

/** Written beside commands: by the doors, by the command line, and by the program about itself. */
const others = [
  ...found(/noteAct\(\s*(?:context\.)?app,\s*'(?<action>[^']+)'/g),
  ...found(/takeTry\([^']*'(?<action>[^']+)'\)/g),
  ...found(/ownSession\(\s*'(?<action>[^']+)'/g),
  ...found(/\bnote\(\w+, '(?<action>[^']+)'/g),
  ...found(/sitting \? '(?<action>unlock by[^']+)'/g),
  ...found(/: '(?<action>sign in by passkey)'/g),
  ...flows.map((to) => actionOf({ to } as Wanted)),
  'sign in',
  ...found(/\baction: '(?<action>[^']+)'(?!,\s+may:)/g).filter((action) => !ofReading.includes(action)),
]

/** In a study of the demo or of the tests, whose people it makes; by the product itself alone. */
const unseen = ['open account']

const seen = [...ofPeople, ...ofEverybody, ...ofArrivals, ...toldToStudies]

describe('an act', () => {
  it('is found in the code, by command and otherwise', () => {
    expect(commands.length).toBeGreaterThan(45)
    expect(new Set(others).size).toBeGreaterThan(20)
    for (const action of ['check password', 'lock session', 'backup', 'sign out', 'close account'])
      expect([action, ...others]).toContain(action)
  })

  it('that no study needs to be named for is read by auditors of a study, or is said not to be', () => {
    const free = commands.filter(({ may }) => !isInStudy(may) && may !== 'system').map(({ action }) => action)
    const missing = [...free, ...others].filter((action) => ![...seen, ...unseen].includes(action))
    expect([...new Set(missing)]).toEqual([])
  })

  it('is on one list alone, and none is there that the code does not know', () => {
    expect(new Set(seen).size).toBe(seen.length)
    const known = [...commands.map(({ action }) => action), ...others]
    expect(seen.filter((action) => !known.includes(action))).toEqual([])
  })

  it('has words in both languages', () => {
    const known = [...new Set([...commands.map(({ action }) => action), ...others])]
    expect(known.filter((action) => !(action in en.actions && action in es.actions))).toEqual([])
  })
})
