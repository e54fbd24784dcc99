import { createMemo, For, Show } from 'solid-js'
import { plain, t } from '../language/language.ts'
import { Differing } from '../ui/Differing.tsx'
import type { Block, Change, ConsentText } from './operations.ts'
import { w } from './words.ts'

/** What differs from the version that was published before, part by part, word by word. */
export function Changes(props: { of: ConsentText; all: ConsentText[] }) {
  const before = createMemo(() =>
    props.all.find(
      ({ audience, version, state }) =>
        audience === props.of.audience && version < props.of.version && state !== 'draft',
    ),
  )
  return (
    <Show when={before()}>
      {(last) => (
        <section class="consent-changes" aria-labelledby="consent-changes">
          <h2 id="consent-changes">{w().changes.title}</h2>
          <Show when={props.of.changes.length} fallback={<p class="soft">{w().changes.none}</p>}>
            <For each={props.of.changes}>
              {(change) => (
                <Changed
                  of={change}
                  before={last().blocks.find(({ type }) => type === change.block)}
                  after={props.of.blocks.find(({ type }) => type === change.block)}
                />
              )}
            </For>
          </Show>
        </section>
      )}
    </Show>
  )
}

interface Props {
  of: Change
  before: Block | undefined
  after: Block | undefined
}

function Changed(props: Props) {
  const heading = () => (props.after ?? props.before)?.heading
  const differing = () =>
    (['en', 'es'] as const).filter(
      (language) => (props.before?.[language] ?? '') !== (props.after?.[language] ?? ''),
    )
  return (
    <div class="consent-change">
      <h3>
        <Show when={heading()}>{(text) => plain(text())}</Show>{' '}
        <span class="small soft">
          {w().changes.kind[props.of.kind]}
          <Show when={props.of.isMaterial}>, {w().changes.material}</Show>
        </span>
      </h3>
      <For each={differing()}>
        {(language) => (
          <div class="consent-was">
            <p class="small soft">{w().edit.languages[language]}</p>
            <Differing
              before={props.before?.[language] ?? ''}
              after={props.after?.[language] ?? ''}
              lang={language}
              says={t().differing}
            />
          </div>
        )}
      </For>
    </div>
  )
}
