import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { ask, createRead, useClient } from '../client.ts'
import { studyPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { Local } from '../language/Local.tsx'
import { number, plain, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Tick } from '../ui/Choose.tsx'
import { createKeys, moveAmongStops } from '../ui/keys.ts'
import { Blank } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { type AskedAbout, type AskedCode, askedQuery, decideMutation } from './asked.ts'
import { w } from './words.ts'
import './theme.css'
import './quote.css'

/** Which codes each open question asks about: proposed from its words, and for a person to say. */
export function AskedPage() {
  const here = useHere()
  const read = createRead(askedQuery, () => ({ study: here('studyId') }))
  createTitle(() => w().asked.title)
  createKeys({ j: () => moveAmongStops(1), k: () => moveAmongStops(-1) })
  return (
    <div class="page asked-page">
      <p class="small no-print quote-facts">
        <A href={`${studyPath(here('studyId'))}/theme`}>{t().themes}</A>
        <A href={`${studyPath(here('studyId'))}/codebook`}>{t().codebook}</A>
      </p>
      <header class="page-head">
        <h1>{w().asked.title}</h1>
        <p class="soft measure">{w().asked.lead}</p>
      </header>
      <Loaded read={read} pick={(data) => data.study} lines={10}>
        {(study) => (
          <Show when={study().askedAbout.length} fallback={<NoQuestions />}>
            <p class="small soft" role="status">
              {w().asked.open(
                number(study().askedAbout.filter(({ isDecided }) => !isDecided).length),
                number(study().askedAbout.length),
              )}
            </p>
            <ol class="missed-list">
              <For each={study().askedAbout.map(({ question }) => question.id)}>
                {(id) => (
                  <Show when={study().askedAbout.find(({ question }) => question.id === id)}>
                    {(one) => (
                      <OneQuestion
                        study={here('studyId')}
                        of={one()}
                        codes={study().codebook?.codes.filter(({ isDraft }) => !isDraft) ?? []}
                        onDone={read.refetch}
                      />
                    )}
                  </Show>
                )}
              </For>
            </ol>
          </Show>
        )}
      </Loaded>
    </div>
  )
}

interface Props {
  study: string
  of: AskedAbout
  codes: AskedCode[]
  onDone: () => void
}

type Said = 'done' | 'meanwhile' | 'failed'

function OneQuestion(props: Props) {
  const client = useClient()
  const [said, setSaid] = createSignal<Said>()
  const [isOpen, setOpen] = createSignal(false)
  const decide = async (codeIds: string[]) => {
    const input = { studyId: props.study, questionId: props.of.question.id, codeIds }
    const { data } = await ask(client, decideMutation, { input: { ...input, expected: props.of.revision } })
    const name = data?.decideAskedAbout.__typename
    const isDone = name?.startsWith('Mutation') ?? false
    setSaid(isDone ? 'done' : name === 'EditedMeanwhile' ? 'meanwhile' : 'failed')
    if (isDone) setOpen(false)
    if (isDone || name === 'EditedMeanwhile') props.onDone()
  }
  return (
    <li class="missed-one" tabindex="-1" data-stop>
      <h2 class="asked-question">
        <Local of={props.of.question.text} />
      </h2>
      <p>
        {props.of.codes.map(({ title }) => plain(title)).join(', ') || w().asked.none}{' '}
        <Show when={props.of.isDecided} fallback={<span class="suggested small">{w().asked.proposed}</span>}>
          <span class="small soft">{w().asked.decided(props.of.by ?? t().deciding.somebody)}</span>
        </Show>
      </p>
      <div class="bar no-print">
        <Show when={!props.of.isDecided}>
          <Button onClick={() => void decide(props.of.codes.map(({ id }) => id))}>
            {w().asked.take}
            <span class="unseen">: {plain(props.of.question.text)}</span>
          </Button>
        </Show>
        <Button look="quiet" aria-expanded={isOpen()} onClick={() => setOpen(!isOpen())}>
          {w().asked.change}
          <span class="unseen">: {plain(props.of.question.text)}</span>
        </Button>
      </div>
      <Show when={isOpen()}>
        <Choosing of={props.of} codes={props.codes} onDecide={(ids) => void decide(ids)} />
      </Show>
      <p class="small" role="status">
        <Show when={said()}>{(what) => w().asked.said[what()]}</Show>
      </p>
    </li>
  )
}

function Choosing(props: { of: AskedAbout; codes: AskedCode[]; onDecide: (ids: string[]) => void }) {
  // What stood there when it was opened; what is ticked since is nobody else's yet.
  // eslint-disable-next-line solid/reactivity
  const [ids, setIds] = createSignal(props.of.codes.map(({ id }) => id))
  const turn = (id: string, isOn: boolean) =>
    setIds((last) => (isOn ? [...last, id] : last.filter((one) => one !== id)))
  return (
    <fieldset class="asked-codes">
      <legend class="small soft">{w().asked.which}</legend>
      <For each={props.codes}>
        {(code) => (
          <Tick
            label={plain(code.title)}
            isOn={ids().includes(code.id)}
            onChange={(isOn) => turn(code.id, isOn)}
          />
        )}
      </For>
      <Button look="strong" onClick={() => props.onDecide(ids())}>
        {w().asked.save}
      </Button>
    </fieldset>
  )
}

function NoQuestions() {
  return (
    <Blank title={w().asked.emptyTitle}>
      <p>{w().asked.empty}</p>
    </Blank>
  )
}
