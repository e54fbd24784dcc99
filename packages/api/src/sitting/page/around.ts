// What stands before, between and instead of questions.
import type { Of, Resource, View } from '../view.ts'
import type { Words } from './en.ts'
import { markup, type Markup, type Part } from '../../markup.ts'
import { button, closing, paragraphs, secretField, type Drawn } from './part.ts'
import { minutesIn } from './question.ts'
import { words } from './words.ts'

/** In each language at once, as nobody has said yet which they read. */
export const drawLanguage = (view: Of<'language'>): Drawn => ({
  heading: view.languages.map(
    (one) => markup`<span class="each" lang="${one}">${words[one].language.heading}</span>`,
  ),
  body: null,
  ways: view.languages.map(
    (one) =>
      markup`<button class="way" name="do" value="language.${one}" lang="${one}">${words[one].languageName}</button>`,
  ),
  isInCourse: false,
})

export const drawSafe = (_view: Of<'safe'>, says: Words): Drawn => ({
  heading: says.safe.heading,
  body: [
    paragraphs([says.safe.place, says.safe.exit]),
    markup`<p class="scripted">${says.safe.shift}</p>`,
    paragraphs([says.safe.history, says.safe.keyboard, says.safe.required]),
  ],
  ways: button('next', says.ways.next),
  isInCourse: true,
})

export const drawPreview = (view: Of<'preview'>, says: Words): Drawn => ({
  heading: view.topic,
  above: says.preview.next,
  body: [
    view.about !== null && paragraphs(view.about.split('\n')),
    markup`<p>${says.preview.choice}</p>`,
    view.minutesLeft !== null && markup`<p class="hint">${minutesIn(view.minutesLeft, says)}</p>`,
  ],
  ways: [button('next', says.ways.next), button('skip_topic', says.ways.skipTopic)],
  isInCourse: true,
})

/** No sound, no count and no clock; what moves stands still for whoever asked their device for that. */
export const drawGround = (_view: Of<'ground'>, says: Words): Drawn => ({
  heading: says.ground.heading,
  body: markup`<p>${says.ground.lead}</p>
    <div class="breath" aria-hidden="true"></div>
    <ol class="steps">${says.ground.steps.map((step) => markup`<li>${step}</li>`)}</ol>`,
  ways: button('return', says.ways.return),
  isInCourse: true,
})

export const drawResources = (view: Of<'resources'>, says: Words): Drawn => ({
  heading: says.resources.heading,
  body: [markup`<p>${says.resources.lead}</p>`, resourceList(view, says)],
  ways: button('return', says.ways.return),
  isInCourse: true,
})

export const resourceList = ({ resources }: View, says: Words): Markup =>
  markup`<ul class="resources">${resources.map((one) => resource(one, says))}</ul>
    <p class="hint">${resources.some(({ isStale }) => isStale) && `${says.resources.stale} `}${says.resources.trace}</p>`

const resource = ({ name, how, phone, text }: Resource, says: Words): Markup => markup`<li>
  <strong>${name}</strong>
  ${/\p{L}/u.test(how) && markup`<span>${how}</span>`}
  ${phone !== null && markup`<a href="tel:${dialled(phone)}">${says.resources.call} ${phone}</a>`}
  ${text !== null && markup`<a href="sms:${dialled(text)}">${says.resources.text} ${text}</a>`}
</li>`

const dialled = (number: string): string => number.replace(/[^\d+]/g, '')

export const drawIn = (view: Of<'in'>, says: Words): Drawn => ({
  heading: says.in.heading,
  body: [
    view.problem !== null && markup`<p class="again" role="alert">${says.in[view.problem]}</p>`,
    secretField({
      name: 'a.code',
      label: says.in.label,
      hint: says.in.hint,
      isWrong: view.problem === 'unknown',
    }),
  ],
  ways: button('next', says.in.act),
  isInCourse: false,
})

/** They were in the middle: what they said is hidden from everybody, and can be taken away altogether. */
export const drawNotYet = (view: Of<'not_yet'>, says: Words): Drawn => ({
  ...told(says.not_yet, whom(view, says)),
  ways: [button('delete', says.not_yet.delete), closing(says.ways.closeThis)],
})

export const drawPerson = (view: Of<'person'>, says: Words): Drawn => told(says.person, whom(view, says))

export const drawNothing = (view: Of<'nothing'>): Drawn =>
  inEach(view, ({ nothing }) => [nothing, toCode(nothing.in)])

export const drawBusy = (view: Of<'busy'>): Drawn =>
  inEach(view, ({ busy }) => [busy, markup`<p><a class="way" href="/s">${busy.again}</a></p>`])

export const drawLeft = (view: Of<'left'>): Drawn => inEach(view, ({ left }) => [left, toCode(left.in)])

/** What was sent goes out once more as it was, by a form of its own; where nothing was sent the page is asked for again. */
export const drawBroken = (view: Of<'broken'>): Drawn => {
  const again = (label: string): Markup =>
    view.fields.length === 0
      ? markup`<p><a class="way" href="${view.path}">${label}</a></p>`
      : markup`<form method="post" action="${view.path}" autocomplete="off" novalidate>
        ${view.fields.map(([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`)}
        <p><button class="way">${label}</button></p>
      </form>`
  return inEach(view, ({ broken }) => [
    { ...broken, lines: [...broken.lines, ...(view.fields.length > 0 ? [broken.waits] : [])] },
    again(broken.again),
  ])
}

/** Where nothing can be sent no language can be chosen, and whoever lands there reads it in theirs. */
const inEach = (view: View, tells: (says: Words) => [Told, Part]): Drawn => {
  const others = view.languages.filter((one) => one !== view.language)
  const [first, more] = tells(words[view.language])
  return told(first, [
    more,
    others.map((one) => {
      const [{ heading, lines }, act] = tells(words[one])
      return markup`<section class="other" lang="${one}"><h2>${heading}</h2>${paragraphs(lines)}${act}</section>`
    }),
  ])
}

type Told = { heading: string; lines: readonly string[] }

const told = ({ heading, lines }: Told, more: Part): Drawn => ({
  heading,
  body: [paragraphs(lines), more],
  ways: null,
  isInCourse: false,
})

const toCode = (label: string): Markup => markup`<p><a class="way" href="/s/in">${label}</a></p>`

const whom = ({ kind, whomToAsk }: Of<'not_yet'> | Of<'person'>, says: Words): Markup =>
  markup`<p>${says[kind].whom}</p><p class="whom">${whomToAsk ?? says.asker}</p>`
