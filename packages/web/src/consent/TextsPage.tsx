import { A, useLocation, useNavigate } from '@solidjs/router'
import { createSignal, For, Show, untrack } from 'solid-js'
import { ask, createRead, useClient } from '../client.ts'
import { consentTextPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { day } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Radios } from '../ui/Choose.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { createWriting } from './createWriting.ts'
import {
  type Audience,
  audiences,
  type ConsentText,
  decideStudyMutation,
  type Determination,
  startTextMutation,
  type StudyOfTexts,
  textsQuery,
} from './operations.ts'
import { w } from './words.ts'
import './consent.css'

export function TextsPage() {
  const here = useHere()
  const read = createRead(textsQuery, () => ({ study: here('studyId') }))
  const location = useLocation<{ isPublished?: boolean }>()
  createTitle(() => w().title)
  return (
    <div class="page consent">
      <header class="page-head">
        <h1>{w().title}</h1>
        <p class="soft measure">{w().lead}</p>
      </header>
      <Show when={location.state?.isPublished}>
        <Notice>{w().publish.done}</Notice>
      </Show>
      <Loaded read={read} pick={(data) => data.study}>
        {(study) => (
          <>
            <For each={audiences}>
              {(audience) => (
                <Versions
                  study={study().id}
                  audience={audience}
                  texts={study().consentTexts.filter((text) => text.audience === audience)}
                />
              )}
            </For>
            <AboutStudy study={study()} onSaved={read.refetch} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Versions(props: { study: string; audience: Audience; texts: ConsentText[] }) {
  const navigate = useNavigate()
  const path = () => consentTextPath(props.study, props.audience)
  const writing = createWriting(() => navigate(path()))
  const isBegun = () => props.texts.some(({ state }) => state === 'draft')
  const start = () =>
    void writing.send(startTextMutation, {
      ...{ studyId: props.study, audience: props.audience },
      from: props.texts.length > 0 ? 'last' : 'model',
    })
  const id = () => `consent-${props.audience}`
  return (
    <section class="consent-versions" aria-labelledby={id()}>
      <h2 id={id()}>{w().audience[props.audience]}</h2>
      <Show when={props.texts.length} fallback={<p class="soft measure">{w().none}</p>}>
        <ul>
          <For each={props.texts}>{(text) => <Version of={text} path={path()} />}</For>
        </ul>
      </Show>
      <Show when={!isBegun()}>
        <p>
          <Button
            look={props.texts.length > 0 ? 'plain' : 'strong'}
            aria-disabled={writing.isBusy()}
            onClick={start}
          >
            {props.texts.length > 0 ? w().next : w().start}
          </Button>
        </p>
      </Show>
    </section>
  )
}

function Version(props: { of: ConsentText; path: string }) {
  const address = () => (props.of.state === 'draft' ? props.path : `${props.path}/${props.of.version}`)
  const since = () => {
    const { state, effectiveFrom } = props.of
    if (!effectiveFrom || state === 'superseded') return null
    return state === 'scheduled' ? w().fromDay(day(effectiveFrom)) : w().since(day(effectiveFrom))
  }
  return (
    <li>
      <A href={address()} data-stop>
        {w().version(props.of.version)}
      </A>
      <span class="consent-state" data-state={props.of.state}>
        {w().state[props.of.state]}
      </span>
      <Show when={since()}>{(text) => <span class="soft">{text()}</span>}</Show>
      <Show when={props.of.requiresReconsent}>
        <span class="soft">{w().asksAgain}</span>
      </Show>
    </li>
  )
}

const determinations: Determination[] = ['not_research', 'exempt', 'expedited', 'full']

function AboutStudy(props: { study: StudyOfTexts; onSaved: () => void }) {
  const client = useClient()
  const kept = untrack(() => props.study.setup)
  const [determination, setDetermination] = createSignal<Determination | null>(kept.determination)
  const [planned, setPlanned] = createSignal(kept.plannedPeople === null ? '' : String(kept.plannedPeople))
  const [said, setSaid] = createSignal<'saved' | 'wrong'>()
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    const chosen = determination()
    const people = planned().trim()
    if (!chosen || (people && !/^[1-9]\d{0,5}$/.test(people))) return void setSaid('wrong')
    const { data } = await ask(client, decideStudyMutation, {
      input: {
        ...{ studyId: props.study.id, determination: chosen },
        ...(people && { plannedPeople: Number(people) }),
      },
    })
    const isSaved = data?.done.__typename.endsWith('Success') ?? false
    setSaid(isSaved ? 'saved' : 'wrong')
    if (isSaved) props.onSaved()
  }
  return (
    <section class="consent-study" aria-labelledby="consent-study">
      <h2 id="consent-study">{w().study.title}</h2>
      <p class="soft measure">{w().study.why}</p>
      <form novalidate onSubmit={(event) => void save(event)}>
        <Radios
          legend={w().study.determination}
          value={determination()}
          choices={determinations.map((value) => ({ value, label: w().study.determinations[value] }))}
          onChoose={setDetermination}
        />
        <Field
          label={w().study.planned}
          hint={w().study.plannedHint}
          inputmode="numeric"
          autocomplete="off"
          value={planned()}
          onInput={(event) => setPlanned(event.currentTarget.value)}
        />
        <Show when={said()}>
          {(what) => <Notice tone={what() === 'wrong' ? 'problem' : 'calm'}>{w().study[what()]}</Notice>}
        </Show>
        <p>
          <Button type="submit">{w().study.save}</Button>
        </p>
      </form>
    </section>
  )
}
