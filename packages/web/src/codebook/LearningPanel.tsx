import { A } from '@solidjs/router'
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js'
import { ask, useClient } from '../client.ts'
import { studyPath } from '../frame/here.ts'
import { day, number } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ModelTable } from './ModelTable.tsx'
import { SitesTable } from './SitesTable.tsx'
import {
  askForModelMutation,
  type Book,
  type LearnedModel,
  type Learning,
  setModelAsideMutation,
  useModelMutation,
} from './operations.ts'
import { people, texts, w } from './words.ts'

interface Props {
  study: string
  book: Book
  of: Learning
  onDone: () => void
}

/** What there is to learn from, what was learned, and the decision whether anything is read with it. */
export function LearningPanel(props: Props) {
  const acts = createActs(props)
  const inState = (state: LearnedModel['state']) => props.of.models.find((one) => one.state === state)
  const used = () => inState('used')
  const proposed = () => inState('proposed')
  const aside = () => props.of.models.filter((one) => one.state === 'aside')
  return (
    <section class="learning" aria-labelledby="learning-title">
      <h2 id="learning-title">{w().learning.title}</h2>
      <p class="soft measure">{w().learning.lead}</p>
      <div aria-live="polite">
        <Show when={acts.said()} keyed>
          {(said) => <Notice tone={said.tone}>{said.text}</Notice>}
        </Show>
      </div>
      <Newest of={props.of.models[0]} />
      <Material study={props.study} of={props.of} onAsk={() => void acts.ask()} />
      <Show when={proposed()}>
        {(model) => (
          <OneModel book={props.book} of={model()} title={w().learning.proposed(number(model().number))}>
            <ModelTable book={props.book} model={model()} used={used()} />
            <SitesTable sites={model().sites} />
            <p class="bar">
              <Use book={props.book} of={model()} onUse={acts.use} />
              <Button onClick={() => void acts.setAside(model())}>{w().learning.setAside}</Button>
            </p>
          </OneModel>
        )}
      </Show>
      <Show when={used()}>
        {(model) => (
          <OneModel book={props.book} of={model()} title={w().learning.used(number(model().number))}>
            <Button onClick={() => void acts.setAside(model())}>{w().learning.stop}</Button>
          </OneModel>
        )}
      </Show>
      <Show when={aside().length}>
        <details>
          <summary>{w().learning.earlier}</summary>
          <For each={aside()}>
            {(model) => (
              <OneModel book={props.book} of={model} title={w().learning.aside(number(model.number))}>
                <ModelTable book={props.book} model={model} used={used()} />
                <Use book={props.book} of={model} onUse={acts.use} />
              </OneModel>
            )}
          </For>
        </details>
      </Show>
    </section>
  )
}

/** What became of the last asking, where it came to nothing that is shown below. */
function Newest(props: { of: LearnedModel | undefined }) {
  const failure = () => {
    const reasons: Record<string, string> = w().learning.failed
    return reasons[props.of?.reason ?? ''] ?? w().learning.failed.other
  }
  return (
    <Switch>
      <Match when={props.of?.state === 'asked'}>
        <Notice>{w().learning.asked}</Notice>
      </Match>
      <Match when={props.of?.state === 'failed'}>
        <Notice>{failure()}</Notice>
      </Match>
      <Match when={props.of?.state === 'discarded'}>
        <Notice>{w().learning.discarded(number(props.of!.number))}</Notice>
      </Match>
    </Switch>
  )
}

function Material(props: { study: string; of: Learning; onAsk: () => void }) {
  const isAsked = () => props.of.models[0]?.state === 'asked'
  return (
    <div class="learning-material">
      <p>{w().learning.material(texts(props.of.texts), people(props.of.people))}</p>
      <Show
        when={props.of.isEnough}
        fallback={
          <>
            <p class="measure">
              {w().learning.notEnough(texts(props.of.leastTexts), people(props.of.leastPeople))}
            </p>
            <p>
              <A class="onward" href={`${studyPath(props.study)}/undecided`}>
                {w().learning.toQueue}
              </A>
            </p>
          </>
        }
      >
        <Show when={props.of.isWorthwhile}>
          <p class="suggested-notice">{w().learning.worthwhile}</p>
        </Show>
        <Show when={!isAsked()}>
          <Button look={props.of.isWorthwhile ? 'strong' : 'plain'} onClick={() => props.onAsk()}>
            {w().learning.ask}
          </Button>
        </Show>
      </Show>
    </div>
  )
}

function OneModel(props: { book: Book; of: LearnedModel; title: string; children: JSX.Element }) {
  const taken = () => takenOf(props.of)
  const copies = () => props.of.texts - (props.of.distinct ?? props.of.texts)
  return (
    <article class="learned-model">
      <h3>{props.title}</h3>
      <p class="small soft measure">
        {w().learning.learnedFrom(
          w().learning.ofPeople(texts(props.of.texts), people(props.of.people)),
          day(props.of.learnedAt ?? props.of.askedAt),
          number(props.of.codebookVersion),
        )}{' '}
        <Show when={copies() > 0}>{w().learning.copies(number(copies()))}</Show>
      </p>
      <p>
        {taken() > 0
          ? w().learning.taken(number(taken()), number(props.of.codes.length))
          : w().learning.noneTaken}
      </p>
      {props.children}
    </article>
  )
}

/** How many codes it reads in another way than before. */
const takenOf = ({ codes }: LearnedModel): number => codes.filter(({ way }) => way !== 'before').length

function Use(props: { book: Book; of: LearnedModel; onUse: (model: LearnedModel) => Promise<void> }) {
  return (
    <Show
      when={props.of.codebookVersion === props.book.version}
      fallback={<span class="soft">{w().learning.otherVersion}</span>}
    >
      <Show when={takenOf(props.of) > 0}>
        <Button look="strong" onClick={() => void props.onUse(props.of)}>
          {w().learning.use}
        </Button>
      </Show>
    </Show>
  )
}

type Said = { tone: 'calm' | 'problem'; text: string }

function createActs(props: Props) {
  const client = useClient()
  const [said, setSaid] = createSignal<Said>()
  const tell = (told: { __typename: string } | undefined, act: 'ask' | 'use' | 'aside') => {
    const isDone = told?.__typename.endsWith('Success') ?? false
    setSaid(
      isDone
        ? { tone: 'calm', text: w().learning.done[act] }
        : { tone: 'problem', text: w().learning.refused },
    )
    props.onDone()
  }
  const inputOf = ({ number: which }: LearnedModel) => ({ input: { studyId: props.study, number: which } })
  return {
    said,
    ask: async () => {
      const { data } = await ask(client, askForModelMutation, { input: { studyId: props.study } })
      tell(data?.askForModel, 'ask')
    },
    use: async (model: LearnedModel) => {
      const { data } = await ask(client, useModelMutation, inputOf(model))
      tell(data?.useModel, 'use')
    },
    setAside: async (model: LearnedModel) => {
      const { data } = await ask(client, setModelAsideMutation, inputOf(model))
      tell(data?.setModelAside, 'aside')
    },
  }
}
