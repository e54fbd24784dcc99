import { For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { day, t } from '../language/language.ts'
import { createTitle } from '../ui/title.ts'
import { ObjectionText } from './ObjectionText.tsx'
import { marksQuery } from './operations.ts'
import './board.css'

/** What came of what a board member said: the answer, or the day by which it is owed. */
export function OutcomePage() {
  const here = useHere()
  const read = createRead(marksQuery, () => ({ study: here('studyId') }))
  createTitle(() => t().board.outcome)
  return (
    <div class="page board-page">
      <h1>{t().board.outcome}</h1>
      <Loaded read={read} pick={(data) => data.board}>
        {(board) => (
          <ul class="marks">
            <For each={board().objections} fallback={<li class="soft">{t().board.outcomeNone}</li>}>
              {(one) => (
                <li>
                  <ObjectionText of={one} />
                  <Show
                    when={one.answer !== null && one.answeredAt}
                    fallback={<p>{t().board.owedBy(day(one.owedBy))}</p>}
                  >
                    {(at) => (
                      <>
                        <p class="soft">{t().board.answeredOn(day(at()))}</p>
                        <blockquote class="note">{one.answer}</blockquote>
                      </>
                    )}
                  </Show>
                </li>
              )}
            </For>
          </ul>
        )}
      </Loaded>
    </div>
  )
}
