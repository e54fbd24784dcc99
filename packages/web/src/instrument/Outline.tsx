import { moveScreen } from '@firsthand/analysis/instrument'
import { For, Show } from 'solid-js'
import { language } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import type { Drafting } from './createDrafting.ts'
import { w } from './words.ts'

interface Props {
  drafting: Drafting
  open: string
  onOpen: (screen: string, item?: string) => void
}

/** Screens and what stands on them; a mark where something is wrong. */
export function Outline(props: Props) {
  const screens = () => props.drafting.instrument().screens
  const keys = () => screens().map(({ key }) => key)
  return (
    <nav aria-label={w().outline}>
      <h2>{w().outline}</h2>
      <ol class="outline">
        <For each={keys()}>
          {(key, at) => (
            <OutlineItem {...props} of={key} isFirst={at() === 0} isLast={at() === keys().length - 1} />
          )}
        </For>
      </ol>
    </nav>
  )
}

type ItemProps = Props & { of: string; isFirst: boolean; isLast: boolean }

function OutlineItem(props: ItemProps) {
  const screen = () => props.drafting.instrument().screens.find(({ key }) => key === props.of)
  const topic = () => screen()?.topic[language()] ?? screen()?.topic.en ?? ''
  const move = (by: 1 | -1) => {
    const key = props.of
    props.drafting.change((instrument) => moveScreen(instrument, key, by))
  }
  return (
    <li data-open={props.open === props.of ? '' : undefined}>
      <div class="outline-screen">
        <button
          type="button"
          class="outline-name"
          aria-current={props.open === props.of ? 'true' : undefined}
          onClick={() => props.onOpen(props.of)}
        >
          {topic() || w().screen(props.of)}
          <Mark isWrong={isWrong(props.drafting, 'screens', props.of)} />
        </button>
        <span class="outline-moves">
          <Button
            look="quiet"
            aria-label={`${w().up}: ${topic() || props.of}`}
            aria-disabled={props.isFirst}
            onClick={() => move(-1)}
          >
            ↑
          </Button>
          <Button
            look="quiet"
            aria-label={`${w().down}: ${topic() || props.of}`}
            aria-disabled={props.isLast}
            onClick={() => move(1)}
          >
            ↓
          </Button>
        </span>
      </div>
      <ul>
        <For each={screen()?.items.map(({ key }) => key) ?? []}>
          {(item) => (
            <li>
              <button type="button" class="outline-name small" onClick={() => props.onOpen(props.of, item)}>
                {item}
                <Mark isWrong={isWrong(props.drafting, 'items', item)} />
              </button>
            </li>
          )}
        </For>
      </ul>
    </li>
  )
}

const isWrong = (drafting: Drafting, of: 'items' | 'screens', key: string): boolean =>
  drafting
    .findings()
    .some(
      (one) =>
        one.severity === 'error' && one[of].some((named) => named === key || named.startsWith(`${key}.`)),
    )

function Mark(props: { isWrong: boolean }) {
  return (
    <Show when={props.isWrong}>
      <span class="outline-mark" role="img" aria-label={w().lint.title}>
        !
      </span>
    </Show>
  )
}
