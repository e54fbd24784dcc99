// One form that came in: what is filled in on it is saved, and its button leads on. Sent twice, late or out of order it
// leaves the same behind as sent once.
import { isLeft } from '@firsthand/analysis/instrument'
import type { App } from '../app.ts'
import { NoConsent, UserError } from '../errors.ts'
import { wishToTalk } from '../talk/commands.ts'
import { TextChanged } from '../textErrors.ts'
import { shownOn, take, type Saved, type Taken } from './screen/asking.ts'
import { confirmCode, giveCode } from './code/coming.ts'
import {
  declineSitting,
  deleteSitting,
  emptySitting,
  finishSitting,
  keepSitting,
  ownPage,
  recordDecisions,
} from './commands.ts'
import { actIn, only, saysSomething, turnIn, type Form } from './form.ts'
import { isSeen, knownOf, namesOn, openScreens, type Open, type Shelf } from './open.ts'
import { changeOwn, changesIn, isOwn } from './own/own.ts'
import { keep, show } from './keeping.ts'
import { takeSecond } from './own/second.ts'
import { keptFor, nameOf } from './screen/show.ts'
import { pagesOf, placeOf, step, type Effect, type Known } from './sitting.ts'
import * as store from './store.ts'
import { isRight } from './screen/text.ts'
import type { Do, Language, Notice } from './view.ts'

export type Turn = { app: App; shelf: Shelf; open: Open; form: Form; browserHash: string; at: Date }

/**
 * `unsent`: words that did not fit, to be shown again at once. `missed`: what was filled in on an older page, of which
 * something else is kept by now. `isLost`: it could not be kept at all. `isGone`: the browser holds the sitting no longer.
 */
export type Turned = {
  unsent: ReadonlyMap<string, string>
  missed: { page: string; saved: Saved } | null
  isLost: boolean
  isGone: boolean
  leaves: boolean
}

const stays: Turned = { unsent: new Map(), missed: null, isLost: false, isGone: false, leaves: false }

export const takeForm = async (turn: Turn): Promise<Turned> => {
  const { app, open, form } = turn
  const act = actIn(form)
  const number = turnIn(form)
  // A turn that was never shown is nobody's.
  if (number < 1 || number > open.row.turn) return { ...stays, isLost: saysSomething(form) }
  if (act === 'exit' || act === 'leave') return leave(turn, { leaves: act === 'exit' })
  if (open.row.endedAt) return afterEnd(turn, act, number)
  const known = knownOf(open)
  const isCurrent = only(form, 'screen') === nameOf(open, known) && number > open.row.movedTurn
  const page = act === 'delete' ? null : pageIn(form, known)
  const taken = page && takePage(turn, page)
  const after = taken ? { ...open, saved: { ...without(open.saved, page!), ...taken.saved } } : open
  const stepped = isCurrent ? moved(turn, after, act) : { progress: open.progress, effect: null }
  const language = languageIn(act)
  if (language && number > open.row.movedTurn) await store.setLanguage(app.db, open.row, language)
  // Who has to look again at what they chose stays where they are.
  const held = taken?.notice && act !== 'back' ? open.progress : stepped.progress
  const progress = { ...held, notice: taken?.notice ?? null }
  // Of a time that is not safe nothing is stored in the first place, whichever button is pressed there.
  const saved = taken && !isLeft(knownOf(after).answers) ? { id: page!.id, taken } : null
  // First: should the program end between, the same form sent again takes away what was answered before.
  if (stepped.effect === 'unsafe') await emptySitting(app, ownPage, ofSitting(open.row))
  const { isOpen, isMoved } = await keep(turn, { page: saved, progress, number })
  if (!isOpen) return { ...stays, isLost: saysSomething(form) }
  if (!isMoved || !isCurrent) return { ...stays, missed: saved && (await missedOf(turn, page!, saved.taken)) }
  if (taken?.notice) return { ...stays, unsent: taken.unsent }
  const isEmpty = open.progress.aside === 'stop' && Object.keys(after.saved).length === 0
  if (stepped.effect === 'finish' && isEmpty) return leave(turn, { leaves: false })
  return follow({ ...turn, open: { ...after, progress } }, stepped.effect, number)
}

const afterEnd = async (turn: Turn, act: Do, number: number): Promise<Turned> => {
  const { form, open } = turn
  const { row } = open
  const language = languageIn(act)
  if (language) await store.setLanguage(turn.app.db, row, language)
  // It was ended on another page; what is on this one comes too late.
  if (/^page\./.test(only(form, 'screen'))) return { ...stays, isLost: saysSomething(form) }
  if (act === 'kept' && !isOwn(row)) return confirm(turn)
  if (row.endedBy === 'finished') await takeTheirs(turn, act, number)
  return stays
}

const takeTheirs = async (turn: Turn, act: Do, number: number): Promise<void> => {
  const { app, open, form } = turn
  const { row, progress } = open
  // Sent twice, a word that was wrong is wrong once.
  const isAgain = number <= (progress.told?.turn ?? 0)
  // Where Enter was pressed in the field of the word, its button was meant.
  const typed = only(form, 'a.second')
  const meant = act === 'change' && typed.trim() !== '' ? 'words' : act
  const wasOpen = Boolean(progress.told?.opens) && number === (progress.told?.turn ?? 0) + 1
  const trying = { act: meant, typed, isOwn: isOwn(row), wasOpen }
  const told = isAgain ? null : await takeSecond(app, open, trying)
  if (told) return void (await show(turn, { ...progress, told: { ...told, turn: row.turn } }, row.movedTurn))
  if (isOwn(row) && (meant === 'change' || meant === 'withdraw')) await changeTheirs(turn, meant, number)
}

/** The button of the page that is theirs; sent twice it is pressed once. */
const changeTheirs = async (turn: Turn, act: 'change' | 'withdraw', number: number) => {
  const { app, open, form, at } = turn
  const { row, text, progress } = open
  if (!text || number < row.sinceTurn || number <= (progress.receipt?.turn ?? 0)) return
  const changes = changesIn(open, form, act)
  const { granted, withdrawn, soFar } = changes
  const { studyId, participantId, id: sittingId } = row
  const of = { studyId, participantId, sittingId, until: text.expiresAt }
  // The no first: should the program end between, nothing holds that they took back.
  if (withdrawn.length > 0 || soFar === 'delete') await changeOwn(app, ownPage, { ...of, withdrawn, soFar })
  const decisions = Object.fromEntries(granted.map((scope) => [scope, 'granted' as const]))
  if (granted.length > 0) await recordDecisions(app, open, { turn: number, decisions })
  const kind = soFar === 'delete' ? 'deleted' : act === 'withdraw' ? 'withdrawn' : 'changed'
  const scopes = [...granted, ...withdrawn]
  const receipt = { kind, scopes, at: at.toISOString(), turn: number } as const
  await show(turn, { ...progress, receipt }, row.movedTurn)
}

const languageIn = (act: Do): Language | null =>
  act === 'language.en' ? 'en' : act === 'language.es' ? 'es' : null

const pageIn = (form: Form, known: Known) => {
  const [, id] = /^page\.(.+)$/.exec(only(form, 'screen')) ?? []
  return pagesOf(known.answers).find((page) => page.id === id) ?? null
}

type Page = NonNullable<ReturnType<typeof pageIn>>

const without = (saved: Saved, page: Page): Saved => {
  const names = namesOn(page)
  return Object.fromEntries(Object.entries(saved).filter(([name]) => !names.includes(name)))
}

const takePage = ({ open, form }: Turn, page: Page): Taken =>
  take(page, {
    ...{ form, turn: turnIn(form), before: open.saved, services: open.services },
    isHidden: (kept) => !isSeen(open.row, kept),
  })

const moved = ({ open: before, form }: Turn, after: Open, act: Do) => {
  const known = knownOf(after)
  const place = placeOf(before.progress, knownOf(before))
  const nth = Number(place.slice('teachback.'.length))
  const chosen = place.startsWith('teachback.') ? isRight(nth, form.get('a.teachback')?.[0]) : null
  const page = pageIn(form, knownOf(before))
  const shown = page ? shownOn(page, form) : []
  const language = languageIn(act)
  // Who chooses the language first goes on with it.
  const button = language && place === 'language' ? 'next' : act
  return step(before.progress, button, { known, chosen: { isRight: chosen }, shown })
}

/** What a page says that is kept otherwise: another tab said something else, and later. */
const missedOf = async ({ app, open }: Turn, page: Page, { saved }: Taken): Promise<Turned['missed']> => {
  const kept = await openScreens(app, open.row, await store.findScreens(app.db, open.row))
  const isMissed = (name: string) =>
    saved[name] !== undefined && JSON.stringify(saved[name].given) !== JSON.stringify(kept[name]?.given)
  return namesOn(page).some(isMissed) ? { page: page.id, saved } : null
}

const leave = async ({ app, browserHash }: Turn, { leaves }: { leaves: boolean }): Promise<Turned> => {
  await store.letGo(app.db, browserHash)
  return { ...stays, isGone: true, leaves }
}

/** What a button does beside leading on. */
const follow = async (turn: Turn, effect: Effect | null, number: number): Promise<Turned> => {
  const { app, open } = turn
  const of = ofSitting(open.row)
  switch (effect) {
    case 'decide':
      if (!(await isRecorded(turn, number))) return stays
      if (open.progress.decisions.participate === 'declined') await declineSitting(app, ownPage, of)
      return stays
    case 'finish':
      return finish(turn, number)
    case 'delete':
      await deleteSitting(app, ownPage, of)
      return stays
    case 'exit':
      return leave(turn, { leaves: true })
    case 'pause':
      return pause(turn, number)
    case 'kept':
      return confirm(turn)
    case 'unsafe':
    case null:
      return stays
  }
}

const ofSitting = ({ studyId, id }: store.Row) => ({ studyId, sittingId: id })

/** False where another text came in the same moment: then it is read first, and asked again. */
const isRecorded = async ({ app, open }: Turn, number: number): Promise<boolean> => {
  try {
    await recordDecisions(app, open, { turn: number, decisions: open.progress.decisions })
    return true
  } catch (problem) {
    if (problem instanceof TextChanged) return false
    throw problem
  }
}

/** Words to come back by, and what was answered waits for seven days and is kept then. */
const pause = async (turn: Turn, number: number): Promise<Turned> => {
  const { app, open, at } = turn
  await keepSitting(app, ownPage, { studyId: open.row.studyId, sittingId: open.row.id })
  const code = await giveCode(app, open.row, { at, until: new Date(at.getTime() + keptFor) })
  await show(turn, { ...open.progress, code }, number)
  return stays
}

const confirm = async (turn: Turn): Promise<Turned> => {
  const { app, open } = turn
  await confirmCode(app, ownPage, { studyId: open.row.studyId, sittingId: open.row.id })
  const after = { ...open.progress, code: null, isCodeKept: true }
  await show(turn, after, open.row.movedTurn)
  return open.row.endedAt ? stays : leave(turn, { leaves: false })
}

/** Whom they would like to talk with, whatever becomes of what they answered. Null, or why nobody was promised. */
const wishIn = async ({ app, open, form }: Turn): Promise<Notice | null> => {
  const accountId = only(form, 'screen') === 'talk' && actIn(form) === 'next' ? only(form, 'a.talk') : ''
  if (accountId === '' || accountId === 'none') return null
  const { studyId, participantId, id: sittingId } = open.row
  try {
    await wishToTalk(app, ownPage, { studyId, participantId, sittingId, accountId })
    return null
  } catch (problem) {
    if (problem instanceof UserError) return 'talk_gone'
    throw problem
  }
}

const inAYear = (at: Date) => new Date(at.getTime() + 365 * 24 * 60 * 60 * 1000)

/** Where what they agreed to ended or was changed meanwhile, that is said on the next screen, and the answers wait. */
const finish = async (turn: Turn, number: number): Promise<Turned> => {
  const { app, shelf, open, at } = turn
  const notice = await wishIn(turn)
  try {
    const response = await finishSitting(app, { shelf, row: open.row })
    if (response === null) return stays
    const code = await giveCode(app, open.row, { at, until: open.text?.expiresAt ?? inAYear(at) })
    const told = notice && { notice, opens: false, turn: open.row.turn }
    await show(turn, { ...open.progress, code, told }, number)
  } catch (problem) {
    if (!(problem instanceof NoConsent || problem instanceof TextChanged)) throw problem
  }
  return stays
}
