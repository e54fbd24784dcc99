import { A, useNavigate } from '@solidjs/router'
import { createSignal, For, Show, untrack } from 'solid-js'
import { createRead } from '../client.ts'
import { interviewPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import type { Labelled, Language } from '../graphql.ts'
import { Local } from '../language/Local.tsx'
import { plain, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Tick } from '../ui/Choose.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { createKeys, moveAmongStops } from '../ui/keys.ts'
import { Blank } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { createSending } from './createSending.ts'
import { InterviewForm } from './InterviewForm.tsx'
import { enrolMutation, peopleQuery, type PersonRow, takesPart } from './operations.ts'
import { numberOf } from './number.ts'
import { w } from './words.ts'
import './interview.css'

export function InterviewsPage() {
  const here = useHere()
  const [after, setAfter] = createSignal<string | null>(null)
  const read = createRead(peopleQuery, () => ({ study: here('studyId'), after: after() }))
  createTitle(() => w().title)
  createKeys({ j: () => moveAmongStops(1), k: () => moveAmongStops(-1) })
  return (
    <div class="page interview">
      <header class="page-head">
        <h1>{w().title}</h1>
        <p class="soft measure">{w().lead}</p>
      </header>
      <Loaded read={read} pick={(data) => data.study}>
        {(study) => (
          <>
            <NewPerson study={study().id} languages={study().languages} regions={study().regions} />
            <Show when={study().participants.edges.length} fallback={<Nobody />}>
              <ul class="lines">
                <For each={study().participants.edges}>
                  {({ node }) => <PersonLine study={study().id} of={node} />}
                </For>
              </ul>
            </Show>
            <p class="bar">
              <Show when={after()}>
                <Button onClick={() => setAfter(null)}>{w().fromStart}</Button>
              </Show>
              <Show when={study().participants.pageInfo.hasNextPage}>
                <Button onClick={() => setAfter(study().participants.pageInfo.endCursor)}>{w().more}</Button>
              </Show>
            </p>
          </>
        )}
      </Loaded>
    </div>
  )
}

function PersonLine(props: { study: string; of: PersonRow }) {
  return (
    <li>
      <A href={interviewPath(props.study, props.of.id)} data-stop>
        {w().person(numberOf(props.of.id))}
      </A>
      <span class="soft">
        {t().language[props.of.language]}
        <Show when={props.of.region}>
          {(region) => (
            <>
              {' · '}
              <Local of={region().label} />
            </>
          )}
        </Show>
        {' · '}
        {takesPart(props.of) ? w().takesPart : w().doesNot}
        {' · '}
        {t().counted.responses(props.of.responses.totalCount)}
      </span>
    </li>
  )
}

function Nobody() {
  return (
    <Blank title={w().nobody}>
      <p>{w().nobodyLead}</p>
    </Blank>
  )
}

function NewPerson(props: { study: string; languages: Language[]; regions: Labelled[] }) {
  const navigate = useNavigate()
  const sending = createSending()
  const [language, setLanguage] = createSignal<string>(untrack(() => props.languages[0] ?? 'en'))
  const [region, setRegion] = createSignal('')
  const [isAdult, setAdult] = createSignal(false)
  const add = async () => {
    const person = await sending.send(enrolMutation, {
      studyId: props.study,
      language: language() === 'es' ? 'es' : 'en',
      regionId: region() || null,
      isAdult: isAdult(),
    })
    if (person) navigate(interviewPath(props.study, person))
  }
  return (
    <section aria-labelledby="interview-new">
      <h2 id="interview-new">{w().add.title}</h2>
      <InterviewForm sending={sending} label={w().add.act} onSubmit={() => void add()}>
        <div class="bar">
          <ChoiceField
            label={w().add.language}
            value={language()}
            choices={props.languages.map((one) => ({ value: one, label: t().language[one] }))}
            onChoose={setLanguage}
          />
          <ChoiceField
            label={w().add.region}
            value={region()}
            choices={[
              { value: '', label: w().add.noRegion },
              ...props.regions.map(({ id, label }) => ({ value: id, label: plain(label) })),
            ]}
            onChoose={setRegion}
          />
        </div>
        <Tick label={w().add.isAdult} note={w().add.adultNote} isOn={isAdult()} onChange={setAdult} />
      </InterviewForm>
    </section>
  )
}
