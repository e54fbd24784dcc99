// What somebody said yes to, found again by their words: each yes can be changed here, and all of it ended. To whoever
// looks on it does not tell what it is about (what each yes says in full is closed), and nothing that was written is shown
// before a second thing is known.
import type { Of, Permission, Receipt } from '../view.ts'
import type { Words } from './en.ts'
import { markup, type Markup, type Part } from '../../markup.ts'
import { button, closing, paragraphs, secretField, shownMark, type Drawn } from './part.ts'

export const drawOwn = (view: Of<'own'>, says: Words): Drawn => ({
  heading: says.own.heading,
  body: [
    view.receipt !== null && receipt(view.receipt, { view, says }),
    markup`<p>${says.own.lead}</p>`,
    view.permissions.map((one) => permission(one, says)),
    markup`<p class="ways">${button('change', says.own.change)}</p>`,
    all(view, says),
    written(view, says),
    section(says.own.used, view.usedFor.length > 0 ? cameOf(view, says) : markup`<p>${says.own.unused}</p>`),
  ],
  ways: closing(says.own.done),
  isInCourse: false,
})

/** Closed, like what each yes says: what young people spoke of would tell somebody who looks on what this is. */
const cameOf = ({ usedFor }: Of<'own'>, says: Words): Markup => markup`<details>
  <summary>${says.own.usedLead}</summary>
  <ul>${usedFor.map((one) => markup`<li>${one}</li>`)}</ul>
</details>`

const section = (heading: string, body: Part): Markup => markup`<section><h2>${heading}</h2>${body}</section>`

const permission = (
  { scope, title, lines, holds, said, because }: Permission,
  says: Words,
): Markup => markup`<section>
  <h2>${title}</h2>
  ${lines.length > 0 && markup`<details><summary>${says.own.says}</summary>${paragraphs(lines)}</details>`}
  <p class="hint">${holds ? says.own.holds : says.own.not}${because !== null && ` ${says.own.because[because]}`}</p>
  <label class="option">
    <input type="checkbox" name="p.${scope}" value="yes" ${said === 'yes' && markup`checked`}>
    <span>${says.own.yes}</span>
  </label>
  ${shownMark(scope)}
</section>`

/** Without a word on whether that is a pity; where nothing was said there is nothing to choose between. */
const all = ({ hasAnswers }: Of<'own'>, says: Words): Markup => markup`<details>
  <summary>${says.own.all}</summary>
  ${
    hasAnswers &&
    markup`<fieldset class="ask">
      <legend>${says.own.allLead}</legend>
      <label class="option"><input type="radio" name="a.so_far" value="delete" checked><span>${says.own.delete}</span></label>
      <label class="option"><input type="radio" name="a.so_far" value="keep"><span>${says.own.keep}</span></label>
    </fieldset>`
  }
  <p class="ways">${button('withdraw', says.own.withdraw)}</p>
</details>`

const written = ({ words }: Of<'own'>, says: Words): Part => {
  if (words === 'closed') return null
  const away = markup`<p class="hint">${says.second.awayLead}</p><p class="ways">${button('no_second', says.second.away)}</p>`
  if (words === 'asks')
    return section(says.own.words, [
      secretField({ name: 'a.second', label: says.second.label, hint: says.own.wordsLead }),
      markup`<p class="ways">${button('words', says.own.wordsOpen)}</p>`,
      away,
    ])
  return section(says.own.words, [
    markup`<p class="hint">${says.own.wordsOnce}</p>`,
    words.map((one) => markup`<blockquote dir="auto">${one}</blockquote>`),
    markup`<details>
      <summary>${says.second.other}</summary>
      ${secretField({ name: 'a.second', label: says.second.label, hint: says.second.hint })}
      <p class="ways">${button('second', says.second.set)}</p>
      ${away}
    </details>`,
  ])
}

type Given = { view: Of<'own'>; says: Words }

const receipt = (
  { kind, at, scopes }: Receipt,
  { view, says }: Given,
): Markup => markup`<div class="again" role="status">
  <p><strong>${says.own.receipt[kind]} ${at}</strong></p>
  <ul>${titlesOf(scopes, view).map((title) => markup`<li>${title}</li>`)}</ul>
  <p class="hint">${says.own.receiptLead}</p>
</div>`

const titlesOf = (scopes: readonly string[], { permissions }: Of<'own'>): string[] =>
  permissions.filter(({ scope }) => scopes.includes(scope)).map(({ title }) => title)
