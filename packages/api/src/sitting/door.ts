// The addresses under which somebody answers alone: one for the screen that is open, whatever it is, one to leave by, one to
// come back by. None of them says anything, and no answer ever stands in one.
import type { App } from '../app.ts'
import { cookieIn } from '../auth/session.ts'
import { newToken, tokenHash } from '../auth/password.ts'
import { TooOften } from '../errors.ts'
import { everythingKept } from '../headers.ts'
import { isCode } from '../id.ts'
import type { Pace } from '../pace.ts'
import { createComing, type Coming } from './code/coming.ts'
import { openSitting, ownPage } from './commands.ts'
import { lapse } from './lapse.ts'
import { only, readForm } from './form.ts'
import { createShelf, load, type Shelf } from './open.ts'
import { viewIn, viewOf, viewWithout } from './screen/show.ts'
import { writtenNow } from './own/second.ts'
import * as store from './store.ts'
import { takeForm } from './turn.ts'
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
  status: 200 | 303 | 400 | 403 | 422 | 429
  view?: View
  location?: string
  cookies: string[]
  forgets?: string
  wait?: number
}

/** Null where a link leads to no sitting: then the page behind links says why. */
export type SittingDoor = {
  visit(visit: Visit): Promise<Answer>
  open(code: string): Promise<Answer | null>
  /** Ends what nobody came back to; called from time to time. */
  sweep(at?: Date): Promise<void>
}

export const createSittingDoor = (app: App): SittingDoor => {
  const parts = { app, shelf: createShelf(), comeBack: createComing(app) }
  return {
    async visit(visit) {
      if (visit.path === '/s/exit') return leave(parts, visit)
      if (visit.path === '/s/in') return enter(parts, visit)
      return visit.isPost ? take(parts, visit) : show(parts, visit)
    },
    open: (code) => open(app, code),
    sweep: (at = new Date()) => lapse(parts, at),
  }
}

type Parts = { app: App; shelf: Shelf; comeBack: Coming }

const open = async (app: App, code: string): Promise<Answer | null> => {
  const invited = isCode(code) ? await store.findInvited(app.db, tokenHash(code)) : null
  if (!invited?.isAllowed || !invited.instrumentId || !invited.isAskable) return null
  const token = newToken()
  const { isAllowed: _, isAskable: __, instrumentId, ...opening } = invited
  await openSitting(app, ownPage, { ...opening, instrumentId, browserHash: tokenHash(token) })
  return withCookie(token)
}

const show = async ({ app, shelf }: Parts, visit: Visit): Promise<Answer> => {
  const token = tokenOf(visit)
  const at = new Date()
  const row = token ? await store.takeTurn(app.db, tokenHash(token), at) : null
  if (!row) {
    visit.pace.spend('ask')
    return page(viewWithout({ kind: token ? 'left' : 'nothing' }, languageOf(visit.accepted)))
  }
  const open = await load({ app, shelf }, row)
  return page(viewOf({ ...open, written: await writtenNow(app, open) }, at, formToken(token!)))
}

const take = async (parts: Parts, visit: Visit): Promise<Answer> => {
  const { app, shelf } = parts
  const form = visit.body === null ? null : readForm(visit.body)
  const token = tokenOf(visit)
  if (!form) return unread(await show(parts, visit), visit.body === null ? 'too_long' : 'unreadable')
  if (!token || only(form, 'token') !== formToken(token)) return toScreen
  const [browserHash, at] = [tokenHash(token), new Date()]
  const row = await store.findHeld(app.db, browserHash, at)
  if (!row) return show(parts, visit)
  const turned = await takeForm({ app, shelf, open: await load({ app, shelf }, row), form, browserHash, at })
  if (turned.leaves) return leave(parts, visit, row)
  if (turned.isGone) return { ...left(visit), cookies: [noCookie] }
  return turned.unsent.size > 0 ? again(await show(parts, visit), turned.unsent) : toScreen
}

/** At once, whatever became of the sitting, and also from a page without a form. */
const leave = async ({ app }: Parts, visit: Visit, held?: store.Row): Promise<Answer> => {
  const token = tokenOf(visit)
  const row = held ?? (token && (await store.findHeld(app.db, tokenHash(token), new Date())))
  const exitAddress = row ? (await store.findFacts(app.db, row)).exitAddress : null
  if (token) await store.letGo(app.db, tokenHash(token))
  const gone = { cookies: [noCookie], forgets: everythingKept }
  // A browser holds our rule for forms against what a form is led on to as well: from one it goes on by a link.
  const isForm = visit.isPost && visit.path === '/s'
  if (isForm) return { ...page({ ...leftView(visit), exitAddress }), ...gone }
  if (exitAddress) return { ...gone, status: 303, location: exitAddress }
  return { ...left(visit), ...gone }
}

/** By words that somebody kept; whether they are wrong or were never given out is one answer. */
const enter = async ({ comeBack }: Parts, visit: Visit): Promise<Answer> => {
  const form = visit.body === null ? null : readForm(visit.body)
  const act = form && only(form, 'do')
  const language = act === 'language.es' ? 'es' : act === 'language.en' ? 'en' : languageOf(visit.accepted)
  if (!visit.isPost || !form || act?.startsWith('language.')) return page(viewIn(language, null))
  const token = newToken()
  try {
    const isRight = await comeBack(only(form, 'a.code'), { pace: visit.pace, browserHash: tokenHash(token) })
    return isRight ? withCookie(token) : page(viewIn(language, 'unknown'))
  } catch (problem) {
    if (!(problem instanceof TooOften)) throw problem
    return { ...page(viewIn(language, 'too_often')), status: 429, wait: problem.seconds }
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

const leftView = ({ accepted }: Visit) => viewWithout({ kind: 'left' }, languageOf(accepted))
const left = (visit: Visit): Answer => page(leftView(visit))

const page = (view: View): Answer => ({ status: 200, view, cookies: [] })

const tokenOf = ({ cookies }: Visit) => cookieIn(cookies, sittingCookie) || null

/** Bound to the cookie, which no page can read: no other site can make one. */
const formToken = (token: string) => tokenHash(`form ${token}`)

const languageOf = (accepted: string): Language => (/^\s*es\b/i.test(accepted) ? 'es' : 'en')

/** Nothing of it was taken, and nothing of what was saved before is lost. */
const unread = (answer: Answer, notice: Notice): Answer => ({
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
