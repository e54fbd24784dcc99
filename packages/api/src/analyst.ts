import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type {
  About,
  CandidateOptions,
  CleanText,
  CodedWords,
  Decided,
  Language,
  Missed,
  Numbered,
  ReadPassage,
  Rule,
  Screened,
  ThemeQuotes,
  UniquenessWarning,
} from '@firsthand/analysis'
import type { Answer, Asked, Cleaned, Learned, Reader, Suggested, Task } from './analystThread.ts'
import { projectRoot } from './database/root.ts'

/**
 * What takes long with words, on a thread of its own: a long answer takes a second, and this one must stay free to
 * answer. Keys and sealed bytes stay on this side.
 */
export type Analyst = {
  clean(text: string, known: Known): Promise<Cleaned>
  /** The terms of a text, and what of it may still point at somebody where only these of them are said by nobody else. */
  terms(text: CleanText, language: Language): Promise<string[]>
  warn(text: CleanText, language: Language, alone: readonly string[]): Promise<UniquenessWarning[]>
  /** What a person must read now. */
  /** `saidYes`: to whether they want help. */
  screen(text: string, saidYes?: boolean): Promise<Screened>
  tag(text: CleanText, about: About, reader: Reading): Promise<Suggested[]>
  /** What a code is read by, with the study's model where there is one. */
  rules(asked: RulesAsked): Promise<Rule[]>
  /** Which quotes stand for a theme; a person has a number here, and no id. */
  choose(coded: readonly CodedWords[]): Promise<ThemeQuotes>
  /** Which codes each question asks about, by its words. */
  readQuestions(asked: { definition: unknown; questions: readonly Asked[] }): Promise<string[][]>
  /** What several people speak of that no code stands for. */
  miss(passages: readonly ReadPassage[], options: CandidateOptions): Promise<Missed>
  /** On a thread of its own, which ends with it: it may take minutes, and answers are read meanwhile. */
  learn(lesson: Lesson): Promise<Learned>
  stop(): Promise<void>
  /** What fails from then on says nothing of the text. */
  hasStopped(): boolean
}

/**
 * The language is the form's own, or where it is stated that of the words themselves; names that stay; and what the other
 * answers of the response call by a number.
 */
export type Known = {
  language: Language
  isStated?: boolean
  keep?: readonly string[]
  numbers?: readonly Numbered[]
}

/** What a text is read with: a codebook, and what was learned for it. It is asked for when the thread does not know it yet. */
export type Reading = {
  codebookId: string
  version: string
  definition: unknown
  openModel: (() => Promise<unknown>) | null
}
export type RulesAsked = { definition: unknown; model: unknown; code: string; find: string }
export type Lesson = { definition: unknown; decided: readonly Decided[]; name: string }

/** The thread ended or failed at a text. The step is tried again, with a new thread. */
export class AnalysisFailed extends Error {
  constructor(readonly code: 'analysis_ended' | 'took_too_long' | 'unexpected') {
    super(code)
  }
}

type Options = { file?: string; patience?: number; patienceToLearn?: number }
/** By codebook, the version of what it is read with. */
type Thread = { worker: Worker; known: Map<string, string> }

export const openAnalyst = ({
  file = threadFile(),
  patience = 30_000,
  patienceToLearn = 1_200_000,
}: Options = {}): Analyst => {
  let isStopped = false
  const learners = new Set<Worker>()
  const settings = { file, patience, hasStopped: () => isStopped }
  // What somebody waits for at a desk goes over much that was said, and must not keep new words from being screened.
  const [line, desk] = [openLine(settings), openLine(settings)]
  const { ask } = line

  return {
    clean: (text, known) => ask<Cleaned>(() => ({ kind: 'clean', text, ...whole(known) })),
    terms: (text, language) => desk.ask<string[]>(() => ({ kind: 'terms', text, language })),
    warn: (...[text, language, alone]) => desk.ask(() => ({ kind: 'warn', text, language, alone })),
    screen: (text, saidYes = false) => line.first<Screened>(() => ({ kind: 'screen', text, saidYes })),
    tag: (text, about, { codebookId, version, definition, openModel }) =>
      ask<Suggested[]>(async ({ known }) => {
        const reader: Reader = { codebookId, version }
        if (known.get(codebookId) !== version)
          reader.with = { definition, model: (await openModel?.()) ?? null }
        known.set(codebookId, version)
        return { kind: 'tag', text, about, reader }
      }),
    rules: (asked) => desk.ask<Rule[]>(() => ({ kind: 'rules', ...asked })),
    choose: (coded) => desk.ask<ThemeQuotes>(() => ({ kind: 'choose', coded })),
    readQuestions: (asked) => desk.ask<string[][]>(() => ({ kind: 'questions', ...asked })),
    miss: (passages, options) => desk.ask<Missed>(() => ({ kind: 'miss', passages, options })),
    async learn(lesson) {
      if (isStopped) throw new AnalysisFailed('analysis_ended')
      const worker = startThread(file)
      learners.add(worker)
      try {
        return await exchange<Learned>(worker, { kind: 'learn', ...lesson }, patienceToLearn)
      } finally {
        learners.delete(worker)
        await worker.terminate()
      }
    },
    async stop() {
      isStopped = true
      await Promise.all([line.stop(), desk.stop(), ...[...learners].map((worker) => worker.terminate())])
    },
    hasStopped: () => isStopped,
  }
}

type Line = { file: string; patience: number; hasStopped: () => boolean }

type Turn = () => Promise<unknown>

/** One at a time: what was said to come first, then the rest, each in their order. */
const createTurns = () => {
  const waiting: { first: Turn[]; rest: Turn[] } = { first: [], rest: [] }
  const next = () => waiting.first.shift() ?? waiting.rest.shift()
  let isTaken = false
  const go = async () => {
    if (isTaken) return
    isTaken = true
    for (let turn = next(); turn; turn = next()) await turn()
    isTaken = false
  }
  return <Result>(act: () => Promise<Result>, place: keyof typeof waiting) =>
    new Promise<Result>((resolve, reject) => {
      waiting[place].push(() => act().then(resolve, reject))
      void go()
    })
}

/** A thread, and who waits for it: one text at a time, so that it is known at which it ended, should it end. */
const openLine = ({ file, patience, hasStopped }: Line) => {
  let thread: Thread | undefined
  const inTurn = createTurns()
  const ready = (): Thread => {
    if (thread) return thread
    const started = { worker: startThread(file), known: new Map<string, string>() }
    const gone = () => (thread = thread === started ? undefined : thread)
    started.worker.on('error', gone).on('exit', gone)
    return (thread = started)
  }
  const work = async <Result extends Answer>(taskFor: (thread: Thread) => Task | Promise<Task>) => {
    if (hasStopped()) throw new AnalysisFailed('analysis_ended')
    const at = ready()
    return exchange<Result>(at.worker, await taskFor(at), patience)
  }
  return {
    ask: <Result extends Answer>(taskFor: (thread: Thread) => Task | Promise<Task>) =>
      inTurn(() => work<Result>(taskFor), 'rest'),
    /** Before all that waits. */
    first: <Result extends Answer>(taskFor: () => Task) => inTurn(() => work<Result>(taskFor), 'first'),
    stop: async () => thread?.worker.terminate(),
  }
}

/** Nothing else of what the caller knows goes along. */
const whole = ({ language, isStated = false, keep = [], numbers = [] }: Known) => ({
  language,
  isStated,
  keep,
  numbers,
})

const exchange = <Result extends Answer>(worker: Worker, task: Task, patience: number) =>
  new Promise<NonNullable<Result>>((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(limit)
      worker.off('message', answered).off('error', ended).off('exit', ended)
      act()
    }
    const fail = (code: AnalysisFailed['code']) => settle(() => reject(new AnalysisFailed(code)))
    const answered = (answer: Result) =>
      answer === null ? fail('unexpected') : settle(() => resolve(answer as NonNullable<Result>))
    let isOverdue = false
    const ended = () => fail(isOverdue ? 'took_too_long' : 'analysis_ended')
    const limit = setTimeout(() => {
      isOverdue = true
      void worker.terminate()
    }, patience)
    worker.on('message', answered).on('error', ended).on('exit', ended)
    worker.postMessage(task)
  })

/** Its output stays unread, and it sees no setting: it needs none. */
const startThread = (file: string) => {
  const worker = new Worker(file, { env: {}, execArgv: [], stdout: true, stderr: true })
  worker.unref()
  return worker
}

// Beside this file in dist; in tests this file runs from src and the thread from dist all the same.
const threadFile = () => {
  const beside = fileURLToPath(new URL('./analystThread.js', import.meta.url))
  return existsSync(beside) ? beside : join(projectRoot, 'packages/api/dist/analystThread.js')
}
