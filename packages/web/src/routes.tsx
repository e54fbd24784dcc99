import { Navigate, type RouteDefinition, Router } from '@solidjs/router'
import { onCleanup, Show } from 'solid-js'
import { Frame } from './frame/Frame.tsx'
import { studyPath } from './frame/here.ts'
import { NoAccess } from './frame/NoAccess.tsx'
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
      {(one) => <Navigate href={studyPath(one().study.id)} />}
    </Show>
  )
}

/** One word per page, the API's own. */
const routes: RouteDefinition[] = [
  { path: '/', component: Home },
  {
    path: '/study/:studyId',
    children: [
      { path: '/', component: pages.overview },
      { path: '/theme', component: pages.themes },
      { path: '/theme/:themeKey', component: pages.theme },
      { path: '/change', component: pages.change },
      { path: '/response', component: pages.responses },
      { path: '/response/:responseId', component: pages.response },
      { path: '/undecided', component: pages.undecided },
      { path: '/import', component: pages.importWords },
      { path: '/pipeline', component: pages.pipeline },
    ],
  },
  { path: '*', component: NoAccess },
]
