import { createSignal, onCleanup, Show } from 'solid-js'
import { ask, createRead, useClient } from '../client.ts'
import { useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { plain, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { Cards } from './Cards.tsx'
import { readingTime } from './length.ts'
import { boardQuery, type Card, optOutMutation } from './operations.ts'

export function BoardPage() {
  const here = useHere()
  const client = useClient()
  const read = createRead(boardQuery, () => ({ study: here('studyId') }))
  const [told, setTold] = createSignal<{ tone: 'calm' | 'problem'; text: string }>()
  const pause = createPause()
  createTitle(() => t().board.title)
  const putAway = async (card: Card) => {
    const input = { studyId: here('studyId'), themeKey: card.key }
    const { data } = await ask(client, optOutMutation, { input })
    const isDone = data?.optOut.__typename === 'MutationOptOutSuccess'
    setTold(
      isDone
        ? { tone: 'calm', text: t().board.isPutAway(plain(card.title)) }
        : { tone: 'problem', text: t().board.failed },
    )
    if (isDone) read.refetch()
  }
  return (
    <div class="page board-page">
      <Show when={!pause.isPaused()} fallback={<Pause onBack={pause.goOn} />}>
        <h1>{t().board.title}</h1>
        <Loaded read={read} pick={(data) => data.board}>
          {(board) => (
            <>
              <div class="board-intro measure">
                <p>{t().board.intro}</p>
                <p>
                  {t().board.howLong(t().board.time[readingTime(board().cards)])} {t().board.stopping}
                </p>
                <Button onClick={() => pause.start()}>{t().board.pause}</Button>
              </div>
              <Show when={pause.isOffered()}>
                <Notice>{t().board.pauseOffer}</Notice>
              </Show>
              <Show when={told()}>{(what) => <Notice tone={what().tone}>{what().text}</Notice>}</Show>
              <Cards
                study={here('studyId')}
                cards={board().cards}
                isInert={false}
                onPutAway={(card) => void putAway(card)}
              />
            </>
          )}
        </Loaded>
      </Show>
    </div>
  )
}

function Pause(props: { onBack: () => void }) {
  return (
    <section class="pause">
      <h1>{t().board.pauseTitle}</h1>
      <p class="measure">{t().board.pauseText}</p>
      <Button look="strong" onClick={() => props.onBack()}>
        {t().board.pauseBack}
      </Button>
    </section>
  )
}

const longEnough = 12 * 60_000

/** A break whenever one is wanted; after a while of reading it is offered, once. */
function createPause() {
  const [isPaused, setPaused] = createSignal(false)
  const [isOffered, setOffered] = createSignal(false)
  const timer = setTimeout(() => setOffered(true), longEnough)
  onCleanup(() => clearTimeout(timer))
  return {
    isPaused,
    isOffered,
    start: () => setPaused(true),
    goOn: () => {
      setPaused(false)
      setOffered(false)
    },
  }
}
