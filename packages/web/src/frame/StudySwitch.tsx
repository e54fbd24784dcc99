import { A, useLocation } from '@solidjs/router'
import { createEffect, createSignal, createUniqueId, For, on, onCleanup, Show } from 'solid-js'
import { Local } from '../language/Local.tsx'
import { t } from '../language/language.ts'
import { sitterOf, useSession } from '../session.ts'
import type { Membership } from '../viewer.ts'
import { studyPath } from './here.ts'

/** The study's name on every page; where there are others it opens the way to them. The address holds the choice. */
export function StudySwitch(props: { here: Membership }) {
  const session = useSession()
  const others = () => {
    const now = session.standing()
    return sitterOf(now)?.memberships ?? []
  }
  return (
    <div class="rail-study">
      <Show when={others().length > 1} fallback={<Local of={props.here.study.title} />}>
        <Chooser here={props.here} all={others()} />
      </Show>
    </div>
  )
}

function Chooser(props: { here: Membership; all: Membership[] }) {
  const location = useLocation()
  const id = createUniqueId()
  const [isOpen, setOpen] = createSignal(false)
  let box: HTMLDivElement | undefined
  let button: HTMLButtonElement | undefined
  const close = () => {
    if (isOpen() && box?.contains(document.activeElement)) button?.focus()
    setOpen(false)
  }
  createEffect(on(() => location.pathname, close, { defer: true }))
  onOutside(
    () => box,
    () => setOpen(false),
  )
  return (
    <div ref={box} onKeyDown={(event) => event.key === 'Escape' && close()}>
      <button
        ref={button}
        type="button"
        class="study-button"
        aria-expanded={isOpen()}
        aria-controls={id}
        onClick={() => setOpen(!isOpen())}
      >
        <span class="unseen">{t().studyNow}: </span>
        <Local of={props.here.study.title} />
      </button>
      <nav id={id} aria-label={t().studies} hidden={!isOpen()}>
        <ul>
          <For each={props.all}>
            {(one) => (
              <li>
                <A
                  href={samePlace(location.pathname, one.study.id)}
                  aria-current={one.study.id === props.here.study.id ? 'true' : undefined}
                >
                  <Local of={one.study.title} />
                </A>
              </li>
            )}
          </For>
        </ul>
      </nav>
    </div>
  )
}

/** The same page of another study; what only one study has, a theme or a response, gives way to its list. */
export function samePlace(path: string, study: string): string {
  const page = /^\/study\/[^/]+(\/[^/]+)?/.exec(path)?.[1] ?? ''
  return studyPath(study) + page
}

function onOutside(box: () => HTMLElement | undefined, act: () => void): void {
  const listen = (event: Event) => {
    if (event.target instanceof Node && !box()?.contains(event.target)) act()
  }
  for (const type of ['pointerdown', 'focusin']) document.addEventListener(type, listen)
  onCleanup(() => {
    for (const type of ['pointerdown', 'focusin']) document.removeEventListener(type, listen)
  })
}
