import { createSignal, For, Show } from 'solid-js'
import { Radios, Tick } from '../ui/Choose.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { createSending } from './createSending.ts'
import { InterviewForm } from './InterviewForm.tsx'
import {
  type Party,
  recordConsentMutation,
  type Route,
  type Safety,
  type Scope,
  scopes,
  type Verdict,
} from './operations.ts'
import { w } from './words.ts'

interface Props {
  study: string
  person: string
  onSaved: () => void
}

/** Nothing is chosen beforehand: each part of a decision is stated by a person. */
function createDecision(props: Props) {
  const sending = createSending()
  const [party, setParty] = createSignal<Party | null>(null)
  const [safety, setSafety] = createSignal<Safety | null>(null)
  const [route, setRoute] = createSignal<Route | null>(null)
  const [verdict, setVerdict] = createSignal<Verdict | null>(null)
  const [chosen, setChosen] = createSignal<Scope[]>([])
  const [until, setUntil] = createSignal('')
  const [isSaved, setSaved] = createSignal(false)
  const toggle = (scope: Scope, isOn: boolean) =>
    setChosen((now) => scopes.filter((one) => (one === scope ? isOn : now.includes(one))))
  const record = async () => {
    setSaved(false)
    const decided = {
      ...{ party: party(), safety: safety(), route: route() },
      ...{ verdict: verdict(), scopes: chosen(), until: until() },
    }
    const missing = missingOf(decided, new Date())
    if (missing.length > 0) return void sending.setProblems(missing.map((field) => w().wrong[field]!))
    const done = await sending.send(recordConsentMutation, {
      ...{ studyId: props.study, participantId: props.person },
      party: decided.party!,
      ...(party() === 'giver'
        ? { giverSafety: decided.safety, route: decided.route }
        : { giverSafety: null, route: null }),
      ...{ scopes: decided.scopes, decision: decided.verdict! },
      // A no has no end; the field is asked for all the same.
      until: (verdict() === 'granted' ? new Date(`${until()}T00:00`) : new Date()).toISOString(),
    })
    if (!done) return
    setChosen([])
    setVerdict(null)
    setSaved(true)
    props.onSaved()
  }
  return {
    ...{ sending, party, setParty, safety, setSafety, route, setRoute, verdict, setVerdict },
    ...{ chosen, toggle, until, setUntil, isSaved, record },
  }
}

const choices = <Value extends string>(labels: Record<Value, string>) =>
  (Object.keys(labels) as Value[]).map((value) => ({ value, label: labels[value] }))

export function ConsentForm(props: Props) {
  const decision = createDecision(props)
  return (
    <InterviewForm sending={decision.sending} label={w().consent.act} onSubmit={() => void decision.record()}>
      <Radios
        legend={w().consent.party}
        value={decision.party()}
        choices={choices(w().consent.parties)}
        onChoose={decision.setParty}
      />
      <Show when={decision.party() === 'giver'}>
        <Radios
          legend={w().consent.safety}
          value={decision.safety()}
          choices={choices(w().consent.safeties)}
          onChoose={decision.setSafety}
        />
        <Radios
          legend={w().consent.route}
          value={decision.route()}
          choices={choices(w().consent.routes)}
          onChoose={decision.setRoute}
        />
      </Show>
      <fieldset class="asks">
        <legend>{w().consent.scopes}</legend>
        <For each={scopes}>
          {(scope) => (
            <Tick
              label={w().consent.scope[scope]}
              isOn={decision.chosen().includes(scope)}
              onChange={(isOn) => decision.toggle(scope, isOn)}
            />
          )}
        </For>
      </fieldset>
      <Radios
        legend={w().consent.verdict}
        value={decision.verdict()}
        choices={choices(w().consent.verdicts)}
        onChoose={decision.setVerdict}
      />
      <Show when={decision.verdict() === 'granted'}>
        <Field
          label={w().consent.until}
          type="date"
          value={decision.until()}
          onInput={(event) => decision.setUntil(event.currentTarget.value)}
        />
      </Show>
      <Show when={decision.isSaved()}>
        <Notice>{w().consent.saved}</Notice>
      </Show>
    </InterviewForm>
  )
}

interface Decided {
  party: Party | null
  safety: Safety | null
  route: Route | null
  verdict: Verdict | null
  scopes: Scope[]
  until: string
}

/** What was not stated, by the field it is sent in. */
const missingOf = (decided: Decided, now: Date): string[] => {
  const { party, safety, route, verdict, scopes: chosen, until } = decided
  const found: [string, boolean][] = [
    ['party', party === null],
    ['giverSafety', party === 'giver' && safety === null],
    ['route', party === 'giver' && route === null],
    ['scopes', chosen.length === 0],
    ['decision', verdict === null],
    ['until', verdict === 'granted' && !(new Date(`${until}T00:00`) > now)],
  ]
  return found.filter(([, isMissing]) => isMissing).map(([field]) => field)
}
