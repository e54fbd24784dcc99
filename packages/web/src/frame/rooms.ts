// Which places there are, in which room of the rail each stands, and who may enter it.
import type { Membership } from '../viewer.ts'

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
  | '/handover'
  | '/setup'
  | '/invitations'
  | '/member'
  | `/safety${'' | '/duty' | '/drill'}`
  | `/board${'' | '/marks' | '/outcome'}`
  | `/lead${'' | '/change' | '/voices'}`

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
  '/handover': may('hand over'),
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
  { room: 'share', places: ['/as-board', '/handover'] },
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

/** All of it, in the order of the rail. */
export const placesOf = (membership: Membership): Place[] =>
  roomsOf(membership).flatMap(({ places }) => places)

/** Where somebody comes in: at their own work; what is set up, and what is planned for others, comes after it. */
export const homeOf = (membership: Membership): Place | undefined => {
  const own = roomsOf(membership).filter(({ room }) => room !== 'settings')
  const work = own.flatMap(({ places }) => places).find((place) => place !== '/safety/duty')
  return work ?? placesOf(membership)[0]
}
