// What many screens are put together from.
import type { Block, Do, View } from '../view.ts'
import type { Words } from './en.ts'
import { markup, type Markup, type Part } from '../../markup.ts'

/** A screen before the frame is put around it. */
export type Drawn = {
  heading: Part
  /** One small line above the heading. */
  above?: Part
  body: Part
  /** What leads on, all of it equally easy to press. */
  ways: Part
  /** Whether Back, Pause, Stop, the calm minute and the numbers stand below; not where the way on is all there is. */
  isInCourse: boolean
}

export const button = (act: Do, label: string, look: 'way' | 'quiet' = 'way'): Markup =>
  markup`<button class="${look}" name="do" value="${act}">${label}</button>`

/** Leads away from here like Exit now does. */
export const closing = (label: string): Markup =>
  markup`<a class="way" href="/s/exit" rel="noreferrer">${label}</a>`

export const paragraphs = (lines: readonly string[]): Part => lines.map((line) => markup`<p>${line}</p>`)

export const blocks = (all: readonly Block[]): Part =>
  all.map(({ heading, lines }) => [heading !== null && markup`<h2>${heading}</h2>`, paragraphs(lines)])

export const nextAndSkip = ({ ways }: Words): Markup =>
  markup`${button('next', ways.next)}${button('skip', ways.skip)}`

/** Back, Pause and Stop where they lead somewhere, and a calm minute at any time. Whom to call stands at the foot. */
export const moreWays = (view: View, { ways }: Words): Markup => markup`<div class="more">
  ${view.canGoBack && button('back', ways.back, 'quiet')}
  ${view.canPause && button('pause', ways.pause, 'quiet')} ${view.canPause && button('stop', ways.stop, 'quiet')}
  ${view.kind !== 'ground' && button('ground', ways.ground, 'quiet')}
</div>`

/** After what it names: what had not come in yet when a form was sent (a slow line, and Enter) is not taken for left blank. */
export const shownMark = (name: string): Markup => markup`<input type="hidden" name="shown" value="${name}">`

/** A field for a word that nobody's browser, keyboard or spelling service should keep. */
export const unkept = markup`autocomplete="off" autocorrect="off" spellcheck="false" data-gramm="false"`

type Asked = { name: string; label: string; hint?: string | undefined; isWrong?: boolean | undefined }

/** One line for words that open something. */
export const secretField = ({ name, label, hint, isWrong }: Asked): Markup => markup`<div class="ask">
  <label for="field">${label}</label>
  ${hint !== undefined && markup`<p class="hint" id="field-hint">${hint}</p>`}
  <input id="field" name="${name}" type="text" dir="auto" autocapitalize="none" ${unkept}
    ${hint !== undefined && markup`aria-describedby="field-hint"`} ${isWrong && markup`aria-invalid="true"`}>
</div>`
