// A demo study as its file tells it, beside the themes its author meant: what every test of such a file asks of it.
import { existsSync, readFileSync } from 'node:fs'
import type { DemoStudy } from '../../packages/api/src/demo/study.ts'

export type Person = DemoStudy['people'][number]
export type Response = Person['responses'][number]
type Codebook = { codes: { id: string; status: string; examples?: { text: string }[] }[] }

const read = <T>(path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as T

/** The last day on which an invented person decides anything. */
export const LATEST = '2026-11-20'

export const codebooks = [
  '../../packages/analysis/codebooks/youth-survivor-perspective.json',
  '../../../shared/codebook/youth-survivor-perspective.json',
]
  .filter((path) => existsSync(new URL(path, import.meta.url)))
  .map((path) => read<Codebook>(path))

export const readStudy = (name: 'two-waves' | 'eight-interviews') => {
  const demo = read<DemoStudy>(`../../prisma/demo/${name}.json`)
  // What the author meant each open answer to speak of, keyed 'person wave question[.service]'.
  const themes = read<Record<string, string[]>>(`../${name}-themes.json`)
  const everyAnswer = demo.people.flatMap((person) =>
    person.responses.flatMap((response) => response.answers.map((answer) => ({ person, response, answer }))),
  )
  const open = everyAnswer.flatMap(({ person, response, answer }) => {
    const { question, service, text } = answer
    const at = `${person.key} ${response.wave} ${question}${service ? `.${service}` : ''}`
    return text === undefined ? [] : [{ at, person: person.key, wave: response.wave, question, text }]
  })
  return {
    demo,
    themes,
    everyAnswer,
    open,
    trapped: (kind: string) => demo.traps.filter((trap) => trap.kind === kind).map(({ person }) => person),
    personOf: (key: string) => {
      const person = demo.people.find((candidate) => candidate.key === key)
      if (!person) throw new Error(`no person ${key}`)
      return person
    },
    questionsOf: (response: Response) =>
      demo.instruments.find(({ key }) => key === response.instrument)?.questions ?? [],
    /** Who speaks of any of the codes, in one wave or in any. */
    speakers: (codes: string[], wave?: string) => {
      const spoken = Object.entries(themes).filter(([, meant]) => codes.some((code) => meant.includes(code)))
      const inWave = spoken.map(([at]) => at.split(' ')).filter(([, when]) => !wave || when === wave)
      return [...new Set(inWave.map(([person = '']) => person))].sort()
    },
  }
}

export const keys = (list: { key: string }[]) => list.map(({ key }) => key)

export const words = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? []

export const runs = (text: string, n: number) =>
  words(text).flatMap((_, at, all) => (at + n <= all.length ? [all.slice(at, at + n).join(' ')] : []))

/** The runs of n words that two different people say. */
export const sharedRuns = (said: { person: string; text: string }[], n: number) => {
  const speaker = new Map<string, string>()
  return said.flatMap(({ person, text }) =>
    runs(text, n).filter((run) => {
      const first = speaker.get(run) ?? person
      speaker.set(run, first)
      return first !== person
    }),
  )
}

export const holds = (person: Person, scope: Person['consent'][number]['scopes'][number]) => {
  const latest = (party: 'youth' | 'giver') =>
    person.consent.filter((row) => row.party === party && row.scopes.includes(scope)).at(-1)
  const granted = (row: Person['consent'][number] | undefined) =>
    row?.decision === 'granted' && row.until > LATEST && (row.party === 'youth' || row.giverSafety === 'safe')
  return granted(latest('youth')) && (person.isAdult || granted(latest('giver')))
}
