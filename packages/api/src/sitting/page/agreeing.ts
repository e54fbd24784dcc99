// What is read and agreed to: one thing on each screen, and no as easy as yes.
import type { Block, Of } from '../view.ts'
import type { Words } from './en.ts'
import { markup } from '../../markup.ts'
import { blocks, button, nextAndSkip, paragraphs, type Drawn } from './part.ts'

export const drawRead = (view: Of<'read'>, says: Words): Drawn => ({
  ...told(view.blocks, says.read.heading),
  above: says.nth(view.nth, view.of),
  ways: button('next', says.ways.next),
  isInCourse: true,
})

export const drawLimits = (view: Of<'limits'>, says: Words): Drawn => ({
  ...told(view.blocks, says.limits.heading),
  ways: button('next', says.ways.next),
  isInCourse: true,
})

/** The first thing's own heading is that of the screen; without one it is ours. */
const told = ([first, ...rest]: readonly Block[], heading: string): Pick<Drawn, 'heading' | 'body'> => ({
  heading: first?.heading ?? heading,
  body: [first && paragraphs(first.lines), blocks(rest)],
})

/** Whoever sees it otherwise is told again, and never kept from going on. */
export const drawTeachback = (view: Of<'teachback'>, says: Words): Drawn => ({
  heading: says.teachback.heading,
  above: says.nth(view.nth, view.of),
  body: markup`
    ${view.explained.length > 0 && markup`<div class="again"><p>${says.teachback.again}</p>${blocks(view.explained)}</div>`}
    <fieldset class="ask" aria-describedby="hint">
      <legend>${view.question}</legend>
      <p class="hint" id="hint">${says.choose.one}</p>
      ${view.options.map(
        ({ value, text }) => markup`<label class="option">
          <input type="radio" name="a.teachback" value="${value}">
          <span>${text}</span>
        </label>`,
      )}
    </fieldset>`,
  ways: nextAndSkip(says),
  isInCourse: true,
})

export const drawConsent = (view: Of<'consent'>, says: Words): Drawn => ({
  heading: view.title,
  above: says.nth(view.nth, view.of),
  body: [
    paragraphs(view.lines),
    view.chosen !== null &&
      markup`<p class="hint">${view.chosen ? says.consent.was.yes : says.consent.was.no}</p>`,
    markup`<p class="hint">${says.consent.later}</p>`,
  ],
  ways: [
    button('agree', says.consent.yes),
    button('decline', says.consent.no),
    button('skip', says.ways.skip),
  ],
  isInCourse: true,
})
