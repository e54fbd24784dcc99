import { Unreadable } from './source.ts'

/** The text of a Word document: paragraphs apart, line breaks kept, rows of a table as lines. */
export async function textOfDocx(bytes: Uint8Array): Promise<string> {
  const { default: mammoth } = await import('mammoth/mammoth.browser.min.js')
  const arrayBuffer = bytes.slice().buffer
  const noImages = mammoth.images.imgElement(() => Promise.resolve({ src: '' }))
  const { value } = await mammoth.convertToHtml({ arrayBuffer }, { convertImage: noImages }).catch(() => {
    throw new Unreadable('damaged')
  })
  const text = textOfHtml(value)
  if (text === '') throw new Unreadable('empty')
  return text
}

/** Made by a program in a form we know, so no parser is needed; nothing of it is ever shown as markup. */
function textOfHtml(html: string): string {
  return html
    .replace(/<tr>(.*?)<\/tr>/gs, (_, row: string) => `<p>${lineOfRow(row)}</p>`)
    .replace(/<br ?\/?>/g, '\n')
    .replace(/<\/(?:p|h\d|li|table)>/g, '\n\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => signs[name] ?? '')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }

/** Transcripts often stand in a table of who and what: a short first cell is a name. */
function lineOfRow(row: string): string {
  const cells = [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell]) =>
    cell!.replace(/<\/p>\s*<p>/g, ' ').replace(/<\/?p>/g, ''),
  )
  const [first = '', ...rest] = cells.map((cell) => cell.trim()).filter(Boolean)
  const isName = rest.length > 0 && first.replace(/<[^>]*>/g, '').length <= 40
  if (!isName) return [first, ...rest].join('<br>')
  return `${first.replace(/:(?=(?:<[^>]*>)*$)/, '')}: ${rest.join(' ')}`
}
