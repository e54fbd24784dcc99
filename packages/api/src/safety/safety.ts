// Rules without I/O: what is raised of what was found, and which outcomes ask for a second person.
import type { SafetyOutcome } from '../../generated/prisma/enums.ts'
import type { Tier } from './clock.ts'

/** What was found in one answer. */
export type Found = { tier: Tier | null; kinds: string[]; rules: number[]; services: string[] }
export type Raised = { tier: Tier; kinds: string[]; rules: number[] }

/** Why a person has to read it where no line of the lexicon says so. */
export const unscreened = 'unscreened'
export const toRead = 'to_read'
export const onlyToRead: Raised = { tier: 3, kinds: [toRead], rules: [] }

/** It waits only because a minor wrote alone: nothing was found in it, and nobody raised it. */
export const isOnlyToRead = ({ kinds }: Pick<Raised, 'kinds'>): boolean =>
  kinds.length === 1 && kinds[0] === toRead

/** Nothing could be told of an answer: a person reads it (fail safe). */
export const failed: Found = { tier: 2, kinds: [unscreened], rules: [], services: [] }

/** A yes to somebody who talks with them today: a person is told, whatever is written beside it. */
export const askedForHelp: Found = { tier: 2, kinds: ['asks_for_help'], rules: [], services: [] }

/**
 * The most urgent of what was found in a response, with everything that was found. Where nothing was, the words of somebody
 * who may be a minor and answered alone are read all the same, within a day; who talks with somebody has heard them.
 */
export const raisedOf = (found: readonly Found[], isReadAnyway: boolean): Raised | null => {
  const urgent = found.filter((one): one is Found & { tier: Tier } => one.tier !== null)
  if (urgent.length === 0) return isReadAnyway && found.length > 0 ? onlyToRead : null
  const tier = urgent.reduce<Tier>((least, one) => (one.tier < least ? one.tier : least), 3)
  const kinds = [...new Set(urgent.flatMap((one) => one.kinds))].sort()
  return { tier, kinds, rules: [...new Set(urgent.flatMap((one) => one.rules))].sort((a, b) => a - b) }
}

/** What waits, with what was found since: no kind is lost, and nothing gets less urgent. */
export const merged = (waits: Raised, found: Raised): Raised => ({
  tier: waits.tier < found.tier ? waits.tier : found.tier,
  kinds: union(waits.kinds, found.kinds).sort(),
  rules: union(waits.rules, found.rules).sort((a, b) => a - b),
})

/** Whether anything was found that whoever closed what there was did not know: more urgent, of another kind, or by another line. */
export const isNews = (found: Raised, closed: readonly Raised[]): boolean => {
  const kinds = closed.flatMap((one) => one.kinds)
  const rules = closed.flatMap((one) => one.rules)
  return (
    closed.every(({ tier }) => found.tier < tier) ||
    found.kinds.some((kind) => !kinds.includes(kind)) ||
    found.rules.some((rule) => !rules.includes(rule))
  )
}

const union = <One>(some: readonly One[], others: readonly One[]): One[] => [...new Set([...some, ...others])]

/** That nobody reports what is now or likely is not for one person to say. */
export const needsSecond = (outcome: SafetyOutcome, tier: number): boolean =>
  tier < 3 && (outcome === 'not_reportable' || outcome === 'nothing_found')

/** What cannot be said without a reason. */
export const needsNote = (outcome: SafetyOutcome): boolean => outcome !== 'nothing_found'

/** What a service of the study is called, in every language of it. */
export type Service = { id: string; names: readonly string[] }

/** Which services are named in a text, however it is written; a name of three letters or less is a word of any text. */
export const namedIn = (text: string, services: readonly Service[]): string[] => {
  const within = ` ${plainly(text)} `
  const isNamed = (name: string) => name.length > 3 && within.includes(` ${name} `)
  return services.filter(({ names }) => names.map(plainly).some(isNamed)).map(({ id }) => id)
}

const plainly = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
