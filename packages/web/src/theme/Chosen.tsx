import { For, Show } from 'solid-js'
import { ask, createRead, useClient } from '../client.ts'
import { createDeciding } from '../coding/deciding.ts'
import { DecidingDesk } from '../coding/DecidingDesk.tsx'
import { Loaded } from '../frame/Loaded.tsx'
import { number, t } from '../language/language.ts'
import { Blank } from '../ui/Notice.tsx'
import { type Choice, choiceQuery, type ChosenQuote } from './choice.ts'
import type { Filter } from './filter.ts'
import { themeCountQuery } from './operations.ts'
import { QuoteItem } from './QuoteItem.tsx'
import { StanceWord } from './StanceSplit.tsx'
import { w } from './words.ts'

interface Props {
  study: string
  theme: string
  filter: Filter
}

/** So few that what is near to the rest, or far from it, says little. */
const few = 10

/** Quotes that stand for a theme, each with the reason why it was chosen. */
export function Chosen(props: Props) {
  const client = useClient()
  const asked = () => ({ study: props.study, key: props.theme, filter: props.filter.value() })
  const read = createRead(choiceQuery, asked)
  const chosen = () => read.data()?.study?.theme?.choice.chosen ?? []
  // Another theme is another element.
  // eslint-disable-next-line solid/reactivity
  const deciding = createDeciding(props.study, async () => {
    await ask(client, themeCountQuery, asked())
  })
  return (
    <DecidingDesk deciding={deciding} codings={() => chosen().map(({ coding }) => coding)}>
      <section class="quotes" aria-label={w().view.chosen} aria-busy={read.isWaiting()}>
        <p class="small soft measure">{w().choice.lead}</p>
        <Loaded read={read} pick={(data) => data.study?.theme?.choice} lines={9}>
          {(choice) => (
            <>
              <Balance of={choice()} />
              <Show when={choice().chosen.length} fallback={<Nothing />}>
                <ol class="quote-list">
                  <For each={choice().chosen}>
                    {(one) => <QuoteItem study={props.study} of={one.coding} reason={<Reason of={one} />} />}
                  </For>
                </ol>
              </Show>
            </>
          )}
        </Loaded>
      </section>
    </DecidingDesk>
  )
}

function Reason(props: { of: ChosenQuote }) {
  const reason = () => w().choice.reason[props.of.reason]
  return (
    <p class="quote-reason">
      <strong>{reason().name}</strong>: {reason().because}
      <Show when={props.of.words.length}>
        {' '}
        <span class="soft" lang={props.of.coding.passage.language}>
          ({w().choice.by(props.of.words.map((word) => `“${word}”`).join(', '))})
        </span>
      </Show>
    </p>
  )
}

/** How many there are of each side, and how many of them are shown. */
function Balance(props: { of: Choice }) {
  const { quotes, people } = t().counted
  const sides = () => props.of.stances.filter(({ stance }) => stance === 'positive' || stance === 'negative')
  return (
    <div class="choice-balance small">
      <Show when={props.of.quotes}>
        <p role="status">
          {w().choice.shown(
            w().choice.of(number(props.of.chosen.length), quotes(props.of.quotes)),
            w().choice.of(number(props.of.peopleChosen), people(props.of.people)),
          )}
        </p>
        <ul aria-label={w().choice.stances}>
          <For each={props.of.stances}>
            {(one) => (
              <li>
                <StanceWord stance={one.stance} />{' '}
                <span class="soft">
                  {w().choice.of(number(one.chosen), quotes(one.quotes))}, {people(one.people)}
                </span>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.of.people < few}>
          <p class="soft">{w().choice.few}</p>
        </Show>
        <Show when={props.of.prevailing === null && sides().length > 1}>
          <p class="soft">{w().choice.noSide}</p>
        </Show>
      </Show>
      <Show when={props.of.quotesLeftOut}>
        <p class="soft">{w().choice.leftOut(quotes(props.of.quotesLeftOut))}</p>
      </Show>
      <Show when={props.of.quotesNotRead}>
        <p class="soft">
          {w().choice.notRead(quotes(props.of.quotesNotRead), people(props.of.peopleNotRead))}
        </p>
      </Show>
    </div>
  )
}

function Nothing() {
  return (
    <Blank title={w().choice.emptyTitle}>
      <p>{w().choice.empty}</p>
    </Blank>
  )
}
