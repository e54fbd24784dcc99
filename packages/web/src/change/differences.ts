import type { LocalizedText } from '../graphql.ts'
import { number, plain, t } from '../language/language.ts'
import type { Asking, Change } from './operations.ts'

type Name = 'people' | 'instrument' | 'codebook' | 'checked' | 'mode' | 'language'

export interface Difference {
  name: Name
  sentences: string[]
}

/** What may make waves differ besides what people think, each in sentences of its own. */
export function differences({ waves, again }: Change): Difference[] {
  const all: Difference[] = [
    { name: 'people', sentences: peopleAgain(waves, again) },
    { name: 'instrument', sentences: askedWith(waves) },
    { name: 'mode', sentences: modes(waves) },
    { name: 'language', sentences: languages(waves) },
    { name: 'codebook', sentences: readWith(waves) },
    { name: 'checked', sentences: checked(waves) },
  ]
  return all.filter(({ sentences }) => sentences.length > 0)
}

const label = ({ wave }: Asking): string => plain(wave.label)

function peopleAgain(waves: readonly Asking[], again: Change['again']): string[] {
  return again.flatMap((one, at) => {
    const [from, to] = [waves[at], waves[at + 1]]
    if (!from || !to || one.people === 0) return []
    return [t().change.spokeAgain(t().ofBase(number(one.again), number(one.people)), label(from), label(to))]
  })
}

/** What all waves have is said once, the rest wave by wave. */
function shared(
  waves: readonly Asking[],
  namesOf: (one: Asking) => string[],
): { common: string[]; own: string[][] } {
  const lists = waves.map(namesOf)
  const common = (lists[0] ?? []).filter((name) => lists.every((list) => list.includes(name)))
  return { common, own: lists.map((list) => list.filter((name) => !common.includes(name))) }
}

const titled = ({ title, version }: { title: LocalizedText; version: string }): string =>
  `${plain(title)} ${version}`

function askedWith(waves: readonly Asking[]): string[] {
  const { common, own } = shared(waves, (one) => one.instruments.map(({ instrument }) => titled(instrument)))
  return [
    ...(common.length ? [t().change.askedInAll(common.join(', '))] : []),
    ...waves.flatMap((one, at) =>
      own[at]!.length ? [t().change.askedOnlyAt(label(one), own[at]!.join(', '))] : [],
    ),
  ]
}

function readWith(waves: readonly Asking[]): string[] {
  const { common, own } = shared(waves, (one) =>
    one.readWith.map(({ codebook }) => t().change.version(number(codebook.version))),
  )
  if (own.every((list) => list.length === 0) && common.length)
    return [t().change.readInAll(common.join(', '))]
  return waves.map((one, at) =>
    t().change.readAt(label(one), [...common, ...own[at]!].join(', ') || t().change.noReading),
  )
}

function checked(waves: readonly Asking[]): string[] {
  const parts = waves.flatMap((one) => {
    const decided = one.readWith.reduce((sum, each) => sum + each.decided, 0)
    const all = decided + one.readWith.reduce((sum, each) => sum + each.proposed, 0)
    return all ? [t().change.shareAt(number(decided), number(all), label(one))] : []
  })
  return parts.length ? [t().change.decidedShare(parts.join(', '))] : []
}

/** Of what was counted in the waves, those kinds that occur, but the one that they add up with. */
function shares<Kind extends string>(
  waves: readonly Asking[],
  countsOf: (one: Asking) => { kind: Kind; responses: number }[],
): { kind: Kind; parts: string }[] {
  const kinds = [...new Set(waves.flatMap((one) => countsOf(one).map(({ kind }) => kind)))]
  const present = kinds.filter((kind) => waves.some((one) => countOf(countsOf(one), kind) > 0))
  const told = present.length > 1 ? present.slice(1) : present
  return told.map((kind) => ({
    kind,
    parts: waves
      .map((one) =>
        t().change.shareAt(number(countOf(countsOf(one), kind)), number(one.responses), label(one)),
      )
      .join(', '),
  }))
}

const countOf = <Kind>(counts: readonly { kind: Kind; responses: number }[], kind: Kind): number =>
  counts.find((one) => one.kind === kind)?.responses ?? 0

const modes = (waves: readonly Asking[]): string[] =>
  shares(waves, (one) => one.modes.map(({ mode, responses }) => ({ kind: mode, responses }))).map(
    ({ kind, parts }) => t().change.modeShare(t().mode[kind], parts),
  )

const languages = (waves: readonly Asking[]): string[] =>
  shares(waves, (one) => one.languages.map(({ language, responses }) => ({ kind: language, responses }))).map(
    ({ kind, parts }) => t().change.languageShare(t().language[kind], parts),
  )
