// The page behind a link, whole as it comes from here: no script, no cookie, nothing kept in the browser or written down
// here. What it says is for a young person, and its title, address and icon are for whoever looks over their shoulder.
import type { App } from '../app.ts'
import { tokenHash } from '../auth/password.ts'
import { isCode } from '../id.ts'
import type { Localized } from '../input.ts'
import * as store from './store.ts'

type Language = 'en' | 'es'

/** All that it says, so that the check of reading levels meets it. */
export const doorWords = {
  en: {
    title: 'A page for you',
    other: 'Español',
    leave: 'Leave this page',
    ask: {
      heading: 'Is this page for you?',
      lines: [
        'It was made for one person, who was given this link.',
        'If that is you, you can go on. If it is not, please close this page.',
      ],
      whom: '',
    },
    isMine: 'It is for me',
    come: 'I have my words to come back',
    open: {
      heading: 'You can go on with a person',
      lines: [
        'The next part is a talk with the person who gave you this link. Tell them when it suits you.',
        'You choose if you want to. You can skip any question. You can stop at any time.',
      ],
      whom: 'You can also ask:',
    },
    not_yet: {
      heading: 'Not yet',
      lines: [
        'People under 18 need a yes from a grown-up who is safe for them. As long as there is none, this page does not go on.',
        'Do you know no grown-up like that? Tell us. There can be another way.',
        'You did nothing wrong. We did not write down that you were here.',
      ],
      whom: 'You can ask:',
    },
    nothing: {
      heading: 'This link does not lead on',
      lines: ['It may be old, or it may have been used. Ask the person who gave it to you.'],
      whom: '',
    },
    busy: {
      heading: 'Please wait a little',
      lines: ['A lot is asked from here right now. Try again in a minute.'],
      whom: '',
    },
    asker: 'The person who gave you this link.',
  },
  es: {
    title: 'Una página para ti',
    other: 'English',
    leave: 'Salir de esta página',
    ask: {
      heading: '¿Esta página es para ti?',
      lines: [
        'Se hizo para una sola persona, que recibió este enlace.',
        'Si eres tú, puedes seguir. Si no, cierra esta página, por favor.',
      ],
      whom: '',
    },
    isMine: 'Es para mí',
    come: 'Tengo mis palabras para volver',
    open: {
      heading: 'Puedes seguir con una persona',
      lines: [
        'La siguiente parte es hablar con la persona que te dio este enlace. Dile cuándo puedes.',
        'Tú decides si quieres. Puedes saltar cualquier pregunta. Puedes parar en cualquier momento.',
      ],
      whom: 'También puedes preguntar a:',
    },
    not_yet: {
      heading: 'Todavía no',
      lines: [
        'Antes de los 18 años hace falta el sí de una persona adulta que sea segura para ti. Mientras no lo haya, esta página no sigue.',
        '¿No conoces a nadie así? Dínoslo. Puede haber otra manera.',
        'No hiciste nada malo. No anotamos que estuviste aquí.',
      ],
      whom: 'Puedes preguntar a:',
    },
    nothing: {
      heading: 'Este enlace no lleva a nada',
      lines: ['Puede ser viejo, o ya se usó. Pregunta a la persona que te lo dio.'],
      whom: '',
    },
    busy: {
      heading: 'Espera un poco, por favor',
      lines: ['Ahora mismo se pide mucho desde aquí. Inténtalo de nuevo en un minuto.'],
      whom: '',
    },
    asker: 'La persona que te dio este enlace.',
  },
} as const

export type Visit = { path: string; query: string; accepted: string }

/** Whether a path is that of a page behind a link, whatever stands in it. */
export const isLinkPath = (path: string): boolean => path.startsWith('/s/')

/**
 * The page; an unknown code and one that has ended lead to the same. It reads, and writes nothing anywhere. Whoever holds
 * a link sees one and the same page first, and what stands behind it only once they say that they are the one it was
 * made for; and even then nothing says how old that one is (docs/decisions/0020-what-a-link-tells.md).
 */
export const linkPage = async (app: App, { path, query, accepted }: Visit): Promise<string> => {
  const code = path.slice('/s/'.length).toLowerCase()
  const opened = isCode(code) ? await store.findOpened(app.db, tokenHash(code)) : null
  const exitAddress = opened?.exitAddress ?? (await store.findExit(app.db))
  const said = new URLSearchParams(query)
  const chosen = said.get('l')
  const language = chosen === 'en' || chosen === 'es' ? chosen : (opened?.language ?? languageOf(accepted))
  return pageOf({ opened, language, exitAddress, state: stateOf(opened, said.has(mine)) })
}

/** For who asks too often; whether there is a page behind the link was not looked at. */
export const busyPage = ({ accepted }: Visit): string =>
  pageOf({ opened: null, exitAddress: null, language: languageOf(accepted), state: 'busy' })

const mine = 'me'

const languageOf = (accepted: string): Language => (/^\s*es\b/i.test(accepted) ? 'es' : 'en')

const stateOf = (opened: store.Opened | null, isMine: boolean) =>
  !opened ? 'nothing' : !isMine ? 'ask' : opened.isAllowed ? 'open' : 'not_yet'

type Page = {
  opened: store.Opened | null
  exitAddress: string | null
  language: Language
  state: ReturnType<typeof stateOf> | 'busy'
}

const pageOf = ({ opened, exitAddress, language, state }: Page): string => {
  const own = doorWords[language]
  const says = own[state]
  const whom = opened && says.whom ? [says.whom, ofStudy(opened.whomToAsk, language) ?? own.asker] : []
  const other = language === 'en' ? 'es' : 'en'
  const further = state === 'open' || state === 'not_yet' ? `&amp;${mine}` : ''
  return [
    `<!doctype html><html lang="${language}" translate="no"><head><meta charset="utf-8">`,
    `<title>${own.title}</title><meta name="viewport" content="width=device-width, initial-scale=1">`,
    '<meta name="color-scheme" content="light dark"><meta name="google" content="notranslate">',
    '<link rel="icon" href="data:,"><link rel="stylesheet" href="/s.css"></head><body><main><nav>',
    `<a href="?l=${other}${further}" lang="${other}" hreflang="${other}">${own.other}</a>`,
    exitAddress ? `<a href="${escaped(exitAddress)}" rel="noreferrer">${own.leave}</a>` : '',
    `</nav><h1>${says.heading}</h1>`,
    ...says.lines.map((line) => `<p>${line}</p>`),
    whom.length > 0 ? `<p>${whom[0]}</p><p class="whom">${escaped(whom[1]!)}</p>` : '',
    state === 'ask' ? `<p><a class="way" href="?l=${language}&amp;${mine}">${own.isMine}</a></p>` : '',
    // Whoever paused goes on by the words that they were given, and so does who ended, for whom the link was used up.
    state === 'ask' || state === 'nothing' ? `<p><a class="way" href="/s/in">${own.come}</a></p>` : '',
    '</main></body></html>\n',
  ].join('')
}

/** Nobody is shown half a page in another language: where the study says nothing in it, our own words stand there. */
const ofStudy = (said: Localized | null, language: Language): string | null => said?.[language] ?? null

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark]!)
