import { A, useLocation } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { t } from '../language/language.ts'
import { type Membership, useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { decoded, studyPath } from './here.ts'
import { StudySwitch } from './StudySwitch.tsx'
import { Switches } from './Switches.tsx'

export const places = ['', '/theme', '/undecided', '/change', '/response', '/import', '/pipeline'] as const
export const placeName = (place: (typeof places)[number]): string =>
  ({
    '': t().study,
    '/theme': t().themes,
    '/change': t().change.title,
    '/undecided': t().undecided.title,
    '/response': t().responses,
    '/import': t().importWords,
    '/pipeline': t().pipeline,
  })[place]

/** The pages that are for everyone, and those that this viewer's permissions open. */
export const placesFor = (membership: Membership | undefined) =>
  places.filter((place) => place !== '/import' || (membership?.may.includes('import batch') ?? false))

/** The study of the address, or else the viewer's first. */
export function createMembership(): () => Membership | undefined {
  const session = useSession()
  const location = useLocation()
  return () => {
    const now = session.standing()
    if (now.state !== 'signedIn') return undefined
    const id = decoded(/^\/study\/([^/]+)/.exec(location.pathname)?.[1])
    return now.viewer.memberships.find((one) => one.study.id === id) ?? now.viewer.memberships[0]
  }
}

export function Rail(props: { onPalette: () => void; onKeys: () => void }) {
  const session = useSession()
  const membership = createMembership()
  const name = () => {
    const now = session.standing()
    return now.state === 'signedIn' ? now.viewer.name : ''
  }
  return (
    <header class="rail no-print">
      <Show when={membership()}>
        {(here) => (
          <>
            <StudySwitch here={here()} />
            <nav aria-label={t().menu}>
              <ul>
                <For each={placesFor(here())}>
                  {(place) => (
                    <li>
                      <A href={studyPath(here().study.id) + place} end={place === ''}>
                        {placeName(place)}
                      </A>
                    </li>
                  )}
                </For>
              </ul>
            </nav>
          </>
        )}
      </Show>
      <div class="rail-foot">
        <div class="rail-tools">
          <Button look="quiet" aria-keyshortcuts="Control+K Meta+K" onClick={() => props.onPalette()}>
            {t().goTo}
          </Button>
          <span class="keys-button">
            <Button look="quiet" aria-keyshortcuts="?" onClick={() => props.onKeys()}>
              {t().keys}
            </Button>
          </span>
        </div>
        <Switches />
        <p class="small soft rail-who">
          {t().signedInAs(name(), membership() ? t().role[membership()!.role] : '')}
        </p>
        <Button look="quiet" onClick={() => void session.signOut()}>
          {t().signOut}
        </Button>
      </div>
    </header>
  )
}
