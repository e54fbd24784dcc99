// The page that is open: what is put in its place, and the bar under it in which the script says what it has to say.
import { says } from './words.ts'

const bar = document.createElement('div')
const line = document.createElement('p')

/** The bar stays where it is while pages come and go, or a screen reader would not hear what is put into it. */
export const preparePage = (): void => {
  document.documentElement.classList.add('with-script')
  bar.className = 'bar'
  line.setAttribute('role', 'status')
  bar.append(line)
  document.body.append(bar)
}

/** Says one thing, calmly, with at most one thing to press. Nothing is said by an empty text. */
export const say = (text: string, press?: { label: string; act: () => void }): void => {
  for (const one of [...bar.children]) if (one !== line) one.remove()
  // What is said already is not said again.
  if (line.textContent !== text) line.textContent = text
  if (press) bar.append(buttonOf(press.label, press.act))
}

export const buttonOf = (label: string, act: () => void): HTMLButtonElement => {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'quiet'
  made.textContent = label
  made.addEventListener('click', act)
  return made
}

/** Takes everything that was shown, typed or chosen out of the document. */
export const empty = (): void => {
  for (const one of [...document.body.childNodes]) if (one !== bar) one.remove()
}

/** What a server sent, if that is a page of ours and not one of the network's that lies between. */
export const pageIn = (text: string): Document | null => {
  const page = new DOMParser().parseFromString(text, 'text/html')
  return page.querySelector('a.exit') && page.querySelector('main h1') ? page : null
}

/** Puts a page in the place of the open one: no step in the history, and it is read from its heading on. */
export const show = (page: Document): void => {
  document.documentElement.lang = page.documentElement.lang
  document.title = page.title
  empty()
  bar.before(...[...page.body.childNodes].map((one) => document.adoptNode(one)))
  // A code, typed or in a link, does not stay in the address.
  if (location.pathname !== '/s') history.replaceState(null, '', '/s')
  scrollTo(0, 0)
  document.querySelector('h1')?.focus()
  opened()
}

const watchers: (() => void)[] = []

/** Does something for the page that is open, and for each that takes its place. */
export const onPage = (act: () => void): void => {
  watchers.push(act)
  act()
}

const opened = () => watchers.forEach((act) => act())

/** Covers everything until somebody opens it again, which is all that can be seen or pressed, but for Exit now. */
export const cover = (open: () => void): void => {
  const exit = document.querySelector('a.exit')
  empty()
  say('')
  const heading = document.createElement('h1')
  heading.tabIndex = -1
  heading.textContent = says().covered.heading
  const main = document.createElement('main')
  main.append(heading, buttonOf(says().covered.open, open))
  bar.before(main)
  if (exit) bar.before(wrapped(exit))
  heading.focus()
}

const wrapped = (exit: Element): HTMLElement => {
  const header = document.createElement('header')
  const place = document.createElement('p')
  place.className = 'exit-bar'
  place.append(exit)
  header.append(place)
  return header
}
