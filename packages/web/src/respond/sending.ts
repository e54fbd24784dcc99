// A form is sent until it is known to be kept. The same words go out under the same turn each time, so that one that is
// slow, broken or sent twice is kept once; and until one is kept nothing on the page can change what was sent.
import { onPage, pageIn, say, show } from './page.ts'
import { says } from './words.ts'

type Sending = { stop: AbortController; page: Promise<Document>; now: () => void }

let sending: Sending | null = null
/** What is kept beside, while somebody goes on writing. */
let beside: { stop: AbortController; done: Promise<void> } | null = null
let asItCame = ''
let pressed: HTMLButtonElement | null = null

export const watchForms = (): void => {
  // Older browsers do not tell which button sent a form.
  document.addEventListener('click', ({ target }) => {
    pressed = target instanceof Element ? target.closest<HTMLButtonElement>('button[name=do]') : null
  })
  document.addEventListener('submit', (event) => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const button = (event.submitter ?? pressed ?? form.querySelector('button[name=do]')) as HTMLButtonElement
    if (sending) return
    const press = () => void send(form, button.value).then(show).catch(stopped)
    if (!beside) return press()
    say(says().saving)
    void beside.done.then(() => !sending && form.isConnected && press())
  })
  addEventListener('online', () => sending?.now())
  onPage(() => (asItCame = written()))
}

/** Nothing more is sent, and what waits to be sent is forgotten. */
export const stopSending = (): void => {
  sending?.stop.abort()
  beside?.stop.abort()
  sending = null
}

/**
 * Keeps what was typed so far and leaves the page as it is: a phone throws pages away that nobody looks at, and somebody may
 * write for longer than a visit lasts. One try, as another one follows. What is sent next goes out under the turn of its answer.
 */
export const keepBeside = (): void => {
  const form = document.querySelector('form')
  if (!form || sending || beside || !screenOf(form).startsWith('page.') || written() === asItCame) return
  const stop = new AbortController()
  const body = bodyOf(form, 'stay')
  const sent = written()
  const done = attempt('/s', { body, signal: stop.signal }).then((came) => {
    if (came instanceof Document && !stop.signal.aborted) takeTurnOf(came, { form, sent })
    beside = null
  })
  beside = { stop, done }
}

const takeTurnOf = (came: Document, { form, sent }: { form: HTMLFormElement; sent: string }) => {
  if (!form.isConnected || screenOf(form) !== screenOf(came) || came.querySelector('#notice')) return
  field(form, 'turn')!.value = field(came, 'turn')!.value
  asItCame = sent
}

const field = (page: ParentNode, name: string) => page.querySelector<HTMLInputElement>(`input[name=${name}]`)
const screenOf = (page: ParentNode): string => field(page, 'screen')?.value ?? ''

/** Keeps what was typed or chosen since the page came, if anything was; done once it is kept. */
export const keepTyped = async (): Promise<void> => {
  await beside?.done
  const form = document.querySelector('form')
  if (sending) await sending.page.catch(stopped)
  else if (form && written() !== asItCame) await send(form, 'stay').catch(stopped)
}

/** The screen that is open now, from the server. */
export const fetchOpen = (): Promise<void> => start('/s', null).then(show).catch(stopped)

/** What is on the form now. */
const written = (): string => {
  const form = document.querySelector('form')
  if (!form) return ''
  const body = bodyOf(form, '')
  body.delete('turn')
  return String(body)
}

const bodyOf = (form: HTMLFormElement, act: string): URLSearchParams => {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  body.append('do', act)
  return body
}

const send = (form: HTMLFormElement, act: string): Promise<Document> => {
  const body = bodyOf(form, act)
  const page = start(form.getAttribute('action') ?? '/s', body)
  freeze(form)
  // Words that are tried to come back by are not kept, and nothing must say so.
  const saves =
    form.getAttribute('action') === '/s' &&
    [...body].some(([name, value]) => /^[asp]\./.test(name) && value !== '')
  return page.then((came) => {
    say(saves && !came.querySelector('#notice') ? says().saved : '')
    return came
  })
}

// Disabled, so that what is typed meanwhile is not typed in vain.
const freeze = (form: HTMLFormElement) => {
  for (const one of form.querySelectorAll<HTMLInputElement>('input, textarea, button')) one.disabled = true
  form.setAttribute('aria-busy', 'true')
}

const start = (address: string, body: URLSearchParams | null): Promise<Document> => {
  const stop = new AbortController()
  const waiting = createWait(stop.signal)
  const page = untilKept(address, { body, signal: stop.signal, waiting }).finally(() => {
    if (sending?.stop === stop) sending = null
  })
  sending = { stop, page, now: waiting.end }
  return page
}

type Wait = { for(seconds: number): Promise<void>; end(): void }
type Trying = { body: URLSearchParams | null; signal: AbortSignal }
type Request = Trying & { waiting: Wait }

/** How long to wait after each try, in seconds; the last again and again. */
const pauses = [1, 2, 4, 8, 15, 30]
const longestTry = 20_000

const untilKept = async (address: string, request: Request): Promise<Document> => {
  const slow = setTimeout(() => say(says().saving), 700)
  try {
    for (let tries = 0; ; tries += 1) {
      const came = await attempt(address, request)
      if (came instanceof Document) return came
      if (request.signal.aborted) throw new Stopped()
      clearTimeout(slow)
      say(says().waiting, { label: says().again, act: request.waiting.end })
      await request.waiting.for(Math.max(came, pauses[Math.min(tries, pauses.length - 1)]!))
      if (request.signal.aborted) throw new Stopped()
    }
  } finally {
    clearTimeout(slow)
  }
}

/** The page that came, or the seconds that the server asks to be left alone. */
const attempt = async (address: string, { body, signal }: Trying): Promise<Document | number> => {
  const limit = new AbortController()
  const end = () => limit.abort()
  const timer = setTimeout(end, longestTry)
  signal.addEventListener('abort', end)
  try {
    const method = body ? 'POST' : 'GET'
    const answer = await fetch(address, { method, body, cache: 'no-store', signal: limit.signal })
    const page = answer.status < 500 ? pageIn(await answer.text()) : null
    // "Later" is a page of its own where somebody tries words; where something is to be kept it is tried again.
    if (page && (answer.status !== 429 || page.querySelector('form'))) return page
    return Number(answer.headers.get('retry-after')) || 0
  } catch {
    return 0
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
  }
}

/** A pause that ends early when somebody asks for that, or when nothing is to be sent any more. */
const createWait = (signal: AbortSignal): Wait => {
  let end: () => void = () => undefined
  signal.addEventListener('abort', () => end())
  return {
    for: (seconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, seconds * 1000)
        end = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
    end: () => end(),
  }
}

class Stopped extends Error {}

const stopped = (problem: unknown) => {
  if (!(problem instanceof Stopped)) throw problem
}
