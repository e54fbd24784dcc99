import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { Button } from '../ui/Button.tsx'
import type { Desk } from './createDesk.ts'
import { type DetailKind, kinds, type Passage } from './operations.ts'
import { w } from './words.ts'

/** The checklist of who looks again: what is ticked is there still; where nothing is, the passages are approved. */
export function SecondLook(props: { passages: Passage[]; desk: Desk }) {
  const waiting = () => props.passages.filter((one) => one.level === 'marked')
  const mine = () => waiting().filter((one) => one.steps[0]?.isMine)
  const others = () => waiting().filter((one) => !one.steps[0]?.isMine)
  const isLater = () => props.passages.some((one) => one.level === 'machine')
  return (
    <Show when={waiting().length}>
      <section class="second-look no-print" tabindex="-1" data-stop aria-labelledby="second-look">
        <h2 id="second-look">{w().second}</h2>
        <Switch fallback={<Checklist passages={others()} desk={props.desk} />}>
          <Match when={isLater()}>
            <p class="soft">{w().secondLater}</p>
          </Match>
          <Match when={others().length === 0 && mine().length > 0}>
            <p class="soft">{w().secondOwn}</p>
          </Match>
        </Switch>
      </section>
    </Show>
  )
}

function Checklist(props: { passages: Passage[]; desk: Desk }) {
  const [found, setFound] = createSignal<DetailKind[]>([])
  const tick = (kind: DetailKind, is: boolean) =>
    setFound((all) => (is ? [...all, kind] : all.filter((one) => one !== kind)))
  const giveBack = async () => {
    if (await props.desk.giveBack(props.passages, found())) setFound([])
  }
  return (
    <>
      <p class="soft measure">{w().secondLead(props.passages.length)}</p>
      <ul class="detail-kinds">
        <For each={kinds}>
          {(kind) => (
            <li>
              <label class="tick">
                <input
                  type="checkbox"
                  checked={found().includes(kind)}
                  onChange={(event) => tick(kind, event.currentTarget.checked)}
                />
                <span>{w().kind[kind]}</span>
              </label>
            </li>
          )}
        </For>
      </ul>
      <div class="bar">
        <Show
          when={found().length}
          fallback={
            <Button
              look="strong"
              disabled={props.desk.isBusy()}
              onClick={() => void props.desk.approve(props.passages)}
            >
              {w().none}
            </Button>
          }
        >
          <Button look="strong" disabled={props.desk.isBusy()} onClick={() => void giveBack()}>
            {w().giveBack}
          </Button>
        </Show>
      </div>
    </>
  )
}
