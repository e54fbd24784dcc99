import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { Card } from '../board/operations.ts'
import { ReleasedWords } from '../board/ReleasedWords.tsx'
import { SaidList } from '../board/Said.tsx'
import { Local } from '../language/Local.tsx'
import { otherLanguage, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import type { Answered } from './operations.ts'
import '../board/board.css'
import './lead.css'

interface Props {
  answered: Answered[]
  changed: Card[]
  said: Card[]
  /** Where the words of a theme are read; nothing where somebody only looks on. */
  voices: string | null
}

/** One screen and one page of paper: three that changed, three that young people say. */
export function LeadHome(props: Props) {
  return (
    <Show
      when={props.answered.length + props.changed.length + props.said.length}
      fallback={<p>{t().lead.nothingPicked}</p>}
    >
      <div class="bar spread">
        <p class="soft measure">{t().lead.homeLead}</p>
        <span class="no-print">
          <Button look="quiet" onClick={() => window.print()}>
            {t().lead.print}
          </Button>
        </span>
      </div>
      <div class="lead-home">
        <section class="lead-list" aria-labelledby="lead-changed">
          <h2 id="lead-changed">{t().lead.changedTitle}</h2>
          <ul>
            <For each={props.answered}>
              {(one) => (
                <li data-topic={one.topic}>
                  <h3>{t().change.topic[one.topic]}</h3>
                  <SaidList said={one.rows[0]?.said ?? []} as="agree" />
                </li>
              )}
            </For>
            <For each={props.changed}>
              {(card) => (
                <li data-card={card.key}>
                  <CardTitle card={card} voices={props.voices} />
                  <SaidList said={card.said} />
                </li>
              )}
            </For>
          </ul>
        </section>
        <section class="lead-list" aria-labelledby="lead-said">
          <h2 id="lead-said">{t().lead.saidTitle}</h2>
          <ul>
            <For each={props.said}>
              {(card) => (
                <li data-card={card.key}>
                  <CardTitle card={card} voices={props.voices} />
                  <ReleasedWords quotes={firstOf(card)} />
                </li>
              )}
            </For>
          </ul>
        </section>
      </div>
    </Show>
  )
}

/** The home shows one quote of a theme, in the reader's language where there is one; the others are with Voices. */
const firstOf = ({ quotes }: Card) => {
  const own = quotes.filter(({ language }) => language !== otherLanguage())
  return (own.length > 0 ? own : quotes).slice(0, 1)
}

function CardTitle(props: { card: Card; voices: string | null }) {
  return (
    <div class="lead-title">
      <h3>
        <Local of={props.card.title} />
      </h3>
      <Show when={props.voices}>
        {(path) => (
          <A class="small no-print" href={`${path()}?theme=${encodeURIComponent(props.card.key)}`}>
            {t().lead.toVoices}
            <span class="unseen">
              : <Local of={props.card.title} />
            </span>
          </A>
        )}
      </Show>
    </div>
  )
}
