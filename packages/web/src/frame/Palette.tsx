import { useLocation, useNavigate } from '@solidjs/router'
import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { plain, t } from '../language/language.ts'
import { sitterOf, useSession } from '../session.ts'
import { themesQuery } from '../theme/operations.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { studyPath, themePath } from './here.ts'
import { createMembership, placeName } from './Rail.tsx'
import { mayEnter, placesOf } from './rooms.ts'
import { samePlace } from './StudySwitch.tsx'

interface Goal {
  href: string
  label: string
  kind: string
}

export function Palette(props: { onClose: () => void }) {
  const goals = createGoals()
  const navigate = useNavigate()
  const id = createUniqueId()
  let input: HTMLInputElement | undefined
  const [typed, setTyped] = createSignal('')
  const [at, setAt] = createSignal(0)
  const found = () => goals().filter((goal) => fold(goal.label).includes(fold(typed())))
  const go = (goal: Goal | undefined) => {
    if (!goal) return
    props.onClose()
    navigate(goal.href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter') return go(found()[at()])
    if (!step) return
    event.preventDefault()
    setAt((now) => Math.max(0, Math.min(found().length - 1, now + step)))
    document.getElementById(`${id}-${at()}`)?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <Dialog
      title={t().palette.title}
      closeLabel={t().close}
      onClose={() => props.onClose()}
      focusFirst={() => input}
    >
      <div class="field">
        <label for={id}>{t().palette.label}</label>
        <input
          id={id}
          role="combobox"
          autocomplete="off"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={found().length ? `${id}-${at()}` : undefined}
          ref={input}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <GoalList id={id} goals={found()} at={at()} onPoint={setAt} onGo={go} />
      <Show when={!found().length}>
        <p class="soft">{t().palette.none}</p>
      </Show>
    </Dialog>
  )
}

interface ListProps {
  id: string
  goals: Goal[]
  at: number
  onPoint: (at: number) => void
  onGo: (goal: Goal) => void
}

function GoalList(props: ListProps) {
  return (
    <ul class="palette-list" id={`${props.id}-list`} role="listbox" aria-label={t().palette.title}>
      <For each={props.goals}>
        {(goal, index) => (
          <li
            id={`${props.id}-${index()}`}
            role="option"
            aria-selected={index() === props.at}
            onPointerMove={() => props.onPoint(index())}
            onClick={() => props.onGo(goal)}
          >
            <span>{goal.label}</span> <span class="small soft">{goal.kind}</span>
          </li>
        )}
      </For>
    </ul>
  )
}

function createGoals(): () => Goal[] {
  const membership = createMembership()
  const session = useSession()
  const location = useLocation()
  const study = () => membership()?.study.id ?? ''
  const others = () => {
    const now = session.standing()
    return sitterOf(now)?.memberships.filter((one) => one.study.id !== study()) ?? []
  }
  const placesHere = () => {
    const here = membership()
    return here ? placesOf(here) : []
  }
  // Board and lead have no list of themes to go to; they would be told that there is none.
  const here = membership()
  const read =
    here && mayEnter('/theme', here) ? createRead(themesQuery, () => ({ study: study() })) : undefined
  return () => [
    ...placesHere().map((place) => ({
      href: studyPath(study()) + place,
      label: placeName(place),
      kind: t().palette.pages,
    })),
    ...others().map((one) => ({
      href: samePlace(location.pathname, one.study.id),
      label: plain(one.study.title),
      kind: t().studies,
    })),
    ...(read?.data()?.study?.themes ?? []).map((theme) => ({
      href: themePath(study(), theme.key),
      label: plain(theme.title),
      kind: t().themes,
    })),
  ]
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
