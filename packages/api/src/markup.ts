// Markup is made here and nowhere else: whatever is put into it is text and comes out escaped, whoever wrote it.

/** A class, so that nothing that came in as data can pass for markup. */
export class Markup {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
}

export type Part = Markup | string | number | false | null | undefined | readonly Part[]

/** `markup\`<p>${text}</p>\``: text, lists and markup go in; what is absent leaves nothing. */
export const markup = (own: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(own.map((piece, at) => piece + (at < parts.length ? markupOf(parts[at]) : '')).join(''))

const markupOf = (part: Part): string => {
  if (part instanceof Markup) return part.markup
  if (Array.isArray(part)) return part.map(markupOf).join('')
  return part === null || part === undefined || part === false ? '' : escaped(String(part))
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark]!)
