import { A, useLocation } from '@solidjs/router'
import { createEffect, createSignal, createUniqueId, For, on, Show } from 'solid-js'
import { rolesInWords, t } from '../language/language.ts'
import { sitterOf, useSession } from '../session.ts'
import type { Membership } from '../viewer.ts'
import { Button } from '../ui/Button.tsx'
import { decoded, studyPath } from './here.ts'
import { StudySwitch } from './StudySwitch.tsx'
import { Switches } from './Switches.tsx'

type Asks = (membership: Membership) => boolean
const may =
  (permission: string): Asks =>
  (membership) =>
    membership.may.includes(permission)
/** The lead's pages are the lead's own: an evaluator looks at the same under /as-lead. */
const isLead: Asks = ({ roles }) => roles.includes('lead')

/** What each place asks of who comes in; the server asks again for everything on it. */
const asks: Record<Place, Asks> = {
  '': may('read themes'),
  '/theme': may('read themes'),
  '/undecided': may('decide codings'),
  '/detail': may('mark details'),
  '/codebook': may('edit codebook'),
  // Led to from what it is about: it stands in no room.
  '/code': may('read words'),
  '/change': may('read themes'),
  '/instrument': may('edit instrument'),
  '/interview': may('record response'),
  '/wave': may('reach out'),
  '/wave/lost': may('read attrition'),
  '/response': (membership) => may('read words')(membership) || may('read own interviews')(membership),
  '/consent-text': may('edit consent text'),
  '/import': may('import batch'),
  '/as-board': may('answer board'),
  '/invitations': may('manage members'),
  '/vault': (membership) => may('ask vault')(membership) || may('second vault')(membership),
  '/demand': may('read demands'),
  '/erasure': may('read erasures'),
  '/pipeline': may('read pipeline'),
  '/setup': may('edit study'),
  '/audit': may('read audit'),
  '/safety': may('review safety'),
  '/safety/duty': may('plan duty'),
  '/safety/drill': may('run drill'),
  '/board': may('speak on board'),
  '/board/marks': may('speak on board'),
  '/board/outcome': may('speak on board'),
  '/lead': isLead,
  '/lead/change': isLead,
  '/lead/voices': isLead,
  '/member': may('manage members'),
}

/** The order of the rail, from what is asked to what comes of it; who has several desks comes home to the widest. */
const rooms = [
  { room: 'study', places: [''] },
  { room: 'ask', places: ['/instrument', '/consent-text'] },
  { room: 'collect', places: ['/interview', '/wave', '/wave/lost', '/response', '/detail', '/import'] },
  { room: 'understand', places: ['/theme', '/undecided', '/codebook', '/change'] },
  { room: 'share', places: ['/as-board'] },
  {
    room: 'settings',
    places: ['/setup', '/invitations', '/member', '/pipeline', '/vault', '/demand', '/erasure', '/audit'],
  },
  { room: 'safety', places: ['/safety', '/safety/duty', '/safety/drill'] },
  { room: 'board', places: ['/board', '/board/marks', '/board/outcome'] },
  { room: 'lead', places: ['/lead', '/lead/change', '/lead/voices'] },
] as const satisfies { room: string; places: Place[] }[]
export type Room = (typeof rooms)[number]['room']

export const mayEnter = (place: Place, membership: Membership): boolean => asks[place](membership)

/** What somebody in a study may enter, room by room; a room in which they have nothing is not there. */
export const roomsOf = (membership: Membership): { room: Room; places: Place[] }[] =>
  rooms
    .map(({ room, places }) => ({ room, places: places.filter((place) => mayEnter(place, membership)) }))
    .filter(({ places }) => places.length > 0)

/** All of it; the first place is their home. */
export const placesOf = (membership: Membership): Place[] =>
  roomsOf(membership).flatMap(({ places }) => places)

/** Few places need no names over them, and one place none but its own. */
const fewPlaces = 6

export type Place =
  | ''
  | '/theme'
  | '/undecided'
  | '/detail'
  | '/codebook'
  | '/code'
  | '/change'
  | '/instrument'
  | '/interview'
  | `/wave${'' | '/lost'}`
  | '/response'
  | '/consent-text'
  | '/import'
  | '/vault'
  | '/demand'
  | '/erasure'
  | '/pipeline'
  | '/audit'
  | '/as-board'
  | '/setup'
  | '/invitations'
  | '/member'
  | `/safety${'' | '/duty' | '/drill'}`
  | `/board${'' | '/marks' | '/outcome'}`
  | `/lead${'' | '/change' | '/voices'}`

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
