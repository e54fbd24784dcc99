// How it ends, for now or for good: calmly, with nothing to confirm twice.
import type { Of } from '../view.ts'
import type { Words } from './en.ts'
import { markup, type Markup, type Part } from '../../markup.ts'
import { resourceList } from './around.ts'
import { button, closing, nextAndSkip, paragraphs, secretField, type Drawn } from './part.ts'

export const drawPause = (view: Of<'pause'>, says: Words): Drawn => ({
  heading: says.pause.heading,
  body: [
    markup`<p>${says.pause.kept}</p>`,
    view.code === null
      ? [markup`<p>${says.pause.until} ${view.until}.</p>`, !view.isKept && markup`<p>${says.pause.link}</p>`]
      : code(view.code, { lead: says.code.pause, until: view.until, says }),
  ],
  ways: [
    view.code !== null && button('kept', says.code.kept),
    button('return', says.pause.on),
    closing(says.ways.closeThis),
  ],
  isInCourse: false,
})

type Lasting = { lead: string; until: string | null; says: Words }

/** Shown once and never again, with an honest word on where to keep it. */
const code = (words: string, { lead, until, says }: Lasting): Markup => markup`<section class="code">
  <p>${lead}</p>
  <p class="code-words"><strong translate="no">${words}</strong></p>
  ${until !== null && markup`<p>${says.code.until} ${until}.</p>`}
  <p>${says.code.where}</p>
  <p>${says.code.how}</p>
</section>`

/** Keeping and deleting are as near as each other; nothing is asked a second time. */
export const drawStop = (view: Of<'stop'>, says: Words): Drawn => ({
  heading: says.stop.heading,
  body: markup`<p>${view.hasAnswers ? says.stop.ask : says.stop.none}</p>`,
  ways: [
    view.hasAnswers
      ? [button('keep', says.stop.keep), button('delete', says.stop.delete)]
      : button('delete', says.stop.plain),
    button('return', says.stop.on),
  ],
  isInCourse: false,
})

export const drawTalk = (view: Of<'talk'>, says: Words): Drawn => ({
  heading: says.talk.heading,
  body:
    view.offered.length === 0
      ? [markup`<p>${says.talk.alone}</p>`, resourceList(view, says)]
      : markup`<fieldset class="ask" aria-describedby="hint">
          <legend class="unseen">${says.talk.heading}</legend>
          <p class="hint" id="hint">${says.talk.lead}</p>
          ${view.offered.map(({ key, label, when }) => offer(key, [label, markup`<br><small>${when}</small>`]))}
          ${offer('none', says.talk.none)}
        </fieldset>`,
  ways: nextAndSkip(says),
  isInCourse: true,
})

const offer = (value: string, label: Part): Markup => markup`<label class="option">
  <input type="radio" name="a.talk" value="${value}">
  <span>${label}</span>
</label>`

export const drawEnd = (view: Of<'end'>, says: Words): Drawn => ({
  heading: says.end.heading,
  body: [
    paragraphs(says.end.lines),
    view.talk &&
      markup`<p class="again"><strong>${says.talk.wished}</strong> ${view.talk.label}<br>${view.talk.when}</p>`,
    view.code !== null && code(view.code, { lead: says.code.end, until: view.until, says }),
    view.canSetSecond && second(says),
  ],
  ways: [view.code !== null && !view.isKept && button('kept', says.code.kept), closing(says.ways.closeThis)],
  isInCourse: false,
})

const second = (says: Words): Markup => markup`<details class="second">
  <summary>${says.second.open}</summary>
  <p>${says.second.lead}</p>
  ${secretField({ name: 'a.second', label: says.second.label, hint: says.second.hint })}
  ${button('second', says.second.set)}
</details>`

export const drawDeclined = (_view: Of<'declined'>, says: Words): Drawn => ({
  heading: says.declined.heading,
  body: paragraphs(says.declined.lines),
  ways: closing(says.ways.closeThis),
  isInCourse: false,
})

/** Neither yes nor no: nothing is made of it, and the question is one step back. */
export const drawLeftOpen = (_view: Of<'left_open'>, says: Words): Drawn => ({
  heading: says.left_open.heading,
  body: paragraphs(says.left_open.lines),
  ways: [button('back', says.ways.back), closing(says.ways.closeThis)],
  isInCourse: false,
})

export const drawDeleted = (view: Of<'deleted'>, says: Words): Drawn => ({
  heading: says.deleted.heading,
  body: [paragraphs(says.deleted.lines), markup`<p class="hint">${says.deleted.at} ${view.at}</p>`],
  ways: closing(says.ways.closeThis),
  isInCourse: false,
})
