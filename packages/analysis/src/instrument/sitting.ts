// One person answering: the same on the respondent's page, in the editor's preview and in the tests.
import { prepareRoute, type Route } from './route.ts'
import { settingHolds, type Setting } from './predicate.ts'
import type { Instrument, Screen } from './shape.ts'
import { isAsked, misfitOf, slotsOf, type Slot, type Value } from './slot.ts'

/** Saying nothing, saying that one would rather not say, and not being concerned are three things. */
export type Given =
  | { state: 'answered'; value: Value }
  | { state: 'skipped' }
  | { state: 'declined' }
  | { state: 'not_applicable' }
export type AnswerState = Given['state'] | 'not_reached' | 'routed_past'

/** A screen as it is shown, about one service where it is asked for each. */
export type Page = {
  id: string
  screen: Screen
  service: string | null
  slots: readonly Slot[]
  isFirst: boolean
  isLast: boolean
}

/** Nothing in it changes; every step gives a new one. */
export type Sitting = {
  instrument: Instrument
  setting: Setting
  /** The keys of the services that the study has, as they may be chosen. */
  services: readonly string[]
  given: ReadonlyMap<string, Given>
  /** The page that is open, and those that were. */
  at: string
  seen: ReadonlySet<string>
}

export type Kept = { slot: Slot; service: string | null; state: AnswerState; value: Value | null }
/** After a safe exit nothing is kept, whatever was answered before. */
export type Outcome = { kind: 'kept'; answers: Kept[] } | { kind: 'nothing' }

export type Start = Pick<Sitting, 'instrument' | 'setting' | 'services'>

export const start = (from: Start): Sitting => {
  const sitting = { ...from, given: new Map(), at: '', seen: new Set<string>() }
  const first = pagesOf(sitting)[0]
  return first ? opened(sitting, first) : sitting
}

/** The open page; null where an instrument has none at all. */
export const pageOf = (sitting: Sitting): Page | null =>
  pagesOf(sitting).find(({ id }) => id === sitting.at) ?? null

export const isDone = (sitting: Sitting): boolean => pageOf(sitting)?.isLast ?? true

/** Takes an answer in, or takes it back where none is given. What is no answer to the slot is not taken. */
export const answer = (
  sitting: Sitting,
  of: { slot: Slot; service: string | null },
  given: Given | null,
): Sitting => {
  if (!isAsked(of.slot) || (given?.state === 'answered' && misfitOf(of.slot, given.value))) return sitting
  const next = new Map(sitting.given)
  if (given) next.set(nameOf(of.slot, of.service), given)
  else next.delete(nameOf(of.slot, of.service))
  return { ...sitting, given: next }
}

export const givenTo = ({ given }: Sitting, slot: Slot, service: string | null): Given | null =>
  given.get(nameOf(slot, service)) ?? null

/** To the next page of the path that the answers lead along; nothing has to be answered. */
export const next = (sitting: Sitting): Sitting => step(sitting, 1)
export const back = (sitting: Sitting): Sitting => step(sitting, -1)

/** Every page of the path, as far as the answers so far say. */
export const pagesOf = (sitting: Sitting): Page[] => {
  const route = routeOf(sitting)
  const pages: Omit<Page, 'isFirst' | 'isLast'>[] = []
  for (const [at, screen] of sitting.instrument.screens.entries()) {
    const about = screen.eachService ? rated(sitting, route, screen.eachService) : [null]
    for (const service of about) {
      if (route.showsScreen(at, service) !== true) continue
      const slots = route.slots.filter(
        (slot) => slot.screenAt === at && route.showsSlot(slot, service) === true,
      )
      if (slots.length > 0 || screen.ends) pages.push({ id: idOf(at, service), screen, service, slots })
    }
  }
  return pages.map((page, nth) => ({ ...page, isFirst: nth === 0, isLast: nth === pages.length - 1 }))
}

/** Where an answer belongs, and the page on which it is asked; none where the answers lead past it. */
export type Place = { slot: Slot; service: string | null; page: Page | null }

/** Every place of a sitting once, in order: about each service that is asked about, and by itself where none is. */
export const placesOf = (sitting: Sitting): Place[] => {
  const route = routeOf(sitting)
  const shown = new Map(
    pagesOf(sitting).flatMap((page) => page.slots.map((slot) => [nameOf(slot, page.service), page] as const)),
  )
  return route.slots.filter(isAsked).flatMap((slot) => {
    const { eachService } = slot.screen
    const about = eachService ? rated(sitting, route, eachService) : []
    return (about.length > 0 ? about : [null]).map((service) => ({
      ...{ slot, service, page: shown.get(nameOf(slot, service)) ?? null },
    }))
  })
}

/** Whether the answers lead to where somebody leaves at once. */
export const isLeft = (sitting: Sitting): boolean =>
  pagesOf(sitting).some(({ screen }) => screen.ends === 'safe_exit')

/** What becomes of it where somebody ends here, at the close or on any page before it. */
export const submit = (sitting: Sitting): Outcome => {
  if (isLeft(sitting)) return { kind: 'nothing' }
  const keep = ({ slot, service, page }: Place): Kept => {
    if (!page) return { slot, service, state: 'routed_past', value: null }
    if (!sitting.seen.has(page.id)) return { slot, service, state: 'not_reached', value: null }
    const given = givenTo(sitting, slot, service) ?? { state: 'skipped' as const }
    return { slot, service, state: given.state, value: given.state === 'answered' ? given.value : null }
  }
  return { kind: 'kept', answers: placesOf(sitting).map(keep) }
}

/**
 * What was answered and is led past by later answers: it stays while somebody goes back and forth, and is dropped on submit.
 * @returns the places, in the order in which they are asked
 */
export const ledPast = (sitting: Sitting): { slot: Slot; service: string | null }[] => {
  const shown = new Set(
    pagesOf(sitting).flatMap(({ slots, service }) => slots.map((slot) => nameOf(slot, service))),
  )
  return slotsOf(sitting.instrument).flatMap((slot) =>
    [null, ...sitting.services]
      .filter((service) => sitting.given.has(nameOf(slot, service)) && !shown.has(nameOf(slot, service)))
      .map((service) => ({ slot, service })),
  )
}

export const nameOf = (slot: Slot, service: string | null): string =>
  service === null ? slot.key : `${slot.key}@${service}`

const idOf = (at: number, service: string | null) => (service === null ? `${at}` : `${at}@${service}`)

const routeOf = ({ instrument, given, setting }: Sitting): Route =>
  prepareRoute(instrument)({
    value: (slot, service) => {
      const one = given.get(nameOf(slot, service))
      return one?.state === 'answered' ? one.value : null
    },
    setting: (atom, service) => settingHolds(atom, setting, service),
  })

/** The services that are asked about in this sitting: the first of the chosen, in the order of the study. */
const rated = (
  sitting: Sitting,
  { bySlot, showsSlot }: Route,
  { of, most }: NonNullable<Screen['eachService']>,
): string[] => {
  const slot = bySlot.get(of)
  const given = slot && showsSlot(slot, null) === true ? sitting.given.get(slot.key) : null
  if (given?.state !== 'answered' || !Array.isArray(given.value)) return []
  const chosen = given.value as readonly unknown[]
  return sitting.services.filter((one) => chosen.includes(one)).slice(0, most)
}

const opened = (sitting: Sitting, { id }: Pick<Page, 'id'>): Sitting => ({
  ...sitting,
  at: id,
  seen: new Set(sitting.seen).add(id),
})

const step = (sitting: Sitting, by: 1 | -1): Sitting => {
  const pages = pagesOf(sitting)
  const here = pages.findIndex(({ id }) => id === sitting.at)
  const page = pages[here + by]
  return page ? opened(sitting, page) : sitting
}
