import { createSignal, createUniqueId, For, onCleanup, onMount, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { type Kind, type Stance, stances } from '../graphql.ts'
import { Local } from '../language/Local.tsx'
import { plain, t } from '../language/language.ts'
import { Field } from '../ui/Field.tsx'
import { singleKeys } from '../ui/keys.ts'
import { type CodeChoice, codesQuery } from './operations.ts'

export interface How {
  stance: Stance
  kind: Kind
}

interface Props {
  study: string
  stance: Stance
  /** Asked for where a coding is new. */
  withKind?: boolean
  onPick: (code: CodeChoice, how: How) => void
}

/** One key for each code, in the codebook's order. */
const codeKeys = '1234567890qwertyuiopasdfghjklzxcvbnm'

/** The codes of the codebook, by key, press or search; and how it was spoken of. */
export function CodeChooser(props: Props) {
  const read = createRead(codesQuery, () => ({ study: props.study }))
  return (
    <Loaded read={read} pick={(data) => data.study?.codebook?.codes} lines={6}>
      {(codes) => <Choices {...props} codes={codes().filter((one) => !one.isDraft)} />}
    </Loaded>
  )
}

function Choices(props: Props & { codes: CodeChoice[] }) {
  const [typed, setTyped] = createSignal('')
  // What it was before is where the choice begins.
  // eslint-disable-next-line solid/reactivity
  const [stance, setStance] = createSignal(props.stance)
  const [kind, setKind] = createSignal<Kind>('experience')
  const keyed = () => props.codes.map((code, at) => ({ code, key: codeKeys[at] }))
  const found = () => keyed().filter(({ code }) => fold(plain(code.title)).includes(fold(typed())))
  const pick = (code: CodeChoice | undefined) =>
    code && props.onPick(code, { stance: stance(), kind: kind() })
  createCodeKeys((key) => {
    pick(keyed().find((one) => one.key === key)?.code)
  })
  return (
    <div class="code-chooser">
      <form
        role="search"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          pick(found()[0]?.code)
        }}
      >
        <Field
          label={t().deciding.search}
          type="search"
          autocomplete="off"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </form>
      <Radios
        legend={t().deciding.how}
        values={stances}
        value={stance()}
        name={(one) => t().stance[one]}
        onChoose={setStance}
      />
      <Show when={props.withKind}>
        <Radios
          legend={t().deciding.kind}
          values={['experience', 'ask'] as const}
          value={kind()}
          name={(one) => t().kind[one]}
          onChoose={setKind}
        />
      </Show>
      <ChoiceList found={found()} onPick={pick} />
    </div>
  )
}

interface Keyed {
  code: CodeChoice
  key: string | undefined
}

function ChoiceList(props: { found: Keyed[]; onPick: (code: CodeChoice) => void }) {
  return (
    <ul class="code-choices" aria-label={t().theme.codes}>
      <For each={props.found} fallback={<li class="soft">{t().deciding.noCode}</li>}>
        {({ code, key }) => (
          <li>
            <button
              type="button"
              class={`code-choice hue-${code.hue}`}
              aria-keyshortcuts={singleKeys() ? key : undefined}
              onClick={() => props.onPick(code)}
            >
              <Show when={singleKeys() && key}>
                <kbd aria-hidden="true">{key}</kbd>
              </Show>
              <Local of={code.title} />
            </button>
          </li>
        )}
      </For>
    </ul>
  )
}

interface RadiosProps<Value extends string> {
  legend: string
  values: readonly Value[]
  value: Value
  name: (value: Value) => string
  onChoose: (value: Value) => void
}

function Radios<Value extends string>(props: RadiosProps<Value>) {
  const id = createUniqueId()
  return (
    <fieldset class="radios">
      <legend>{props.legend}</legend>
      <For each={props.values}>
        {(value) => (
          <label>
            <input
              type="radio"
              name={id}
              checked={value === props.value}
              onChange={() => props.onChoose(value)}
            />
            {props.name(value)}
          </label>
        )}
      </For>
    </fieldset>
  )
}

/** Before the page's own keys, which wait while codes can be chosen. */
function createCodeKeys(act: (key: string) => void): void {
  const listen = (event: KeyboardEvent) => {
    if (!singleKeys() || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target instanceof Element && event.target.closest('input:not([type=radio]), select, textarea'))
      return
    if (!/^[a-z0-9]$/i.test(event.key)) return
    act(event.key.toLowerCase())
    event.preventDefault()
  }
  onMount(() => window.addEventListener('keydown', listen, { capture: true }))
  onCleanup(() => window.removeEventListener('keydown', listen, { capture: true }))
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
