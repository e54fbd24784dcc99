// The house's rules that no compiler knows: what may import what, what is used where, how files are named and how long.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../packages/api/src/database/root.ts'
import { flow } from '../packages/api/src/flow.ts'
import { confined } from './support/confined.ts'
import { filesUnder, importsOf, src, textOf, type SourceFile } from './support/source.ts'

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
  'routes.ts':
    'safety drill deidentification codebook learning coding outreach board erasure retention'.split(' '),
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
    const onDevice = analysis.filter(({ path }) => /\/src\/(?:safety\/(?!.*test|learn)|screening)/.test(path))
    const ofScreening = /\/src\/(?:safety\/|text\/span\.ts$)|\/data\/[\w-]+\.txt\?raw$/
    expect(outside(onDevice, (name) => ofScreening.test(name))).toEqual([])
    const impure = /\bDate\.now|\bnew Date\b|Math\.random|\bprocess\.|\bperformance\.|\bglobalThis\b/
    expect(impure.test('const at = Date.now()')).toBe(true)
    expect(analysis.filter(({ text }) => impure.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('of the web knows the API by its printed schema alone, and of analysis the instruments and the screening', () => {
    const isForeign = (name: string) =>
      /^@firsthand\/(?!analysis\/(?:instrument|screening)$)|^(?:node:|prisma\/|test\/|packages\/(?!web\/))/.test(
        name,
      )
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
  consent: ['majority.ts', 'permission.ts', 'unsent.ts'],
  consentText: ['block.ts', 'gap.ts', 'model.ts'],
  exchange: ['undo.ts'],
  deidentification: ['numbers.ts', 'searchIndex.ts'],
  handover: ['document.ts', 'en.ts', 'es.ts', 'file.ts', 'ledger.ts', 'letter.ts', 'text.ts'],
  demo: ['decide.ts', 'load.ts', 'reach.ts', 'study.ts'],
  instrument: ['adding.ts', 'builtIn.ts'],
  ...{ identity: ['screening.ts'], learning: ['asItCame.ts'], response: ['routing.ts'] },
  insight: 'asked asking aspects chosen missed opened overview quotes summary wordsStore'
    .split(' ')
    .map((name) => `${name}.ts`),
  outreach: ['attrition.ts', 'door.ts', 'people.ts', 'peopleStore.ts'],
  retention: ['words.ts'],
  safety:
    'ageStore clock contact contactStore notice noticeStore opening openingSchema report said unreadStore'
      .split(' ')
      .map((name) => `${name}.ts`),
  release: ['floor.ts', 'quotes.ts', 'said.ts'],
  rotation: ['beside.ts'],
  // Folders: the words by which somebody comes back, what stands on a screen, the page that is theirs, and the markup of all.
  sitting: [
    ...['code', 'screen', 'own', 'page', 'door.ts', 'form.ts', 'turn.ts', 'open.ts', 'alone.ts'],
    ...['gone.ts', 'lapse.ts', 'keeping.ts', 'left.ts', 'prepared.ts', 'view.ts'],
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
