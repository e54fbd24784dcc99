import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js'
import { otherLanguage, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import type { ReleasedQuote } from './operations.ts'
import '../theme/quote.css'

interface Props {
  quotes: ReleasedQuote[]
  /** What can be done with each. */
  children?: (quote: ReleasedQuote) => JSX.Element
}

/** Words in the reader's language; what was said in the other one waits below, in the words of its speakers. */
export function ReleasedWords(props: Props) {
  const own = () => props.quotes.filter((quote) => quote.language !== otherLanguage())
  const other = () => props.quotes.filter((quote) => quote.language === otherLanguage())
  return (
    <Show when={props.quotes.length} fallback={<p class="soft">{t().board.noQuotes}</p>}>
      <Show when={own().length}>
        <QuoteList quotes={own()}>{props.children}</QuoteList>
      </Show>
      <Show when={other().length}>
        <details class="other-language no-print">
          <summary>{t().board.inOther}</summary>
          <QuoteList quotes={other()}>{props.children}</QuoteList>
        </details>
      </Show>
    </Show>
  )
}

function QuoteList(props: Props) {
  return (
    <ul class="released">
      <For each={props.quotes}>
        {(quote) => (
          <li>
            <OneQuote of={quote} />
            {props.children?.(quote)}
          </li>
        )}
      </For>
    </ul>
  )
}

/** Hard words are veiled, with what kind of thing is in them; a veil lies over paper as well. */
function OneQuote(props: { of: ReleasedQuote }) {
  const [isOpen, setOpen] = createSignal(false)
  const id = createUniqueId()
  const isHard = () => props.of.veil.length > 0
  return (
    <figure>
      <Show when={isHard()}>
        <div class="veil">
          <p id={id}>{t().board.hard(props.of.veil)}</p>
          <Button aria-expanded={isOpen()} aria-describedby={id} onClick={() => setOpen(!isOpen())}>
            {isOpen() ? t().board.hide : t().board.show}
          </Button>
        </div>
      </Show>
      <Show when={!isHard() || isOpen()}>
        <blockquote class="words" lang={props.of.language}>
          {props.of.startsInside ? '[…] ' : ''}
          {props.of.text}
          {props.of.endsInside ? ' […]' : ''}
        </blockquote>
        <figcaption class="small soft">{t().board.who}</figcaption>
      </Show>
    </figure>
  )
}
