import { createSignal, type JSX, Show } from 'solid-js'
import type { Decidable, Stance } from '../graphql.ts'
import { plain, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { createKeys, moveAmongStops } from '../ui/keys.ts'
import { CodeChooser } from './CodeChooser.tsx'
import { type Deciding, DecidingProvider } from './deciding.ts'
import { type AskedAspects, type Desk, DeskProvider, useDesk } from './desk.ts'
import type { CodeChoice } from './operations.ts'
import './decision.css'

interface Props {
  deciding: Deciding
  /** The codings on the page; the one that holds the focus is decided about by key. */
  codings: () => readonly Decidable[]
  /** In a queue the focus goes on to the next. */
  goesOn?: boolean
  children: JSX.Element
}

/** Has a page's codings decided by keys and presses, and says what happened. */
export function DecidingDesk(props: Props) {
  const [changing, setChanging] = createSignal<Decidable>()
  const [asked, setAsked] = createSignal<AskedAspects>()
  // One page, one way of deciding.
  // eslint-disable-next-line solid/reactivity
  const deciding = props.deciding
  // After a dialog has given the focus back.
  const goOn = () => props.goesOn && requestAnimationFrame(() => moveAmongStops(1))
  const desk: Desk = {
    accept: (coding) => {
      void deciding.accept(coding)
      goOn()
    },
    reject: (coding) => {
      void deciding.reject(coding)
      goOn()
    },
    change: setChanging,
    undo: (coding) => void deciding.undo(coding),
    aspects: (coding) => {
      const of = deciding.withAspects(coding)
      // Asked again while it stands there, what was ticked stays.
      if (!of) deciding.say({ tone: 'calm', text: t().deciding.aspects.nothing })
      else if (!placeOf(coding.id)) deciding.say({ tone: 'calm', text: t().deciding.aspects.elsewhere })
      else setAsked((now) => (now?.of.id === of.id ? now : { beside: coding.id, of }))
    },
    asked,
    sayAspects: (aspects) => {
      const about = asked()
      setAsked(undefined)
      if (!about) return
      // The question goes, and the focus with it: back to where the words stand.
      focusOn(about.beside)
      if (!aspects) return
      void deciding.sayAspects(about.of, aspects)
      goOn()
    },
  }
  // One page, one list of codings.
  // eslint-disable-next-line solid/reactivity
  createDecidingKeys(desk, deciding, props.codings)
  const pick = (code: CodeChoice, { stance }: { stance: Stance }) => {
    const coding = changing()!
    setChanging(undefined)
    void deciding.change(coding, code, stance)
    goOn()
  }
  return (
    <DecidingProvider value={deciding}>
      <DeskProvider value={desk}>
        {props.children}
        <SaidBar deciding={deciding} />
        <Show when={changing()}>
          {(coding) => (
            <Dialog
              title={t().deciding.changeTitle(plain(coding().code.title))}
              closeLabel={t().close}
              onClose={() => setChanging(undefined)}
            >
              <CodeChooser study={deciding.study} stance={coding().stance} onPick={pick} />
            </Dialog>
          )}
        </Show>
      </DeskProvider>
    </DecidingProvider>
  )
}

/** One key for each act, about the coding that holds the focus. */
function createDecidingKeys(desk: Desk, deciding: Deciding, codings: Props['codings']): void {
  const inFocus = () => {
    const id = document.activeElement?.closest<HTMLElement>('[data-coding]')?.dataset['coding']
    return codings().find((one) => one.id === id)
  }
  const act = (name: 'accept' | 'reject' | 'change' | 'undo' | 'aspects') => () => {
    if (!deciding.may()) return
    const coding = inFocus() ?? (name === 'aspects' ? deciding.last() : undefined)
    if (name === 'undo' && !coding?.decision?.isMine) return void deciding.undoLast()
    if (coding) desk[name](coding)
    else deciding.say({ tone: 'calm', text: t().deciding.chooseFirst })
  }
  createKeys({ a: act('accept'), x: act('reject'), c: act('change'), u: act('undo'), e: act('aspects') })
}

const placeOf = (coding: string) =>
  [...document.querySelectorAll<HTMLElement>('[data-coding]')].find(
    ({ dataset }) => dataset['coding'] === coding,
  )

function focusOn(coding: string): void {
  const place = placeOf(coding)
  const stop = place?.matches('[data-stop]') ? place : place?.querySelector<HTMLElement>('[data-stop]')
  stop?.focus()
}

/** Stays in the page, so that a reader of screens hears what comes into it. */
function SaidBar(props: { deciding: Deciding }) {
  const said = () => props.deciding.said()
  const desk = useDesk()
  return (
    <div
      class="said-bar no-print"
      role={said()?.tone === 'problem' ? 'alert' : 'status'}
      data-tone={said()?.tone}
      aria-live={said()?.tone === 'problem' ? 'assertive' : 'polite'}
    >
      <Show when={said()}>
        {(one) => (
          <>
            <p>{one().text}</p>
            <Show when={one().aspectsOf}>
              {(coding) => (
                <Button look="quiet" onClick={() => desk?.aspects(coding())}>
                  {t().deciding.aspects.say}
                </Button>
              )}
            </Show>
            <Show when={one().undo}>
              {(coding) => (
                <Button look="quiet" onClick={() => void props.deciding.undo(coding())}>
                  {t().deciding.undo}
                </Button>
              )}
            </Show>
            <Button look="quiet" onClick={() => props.deciding.say(undefined)}>
              {t().close}
            </Button>
          </>
        )}
      </Show>
    </div>
  )
}
