// One screen of questions: nothing on it has to be answered, and saying that one would rather not is as near as an answer.
import type { Of, ShownItem, Unsaid } from '../view.ts'
import type { Words } from './en.ts'
import { markup, type Markup, type Part } from '../../markup.ts'
import { nextAndSkip, shownMark, unkept, type Drawn } from './part.ts'

export const drawScreen = (view: Of<'screen'>, says: Words): Drawn => ({
  heading: view.topic,
  above: minutesIn(view.minutesLeft, says),
  body: [
    view.about !== null && markup`<p class="about">${view.about}</p>`,
    view.items.map((item, nth) => drawItem({ item, nth, before: view.items[nth - 1] }, says)),
  ],
  ways: nextAndSkip(says),
  isInCourse: true,
})

/** How long it will still take, in words; nothing where that is not known or over. */
export const minutesIn = (minutes: number | null, says: Words): Part =>
  minutes !== null && minutes > 0 && (minutes === 1 ? says.minutes.one : says.minutes.some(minutes))

type Asked = Exclude<ShownItem, { kind: 'info' | 'grounding' }>
type Placed = { item: ShownItem; nth: number; before: ShownItem | undefined }

const drawItem = ({ item, nth, before }: Placed, says: Words): Part => {
  // What is only told is not asked, and so has no lead.
  if (!('lead' in item))
    return [item.text.split('\n').map((line) => markup`<p class="told">${line}</p>`), shownMark(item.key)]
  const lead = item.lead
  const isSaid = lead !== null && before !== undefined && 'lead' in before && before.lead === lead
  return [
    lead !== null && !isSaid && markup`<p class="lead">${lead}</p>`,
    drawAsked(item, { id: `q${nth}`, says }),
    shownMark(item.name),
  ]
}

type At = { id: string; says: Words }

const drawAsked = (item: Asked, at: At): Markup => {
  switch (item.kind) {
    case 'choice':
      return drawChoice(item, at)
    case 'slider':
      return drawSlider(item, at)
    case 'words':
      return drawWords(item, at)
    default:
      return item satisfies never
  }
}

const drawChoice = (item: Extract<Asked, { kind: 'choice' }>, { id, says }: At): Markup => {
  const type = item.isMany ? 'checkbox' : 'radio'
  const isChosen = (value: string) => item.unsaid === null && item.chosen.includes(value)
  return group(item, {
    id,
    hint: item.isMany ? says.choose.many : says.choose.one,
    hidden: item.isHidden && says.hidden,
    body: [
      item.options.map(
        ({ value, text, isExclusive }) => markup`<label class="option">
          <input type="${type}" name="a.${item.name}" value="${value}" ${isChosen(value) && markup`checked`} ${isExclusive && markup`data-alone`}>
          <span>${text}</span>
        </label>`,
      ),
      unsaid(item, { isOneOf: !item.isMany, says }),
    ],
  })
}

/** Buttons for each number: they can be pressed by a finger, a key or a voice, with script and without. */
const drawSlider = (item: Extract<Asked, { kind: 'slider' }>, { id, says }: At): Markup =>
  group(item, {
    id,
    hint: says.scale(item.low, item.high),
    hidden: item.isHidden && says.hidden,
    body: [
      markup`<div class="scale">
        ${Array.from({ length: item.high - item.low + 1 }, (_, step) => item.low + step).map(
          (value) =>
            markup`<label>
              <input type="radio" name="a.${item.name}" value="${value}" ${item.unsaid === null && item.chosen === value && markup`checked`}>
              <span>${value}</span>
            </label>`,
        )}
      </div>`,
      unsaid(item, { isOneOf: true, says }),
    ],
  })

// A line break right after the tag is not part of what a field holds, so one is always put there.
const drawWords = (item: Extract<Asked, { kind: 'words' }>, { id, says }: At): Markup => {
  const field = markup`id="${id}" name="a.${item.name}" dir="auto" maxlength="${item.most}" ${unkept}
    ${item.isHidden && markup`aria-describedby="${id}-hidden"`}`
  return markup`<div class="ask">
    <label for="${id}">${item.text}</label>
    ${item.isHidden && markup`<p class="hint" id="${id}-hidden">${says.hidden}</p>`}
    ${
      item.isLong
        ? markup`<textarea rows="6" ${field}>\n${item.written}</textarea>`
        : markup`<input type="text" value="${item.written}" ${field}>`
    }
    ${unsaid(item, { isOneOf: false, says })}
  </div>`
}

type Grouped = { id: string; hint: string; hidden: string | false; body: Part }

const group = ({ text }: Asked, { id, hint, hidden, body }: Grouped): Markup => markup`<fieldset
  class="ask"
  aria-describedby="${id}-hint"
>
  <legend>${text}</legend>
  <p class="hint" id="${id}-hint">${hint}${hidden !== false && ` ${hidden}`}</p>
  ${body}
</fieldset>`

type Offered = { isOneOf: boolean; says: Words }

/** Beside one choice of several it is one of them: what was ticked by mistake can be taken back without script. */
const unsaid = (item: Asked, { isOneOf, says }: Offered): Part =>
  (item.mayNotApply ? states : states.slice(0, 1)).map(
    (state) => markup`<label class="option other">
      <input type="${isOneOf ? 'radio' : 'checkbox'}" name="${isOneOf ? 'a' : 's'}.${item.name}" value="${state}" ${item.unsaid === state && markup`checked`} data-alone>
      <span>${says.unsaid[state]}</span>
    </label>`,
  )

const states: readonly Unsaid[] = ['declined', 'not_applicable']
