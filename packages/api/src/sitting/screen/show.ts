// The one screen that is open, out of everything that is known: what stands on it and nothing else.
import { isOpen as isOpenItem } from '@firsthand/analysis/instrument'
import { thereAt } from '../../duty/duty.ts'
import { jurisdictionOf } from '../../jurisdiction.ts'
import { isStale } from '../../setup/setup.ts'
import { nextSlot, whenInWords, type Offer } from '../../talk/talk.ts'
import { canPause, minutesLeft } from './course.ts'
import { itemsOf, textIn, type Saved } from './asking.ts'
import { isSeen, knownOf, type Open } from '../open.ts'
import { isOwn, permissionsOf } from '../own/own.ts'
import { isToldNow } from '../own/second.ts'
import {
  canGoBack,
  isReadAnew,
  pageOf,
  placeOf,
  points,
  screenOf,
  type Known,
  type Progress,
} from '../sitting.ts'
import { backOf, limitsOf, partsOf, questionOf, readAgain } from './text.ts'
import type { Frame, Language, Notice, Resource, Screen, Talk, View } from '../view.ts'

/** Pages on which the name of a help line would say what all this is about. */
const withoutResources: readonly Screen['kind'][] = [
  'own',
  'in',
  'nothing',
  'left',
  'busy',
  'broken',
  'deleted',
]

/** What is read before words, and what asks for them. */
const writing: readonly Screen['kind'][] = ['limits', 'preview', 'screen']

const isUnwatched = ({ instrument, facts }: Open, at: Date): boolean =>
  instrument.screens.some(({ items }) => items.some(isOpenItem)) && thereAt(facts, 'first', at).length === 0

export const viewOf = (open: Open, at: Date, token: string): View => {
  const { row, facts, progress } = open
  const known = knownOf(open)
  const screen = shownOf(open, known, at)
  const isOpen = row.endedAt === null
  return {
    language: row.language,
    languages: facts.languages,
    form: { screen: nameOf(open, known), turn: row.turn, token },
    exitAddress: facts.exitAddress,
    resources: withoutResources.includes(screen.kind) ? [] : resourcesOf(facts, row.language, at),
    isUnwatched: isOpen && writing.includes(screen.kind) && isUnwatched(open, at),
    minutesLeft: isOpen && !progress.aside ? minutesLeft(progress, known) : null,
    canGoBack: isOpen && canGoBack(progress, known),
    canPause: isOpen && canPause(progress, known),
    notice: isOpen
      ? (progress.notice ?? changedIn(open, known))
      : isToldNow(open)
        ? progress.told!.notice
        : null,
    ...screen,
  }
}

/** What was filled in on an older page of a screen, to be sent once more over what is kept of it. */
export const onceMore = (open: Open, { page, saved }: { page: string; saved: Saved }): Open => ({
  ...open,
  saved: { ...open.saved, ...saved },
  progress: { ...open.progress, place: 'ask', aside: null, page, isAhead: false, notice: 'older' },
})

/** Why they are asked anew what they have read or said yes to already. */
const changedIn = ({ progress, facts }: Open, known: Known): Notice | null => {
  const isOld = facts.standings.some(
    (one) => one.scope === 'participate' && one.state === 'granted' && one.isOld,
  )
  const isAskedAnew = isOld && progress.place !== placeOf(progress, known)
  return progress.aside === null && (isReadAnew(progress, known) || isAskedAnew) ? 'text_changed' : null
}

/** Where there is no sitting: nothing is known of anybody, and nothing can be sent. */
export const viewWithout = (
  screen: Extract<Screen, { kind: 'nothing' | 'busy' | 'left' | 'broken' }>,
  language: Language,
): View => ({ ...noFrame(language), ...screen })

/** Where somebody types the words that they kept. Its form is bound to nothing: whoever sends it has only what they typed. */
export const viewIn = (language: Language, problem: 'unknown' | 'too_often' | null): View => ({
  ...{ ...noFrame(language), form: { screen: 'in', turn: 0, token: '' } },
  ...{ kind: 'in', problem },
})

const noFrame = (language: Language): Frame => ({
  ...{ language, languages: ['en', 'es'], form: null, exitAddress: null, resources: [] },
  ...{ isUnwatched: false, minutesLeft: null, canGoBack: false, canPause: false, notice: null },
})

/** The name of what is open, as the form sends it back. */
export const nameOf = ({ row, progress }: Pick<Open, 'row' | 'progress'>, known: Known): string =>
  isOwn(row) ? 'own' : row.endedBy ? `ended.${row.endedBy}` : screenOf(progress, known)

const shownOf = (open: Open, known: Known, at: Date): Screen => {
  const { row, progress } = open
  if (row.endedBy) return endedAs(open, at)
  if (progress.aside) return asideOf(open, progress.aside)
  const place = placeOf(progress, known)
  if (place === 'ask') return questionsOf(open, known)
  if (place === 'talk') return { kind: 'talk', offered: offeredOf(open, at) }
  if (place === 'unsafe') return unsafeOf(open)
  if (place === 'language' || place === 'safe') return { kind: place }
  if (place === 'declined' || place === 'left_open') return { kind: place }
  if (place === 'not_yet') return { kind: 'not_yet', whomToAsk: whomOf(open) }
  return readingOf(open, known, place)
}

/** Who is there within a week, each with when. */
const offeredOf = (open: Open, at: Date) =>
  open.offers.flatMap((offer) => {
    const said = talkIn(offer, open, at)
    return said ? { key: offer.accountId, ...said } : []
  })

const talkIn = ({ name, how, hours }: Offer, { row, facts }: Open, at: Date): Talk | null => {
  const slot = nextSlot(hours, at, facts.timeZone)
  const label = `${textOf(name, row.language)}: ${textOf(how, row.language)}`
  return slot && { label, when: whenInWords(slot, row.language, facts.timeZone) }
}

const ownOf = (open: Open): Screen => {
  const { row, facts, progress } = open
  const { receipt } = progress
  return {
    ...{ kind: 'own', permissions: permissionsOf(open), usedFor: open.usedFor },
    words: open.written ?? (open.second === 'asked' ? 'asks' : 'closed'),
    hasAnswers: receipt?.kind !== 'deleted',
    receipt: receipt
      ? {
          ...{ kind: receipt.kind, scopes: receipt.scopes },
          at: momentInWords(new Date(receipt.at), row.language, facts.timeZone),
        }
      : null,
  }
}

const endedAs = (open: Open, at: Date): Screen => {
  const { row, progress, facts } = open
  if (isOwn(row)) return ownOf(open)
  if (row.endedBy === 'deleted')
    return { kind: 'deleted', at: momentInWords(row.endedAt!, row.language, facts.timeZone) }
  if (row.endedBy === 'declined') return { kind: 'declined' }
  if (row.endedBy === 'lapsed') return { kind: 'nothing' }
  const talk = open.wished && talkIn(open.wished, open, at)
  return {
    kind: 'end',
    code: progress.code,
    isKept: progress.isCodeKept,
    canSetSecond: open.second === 'none',
    until: null,
    talk,
  }
}

const asideOf = ({ row, progress, saved, facts }: Open, aside: NonNullable<Progress['aside']>): Screen => {
  if (aside === 'ground' || aside === 'resources') return { kind: aside }
  if (aside === 'stop') return { kind: 'stop', hasAnswers: Object.keys(saved).length > 0 }
  const until = dayInWords(new Date(row.usedAt.getTime() + keptFor), row.language, facts.timeZone)
  return { kind: 'pause', code: progress.code, isKept: progress.isCodeKept, until }
}

export const keptFor = 7 * 24 * 60 * 60 * 1000

const dayInWords = (at: Date, language: Language, timeZone: string) =>
  new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', {
    ...{ timeZone, weekday: 'long', day: 'numeric', month: 'long' },
  }).format(at)

export const momentInWords = (at: Date, language: Language, timeZone: string) =>
  new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', {
    ...{ timeZone, dateStyle: 'long', timeStyle: 'short' },
  }).format(at)

const whomOf = ({ facts, row }: Open) => facts.whomToAsk && textOf(facts.whomToAsk, row.language)
const textOf = (said: { en: string; es?: string | null }, language: Language) =>
  language === 'es' ? (said.es ?? said.en) : said.en

const readingOf = (open: Open, known: Known, place: string): Screen => {
  const { text, row, progress } = open
  const [kind, rest = ''] = place.split('.')
  const nth = Number(rest)
  if (!text) return { kind: 'person', whomToAsk: whomOf(open) }
  if (kind === 'read') {
    const parts = partsOf(text, row.language)
    return { kind: 'read', blocks: parts[nth] ?? [], nth: nth + 1, of: parts.length }
  }
  if (kind === 'limits') return { kind: 'limits', blocks: limitsOf(text, row.language) }
  if (kind === 'teachback') {
    const explained = progress.isExplained ? readAgain(text, row.language, nth) : []
    return { kind: 'teachback', ...backOf(nth, row.language), explained, nth: nth + 1, of: points.length }
  }
  const scope = known.toDecide.find((one) => one === rest) ?? known.toDecide[0]!
  const { heading, lines } = questionOf(text, row.language, scope)
  const said = progress.decisions[scope]
  return {
    ...{ kind: 'consent', scope, title: heading ?? '', lines, chosen: said ? said === 'granted' : null },
    ...{ nth: known.toDecide.indexOf(scope) + 1, of: known.toDecide.length },
  }
}

const questionsOf = (open: Open, known: Known): Screen => {
  const { row, services, saved, progress } = open
  const page = pageOf(progress, known)
  if (!page) return { kind: 'talk', offered: [] }
  const topic = textIn(page.screen.topic, row.language)
  const about = page.service === null ? null : textIn(services.get(page.service) ?? {}, row.language)
  if (progress.isAhead) return { kind: 'preview', topic, about }
  const seen = seenIn(row, saved)
  const items = itemsOf(page, { language: row.language, services, seen })
  return { kind: 'screen', topic, about, items, isLast: page.isLast }
}

const seenIn = (row: Open['row'], saved: Saved) => (name: string) => {
  const kept = saved[name]
  return kept ? (isSeen(row, kept) ? kept.given : 'hidden') : null
}

/** The last thing that somebody reads who said that it is no safe time; what led there is gone by now. */
const unsafeOf = ({ instrument, progress, row }: Open): Screen => {
  const screen = instrument.screens[Number(progress.page)]
  const items = (screen?.items ?? []).map(({ key, text }) => ({
    ...{ kind: 'info' as const, key, text: textIn(text, row.language) },
  }))
  const topic = screen ? textIn(screen.topic, row.language) : ''
  return { kind: 'screen', topic, about: null, items, isLast: true }
}

const number = /(?:\+?1[-\s.]?)?\(?\d{3}\)?[-\s.]\d{3}[-\s.]\d{4}|\b\d{3}\b/

/** Numbers of the pack of the place; where nobody of the agency called them for half a year, that is said. */
export const resourcesOf = (
  { jurisdiction, resourcesCheckedOn }: Pick<Open['facts'], 'jurisdiction' | 'resourcesCheckedOn'>,
  language: Language,
  at: Date,
): Resource[] =>
  (jurisdictionOf(jurisdiction)?.resources ?? []).map(({ label, contact }) => {
    const how = textOf(contact, language)
    return {
      ...{ name: textOf(label, language), how, phone: number.exec(how)?.[0] ?? null },
      text: /(?:text|mensaje de texto(?: al)?)\s+(\d{3,6})/i.exec(how)?.[1] ?? null,
      isStale: isStale(resourcesCheckedOn, at),
    }
  })
