import { A, useLocation } from '@solidjs/router'
import { createEffect, createSignal, createUniqueId, For, on, Show } from 'solid-js'
import { rolesInWords, t } from '../language/language.ts'
import { sitterOf, useSession } from '../session.ts'
import type { Membership } from '../viewer.ts'
import { Button } from '../ui/Button.tsx'
import { decoded, studyPath } from './here.ts'
import { OpenCount } from './OpenCount.tsx'
import { SafetyCount } from './SafetyCount.tsx'
import { type Place, type Room, roomsOf, placesOf } from './rooms.ts'
import { StudySwitch } from './StudySwitch.tsx'
import { Switches } from './Switches.tsx'

/** Few places need no names over them, and one place none but its own. */
const fewPlaces = 6

export const placeName = (place: Place): string =>
  ({
    '': t().study,
    '/theme': t().themes,
    '/undecided': t().undecided.title,
    '/detail': t().details,
    '/codebook': t().codebook,
    '/code': t().codebook,
    '/change': t().change.title,
    '/instrument': t().instruments,
    '/interview': t().interviews,
    '/wave': t().waves,
    '/wave/lost': t().lost,
    '/response': t().responses,
    '/consent-text': t().consentTexts,
    '/import': t().importWords,
    '/vault': t().vault,
    '/demand': t().demands,
    '/erasure': t().erasures,
    '/pipeline': t().pipeline,
    '/audit': t().audit.title,
    '/as-board': t().seen.title,
    '/handover': t().handovers,
    '/setup': t().setup,
    '/invitations': t().account.invitations,
    '/safety': t().safety,
    '/safety/duty': t().duty,
    '/safety/drill': t().drill,
    '/board': t().board.title,
    '/board/marks': t().board.marks,
    '/board/outcome': t().board.outcome,
    '/lead': t().lead.title,
    '/lead/change': t().lead.change,
    '/lead/voices': t().lead.voices,
    '/member': t().member.title,
  })[place]

/** A place that others lie below is only here when it is the very address. */
const isExact = (place: Place): boolean => ['', '/board', '/lead', '/wave', '/safety'].includes(place)

/** The study of the address, or else the viewer's first. */
export function createMembership(): () => Membership | undefined {
  const session = useSession()
  const location = useLocation()
  return () => {
    const memberships = sitterOf(session.standing())?.memberships ?? []
    const id = decoded(/^\/study\/([^/]+)/.exec(location.pathname)?.[1])
    return memberships.find((one) => one.study.id === id) ?? memberships[0]
  }
}

export function Rail(props: { onPalette: () => void; onKeys: () => void }) {
  const session = useSession()
  const membership = createMembership()
  const name = () => sitterOf(session.standing())?.name ?? ''
  return (
    <header class="rail no-print">
      <Show when={membership()}>
        {(here) => (
          <>
            <StudySwitch here={here()} />
            <Rooms here={here()} />
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
          {membership() ? t().signedInAs(name(), rolesInWords(membership()!.roles)) : name()}
        </p>
        <OwnPlaces />
        <Button
          look="quiet"
          aria-keyshortcuts="Control+Shift+L Meta+Shift+L"
          onClick={() => void session.lock()}
        >
          {t().account.lock}
        </Button>
        <Button look="quiet" onClick={() => void session.signOut()}>
          {t().signOut}
        </Button>
      </div>
    </header>
  )
}

/** Where there are many places, a narrow page has them behind a button, so that it begins with what it is about. */
function Rooms(props: { here: Membership }) {
  const id = createUniqueId()
  const location = useLocation()
  const isLong = () => placesOf(props.here).length > fewPlaces
  const [openAt, setOpenAt] = createSignal<string>()
  let places: HTMLElement | undefined
  // Where the places scroll, the one that is open is among those in sight.
  createEffect(
    on(
      () => location.pathname,
      () => {
        if (!places || places.scrollHeight <= places.clientHeight) return
        places.querySelector('[aria-current="page"], .active')?.scrollIntoView({ block: 'nearest' })
      },
    ),
  )
  const isOpen = () => openAt() === location.pathname
  return (
    <>
      <Show when={isLong()}>
        <span class="rail-open">
          <Button
            aria-expanded={isOpen()}
            aria-controls={id}
            onClick={() => setOpenAt(isOpen() ? undefined : location.pathname)}
          >
            {t().menu}
          </Button>
        </span>
      </Show>
      <nav id={id} ref={places} aria-label={t().menu} data-shut={isLong() && !isOpen() ? '' : undefined}>
        <ul>
          <For each={roomsOf(props.here)}>
            {(one) => (
              <RoomPlaces study={props.here.study.id} isNamed={isLong() && one.places.length > 1} {...one} />
            )}
          </For>
        </ul>
      </nav>
    </>
  )
}

function RoomPlaces(props: { study: string; room: Room; places: Place[]; isNamed: boolean }) {
  const id = createUniqueId()
  const links = () => (
    <For each={props.places}>
      {(place) => (
        <li>
          <A href={studyPath(props.study) + place} end={isExact(place)}>
            {placeName(place)}
            <Show when={place === '/handover'}>
              <OpenCount study={props.study} />
            </Show>
            <Show when={place === '/safety'}>
              <SafetyCount study={props.study} />
            </Show>
          </A>
        </li>
      )}
    </For>
  )
  return (
    <Show when={props.isNamed} fallback={links()}>
      <li class="rail-room">
        <span id={id} class="small soft">
          {t().rooms[props.room]}
        </span>
        <ul aria-labelledby={id}>{links()}</ul>
      </li>
    </Show>
  )
}

/** Pages that belong to no study. */
function OwnPlaces() {
  const session = useSession()
  return (
    <>
      <A href="/account" end>
        {t().account.title}
      </A>
      <Show when={sitterOf(session.standing())?.isAdministrator}>
        <A href="/accounts">{t().way.accounts}</A>
      </Show>
    </>
  )
}
