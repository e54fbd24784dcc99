import { Navigate, type RouteDefinition, Router, type RouteSectionProps } from '@solidjs/router'
import { Match, onCleanup, Show, Switch } from 'solid-js'
import { FactorNeeded } from './frame/FactorNeeded.tsx'
import { Frame } from './frame/Frame.tsx'
import { studyPath } from './frame/here.ts'
import { ForThose } from './frame/ForThose.tsx'
import { NoAccess } from './frame/NoAccess.tsx'
import { NoStudy } from './frame/NoStudy.tsx'
import { homeOf, type Place } from './frame/rooms.ts'
import { t } from './language/language.ts'
import { pages, warmUp } from './pages.ts'
import { type Session, SessionProvider, sitterOf, useSession } from './session.ts'
import { Blank } from './ui/Notice.tsx'

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
  const memberships = () => sitterOf(session.standing())?.memberships ?? []
  const first = () => memberships().find((one) => homeOf(one) !== undefined)
  return (
    <Show when={first()} fallback={<Elsewhere isMember={memberships().length > 0} />}>
      {(one) => <Navigate href={studyPath(one().study.id) + homeOf(one())} />}
    </Show>
  )
}

/** No place to go to in a study: none is theirs, or what is theirs is closed or has no page. */
function Elsewhere(props: { isMember: boolean }) {
  const session = useSession()
  const isClosed = () => (sitterOf(session.standing())?.closedStudies.length ?? 0) > 0
  return (
    <Switch fallback={<NoStudy />}>
      <Match when={isClosed()}>
        <FactorNeeded />
      </Match>
      <Match when={props.isMember}>
        <NothingYet />
      </Match>
    </Switch>
  )
}

/** Somebody whose work has no page yet is told so, and not that an address is wrong. */
function NothingYet() {
  return (
    <Blank title={t().member.nothingForYou} isPage>
      <p>{t().member.nothingForYouLead}</p>
    </Blank>
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

/** Another study is another page: nothing of the one before stands under its name until its own has come. */
function OneStudy(props: RouteSectionProps) {
  return (
    <Show when={props.params['studyId']} keyed>
      {props.children}
    </Show>
  )
}

/** One word per page, the API's own. */
const routes: RouteDefinition[] = [
  { path: '/', component: Home },
  { path: '/setup', component: pages.newStudy },
  { path: '/account', component: pages.account },
  { path: '/accounts', component: pages.accounts },
  {
    path: '/study/:studyId',
    component: OneStudy,
    children: [
      room('/theme', [
        { path: '/', component: pages.overview },
        { path: '/theme', component: pages.themes },
        { path: '/theme/:themeKey', component: pages.theme },
        { path: '/missed', component: pages.missed },
        { path: '/change', component: pages.change },
      ]),
      room('/response', [
        { path: '/response', component: pages.responses },
        { path: '/response/:responseId', component: pages.response },
      ]),
      room('/detail', [
        { path: '/detail', component: pages.details },
        { path: '/detail/:responseId', component: pages.detail },
      ]),
      room('/instrument', [
        { path: '/instrument', component: pages.instruments },
        { path: '/instrument/:instrumentId', component: pages.instrument },
      ]),
      room('/interview', [
        { path: '/interview', component: pages.interviews },
        { path: '/interview/:participantId', component: pages.person },
        { path: '/interview/:participantId/record', component: pages.record },
        { path: '/interview/:participantId/consent/:party', component: pages.meeting },
      ]),
      room('/consent-text', [
        { path: '/consent-text', component: pages.consentTexts },
        { path: '/consent-text/:audience/:version?', component: pages.consentText },
      ]),
      room('/wave', [{ path: '/wave', component: pages.waves }]),
      room('/wave/lost', [{ path: '/wave/lost', component: pages.attrition }]),
      room('/invitations', [{ path: '/invitations', component: pages.invitations }]),
      room('/undecided', [{ path: '/undecided', component: pages.undecided }]),
      room('/vault', [{ path: '/vault', component: pages.vault }]),
      room('/demand', [{ path: '/demand', component: pages.demands }]),
      room('/erasure', [{ path: '/erasure', component: pages.erasures }]),
      room('/codebook', [
        { path: '/codebook', component: pages.codebook },
        { path: '/asked', component: pages.asked },
      ]),
      room('/code', [{ path: '/code/:codeKey', component: pages.code }]),
      room('/pipeline', [{ path: '/pipeline', component: pages.pipeline }]),
      room('/member', [{ path: '/member', component: pages.members }]),
      room('/audit', [{ path: '/audit', component: pages.audit }]),
      room('/import', [{ path: '/import', component: pages.importWords }]),
      room('/setup', [{ path: '/setup/:step?', component: pages.setup }]),
      room('/as-board', [
        { path: '/as-board', component: pages.asBoard },
        { path: '/as-lead', component: pages.asLead },
      ]),
      room('/handover', [
        { path: '/handover', component: pages.handovers },
        { path: '/handover/:number', component: pages.handover },
      ]),
      room('/safety/duty', [{ path: '/safety/duty', component: pages.duty }]),
      room('/safety/drill', [{ path: '/safety/drill', component: pages.drill }]),
      room('/safety', [{ path: '/safety', component: pages.safety }]),
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
