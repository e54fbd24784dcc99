import { createSignal, For, Show } from 'solid-js'
import { ask, createRead, useClient } from '../client.ts'
import { useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { Local } from '../language/Local.tsx'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { ObjectionText } from './ObjectionText.tsx'
import { marksQuery, takeBackOptOutMutation } from './operations.ts'
import './board.css'

/** A board member's own marks: what they put away, and what they said was not right. Nobody else sees this page. */
export function MarksPage() {
  const here = useHere()
  const client = useClient()
  const read = createRead(marksQuery, () => ({ study: here('studyId') }))
  const [isFailed, setFailed] = createSignal(false)
  createTitle(() => t().board.marks)
  const takeBack = async (themeKey: string) => {
    const input = { studyId: here('studyId'), themeKey }
    const { data } = await ask(client, takeBackOptOutMutation, { input })
    const isDone = data?.takeBackOptOut.__typename === 'MutationTakeBackOptOutSuccess'
    setFailed(!isDone)
    if (isDone) read.refetch()
  }
  return (
    <div class="page board-page">
      <h1>{t().board.marks}</h1>
      <Show when={isFailed()}>
        <Notice tone="problem">{t().board.failed}</Notice>
      </Show>
      <Loaded read={read} pick={(data) => data.board}>
        {(board) => (
          <>
            <section>
              <h2>{t().board.awayTitle}</h2>
              <ul class="marks">
                <For each={board().optedOut} fallback={<li class="soft">{t().board.awayNone}</li>}>
                  {(topic) => (
                    <li>
                      <Local of={topic.title} />{' '}
                      <Button onClick={() => void takeBack(topic.key)}>{t().board.takeBack}</Button>
                    </li>
                  )}
                </For>
              </ul>
            </section>
            <section>
              <h2>{t().board.objectionsTitle}</h2>
              <ul class="marks">
                <For each={board().objections} fallback={<li class="soft">{t().board.objectionsNone}</li>}>
                  {(one) => (
                    <li>
                      <ObjectionText of={one} />
                    </li>
                  )}
                </For>
              </ul>
            </section>
          </>
        )}
      </Loaded>
    </div>
  )
}
