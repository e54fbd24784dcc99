import { diff, instrumentOf, likelyPairs, type Change, type Instrument } from '@firsthand/analysis/instrument'
import { createSignal, For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { languages } from '../graphql.ts'
import { nameOf, plain, t } from '../language/language.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { Button } from '../ui/Button.tsx'
import { Tick } from '../ui/Choose.tsx'
import { Differing } from '../ui/Differing.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { createWriting } from './createWriting.ts'
import { Problems } from './DraftActs.tsx'
import {
  declareEquivalenceMutation,
  definitionQuery,
  type StudyOfVersion,
  type Version,
} from './operations.ts'
import { w } from './words.ts'

interface Props {
  study: StudyOfVersion
  version: Version
  instrument: Instrument
}

/** What differs from another version, word by word; and, between fielded ones, what was declared to be the same. */
export function Compare(props: Props) {
  /** Its own versions first: what is looked for most often is the one before. */
  const others = () => {
    const all = props.study.instrumentVersions.filter(({ id }) => id !== props.version.id)
    const isOwn = ({ key }: (typeof all)[number]) => key === props.version.key
    return [...all.filter(isOwn), ...all.filter((one) => !isOwn(one))]
  }
  const [otherId, setOther] = createSignal('')
  const label = ({ title, version, status }: StudyOfVersion['instrumentVersions'][number]) =>
    `${plain(title)} · ${w().version(version)} · ${w().status[status]}`
  return (
    <Show when={others().length > 0}>
      <section class="compare">
        <h2>{w().compare.title}</h2>
        <ChoiceField
          label={w().compare.with}
          value={otherId()}
          choices={[
            { value: '', label: w().compare.choose },
            ...others().map((one) => ({ value: one.id, label: label(one) })),
          ]}
          onChoose={setOther}
        />
        <Show when={otherId()} keyed>
          {(other) => <Compared {...props} other={other} />}
        </Show>
      </section>
    </Show>
  )
}

function Compared(props: Props & { other: string }) {
  const read = createRead(definitionQuery, () => ({ instrument: props.other }))
  const isFielded = () =>
    props.version.status !== 'draft' &&
    props.study.instrumentVersions.find(({ id }) => id === props.other)?.status !== 'draft'
  return (
    <Loaded read={read} lines={3} pick={(data) => data.node}>
      {(node) => (
        <Show when={node().definition} fallback={<p class="soft">{w().compare.plain}</p>}>
          {(definition) => {
            const before = () => instrumentOf(JSON.parse(definition()))
            return (
              <>
                <Changes before={before()} after={props.instrument} />
                <Show when={isFielded()}>
                  <Declare {...props} before={before()} />
                </Show>
              </>
            )
          }}
        </Show>
      )}
    </Loaded>
  )
}

function Changes(props: { before: Instrument; after: Instrument }) {
  const changes = () => diff(props.before, props.after)
  return (
    <Show when={changes().length > 0} fallback={<p>{w().compare.same}</p>}>
      <ul class="changes">
        <For each={changes()}>
          {(change) => (
            <li>
              <p>
                <strong>{change.of === 'item' ? w().item(change.key) : w().screen(change.key)}</strong>{' '}
                {saidOf(change)}
              </p>
              <For each={languages}>
                {(language) => (
                  <Show when={change.kind !== 'changed' || change.aspects.includes(`text_${language}`)}>
                    <Lines
                      language={language}
                      before={textIn(props.before, change, language)}
                      after={textIn(props.after, change, language)}
                    />
                  </Show>
                )}
              </For>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

const saidOf = (change: Change): string =>
  change.kind === 'changed'
    ? change.aspects.map((aspect) => w().compare.aspects[aspect]).join(', ')
    : w().compare[change.kind]

const textIn = (instrument: Instrument, { of, key }: Change, language: 'en' | 'es'): string | undefined =>
  of === 'screen'
    ? instrument.screens.find((one) => one.key === key)?.topic[language]
    : instrument.screens.flatMap(({ items }) => items).find((one) => one.key === key)?.text[language]

function Lines(props: { language: 'en' | 'es'; before: string | undefined; after: string | undefined }) {
  return (
    <Show when={props.before || props.after}>
      <div class="change-lines">
        <p class="small soft">{nameOf(props.language)}</p>
        <Differing
          before={props.before ?? ''}
          after={props.after ?? ''}
          lang={props.language}
          says={t().differing}
        />
      </div>
    </Show>
  )
}

/** Offers what is worded alike; a person takes out what is another question in its place, and declares the rest. */
function Declare(props: Props & { other: string; before: Instrument }) {
  const writing = createWriting()
  const [left, setLeft] = createSignal<string[]>([])
  const pairs = () => likelyPairs(props.before, props.instrument)
  const declared = () =>
    props.version.equivalences.filter(({ fromId, toId }) => fromId === props.other || toId === props.other)
  const declare = () =>
    writing.write(declareEquivalenceMutation, {
      ...{ studyId: props.study.id, fromId: props.other, toId: props.version.id },
      pairs: pairs().filter(({ from }) => !left().includes(from)),
    })
  return (
    <section>
      <h3>{w().compare.declare}</h3>
      <Show
        when={declared().length === 0}
        fallback={
          <p>
            {w().compare.declared(
              declared()
                .flatMap((one) => one.pairs.map(({ to }) => to))
                .join(', '),
            )}
          </p>
        }
      >
        <p class="measure">{w().compare.declareLead}</p>
        <Show when={pairs().length > 0} fallback={<p>{w().compare.nothing}</p>}>
          <For each={pairs().map(({ from }) => from)}>
            {(from) => (
              <Tick
                label={from}
                isOn={!left().includes(from)}
                onChange={(isOn) =>
                  setLeft((now) => (isOn ? now.filter((one) => one !== from) : [...now, from]))
                }
              />
            )}
          </For>
          <p>
            <Button onClick={() => void declare()}>{w().compare.act}</Button>
          </p>
        </Show>
        <Problems of={writing.problems()} />
      </Show>
    </section>
  )
}
