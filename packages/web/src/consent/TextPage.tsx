import { A, useNavigate, useParams } from '@solidjs/router'
import { createMemo, For, Match, Show, Switch } from 'solid-js'
import { ask, createRead, useClient } from '../client.ts'
import { studyPath, useHere } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { NoAccess } from '../frame/NoAccess.tsx'
import { Asked } from '../instrument/Asked.tsx'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createTitle } from '../ui/title.ts'
import { BlockFields } from './BlockFields.tsx'
import { Changes } from './Changes.tsx'
import { createDraft, type Draft } from './createDraft.ts'
import { levelText } from './level.ts'
import { type ConsentText, removeTextMutation, type StudyOfTexts, textsQuery } from './operations.ts'
import { Preview } from './Preview.tsx'
import { Publish } from './Publish.tsx'
import { dayOf, instantOfDay } from './until.ts'
import { w } from './words.ts'
import './consent.css'

/** One text: a draft to write into, or what was published, to look at. */
export function TextPage() {
  const here = useHere()
  const params = useParams()
  const read = createRead(textsQuery, () => ({ study: here('studyId') }))
  createTitle(() => w().title)
  const wanted = (study: StudyOfTexts) =>
    study.consentTexts.find(
      ({ audience, version, state }) =>
        audience === params['audience'] &&
        (params['version'] ? String(version) === params['version'] : state === 'draft'),
    )
  return (
    <div class="page consent">
      <p class="small">
        <A href={`${studyPath(here('studyId'))}/consent-text`}>{w().edit.back}</A>
      </p>
      <Loaded read={read} pick={(data) => data.study}>
        {(study) => (
          <Show
            when={wanted(study())}
            fallback={
              <Show when={!read.isWaiting()}>
                <NoAccess />
              </Show>
            }
          >
            {(text) => (
              <Switch fallback={<Published study={study()} of={text()} />}>
                <Match when={text().state === 'draft' && text().id} keyed>
                  <Writing study={study()} of={text()} onReload={read.refetch} />
                </Match>
              </Switch>
            )}
          </Show>
        )}
      </Loaded>
    </div>
  )
}

function Published(props: { study: StudyOfTexts; of: ConsentText }) {
  return (
    <>
      <header class="page-head">
        <h1>{w().audience[props.of.audience]}</h1>
        <p class="soft">
          {w().version(props.of.version)}{' '}
          <span class="consent-state" data-state={props.of.state}>
            {w().state[props.of.state]}
          </span>
        </p>
      </header>
      <Changes of={props.of} all={props.study.consentTexts} />
      <Preview of={props.of.blocks} languages={props.study.languages} />
    </>
  )
}

interface WritingProps {
  study: StudyOfTexts
  of: ConsentText
  onReload: () => void
}

function Writing(props: WritingProps) {
  const draft = createDraft(
    () => props.study.id,
    () => props.of,
  )
  /** As it stands on the page, kept or not. */
  const typed = createMemo(() =>
    props.of.blocks.map((block) => ({
      ...block,
      en: draft.words(block, 'en') || null,
      es: draft.words(block, 'es') || null,
    })),
  )
  return (
    <>
      <header class="page-head">
        <h1>{w().audience[props.of.audience]}</h1>
        <p class="soft">{w().edit.draft(props.of.version)}</p>
        <Show when={props.study.languages.includes('es')}>
          <p class="soft measure">{w().edit.spanishDraft}</p>
        </Show>
      </header>
      <Keeping draft={draft} onReload={props.onReload} />
      <div class="consent-desk">
        <div class="consent-fields">
          <Levels of={props.of} />
          <For each={props.of.blocks.map(({ type }) => type)}>
            {(type, index) => (
              <BlockFields
                draft={draft}
                of={props.of.blocks[index()]!}
                type={type}
                languages={props.study.languages}
                gaps={props.of.gaps.filter(({ block }) => block === type)}
              />
            )}
          </For>
          <Frame draft={draft} of={props.of} />
          <Changes of={{ ...props.of, blocks: typed() }} all={props.study.consentTexts} />
          <Publish study={props.study} of={props.of} draft={draft} />
          <Remove study={props.study.id} of={props.of} draft={draft} />
        </div>
        <Preview of={typed()} languages={props.study.languages} />
      </div>
    </>
  )
}

/** Whether what was typed is kept; it stays in sight, since nobody presses a button for it. */
function Keeping(props: { draft: Draft; onReload: () => void }) {
  return (
    <div class="consent-keeping">
      <Switch>
        <Match when={props.draft.state() === 'kept'}>
          <p class="small soft" role="status">
            {w().edit.saved}
          </p>
        </Match>
        <Match when={props.draft.state() === 'saving'}>
          <p class="small soft" role="status">
            {w().edit.saving}
          </p>
        </Match>
        <Match when={props.draft.state() === 'lost'}>
          <Notice tone="problem">
            <span>{w().edit.unsaved}</span>
            <Button onClick={() => void props.draft.save()}>{w().edit.retry}</Button>
          </Notice>
        </Match>
        <Match when={props.draft.state() === 'meanwhile'}>
          <Notice tone="problem">
            <span>{w().edit.meanwhile}</span>
            <Button onClick={() => location.reload()}>{w().edit.reload}</Button>
          </Notice>
        </Match>
      </Switch>
    </div>
  )
}

function Levels(props: { of: ConsentText }) {
  return (
    <p class="small measure">
      {w().edit.wholeText}:{' '}
      <For each={props.of.levels}>
        {(level) => (
          <span class="consent-level" data-hard={level.isEasy ? undefined : ''}>
            {w().edit.languages[level.language]} {levelText(level)},{' '}
            {level.isEasy ? w().edit.easy : w().edit.hard}.{' '}
          </span>
        )}
      </For>
      <span class="soft">{w().edit.limits}</span>
    </p>
  )
}

function Frame(props: { draft: Draft; of: ConsentText }) {
  const setDay = (day: string) => {
    const at = instantOfDay(day)
    if (at) props.draft.set({ expiresAt: at })
  }
  return (
    <div class="bar">
      <Field
        label={w().edit.expires}
        type="date"
        value={props.of.expiresAt ? dayOf(props.of.expiresAt) : ''}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Field
        label={w().edit.approved}
        value={props.of.approvedRef ?? ''}
        maxlength="200"
        autocomplete="off"
        onInput={(event) => props.draft.set({ approvedRef: event.currentTarget.value })}
      />
    </div>
  )
}

function Remove(props: { study: string; of: ConsentText; draft: Draft }) {
  const client = useClient()
  const navigate = useNavigate()
  const remove = async (): Promise<boolean> => {
    if (!(await props.draft.save())) return false
    const { data } = await ask(client, removeTextMutation, {
      input: { studyId: props.study, audience: props.of.audience, expected: props.draft.revision() },
    })
    const isDone = data?.done.__typename.endsWith('Success') ?? false
    if (isDone) navigate(`${studyPath(props.study)}/consent-text`)
    return isDone
  }
  return (
    <p>
      <Asked
        look="quiet"
        act={w().edit.remove}
        sure={w().edit.removeSure}
        yes={w().edit.removeYes}
        onYes={remove}
      />
    </p>
  )
}
