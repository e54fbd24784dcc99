import { A, useLocation } from '@solidjs/router'
import { createEffect, For, on, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { Local } from '../language/Local.tsx'
import { number, t } from '../language/language.ts'
import { createLooking } from '../safety/createLooking.ts'
import { sitterOf, useSession } from '../session.ts'
import type { Membership } from '../viewer.ts'
import { studyPath } from './here.ts'
import { itemsTold, openItemsQuery } from './openItems.ts'

function createCounts(study: () => string) {
  const read = createRead(openItemsQuery, () => ({ study: study() }))
  createLooking(read)
  createEffect(on(itemsTold, () => read.refetch(), { defer: true }))
  return () => read.data()?.safety?.counts ?? { open: 0, late: 0, alarm: 0 }
}

/** Where a text is read with somebody, they look at the same screen. */
const readsWithSomebody = (path: string) => /\/interview\/[^/]+\/consent\//.test(path)

/** How many items wait for a reviewer; nothing where there is none. */
export function SafetyCount(props: { study: string }) {
  const location = useLocation()
  const counts = createCounts(() => props.study)
  return (
    <Show when={counts().open > 0 && !readsWithSomebody(location.pathname)}>
      {' '}
      <span class="rail-count" role="note" aria-label={t().safetyOpen(counts().open)}>
        {number(counts().open)}
      </span>
    </Show>
  )
}

/** Over every page of a reviewer, whatever study it is of: what is past its time is everybody's to look at. */
export function SafetyAlarms() {
  const session = useSession()
  const reviewed = () =>
    (sitterOf(session.standing())?.memberships ?? []).filter(({ may }) => may.includes('review safety'))
  return <For each={reviewed()}>{(one) => <SafetyAlarm of={one} isNamed={reviewed().length > 1} />}</For>
}

function SafetyAlarm(props: { of: Membership; isNamed: boolean }) {
  const location = useLocation()
  const counts = createCounts(() => props.of.study.id)
  const path = () => `${studyPath(props.of.study.id)}/safety`
  // That page says it itself, above its list.
  const isShown = () =>
    counts().late + counts().alarm > 0 &&
    location.pathname !== path() &&
    !readsWithSomebody(location.pathname)
  return (
    <div role="alert" class="no-print">
      <Show when={isShown()}>
        <div class="notice safety-alarm" data-tone="problem">
          <Show when={props.isNamed}>
            <p>
              <Local of={props.of.study.title} />
            </p>
          </Show>
          <Show when={counts().alarm}>
            {(count) => (
              <p>
                <strong>{t().safetyAlarm(count())}</strong>
              </p>
            )}
          </Show>
          <Show when={counts().late}>{(count) => <p>{t().safetyLate(count())}</p>}</Show>
          <p>
            <A href={path()}>{t().safetyGo}</A>
          </p>
        </div>
      </Show>
    </div>
  )
}
