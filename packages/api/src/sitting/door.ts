// The addresses under which somebody answers alone: one for the screen that is open, whatever it is, one to leave by, one to
// come back by. None of them says anything, and no answer ever stands in one.
import type { App } from '../app.ts'
import { cookieIn } from '../auth/session.ts'
import { newToken, tokenHash } from '../auth/password.ts'
import { TooOften } from '../errors.ts'
import { everythingKept } from '../headers.ts'
import { isCode } from '../id.ts'
import { findExit } from '../outreach/store.ts'
import type { Pace } from '../pace.ts'
import { callForgotten } from '../safety/notice.ts'
import { createComing, type Coming } from './code/coming.ts'
import { openSitting, ownPage } from './commands.ts'
import { lapse } from './lapse.ts'
import { screenLeft } from './left.ts'
import { only, readForm, saysSomething } from './form.ts'
import { createShelf, load, type Open, type Shelf } from './open.ts'
import { onceMore, viewIn, viewOf, viewWithout } from './screen/show.ts'
import { isOwn } from './own/own.ts'
import { writtenNow } from './own/second.ts'
import { usedFor } from './own/used.ts'
import * as store from './store.ts'
import { isOver } from './sitting.ts'
import { takeForm, type Turned } from './turn.ts'
import type { Language, Notice, ShownItem, View } from './view.ts'

export const sittingCookie = '__Host-s'
const cookieRules = 'Path=/; Secure; HttpOnly; SameSite=Lax'

export type Visit = {
  isPost: boolean
  path: string
  cookies: string | null
  /** Null where it is too large, or no text. */
  body: string | null
  accepted: string
  /** Spent by whoever holds no sitting: they may be guessing. */
  pace: Pace
}

/** A page, or the way to one. `forgets`: the browser is told to forget what it keeps of us. */
export type Answer = {
  status: 200 | 303 | 400 | 403 | 409 | 422 | 429 | 503
  view?: View
  location?: string
  cookies: string[]
  forgets?: string
  wait?: number
}

/** Null where a link leads to no sitting: then the page behind links says why. */
export type SittingDoor = {
  visit(visit: Visit): Promise<Answer>
  open(code: string, cookies: string | null): Promise<Answer | null>
  /** Ends what nobody came back to; called from time to time. */
  sweep(at?: Date): Promise<void>
  /** Looks at words that were saved and not sent, and at what reviewers should be told of; called each minute. */
  look(at?: Date): Promise<void>
}

export const createSittingDoor = (app: App): SittingDoor => {
  const parts: Parts = { app, shelf: createShelf(), comeBack: createComing(app), exit: null }
  return {
    async visit(visit) {
      if (visit.path === '/s/exit') return leave(parts, visit)
      if (visit.path === '/s/in') return enter(parts, visit)
      return visit.isPost ? take(parts, visit) : show(parts, visit)
    },
    open: (code, cookies) => open(parts, code, cookies),
    sweep: (at = new Date()) => lapse(parts, at),
    async look(at = new Date()) {
      await callForgotten(app).catch(() => undefined)
      await screenLeft(app, at)
    },
  }
}

type Problem = Parameters<typeof viewIn>[1]

type Parts = {
  app: App
  shelf: Shelf
  comeBack: Coming
  /** Where somebody was led to last: Exit now leads there also when nothing can be looked up. */
  exit: string | null
}

const open = async ({ app, shelf }: Parts, code: string, cookies: string | null): Promise<Answer | null> => {
  const invited = isCode(code) ? await store.findInvited(app.db, tokenHash(code)) : null
  if (!invited?.isAllowed || !invited.instrumentId || !invited.isAskable) return null
  const held = await heldBy(app, cookieIn(cookies, sittingCookie))
  // A second tab of the same browser takes nothing away from the first.
  if (held?.invitationId === invited.invitationId && !isOver((await load({ app, shelf }, held)).progress))
    return toScreen
  const token = newToken()
  const { isAllowed: _, isAskable: __, instrumentId, ...opening } = invited
  await openSitting(app, ownPage, { ...opening, instrumentId, browserHash: tokenHash(token) })
  return withCookie(token)
}

const heldBy = (app: App, token: string | undefined) =>
  token ? store.findHeld(app.db, tokenHash(token), new Date()) : null

/** `missed`: what was sent from an older page stands on its screen once more. */
const show = async (parts: Parts, visit: Visit, missed: Turned['missed'] = null): Promise<Answer> => {
  const { app, shelf } = parts
  const token = tokenOf(visit)
  const at = new Date()
  const row = token ? await store.takeTurn(app.db, tokenHash(token), at) : null
  if (!row) {
    visit.pace.spend('ask')
    return page(await outside(parts, visit, { kind: token ? 'left' : 'nothing' }))
  }
  const form = visit.isPost && visit.body !== null ? readForm(visit.body) : null
  const open = await load({ app, shelf, form }, row)
  const shown = {
    ...(missed ? onceMore(open, missed) : open),
    written: await writtenNow(app, open),
    usedFor: await usedBy(app, open),
  }
  return page(viewOf(shown, at, formToken(token!)))
}

const usedBy = (app: App, { row }: Open) =>
  isOwn(row) ? usedFor(app, row.studyId, row.language) : Promise.resolve([])

const take = async (parts: Parts, visit: Visit): Promise<Answer> => {
  const { app, shelf } = parts
  const form = visit.body === null ? null : readForm(visit.body)
  const token = tokenOf(visit)
  if (!form) return told(await show(parts, visit), visit.body === null ? 'too_much' : 'unreadable')
  if (!token || only(form, 'token') !== formToken(token))
    return saysSomething(form) ? told(await show(parts, visit), 'not_kept') : toScreen
  const [browserHash, at] = [tokenHash(token), new Date()]
  const row = await store.findLate(app.db, browserHash)
  // Another phone holds it by now, or it is gone.
  if (!row) return closed(parts, visit, saysSomething(form) ? 'not_kept' : null)
  const open = await load({ app, shelf, form }, row)
  const turned = await takeForm({ app, shelf, open, form, browserHash, at })
  if (store.isIdle(row, at)) return closed(parts, visit, turned.isLost || turned.missed ? 'not_kept' : 'late')
  if (turned.leaves) return leave(parts, visit, row)
  if (turned.isGone) return closed(parts, visit, null)
  if (turned.isLost) return told(await show(parts, visit), 'not_kept')
  if (turned.missed) return { ...(await show(parts, visit, turned.missed)), status: 409 }
  return turned.unsent.size > 0 ? again(await show(parts, visit), turned.unsent) : toScreen
}

/** What came too late for anything to be shown is taken all the same: somebody may write for longer than we wait. */
const closed = async (parts: Parts, visit: Visit, notice: Notice | null): Promise<Answer> => {
  const token = tokenOf(visit)
  if (token) await store.letGo(parts.app.db, tokenHash(token))
  return { ...page({ ...(await outside(parts, visit, { kind: 'left' })), notice }), cookies: [noCookie] }
}

/** At once, whatever became of the sitting, and also from a page without a form. */
const leave = async (parts: Parts, visit: Visit, held?: store.Row): Promise<Answer> => {
  const exitAddress = await endVisit(parts, visit, held).catch(() => parts.exit)
  const gone = { cookies: [noCookie], forgets: everythingKept }
  // A browser holds our rule for forms against what a form is led on to as well: from one it goes on by a link.
  const isForm = visit.isPost && visit.path === '/s'
  if (!isForm && exitAddress) return { ...gone, status: 303, location: exitAddress }
  return { ...page({ ...viewWithout({ kind: 'left' }, languageOf(visit.accepted)), exitAddress }), ...gone }
}

const endVisit = async (parts: Parts, visit: Visit, held?: store.Row): Promise<string | null> => {
  const token = tokenOf(visit)
  const row = held ?? (token && (await store.findLate(parts.app.db, tokenHash(token))))
  const address = row ? (await store.findFacts(parts.app.db, row)).exitAddress : null
  if (token) await store.letGo(parts.app.db, tokenHash(token))
  return (parts.exit = address ?? (await findExit(parts.app.db)))
}

/** By words that somebody kept; whether they are wrong or were never given out is one answer. */
const enter = async (parts: Parts, visit: Visit): Promise<Answer> => {
  const form = visit.body === null ? null : readForm(visit.body)
  const act = form && only(form, 'do')
  const language = act === 'language.es' ? 'es' : act === 'language.en' ? 'en' : languageOf(visit.accepted)
  const asking = async (problem: Problem): Promise<Answer> =>
    page({ ...viewIn(language, problem), exitAddress: await findExit(parts.app.db) })
  if (!visit.isPost || !form || act?.startsWith('language.')) return asking(null)
  const token = newToken()
  try {
    const who = { pace: visit.pace, browserHash: tokenHash(token) }
    const isRight = await parts.comeBack(only(form, 'a.code'), who)
    return isRight ? withCookie(token) : asking('unknown')
  } catch (problem) {
    if (!(problem instanceof TooOften)) throw problem
    return { ...(await asking('too_often')), status: 429, wait: problem.seconds }
  }
}

/** The paths that are somebody's own; what follows `/s/` else is a code. */
export const isSittingPath = (path: string): boolean => ['/s', '/s/exit', '/s/in'].includes(path)

const toScreen: Answer = { status: 303, location: '/s', cookies: [] }
const withCookie = (token: string): Answer => ({
  ...toScreen,
  cookies: [`${sittingCookie}=${token}; ${cookieRules}`],
})
const noCookie = `${sittingCookie}=; ${cookieRules}; Max-Age=0`

/** To a form of another site: nothing was looked at. */
export const foreignAnswer = (accepted: string): Answer => ({
  ...page(viewWithout({ kind: 'nothing' }, languageOf(accepted))),
  status: 403,
})

/** Something failed here, and nobody knows whether it was taken: what was sent waits in the page, to be sent once more. */
export const brokenAnswer = ({ path, body, accepted, isPost }: Omit<Visit, 'pace' | 'cookies'>): Answer => {
  const form = isPost && body !== null ? readForm(body) : null
  const fields = [...(form ?? [])].flatMap(([name, values]) => values.map((value) => [name, value] as const))
  return { ...page(viewWithout({ kind: 'broken', path, fields }, languageOf(accepted))), status: 503 }
}

/** A page without a sitting, from which Exit now leads away all the same. */
const outside = async ({ app }: Parts, { accepted }: Visit, screen: Parameters<typeof viewWithout>[0]) => ({
  ...viewWithout(screen, languageOf(accepted)),
  exitAddress: await findExit(app.db),
})

const page = (view: View): Answer => ({ status: 200, view, cookies: [] })

const tokenOf = ({ cookies }: Visit) => cookieIn(cookies, sittingCookie) || null

/** Bound to the cookie, which no page can read: no other site can make one. */
const formToken = (token: string) => tokenHash(`form ${token}`)

const languageOf = (accepted: string): Language => (/^\s*es\b/i.test(accepted) ? 'es' : 'en')

/** Nothing of it was taken, and nothing of what was saved before is lost. */
const told = (answer: Answer, notice: Notice): Answer => ({
  ...answer,
  ...(answer.view && { status: 400, view: { ...answer.view, notice } }),
})

/** What could not be taken stands on the screen once more, so that nobody writes it again. */
const again = (answer: Answer, unsent: ReadonlyMap<string, string>): Answer => {
  const { view } = answer
  if (view?.kind !== 'screen') return answer
  const items = view.items.map((item): ShownItem =>
    item.kind === 'words' ? { ...item, written: unsent.get(item.name) ?? item.written } : item,
  )
  return { ...answer, status: 422, view: { ...view, items } }
}
