import { batch, createMemo, createSignal } from 'solid-js'
import type { Language } from '../graphql.ts'
import { language } from '../language/language.ts'
import { type Cut, type Draft, draftOf, proposedCut, type TableChoice } from './draft.ts'
import { digestOf, openFiles, type Opened } from './reading/open.ts'
import { readPaste } from './reading/read.ts'
import type { Problem, Read, Source } from './reading/source.ts'
import { type Column, columnsOf, findHeader } from './table.ts'
import { findSpeakers, type Part, type Speaker } from './transcript.ts'

export type Brought = ReturnType<typeof createBrought>

const noTable: TableChoice = { sheet: 0, header: -1, words: [], person: null, language: null }

/** What was brought and whose words are where. It lives in this page's memory and nowhere else. */
export function createBrought() {
  const [source, setSource] = createSignal<Source>()
  const [digest, setDigest] = createSignal('')
  const [problem, setProblem] = createSignal<Problem>()
  /** Which of several files it was. It is shown here and goes nowhere. */
  const [culprit, setCulprit] = createSignal<string>()
  const [isReading, setReading] = createSignal(false)
  const text = createTextChoice(source)
  const table = createTableChoice(source)
  const [languages, setLanguages] = createSignal<Record<string, Language>>({})

  const take = (read: Read, from: string) =>
    batch(() => {
      setReading(false)
      setCulprit(undefined)
      setProblem('problem' in read ? read.problem : undefined)
      const found = 'source' in read ? read.source : undefined
      setSource(found)
      setDigest(from)
      setLanguages({})
      text.begin()
      table.begin(found)
    })

  const draft = createMemo<Draft>(() => {
    const found = source()
    if (!found) return { people: [], leftOut: [] }
    const choices = {
      text: text.choice(),
      table: table.choice(),
      otherwise: language(),
      languages: languages(),
    }
    return draftOf(found, choices)
  })

  return {
    ...{ source, digest, problem, culprit, isReading, draft, text, table },
    async openFiles(files: readonly File[]) {
      setReading(true)
      // A file that went away meanwhile, or a browser that lets nobody read it.
      const opened = await openFiles(files).catch((): Opened => ({ problem: 'unavailable' }))
      take(opened, 'digest' in opened ? opened.digest : '')
      if ('problem' in opened) setCulprit(opened.name)
    },
    async openPaste(pasted: string) {
      setReading(true)
      take(await readPaste(pasted), await digestOf(pasted))
    },
    clear: () => take({ problem: 'empty' }, '') ?? setProblem(undefined),
    setLanguageOf: (key: string, chosen: Language) => setLanguages((now) => ({ ...now, [key]: chosen })),
  }
}

function createTextChoice(source: () => Source | undefined) {
  const [cut, setCut] = createSignal<Cut>('one')
  const [parts, setParts] = createSignal<Record<string, Part>>({})
  const [isConfirmed, setConfirmed] = createSignal(false)
  const speakers = createMemo<Speaker[]>(() => {
    const found = source()
    return found?.kind === 'text' ? findSpeakers(found.texts) : []
  })
  return {
    ...{ cut, setCut, speakers, parts, isConfirmed, setConfirmed },
    choice: () => ({ cut: cut(), parts: parts() }),
    setPart(name: string, part: Part) {
      setParts((now) => ({ ...now, [name]: part }))
      setConfirmed(false)
    },
    begin() {
      const all = speakers()
      setParts(Object.fromEntries(all.map(({ name, seems }) => [name, seems])))
      setConfirmed(false)
      setCut(proposedCut(all.length))
    },
  }
}

function createTableChoice(source: () => Source | undefined) {
  const [choice, setChoice] = createSignal(noTable)
  const sheets = () => {
    const found = source()
    return found?.kind === 'table' ? found.sheets : []
  }
  const rows = () => sheets()[choice().sheet]?.rows ?? []
  const columns = createMemo<Column[]>(() => columnsOf(rows(), choice().header))
  const propose = (sheet: number, header: number) => {
    setChoice({ ...noTable, sheet, header })
    const seem = (kind: Column['seems']) =>
      columns()
        .filter(({ seems }) => seems === kind)
        .map(({ at }) => at)
    setChoice((now) => ({
      ...now,
      words: seem('words'),
      person: seem('person')[0] ?? null,
      language: seem('language')[0] ?? null,
    }))
  }
  const proposeSheet = (sheet: number) => propose(sheet, findHeader(sheets()[sheet]?.rows ?? []))
  return {
    ...{ choice, sheets, rows, columns, proposeSheet },
    setHeader: (header: number) => propose(choice().sheet, header),
    set: (change: Partial<TableChoice>) => setChoice((now) => ({ ...now, ...change })),
    begin(found: Source | undefined) {
      if (found?.kind !== 'table') return void setChoice(noTable)
      const fullest = found.sheets.reduce(
        (best, { rows: own }, at) => (own.length > found.sheets[best]!.rows.length ? at : best),
        0,
      )
      proposeSheet(fullest)
    },
  }
}
