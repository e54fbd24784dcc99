import { Show } from 'solid-js'
import { createRead } from '../client.ts'
import { clock } from '../language/language.ts'
import { ById } from '../ui/ById.tsx'
import { createLooking } from './createLooking.ts'
import { type Drill, type DrillItem, drillItemsQuery } from './drillOperations.ts'
import { FlagItem } from './FlagItem.tsx'
import { drill as d } from './words.ts'

/** Nothing is reported of what is invented, and it is of nobody. */
const unasked = {
  ...{ source: 'screening' as const, age: null, reportedAt: null, channel: null },
  ...{ writtenDueAt: null, written: null },
}

/** Items of a drill while one runs, below what is real. */
export function DrillItems(props: { study: string }) {
  const read = createRead(drillItemsQuery, () => ({ study: props.study }))
  createLooking(read)
  const running = () => {
    const drill = read.data()?.drills?.drill
    return drill && !drill.isOver ? drill : undefined
  }
  return (
    <Show when={running()}>
      {(drill) => <Running study={props.study} drill={drill()} onDone={() => read.refetch()} />}
    </Show>
  )
}

interface Props {
  study: string
  drill: Drill & { items: DrillItem[] }
  onDone: () => void
}

function Running(props: Props) {
  const waits = () =>
    props.drill.items.filter(({ outcome, waitsForSecond }) => outcome === null || waitsForSecond)
  return (
    <section>
      <h2>{d().items}</h2>
      <p class="soft measure">{d().itemsLead(clock(props.drill.overAt))}</p>
      <Show when={waits().length > 0} fallback={<p>{d().empty}</p>}>
        <ol class="safety-list">
          <ById each={waits()}>
            {(item) => (
              <FlagItem
                study={props.study}
                flag={{ ...item(), ...unasked }}
                drill={{ words: item().words, note: item().note }}
                onDone={() => props.onDone()}
              />
            )}
          </ById>
        </ol>
      </Show>
    </section>
  )
}
