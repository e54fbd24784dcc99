import { For, Show } from 'solid-js'
import { Local } from '../language/Local.tsx'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Blank } from '../ui/Notice.tsx'
import { RaiseQuote } from '../safety/Raise.tsx'
import { NotOurs } from './NotOurs.tsx'
import type { Card } from './operations.ts'
import { ReleasedWords } from './ReleasedWords.tsx'
import { SaidList } from './Said.tsx'
import './board.css'

interface Props {
  study: string
  cards: Card[]
  /** Who looks on sees the same and changes nothing. */
  isInert: boolean
  onPutAway?: (card: Card) => void
}

/** What the board reads, and the evaluator who looks on: the same words in the same order. */
export function Cards(props: Props) {
  return (
    <Show
      when={props.cards.length}
      fallback={
        <Blank title={t().board.nothingTitle}>
          <p>{t().board.nothing}</p>
        </Blank>
      }
    >
      <div class="cards">
        <For each={props.cards}>
          {(card) => (
            <OneCard
              study={props.study}
              card={card}
              isInert={props.isInert}
              onPutAway={() => props.onPutAway?.(card)}
            />
          )}
        </For>
      </div>
    </Show>
  )
}

interface CardProps {
  study: string
  card: Card
  isInert: boolean
  onPutAway: () => void
}

function OneCard(props: CardProps) {
  return (
    <details class="card" data-card={props.card.key}>
      <summary>
        <h2>
          <Local of={props.card.title} />
        </h2>
        <Show when={props.card.plain}>
          {(plain) => (
            <p>
              <Local of={plain()} />
            </p>
          )}
        </Show>
      </summary>
      <div class="card-body">
        <SaidList said={props.card.said} />
        <ReleasedWords quotes={props.card.quotes}>
          {(quote) => (
            <>
              <NotOurs study={props.study} theme={props.card.key} quote={quote.key} isInert={props.isInert} />
              <RaiseQuote
                study={props.study}
                theme={props.card.key}
                quote={quote.key}
                isInert={props.isInert}
              />
            </>
          )}
        </ReleasedWords>
        <footer class="card-foot no-print">
          <NotOurs study={props.study} theme={props.card.key} quote={null} isInert={props.isInert} />
          <div>
            <Button aria-disabled={props.isInert} onClick={() => props.isInert || props.onPutAway()}>
              {t().board.putAway}
            </Button>
            <p class="small soft">{t().board.putAwayNote}</p>
          </div>
        </footer>
      </div>
    </details>
  )
}
