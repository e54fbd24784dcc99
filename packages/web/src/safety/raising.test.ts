// Wherever somebody reads words they can be raised by one tap.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const web = fileURLToPath(new URL('..', import.meta.url))
const pages = readdirSync(web, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.tsx') && !name.includes('.test.'))
const source = (name: string) => readFileSync(join(web, name), 'utf8')

/** Where it stands for words that are drawn by a part, or why it does not. */
const elsewhere: Record<string, string> = {
  'response/Passage.tsx': 'response/ResponsePage.tsx',
  'detail/PassageItem.tsx': 'detail/DetailPage.tsx',
  // Beside the quote that it is about.
  'seen/ReleaseBar.tsx': 'theme/QuoteItem.tsx',
  'board/ReleasedWords.tsx': 'board/Cards.tsx',
  // Words of which nobody is known any more: two people released them, and a card of the board has it.
  'handover/DocumentPart.tsx': 'no response is behind what was handed over',
  // Read in the browser of whoever brings them in, and nothing to raise before they are.
  'exchange/PreviewStep.tsx': 'not brought in yet',
  // What people of the study wrote, not words that were said to it; the program screens it as it is written.
  'board/ObjectionText.tsx': "a board member's own",
  'board/OutcomePage.tsx': 'an answer to the board',
}

const drawsWords = /<blockquote|class="words["\s]/
const raises = /<Raise(?:Quote)?\b/

it('stands on every page that opens words', () => {
  const drawing = pages.filter((name) => drawsWords.test(source(name)))
  expect(drawing).toContain('theme/QuoteItem.tsx')
  const without = drawing.filter((name) => {
    const by = elsewhere[name] ?? name
    return by.endsWith('.tsx') ? !raises.test(source(by)) : false
  })
  expect(without).toEqual([])
  // What is said here of pages that draw none any more is taken out.
  expect(Object.keys(elsewhere).filter((name) => !drawing.includes(name))).toEqual([])
})
