// The house's rules that no compiler knows: what may import what, what is used where, how files are named and how long.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../packages/api/src/database/root.ts'
import { flow } from '../packages/api/src/flow.ts'
import { filesUnder, importsOf, textOf, type SourceFile } from './support/source.ts'

const src = 'packages/api/src/'
const product = (folder: string) => filesUnder(folder).filter(({ isTest }) => !isTest)
const api = product('packages/api/src')
const analysis = product('packages/analysis/src')
const web = product('packages/web/src')
const all = [...api, ...analysis, ...web]

type Finding = string
const modules: readonly string[] = flow
/** The folder under src that a file stands in; files at the top are plumbing and have none. */
const moduleOf = (path: string) => /^([^/]+)\//.exec(path.slice(src.length))?.[1]

/** Plumbing knows no module, but for these, which put modules together or stand on the first of them. */
const mayKnow: Record<string, readonly string[]> = {
  'schema.ts': modules,
  'routes.ts': 'safety deidentification codebook learning coding outreach erasure retention'.split(' '),
  'epoch.ts': ['auth', 'consent'],
  'keyRotation.ts': ['database'],
  'lostKeys.ts': ['database'],
  'instance.ts': ['audit', 'backup', 'database', 'job', 'auth', 'rotation'],
  ...{ 'keyHold.ts': ['database'], 'keyPlace.ts': ['database'] },
  'studyRotation.ts': ['database'],
  'app.ts': ['audit', 'auth'],
  'adminLink.ts': ['database', 'auth'],
  'operations.ts': ['audit', 'backup', 'cli', 'database', 'rotation'],
  'keyCopy.ts': ['database'],
  'main.ts': ['audit', 'database', 'auth', 'demo'],
  'analyst.ts': ['database'],
  'analystThread.ts': ['deidentification'],
  'graphql.ts': ['auth'],
  'server.ts': ['auth', 'outreach', 'retention', 'sitting'],
  'command.ts': ['audit'],
  'reading.ts': ['audit'],
  'refusedReads.ts': ['audit'],
  'env.ts': ['database'],
  'keys.ts': ['database'],
  'secretFile.ts': ['database'],
  'cli.ts': ['cli', 'database'],
}

/** What puts modules together is used by none of them. */
const assemblies = [
  ...['schema.ts', 'routes.ts', 'instance.ts', 'main.ts', 'graphql.ts', 'server.ts', 'cli.ts'],
  'adminLink.ts',
  'operations.ts',
]

const mayImport = (from: SourceFile, to: string): boolean => {
  const [here, there] = [moduleOf(from.path), moduleOf(to)]
  if (here === there) return true
  if (!here) return (mayKnow[from.path.slice(src.length)] ?? []).includes(there!)
  if (!there) return !assemblies.includes(to.slice(src.length))
  return modules.includes(here) && modules.includes(there) && modules.indexOf(there) < modules.indexOf(here)
}

describe('the one way through', () => {
  const edges = api.flatMap((from) =>
    from.imports.filter((to) => to.startsWith(src)).map((to) => ({ from, to, name: `${from.path} → ${to}` })),
  )

  it('has every folder of the API in one order, the demo last', () => {
    const folders = new Set(api.flatMap(({ path }) => moduleOf(path) ?? []))
    expect([...folders].sort()).toEqual([...modules, 'cli'].sort())
    expect(modules.at(-1)).toBe('demo')
  })

  it('is imported along, never back', () => {
    expect(edges.length).toBeGreaterThan(150)
    expect(edges.filter(({ from, to }) => !mayImport(from, to)).map(({ name }) => name)).toEqual([])
  })

  it('is asked by rules that refuse what they should', () => {
    const file = (path: string) => ({ path: `${src}${path}`, text: '', isTest: false, imports: [] })
    expect(mayImport(file('study/store.ts'), `${src}coding/store.ts`)).toBe(false)
    expect(mayImport(file('coding/step.ts'), `${src}schema.ts`)).toBe(false)
    expect(mayImport(file('words.ts'), `${src}auth/store.ts`)).toBe(false)
    expect(mayImport(file('cli/tag.ts'), `${src}study/store.ts`)).toBe(false)
    expect(importsOf(`${src}a/b.ts`, "import {\n  x,\n} from '../c/d.ts'\nimport './e.ts'")).toEqual([
      `${src}c/d.ts`,
      `${src}a/e.ts`,
    ])
  })
})

const files = (names: string) => names.split(' ').map((name) => `${src}${name}.ts`)
const cleanText = 'packages/analysis/src/text/clean.ts'
const stores = (modules: string) => modules.split(' ').map((module) => `${src}${module}/store.ts`)
/** [what, the files that may, why]. A file that no longer does is taken off its row. Folders end in a slash. */
const confined: [RegExp, string[], string][] = [
  [/from 'natural/, ['packages/analysis/src/text/natural.ts'], 'the whole of natural is slow and large'],
  [
    /from 'syllable'/,
    ['packages/analysis/src/readability/english.ts'],
    'how English syllables are counted stands in one place',
  ],
  [
    /from 'node:crypto'/,
    files('audit/audit backup/backup auth/password address hash id keys sealedKey sealingKeys words'),
    'cryptography is read in few files; addresses are held under a hash',
  ],
  [
    /from 'better-auth/,
    ['adapter', 'betterAuth', 'openIdSeat', 'password', 'session'].map((name) => `${src}auth/${name}.ts`),
    'better-auth is made in one place and called by the door; it has no route of its own',
  ],
  [
    /from '(?:openid-client|jose)/,
    [`${src}auth/openIdClient.ts`, `${src}auth/openIdSeal.ts`],
    'what a provider says is read in one file, and nothing of it but who it is goes on from there',
  ],
  [
    /from '@simplewebauthn\//,
    [`${src}auth/passkey.ts`, 'packages/web/src/passkey.ts'],
    'what a passkey is asked for and held against stands in one place on each side',
  ],
  [/process\.env/, [`${src}env.ts`], 'settings are read once'],
  [
    /from '(?:@prisma\/|[./]+generated\/(?:prisma\/client|pothos)\.ts)/,
    [`${src}builder.ts`, `${src}database/`, `${src}db.ts`],
    'Prisma is made in one place and handed on',
  ],
  [
    /\b(?:tx|db)\.\w+\.(?:create|createMany|update|updateMany|upsert|delete|deleteMany)\(/,
    [
      ...stores(
        'audit auth board codebook coding consent consentText detail duty edition erasure exchange insight instrument learning meeting member outreach release response safety retention setup sitting study talk vault',
      ),
      ...files('auth/accountStore instance safety/noticeStore sitting/code/codeStore'),
    ],
    'rows are written by stores; the row of the instance itself by what opens it',
  ],
  [
    /\$(?:query|execute)Raw/,
    [
      ...stores(
        'auth audit board change coding consent consentText deidentification detail edition erasure exchange identity insight instrument job learning meeting member outreach release response safety retention setup sitting study vault',
      ),
      ...files('auth/accountStore outreach/peopleStore pipeline instance'),
    ],
    'SQL stands in stores; pg-boss stores a job in the transaction of its write; a first start takes its turn',
  ],
  [
    /\b(?:(?:effective|current)_consent|consent_state|ConsentStanding|usable_passage|(?:desk_)?read_passage|(?:desk_)?theme_coding|undecided_coding|coding_standing|theme_rejection)\b/,
    [
      ...stores(
        'change coding consent consentText deidentification detail edition insight learning outreach release sitting',
      ),
      `${src}outreach/peopleStore.ts`,
      `${src}database/grants.ts`,
    ],
    'consent at the time of use is asked of the database; what of it may be read stands with the rights',
  ],
  [
    /\b(?:keep_identity|identity_kept|mark_contact|contact_for_letter)\b/,
    [`${src}identity/store.ts`],
    'one file knocks at the identity rooms, whose tables the application has no right to',
  ],
  [
    /\bsealIdentity\(/,
    [`${src}identity/commands.ts`, `${src}rotation/store.ts`, `${src}words.ts`],
    'who somebody is, is sealed where it is written down, and anew under another key',
  ],
  [
    /\bopenIdentity\(/,
    files('outreach/step rotation/store safety/contact vault/commands words'),
    'how somebody may be reached is opened by the sender, and by a reviewer for whom an item is about; who they are, where two people agreed to it; by another key that takes the place of one',
  ],
  [
    /\bwords\.open\(/,
    files(
      'coding/commands coding/step deidentification/step demo/decide detail/commands insight/opened learning/step reading release/commands rotation/store safety/step sitting/open',
    ),
    'readers get words through reading.ts, which asks and audits; the steps, the check of marks and the analyst work on them; whoever writes alone sees what they wrote',
  ],
  [
    /\bwords\.seal\(/,
    files('coding/step deidentification/step detail/commands response/commands rotation/store sitting/open'),
    'words are sealed where they come in or are made',
  ],
  [
    /from 'node:worker_threads'/,
    [`${src}analyst.ts`, `${src}analystThread.ts`],
    'what takes long with words has one thread of its own, which is given no key',
  ],
  [
    /\b(?:deidentify|createTagger|learnStudy)\(/,
    [
      'packages/analysis/src/tagging/study-model.ts',
      'packages/analysis/src/deidentify/deidentify.ts',
      'packages/analysis/src/tagging/tagger.ts',
      `${src}analystThread.ts`,
      `${src}cli/deidentify.ts`,
      `${src}cli/tag.ts`,
    ],
    'they take a second or more, and the thread that answers must stay free',
  ],
  [
    /\bmarkClean\(/,
    ['packages/analysis/src/deidentify/placed.ts', cleanText],
    'CleanText comes out of de-identification only: something stands in the place of what the machine or a person marked',
  ],
  [
    /\bopenReleased\(/,
    [`${src}reading.ts`, `${src}release/quotes.ts`],
    'words for board and lead are opened where it was worked out that they may leave',
  ],
  [
    /\bSafeQuote =>|as SafeQuote\b/,
    [`${src}release/quotes.ts`],
    'a quote for board and lead is made of what two people let leave',
  ],
  [
    /\breopenCleanText\(/,
    [cleanText, ...files('coding/step detail/commands detail/schema insight/opened learning/step')],
    'what is stored in Passage was clean when it was sealed',
  ],
  [/\bassumeClean\(/, [cleanText, `${src}cli/tag.ts`], 'only who passes a file of their own answers for it'],
  [
    /\bmarkSafe\b|\bas (?:unknown as )?Safe(?:Word|Reach)\b/,
    ['packages/analysis/src/disclosure/quantifier.ts'],
    'a word that leaves the evaluator’s desk is made where its rule stands',
  ],
  [
    /\bprofiles\.of\b|\bprofileFor\(/,
    ['packages/analysis/src/disclosure/profile.ts', `${src}release/floor.ts`, `${src}setup/setup.ts`],
    'what leaves is measured by the greater of the product’s floors and the study’s, which one file works out',
  ],
  [/@urql\//, ['packages/web/src/client.ts', 'packages/web/src/graphql.ts'], 'one client is one session'],
  [
    /\blocalStorage\b/,
    ['packages/web/src/language/language.ts', 'packages/web/src/ui/keys.ts', 'packages/web/src/ui/scheme.ts'],
    'a browser keeps the choice of language, colours and single keys, and nothing else',
  ],
  [
    /\bsessionStorage\b/,
    ['packages/web/src/lockMark.ts'],
    'a tab keeps that it was locked, in one word, until the server has heard of it',
  ],
]

/** Nobody may; the sample shows that the pattern finds it. */
const forbidden: [RegExp, string, string][] = [
  [/\bconsole\./, "console.log('x')", 'output is a line that somebody wrote on purpose'],
  [/\binnerHTML\b/, '<p innerHTML={text} />', 'words are text, never markup'],
  [/\b(?:indexedDB|document\.cookie)\b/, 'document.cookie', 'words stay out of the browser’s stores'],
  [/['"`]https?:\/\/(?!here\b)/, "fetch('https://example.org')", 'no word leaves for another host'],
  [/:\s*any\b|<any>|\bas any\b/, 'x as any', 'a type says what it is'],
]

describe('what is confined', () => {
  it('looks at all of the product', () => {
    expect([api.length > 80, analysis.length > 25, web.length > 45]).toEqual([true, true, true])
  })

  it.each(confined)('%s stands where it may', (pattern, allowed, reason) => {
    const places = all
      .filter(({ text }) => pattern.test(text))
      .map(({ path }) => allowed.find((one) => one.endsWith('/') && path.startsWith(one)) ?? path)
    expect([...new Set(places)].sort(), reason).toEqual([...allowed].sort())
  })

  it.each(forbidden)('%s stands nowhere', (pattern, sample, reason) => {
    expect(pattern.test(sample)).toBe(true)
    expect(
      all.filter(({ text }) => pattern.test(text)).map(({ path }) => path),
      reason,
    ).toEqual([])
  })
})

describe('the packages', () => {
  const outside = (files: SourceFile[], isAllowed: (name: string) => boolean): Finding[] =>
    files.flatMap(({ path, imports }) =>
      imports.filter((name) => !isAllowed(name)).map((name) => `${path} → ${name}`),
    )

  it('of analysis knows no machine, clock or chance', () => {
    const isAllowed = (name: string) => /^packages\/analysis\/|^zod$|^syllable$|^natural\/lib\//.test(name)
    expect(outside(analysis, isAllowed)).toEqual([])
    // The pages import this part, so nothing in it leads to the language tools.
    const ofPages = analysis.filter(({ path }) => /\/src\/instrument[./]/.test(path))
    expect(ofPages.length).toBeGreaterThan(10)
    expect(outside(ofPages, (name) => /\/src\/(?:instrument|readability)\/|^zod$/.test(name))).toEqual([])
    const reading = analysis.filter(({ path }) => /\/src\/readability\/(?!.*\.test\.)/.test(path))
    const ofReading = /\/src\/(?:readability\/|text\/(?:language|sentence|span)\.ts$)|^syllable$/
    expect(outside(reading, (name) => ofReading.test(name))).toEqual([])
    const impure = /\bDate\.now|\bnew Date\b|Math\.random|\bprocess\.|\bperformance\.|\bglobalThis\b/
    expect(impure.test('const at = Date.now()')).toBe(true)
    expect(analysis.filter(({ text }) => impure.test(text)).map(({ path }) => path)).toEqual([])
  })

  // The editor and the person's page lint and walk an instrument as the server does: by the same functions.
  it('of the web knows the API by its printed schema alone, and of analysis the instruments', () => {
    const isForeign = (name: string) =>
      /^@firsthand\/(?!analysis\/instrument$)|^node:|^packages\/(?!web\/)|^(?:prisma|test)\//.test(name)
    expect(isForeign('@firsthand/api/policy.ts')).toBe(true)
    expect(outside(web, (name) => !isForeign(name))).toEqual([])
  })

  it('of the API knows analysis by its two fronts alone, and nothing of the web', () => {
    const isForeign = (name: string) =>
      /^@firsthand\/analysis\/(?!instrument$)|^packages\/(?!api\/)/.test(name)
    expect(isForeign('packages/web/src/session.ts')).toBe(true)
    expect(outside(api, (name) => !isForeign(name))).toEqual([])
  })
})

/** Beside these names a folder has its noun, and what is listed; `database` and `cli` are tools and name their own. */
const known = ['store.ts', 'commands.ts', 'schema.ts', 'mutations.ts', 'step.ts']
const own: Record<string, readonly string[]> = {
  audit: ['chain.ts', 'sealer.ts', 'seen.ts'],
  backup: ['dump.ts', 'file.ts', 'load.ts', 'passphrase.ts', 'reapply.ts', 'restore.ts'],
  change: ['topic.ts', 'words.ts'],
  auth: `adapter betterAuth demo invitation inviteMutations inviting password secondFactor session strength openId
    openIdClient openIdCommands openIdDoor openIdMutations openIdSeal openIdSeat accounts accountStore asking closing
    passkey passkeyDoor passkeyMutations passwordLink passwordMutations askingFor telling`
    .split(/\s+/)
    .map((name) => `${name}.ts`),
  board: ['desk.ts', 'lead.ts', 'placement.ts'],
  coding: ['about.ts', 'quote.ts', 'undecided.ts'],
  consent: ['majority.ts', 'permission.ts'],
  consentText: ['block.ts', 'gap.ts', 'model.ts'],
  deidentification: ['searchIndex.ts'],
  demo: ['decide.ts', 'load.ts', 'reach.ts', 'study.ts'],
  instrument: ['adding.ts', 'builtIn.ts'],
  ...{ response: ['routing.ts'], setup: ['jurisdiction.ts'] },
  insight: 'asked asking chosen missed opened overview quotes summary'.split(' ').map((name) => `${name}.ts`),
  outreach: ['attrition.ts', 'door.ts', 'people.ts', 'peopleStore.ts'],
  retention: ['words.ts'],
  safety: ['clock.ts', 'contact.ts', 'notice.ts', 'noticeStore.ts', 'said.ts'],
  release: ['floor.ts', 'quotes.ts', 'said.ts'],
  // Folders: the words by which somebody comes back, what stands on a screen, the page that is theirs, and the markup of all.
  sitting: [
    ...['code', 'screen', 'own', 'page', 'door.ts', 'form.ts', 'turn.ts', 'open.ts', 'alone.ts'],
    ...['gone.ts', 'lapse.ts', 'left.ts', 'prepared.ts', 'view.ts'],
  ],
}

describe('the files', () => {
  it('of a module have the names that every module has', () => {
    const named = modules
      .filter((module) => module !== 'database')
      .flatMap((module) =>
        readdirSync(join(projectRoot, src, module))
          .filter((name) => !name.endsWith('.test.ts'))
          .map((name) => ({ module, name })),
      )
    expect(named.length).toBeGreaterThan(35)
    const strange = named.filter(
      ({ module, name }) => ![...known, `${module}.ts`, ...(own[module] ?? [])].includes(name),
    )
    expect(strange).toEqual([])
  })

  it('are short enough to be read at once', () => {
    const files = ['packages', 'prisma', 'scripts', 'test'].flatMap((folder) =>
      filesUnder(folder, /\.(?:tsx?|mjs|cjs|css|prisma)$/),
    )
    expect(files.length).toBeGreaterThan(220)
    const long = files
      .map(({ path, text, isTest }) => ({ path, lines: text.split('\n').length, most: isTest ? 400 : 300 }))
      .filter(({ lines, most }) => lines > most)
    expect(long).toEqual([])
  })
})

describe('the tables that hold a study', () => {
  const models = 'collection corpus coding learning consent board exchange outreach talk'
    .split(' ')
    .flatMap((room) =>
      [...textOf(`prisma/models/${room}.prisma`).matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(
        ([, name, body]) => ({ name: name!, body: body! }),
      ),
    )

  it('begin every key and index with the study, so that they can be spread over servers by it', () => {
    expect(models.length).toBeGreaterThan(10)
    const keys = models.flatMap(({ name, body }) =>
      [...body.matchAll(/^\s*(@@(?:id|unique|index)\(\[(\w+).*)$/gm)].map(([, key, first]) => ({
        key: `${name} ${key}`,
        first,
      })),
    )
    // A GIN index holds no second kind of column; its rows are filtered by the study beside it.
    const strays = keys.filter(({ first }) => first !== 'studyId').map(({ key }) => key)
    expect(strays).toEqual(['Passage @@index([search], type: Gin)'])
    const without = models.filter(({ body }) => !/@@id\(\[studyId, /.test(body)).map(({ name }) => name)
    expect(without).toEqual([])
  })
})
