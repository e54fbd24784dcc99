// A second, independent account of the rule of consent: it lives through a history event by event, as a person would who
// keeps a notebook, and says at the end where each scope stands. The product asks for last words instead; both must agree.
import type {
  ConsentParty,
  ConsentScope,
  Decision,
  GiverSafety,
  Majority,
  PermissionRoute,
} from '../../packages/api/generated/prisma/enums.ts'

/** Times are milliseconds. */
export type Word = {
  at: number
  party: ConsentParty
  scopes: ConsentScope[]
  decision: Decision
  until: number
  safety: GiverSafety | null
  route: PermissionRoute | null
  /** The version that was read out before: of the young person's text, or the giver's. */
  text: number | null
  /** Where permission was waived: whether who protects them instead left the study. */
  hasLeft?: boolean
}
/** A ward has an advocate, who may have left the study. */
export type Ward = 'none' | 'stands' | 'left'
export type History = { isAdult: boolean; birthday: number | null; words: Word[]; ward?: Ward }
export type Outcome = {
  states: Map<ConsentScope, string>
  staying: Set<ConsentScope>
  /** What carries something new. */
  carrying: Set<ConsentScope>
}

/** From when a version binds those anew who were read an earlier one, by its number; days from the instant that is looked at. */
export const bindingFrom: Record<ConsentParty, Record<number, number>> = {
  // Not yet by itself, but a later one is in force; at that very instant; and not yet.
  youth: { 2: 5, 4: 0, 5: 5 },
  giver: { 2: -5, 3: -1 },
}
/** The newest version that is in force. */
const inForce: Record<ConsentParty, number> = { youth: 4, giver: 5 }
const isFresh = (party: ConsentParty, text: number | null): boolean =>
  text === null ||
  Object.keys(bindingFrom[party]).every(
    (version) => Number(version) <= text || Number(version) > inForce[party],
  )

const below: Partial<Record<ConsentScope, ConsentScope>> = {
  analyse: 'participate',
  link_to_case_record: 'participate',
  audio_record: 'participate',
  quote_verbatim: 'analyse',
  quote_paraphrased: 'analyse',
  share_advisory_board: 'analyse',
  retain_for_future_waves: 'analyse',
  automated_assist: 'analyse',
}
export const everyScope = [
  ...(['participate', 'analyse', 'quote_verbatim', 'quote_paraphrased', 'share_advisory_board'] as const),
  ...(['recontact_followup', 'recontact_results', 'link_to_case_record', 'audio_record'] as const),
  ...(['retain_for_future_waves', 'automated_assist'] as const),
]

/** From the ground up, the scope itself last. */
const ladder = (scope: ConsentScope): ConsentScope[] => {
  const under = below[scope]
  return under ? [...ladder(under), scope] : [scope]
}

type Page = {
  own: 'silent' | Decision
  ownEnds: number
  /** Said as a minor, and not carried over the birthday. */
  isStale: boolean
  /** Said of age: nobody else is asked. */
  isAlone: boolean
  giver: 'silent' | 'unsafe' | Decision
  giverEnds: number
  ownText: number | null
  giverText: number | null
  isUnprotected: boolean
}

type Pages = Map<ConsentScope, Page>

const single = ({ own, ownEnds, isStale, isAlone, giver, giverEnds }: Page, at: number): string => {
  if (own === 'silent') return 'never_asked'
  if (own !== 'granted') return own
  if (isStale) return 'pending_adult_reconsent'
  if (!isAlone && giver === 'silent') return 'never_asked'
  if (!isAlone && giver === 'unsafe') return 'declined'
  if (!isAlone && giver !== 'granted') return giver
  return at < Math.min(ownEnds, isAlone ? Infinity : giverEnds) ? 'granted' : 'expired'
}

const whole = (pages: Pages, scope: ConsentScope, at: number): string => {
  const own = single(pages.get(scope)!, at)
  if (own !== 'granted') return own
  const states = ladder(scope).map((one) => single(pages.get(one)!, at))
  return states.find((state) => state !== 'granted') ?? 'granted'
}

/** Somebody's notebook: a page for each scope, and what stays on the desk with its end. */
const openNotebook = ({ isAdult, birthday, ward }: History, rule: Majority | null) => {
  const pages: Pages = new Map(everyScope.map((scope) => [scope, blank()]))
  const stays = new Map<ConsentScope, number>()
  let isGrown = birthday === null && isAdult
  const ends = (scope: ConsentScope) =>
    Math.min(...ladder(scope).flatMap((one) => [pages.get(one)!.ownEnds, pages.get(one)!.giverEnds]))

  const comeOfAge = (at: number) => {
    const alive = everyScope.filter((scope) => whole(pages, scope, at) === 'granted')
    for (const scope of ['analyse', 'automated_assist'] as const)
      if (rule === 'deidentified_may_stay' && alive.includes(scope)) stays.set(scope, ends(scope))
    for (const [scope, page] of pages) page.isStale = !(rule === 'waiver' && alive.includes(scope))
    isGrown = true
  }
  const hearGiver = ({ scopes, decision, until, safety, route, text, hasLeft = false }: Word) => {
    const isSafe = safety === 'safe' || route === 'waived_408c' || route === 'minor_lawful_self'
    const giver = decision === 'granted' && !isSafe ? 'unsafe' : decision
    const isUnprotected = route === 'waived_408c' && hasLeft
    const said = { giver, giverEnds: until, giverText: text, isUnprotected }
    if (!isGrown) for (const scope of scopes) Object.assign(pages.get(scope)!, said)
  }
  const hearYouth = ({ scopes, decision, until, text }: Word) => {
    const said = { own: decision, ownEnds: until, ownText: text, isStale: false, isAlone: isGrown }
    for (const scope of scopes) {
      Object.assign(pages.get(scope)!, said)
      const gone = [...stays.keys()].filter((one) => decision !== 'granted' && ladder(one).includes(scope))
      for (const one of gone) stays.delete(one)
    }
  }
  return {
    pages,
    stays,
    comeOfAge,
    /** Nobody is there who has to be, for a minor. */
    isAlone: (scope: ConsentScope) =>
      !isGrown && (ward === 'left' || ladder(scope).some((one) => pages.get(one)!.isUnprotected)),
    hear: (word: Word) => (word.party === 'youth' ? hearYouth : hearGiver)(word),
  }
}

export const replay = (history: History, rule: Majority | null, now: number): Outcome => {
  const { pages, stays, comeOfAge, hear, isAlone } = openNotebook(history, rule)
  const birthday = history.birthday ?? Infinity
  const inOrder = history.words.map((word, nth) => ({ word, nth }))
  inOrder.sort((a, b) => a.word.at - b.word.at || a.nth - b.nth)
  let isDue = birthday <= now
  for (const { word } of inOrder) {
    if (isDue && word.at >= birthday) comeOfAge(birthday)
    if (word.at >= birthday) isDue = false
    hear(word)
  }
  if (isDue) comeOfAge(birthday)
  const endsBySince = (scope: ConsentScope) =>
    Math.min(...ladder(scope).map((one) => (pages.get(one)!.isAlone ? pages.get(one)!.ownEnds : Infinity)))
  const staying = [...stays].filter(([scope, ends]) => now < Math.min(ends, endsBySince(scope)))
  const isCarried = ({ isAlone, ownText, giverText }: Page) =>
    isFresh('youth', ownText) && (isAlone || isFresh('giver', giverText))
  const carrying = everyScope.filter(
    (scope) =>
      whole(pages, scope, now) === 'granted' &&
      !isAlone(scope) &&
      ladder(scope).every((one) => isCarried(pages.get(one)!)),
  )
  return {
    carrying: new Set(carrying),
    states: new Map(everyScope.map((scope) => [scope, whole(pages, scope, now)])),
    staying: new Set(staying.map(([scope]) => scope)),
  }
}

const blank = (): Page => ({
  ...{ own: 'silent', ownEnds: 0, isStale: false, isAlone: false, giver: 'silent', giverEnds: 0 },
  ...{ ownText: null, giverText: null, isUnprotected: false },
})
