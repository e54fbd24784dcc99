import { sayFinding, type Finding } from '@firsthand/analysis/instrument'
import { For, Show } from 'solid-js'
import { language } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import type { Drafting } from './createDrafting.ts'
import { w } from './words.ts'

interface Props {
  drafting: Drafting
  onGo: (screen: string, item?: string) => void
}

/** Everything that the lint finds, with a way to where it stands. */
export function Findings(props: Props) {
  const errors = () => props.drafting.findings().filter(({ severity }) => severity === 'error')
  return (
    <details class="findings">
      <summary>
        <span role="status">{errors().length === 0 ? w().lint.none : w().lint.errors(errors().length)}</span>
      </summary>
      <ul>
        <For each={props.drafting.findings()}>
          {(finding) => (
            <li data-severity={finding.severity}>
              {sayFinding(finding, language())}{' '}
              <Show when={isOfAbout(finding)}>
                <Button look="quiet" onClick={toAbout}>
                  {w().lint.go}
                </Button>
              </Show>
              <Show when={placeOf(props.drafting, finding)}>
                {(place) => (
                  <Button look="quiet" onClick={() => props.onGo(place().screen, place().item)}>
                    {w().lint.go}
                  </Button>
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </details>
  )
}

/** Said of the version as a whole, it is mended where that is written, which is folded away at first. */
const ofAbout: readonly Finding['code'][] = [
  ...(['missing_text', 'placeholder', 'draft_translation', 'missing_source'] as const),
  ...(['missing_licence', 'restricted', 'draft_elsewhere'] as const),
]
const isOfAbout = ({ code, items, screens }: Finding): boolean =>
  items.length === 0 && screens.length === 0 && ofAbout.includes(code)

const toAbout = () => {
  const about = document.querySelector<HTMLDetailsElement>('#about-version')
  if (!about) return
  about.open = true
  about.scrollIntoView({ block: 'start' })
  about.querySelector<HTMLElement>('input')?.focus({ preventScroll: true })
}

const placeOf = (drafting: Drafting, { items, screens }: Finding) => {
  const all = drafting.instrument().screens
  const [screen, item] = [screens[0], items[0]?.split('.')[0]]
  if (screen && all.some(({ key }) => key === screen)) return { screen, item: undefined }
  const holder = all.find((one) => one.items.some(({ key }) => key === item))
  return holder && { screen: holder.key, item }
}

/** What is wrong with one item or screen, beside it. */
export function FindingsOf(props: { drafting: Drafting; of: 'items' | 'screens'; key: string }) {
  const found = () =>
    props.drafting
      .findings()
      .filter((one) =>
        one[props.of].some((named) => named === props.key || named.startsWith(`${props.key}.`)),
      )
  return (
    <Show when={found().length > 0}>
      <ul class="findings-of">
        <For each={found()}>
          {(one) => <li data-severity={one.severity}>{sayFinding(one, language())}</li>}
        </For>
      </ul>
    </Show>
  )
}
