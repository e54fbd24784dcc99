import { addScreen } from '@firsthand/analysis/instrument'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { plain } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { AboutForm } from './AboutForm.tsx'
import { Alone } from './Alone.tsx'
import { Bring } from './Bring.tsx'
import { Compare } from './Compare.tsx'
import { createDrafting, type Drafting } from './createDrafting.ts'
import { DraftActs } from './DraftActs.tsx'
import { Findings } from './Findings.tsx'
import { Outline } from './Outline.tsx'
import { Preview } from './Preview.tsx'
import { ScreenForm } from './ScreenForm.tsx'
import type { StudyOfVersion, Version } from './operations.ts'
import { w } from './words.ts'

/** Outline, what is written, and beside it the phone. Everything that is typed is saved by itself. */
export function DraftEditor(props: { study: StudyOfVersion; version: Version }) {
  const drafting = createDrafting(() => ({
    ...{ studyId: props.study.id, languages: props.study.languages, version: props.version },
  }))
  // Chosen again is chosen anew: the phone comes along.
  const [open, setOpen] = createSignal(drafting.instrument().screens[0]?.key ?? '', { equals: false })
  const go = (screen: string, item?: string) => {
    setOpen(screen)
    requestAnimationFrame(() => {
      const target = document.getElementById(item ? `item-${item}` : `screen-${screen}`)
      target?.scrollIntoView({ block: 'start' })
      target?.querySelector<HTMLElement>('input, textarea, select')?.focus({ preventScroll: true })
    })
  }
  const add = () => {
    const after = open()
    drafting.change((instrument) => {
      const added = addScreen(instrument, after)
      queueMicrotask(() => go(added.key))
      return added.instrument
    })
  }
  return (
    <>
      <h1>{plain(props.version.title)}</h1>
      <SavedLine drafting={drafting} />
      <div class="editor">
        <div class="editor-outline">
          <Outline drafting={drafting} open={open()} onOpen={go} />
          <p>
            <Button onClick={add}>{w().addScreen}</Button>
          </p>
        </div>
        <div class="editor-middle">
          <AboutForm drafting={drafting} />
          <Show when={drafting.turn() + 1} keyed>
            <Show when={drafting.instrument().screens.some(({ key }) => key === open()) && open()} keyed>
              {(key) => <ScreenForm drafting={drafting} of={key} onRename={setOpen} />}
            </Show>
          </Show>
        </div>
        <div class="editor-beside">
          <Findings drafting={drafting} onGo={go} />
          <Preview instrument={drafting.instrument()} services={props.study.services} open={open()} />
        </div>
      </div>
      <Show when={drafting.instrument().kind === 'survey'}>
        <Alone study={props.study.id} warnings={props.study.aloneWarnings} />
      </Show>
      <DraftActs drafting={drafting} />
      <Bring drafting={drafting} />
      <Compare study={props.study} version={props.version} instrument={drafting.instrument()} />
    </>
  )
}

/** Whether what stands here stands on the server, always in the same place. */
function SavedLine(props: { drafting: Drafting }) {
  const saved = () => props.drafting.saved()
  return (
    <Switch
      fallback={
        <p class="soft" role="status">
          {w().status.draft} · {w().version(props.drafting.instrument().version)} · {w().saved[saved()]}
        </p>
      }
    >
      <Match when={saved() === 'meanwhile'}>
        <Notice tone="problem">
          <span>{w().saved.meanwhile}</span>
          <Button onClick={() => void props.drafting.settle('ours')}>{w().saved.ours}</Button>
          <Button onClick={() => void props.drafting.settle('theirs')}>{w().saved.theirs}</Button>
        </Notice>
      </Match>
      <Match when={saved() === 'refused' || saved() === 'unreachable'}>
        <Notice tone="problem">
          <span>{w().saved[saved()]}</span>
          <ul>
            <For each={props.drafting.issues()}>
              {(issue) => <li>{`${issue.path}: ${issue.message}`}</li>}
            </For>
          </ul>
        </Notice>
      </Match>
    </Switch>
  )
}
