import { render } from 'solid-js/web'
import { askEarly, makeClient } from './client.ts'
import { decoded } from './frame/here.ts'
import { isMarkedLocked } from './lockMark.ts'
import { pages } from './pages.ts'
import { App } from './routes.tsx'
import { createSession } from './session.ts'
import { themesQuery } from './theme/operations.ts'
import { scheme, show } from './ui/scheme.ts'
import './ui/tokens.css'
import './ui/base.css'
import './ui/ui.css'

show(scheme())
// The router cannot read an address with half a letter in it, and would show nothing.
if (!decoded(location.pathname)) history.replaceState(null, '', '/-')
const session = createSession(makeClient)
void session.load()
startThemes()
// A task of its own: what was asked above leaves first, and the answer is on its way while the page is drawn.
setTimeout(() => render(() => <App session={session} />, document.getElementById('root')!))

/** The page that is opened most does not wait to hear who is there, but for a lock: the server knows, and refuses by itself. */
function startThemes(): void {
  const study = /^\/study\/([^/]+)\/theme\/?$/.exec(location.pathname)?.[1]
  if (!study || isMarkedLocked()) return
  void pages.themes.preload()
  askEarly(session.client(), themesQuery, { study: decoded(study) })
}
