// Somebody at a phone, alone: opens a link, reads what is on the screen, ticks and writes, presses a button. What they see
// is the data that the page is made of.
import { createSittingDoor, type Answer, type SittingDoor } from '../../packages/api/src/sitting/door.ts'
import type { Kind, Of, View } from '../../packages/api/src/sitting/view.ts'
import type { World } from './world.ts'

export type Fields = Record<string, string | readonly string[]>
export type Shown = View

export type Phone = {
  /** What is on the screen now; it is asked for anew. */
  look(): Promise<Shown>
  /** The screen of a kind, or the test fails with the kind that there is. */
  see<K extends Kind>(kind: K): Promise<Of<K>>
  press(act: string, fields?: Fields): Promise<Answer>
  /** Sends a form as it stood on an earlier screen. */
  send(form: View['form'], act: string, fields?: Fields): Promise<Answer>
  visit(path: string, body?: string): Promise<Answer>
  cookie: () => string
  last: () => Answer
}

const endless = { spend: () => undefined, giveBack: () => undefined }

export const openDoor = (world: World): SittingDoor => createSittingDoor(world.instance.app)

export const aPhone = (door: SittingDoor): Phone & { open(path: string): Promise<Answer | null> } => {
  let cookie = ''
  let answered: Answer
  const marks = new WeakMap<object, string[]>()
  const keep = (answer: Answer) => {
    for (const set of answer.cookies) cookie = set.includes('Max-Age=0') ? '' : set.split(';')[0]!
    return (answered = answer)
  }
  const visit = async (path: string, body?: string) => {
    const asked = { path, cookies: cookie || null, accepted: 'en', pace: endless }
    return keep(await door.visit({ ...asked, isPost: body !== undefined, body: body ?? '' }))
  }
  const look = async () => {
    const view = (await visit('/s')).view!
    if (view.form) marks.set(view.form, marksOn(view))
    return view
  }
  const send = (form: View['form'], act: string, fields: Fields = {}) => {
    const body = new URLSearchParams()
    const shown = form ? (marks.get(form) ?? []) : []
    for (const [name, value] of Object.entries({ ...form, do: act, shown, ...fields }))
      for (const one of [value].flat()) body.append(name, String(one))
    return visit('/s', body.toString())
  }
  return {
    visit,
    look,
    send,
    cookie: () => cookie,
    last: () => answered,
    async see(kind) {
      const view = await look()
      if (view.kind !== kind) throw new Error(`the screen is ${view.kind} and not ${kind}`)
      return view as never
    },
    press: async (act, fields) => send((await look()).form, act, fields),
    async open(path) {
      const answer = await door.open(path.slice('/s/'.length), cookie || null)
      return answer && keep(answer)
    },
  }
}

/** What a page that came in whole says that it showed. */
const marksOn = (view: View): string[] =>
  view.kind !== 'screen' ? [] : ['', ...view.items.map((item) => ('name' in item ? item.name : item.key))]

/** Reads, understands and agrees to what is asked, until the questions begin. */
export const agreeTo = async (
  phone: Phone,
  says: (scope: string) => string = () => 'agree',
): Promise<View> => {
  for (let screens = 0; screens < 60; screens += 1) {
    const view = await phone.look()
    if (view.kind === 'consent') await phone.press(says(view.scope))
    else if (view.kind === 'teachback')
      await phone.press('next', { 'a.teachback': /every question/.test(view.question) ? '2' : '1' })
    else if (['language', 'safe', 'read', 'limits'].includes(view.kind)) await phone.press('next')
    else return view
  }
  throw new Error('the questions never began')
}
