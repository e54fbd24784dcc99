import { A, useLocation } from '@solidjs/router'
import { For, Show } from 'solid-js'
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

/** What each place asks of who comes in; the server asks again for everything on it. The widest desk stands first. */
const asks: Record<Place, Asks> = {
  '': may('read themes'),
  '/theme': may('read themes'),
  '/undecided': may('decide codings'),
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
  '/pipeline': may('read pipeline'),
  '/setup': may('edit study'),
  '/audit': may('read audit'),
  '/board': may('speak on board'),
  '/board/marks': may('speak on board'),
  '/board/outcome': may('speak on board'),
  '/lead': isLead,
  '/lead/change': isLead,
  '/lead/voices': isLead,
  '/member': may('manage members'),
}

export const mayEnter = (place: Place, membership: Membership): boolean => asks[place](membership)

/** The rail of somebody in a study, of all the works they have there; the first place is their home. */
export const placesOf = (membership: Membership): Place[] =>
  (Object.keys(asks) as Place[]).filter((place) => mayEnter(place, membership))

export type Place =
  | ''
  | '/theme'
  | '/undecided'
  | '/change'
  | '/instrument'
  | '/interview'
  | `/wave${'' | '/lost'}`
  | '/response'
  | '/consent-text'
  | '/import'
  | '/pipeline'
  | '/audit'
  | '/as-board'
  | '/setup'
  | '/invitations'
  | '/member'
  | `/board${'' | '/marks' | '/outcome'}`
  | `/lead${'' | '/change' | '/voices'}`

export const placeName = (place: Place): string =>
  ({
    '': t().study,
    '/theme': t().themes,
    '/undecided': t().undecided.title,
    '/change': t().change.title,
    '/instrument': t().instruments,
    '/interview': t().interviews,
    '/wave': t().waves,
    '/wave/lost': t().lost,
    '/response': t().responses,
    '/consent-text': t().consentTexts,
    '/import': t().importWords,
    '/pipeline': t().pipeline,
    '/audit': t().audit.title,
    '/as-board': t().seen.title,
    '/setup': t().setup,
    '/invitations': t().account.invitations,
    '/board': t().board.title,
    '/board/marks': t().board.marks,
    '/board/outcome': t().board.outcome,
    '/lead': t().lead.title,
    '/lead/change': t().lead.change,
    '/lead/voices': t().lead.voices,
    '/member': t().member.title,
  })[place]

/** A place that others lie below is only here when it is the very address. */
const isExact = (place: Place): boolean => ['', '/board', '/lead', '/wave'].includes(place)

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
            <nav aria-label={t().menu}>
              <ul>
                <For each={placesOf(here())}>
                  {(place) => (
                    <li>
                      <A href={studyPath(here().study.id) + place} end={isExact(place)}>
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
