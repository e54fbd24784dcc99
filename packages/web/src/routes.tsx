import { Navigate, type RouteDefinition, Router, type RouteSectionProps } from '@solidjs/router'
import { onCleanup, Show } from 'solid-js'
import { Frame } from './frame/Frame.tsx'
import { studyPath } from './frame/here.ts'
import { ForRoles } from './frame/ForRoles.tsx'
import { NoAccess } from './frame/NoAccess.tsx'
import { places } from './frame/Rail.tsx'
import type { Role } from './graphql.ts'
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
    return now.state === 'signedIn' ? now.viewer.memberships[0] : undefined
  }
  return (
    <Show when={first()} fallback={<NoAccess />}>
      {(one) => <Navigate href={studyPath(one().study.id) + places[one().role][0]} />}
    </Show>
  )
}

/** Pages of some roles; for the others they are not there. */
const layoutFor = (roles: readonly Role[]) => (props: RouteSectionProps) => (
  <ForRoles roles={roles}>{props.children}</ForRoles>
)

/** One word per page, the API's own. */
const routes: RouteDefinition[] = [
  { path: '/', component: Home },
  {
    path: '/study/:studyId',
    children: [
      {
        path: '/',
        component: layoutFor(['evaluator', 'coder']),
        children: [
          { path: '/', component: pages.overview },
          { path: '/theme', component: pages.themes },
          { path: '/theme/:themeKey', component: pages.theme },
          { path: '/change', component: pages.change },
          { path: '/response', component: pages.responses },
          { path: '/response/:responseId', component: pages.response },
          { path: '/undecided', component: pages.undecided },
          { path: '/pipeline', component: pages.pipeline },
        ],
      },
      {
        path: '/',
        component: layoutFor(['evaluator']),
        children: [
          { path: '/import', component: pages.importWords },
          { path: '/audit', component: pages.audit },
          { path: '/as-board', component: pages.asBoard },
          { path: '/as-lead', component: pages.asLead },
        ],
      },
      {
        path: '/board',
        component: layoutFor(['board']),
        children: [
          { path: '/', component: pages.board },
          { path: '/marks', component: pages.marks },
          { path: '/outcome', component: pages.outcome },
        ],
      },
      {
        path: '/lead',
        component: layoutFor(['lead']),
        children: [
          { path: '/', component: pages.lead },
          { path: '/change', component: pages.leadChange },
          { path: '/voices', component: pages.voices },
        ],
      },
    ],
  },
  { path: '/board', component: Home },
  { path: '/lead', component: Home },
  { path: '*', component: NoAccess },
]
