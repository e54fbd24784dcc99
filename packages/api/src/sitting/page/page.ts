// The page of the one screen that is open now, whole: it works before and without script, and nothing in its title,
// address or icon tells what it is.
import type { Do, View } from '../view.ts'
import { drawConsent, drawLimits, drawRead, drawTeachback } from './agreeing.ts'
import * as around from './around.ts'
import type { Words } from './en.ts'
import { drawDeclined, drawDeleted, drawEnd, drawLeftOpen, drawPause, drawStop, drawTalk } from './leaving.ts'
import { markup, type Markup, type Part } from '../../markup.ts'
import { drawOwn } from './own.ts'
import { moreWays, shownMark, type Drawn } from './part.ts'
import { drawScreen } from './question.ts'
import { words } from './words.ts'

/** The whole document. */
export const renderView = (view: View): string => {
  const says = words[view.language]
  return documentOf(view, frame(view, says)).markup
}

const draw = (view: View, says: Words): Drawn => {
  switch (view.kind) {
    case 'language':
      return around.drawLanguage(view)
    case 'safe':
      return around.drawSafe(view, says)
    case 'read':
      return drawRead(view, says)
    case 'limits':
      return drawLimits(view, says)
    case 'teachback':
      return drawTeachback(view, says)
    case 'consent':
      return drawConsent(view, says)
    case 'declined':
      return drawDeclined(view, says)
    case 'left_open':
      return drawLeftOpen(view, says)
    case 'preview':
      return around.drawPreview(view, says)
    case 'screen':
      return drawScreen(view, says)
    case 'ground':
      return around.drawGround(view, says)
    case 'resources':
      return around.drawResources(view, says)
    case 'pause':
      return drawPause(view, says)
    case 'stop':
      return drawStop(view, says)
    case 'talk':
      return drawTalk(view, says)
    case 'end':
      return drawEnd(view, says)
    case 'deleted':
      return drawDeleted(view, says)
    case 'own':
      return drawOwn(view, says)
    case 'in':
      return around.drawIn(view, says)
    case 'not_yet':
      return around.drawNotYet(view, says)
    case 'person':
      return around.drawPerson(view, says)
    case 'nothing':
      return around.drawNothing(view)
    case 'busy':
      return around.drawBusy(view)
    case 'left':
      return around.drawLeft(view)
    case 'broken':
      return around.drawBroken(view)
    default:
      return view satisfies never
  }
}

const documentOf = (view: View, body: Part): Markup => markup`<!doctype html>
<html lang="${view.language}" translate="no" spellcheck="false">
<head>
<meta charset="utf-8">
<title>${words[view.language].title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="google" content="notranslate">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/s.css">
<script src="/s.js" defer></script>
</head>
<body>${body}</body>
</html>
`

/** Exit now comes first for a key and stands lowest for a thumb; what a form sends stands around everything. */
const frame = (view: View, says: Words): Part => {
  const drawn = draw(view, says)
  const exit = markup`<a class="exit" href="${exitOf(view)}" rel="noreferrer" data-to="${view.exitAddress}">${says.exit}</a>`
  const inner = [
    markup`<header><p class="exit-bar">${exit}</p>${switches(view)}</header>`,
    main(view, { drawn, says }),
    numbers(view, says),
  ]
  return view.form ? form(view, { inner, says }) : inner
}

/** Where the visit has ended already the server knows no more where to; the page still does. */
const exitOf = ({ kind, exitAddress }: View): string =>
  kind === 'left' && exitAddress !== null ? exitAddress : '/s/exit'

type Filled = { inner: Part; says: Words }

/** What Enter does. */
const enters = (kind: View['kind']): Do => (kind === 'own' ? 'change' : kind === 'end' ? 'second' : 'next')

// The first button of a form is the one that Enter presses, so what leads on stands there too, seen by nobody.
const form = ({ form: fields, kind }: View, { inner, says }: Filled): Markup => markup`<form
  method="post" action="${kind === 'in' ? '/s/in' : '/s'}" autocomplete="off" novalidate>
<button class="unseen" name="do" value="${enters(kind)}" tabindex="-1" aria-hidden="true">${says.ways.next}</button>
${Object.entries(fields ?? {}).map(([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`)}
${(kind === 'screen' || kind === 'own') && shownMark('')}
${inner}
</form>`

/** Those that are not spoken now, each named in itself; nothing where they cannot be chosen. */
const switches = ({ form: fields, kind, language, languages }: View): Part =>
  fields !== null &&
  kind !== 'language' &&
  markup`<p class="languages">${languages
    .filter((one) => one !== language)
    .map(
      (one) =>
        markup`<button class="quiet" name="do" value="language.${one}" lang="${one}">${words[one].languageName}</button>`,
    )}</p>`

type Shown = { drawn: Drawn; says: Words }

const main = (view: View, { drawn, says }: Shown): Markup => markup`<main>
${view.notice !== null && markup`<p class="notice" id="notice">${says.notice[view.notice]}</p>`}
${view.isUnwatched && markup`<p class="hint">${says.unwatched}${view.resources.length > 0 && ` ${says.unwatchedNumbers}`}</p>`}
${Boolean(drawn.above) && markup`<p class="above">${drawn.above}</p>`}
<h1 tabindex="-1" ${view.notice !== null && markup`aria-describedby="notice"`}>${drawn.heading}</h1>
${drawn.body}
${Boolean(drawn.ways) && markup`<div class="ways">${drawn.ways}</div>`}
${drawn.isInCourse && moreWays(view, says)}
</main>`

const isShownAbove = (view: View) =>
  view.kind === 'resources' || (view.kind === 'talk' && view.offered.length === 0)

/** For everybody, on every screen, and closed: the names of help lines would tell somebody who looks on what this is. */
const numbers = (view: View, says: Words): Part =>
  !isShownAbove(view) &&
  view.resources.length > 0 &&
  markup`<footer><details><summary>${says.resources.heading}</summary>${around.resourceList(view, says)}</details></footer>`
