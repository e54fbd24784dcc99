import { Navigate, type RouteDefinition, Router, type RouteSectionProps } from '@solidjs/router'
import { onCleanup, Show } from 'solid-js'
import { Frame } from './frame/Frame.tsx'
import { studyPath } from './frame/here.ts'
import { ForThose } from './frame/ForThose.tsx'
import { NoAccess } from './frame/NoAccess.tsx'
import { type Place, placesOf } from './frame/Rail.tsx'
import { pages, warmUp } from './pages.ts'
import { type Session, SessionProvider, useSession } from './session.ts'

export function App(props: { session: Session }) {
  const timer = setTimeout(warmUp, 4000)
  onCleanup(() => clearTimeout(timer))
  // One session for the life of the page.
  // eslint-disable-next-line solid/reactivity
  const session = props.session
  return (
    <SessionProvider value={session}>
      {/* No preload on hover: to open words is an audited act, so it takes a click. */}
      <Router root={Frame} preload={false}>
        {routes}
      </Router>
    </SessionProvider>
  )
}

function Home() {
  const session = useSession()
  const first = () => {
    const now = session.standing()
    return now.state === 'signedIn'
      ? now.viewer.memberships.find((one) => placesOf(one)[0] !== undefined)
      : undefined
  }
  return (
    <Show when={first()} fallback={<NoAccess />}>
      {(one) => <Navigate href={studyPath(one().study.id) + placesOf(one())[0]} />}
    </Show>
  )
}

/** Pages for those who may enter; for the others they are not there. */
const enter = (place: Place) => (props: RouteSectionProps) => (
  <ForThose place={place}>{props.children}</ForThose>
)

const room = (place: Place, children: RouteDefinition[]): RouteDefinition => ({
  path: '/',
  component: enter(place),
  children,
})

/** One word per page, the API's own. */
const routes: RouteDefinition[] = [
  { path: '/', component: Home },
  {
    path: '/study/:studyId',
    children: [
      room('/theme', [
        { path: '/', component: pages.overview },
        { path: '/theme', component: pages.themes },
        { path: '/theme/:themeKey', component: pages.theme },
        { path: '/change', component: pages.change },
      ]),
      room('/response', [
        { path: '/response', component: pages.responses },
        { path: '/response/:responseId', component: pages.response },
      ]),
      room('/undecided', [{ path: '/undecided', component: pages.undecided }]),
      room('/pipeline', [{ path: '/pipeline', component: pages.pipeline }]),
      room('/audit', [{ path: '/audit', component: pages.audit }]),
      room('/import', [{ path: '/import', component: pages.importWords }]),
      room('/as-board', [
        { path: '/as-board', component: pages.asBoard },
        { path: '/as-lead', component: pages.asLead },
      ]),
      room('/board', [
        { path: '/board', component: pages.board },
        { path: '/board/marks', component: pages.marks },
        { path: '/board/outcome', component: pages.outcome },
      ]),
      room('/lead', [
        { path: '/lead', component: pages.lead },
        { path: '/lead/change', component: pages.leadChange },
        { path: '/lead/voices', component: pages.voices },
      ]),
    ],
  },
  { path: '/board', component: Home },
  { path: '/lead', component: Home },
  { path: '*', component: NoAccess },
]
