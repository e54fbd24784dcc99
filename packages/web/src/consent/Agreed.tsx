import { A } from '@solidjs/router'
import { createSignal, For, Show, untrack } from 'solid-js'
import { ask, useClient } from '../client.ts'
import { meetingPath } from '../frame/here.ts'
import { type Party, type Person, recordConsentMutation, type Scope } from '../interview/operations.ts'
import { w as interview } from '../interview/words.ts'
import { day } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Minor } from './Minor.tsx'
import { SoFar } from './SoFar.tsx'
import { w } from './words.ts'
import './consent.css'

interface Props {
  study: string
  of: Person
  /** They come from a meeting that was just recorded. */
  isRecorded: boolean
  onChanged: () => void
}

/** What somebody said is kept for these: who takes one of them back says what becomes of it. */
const carriers: Scope[] = ['participate', 'analyse']

type LastWord = Person['lastWords'][number]

/**
 * What somebody agreed to, scope by scope, with what was read out before it. A yes comes out of a meeting; taking it back
 * takes one press, and nobody is asked whether they are sure.
 */
export function Agreed(props: Props) {
  const client = useClient()
  const [said, setSaid] = createSignal<'recorded' | 'takenBack' | 'failed' | undefined>(
    untrack(() => (props.isRecorded ? 'recorded' : undefined)),
  )
  const [asked, setAsked] = createSignal<Scope[]>([])
  const record = async (scopes: Scope[], party: Party, soFar: 'keep' | 'delete') => {
    const { data } = await ask(client, recordConsentMutation, {
      input: {
        ...{ studyId: props.study, participantId: props.of.id, party, route: null },
        // A no is taken from anybody, safe or not.
        giverSafety: party === 'giver' ? ('unknown' as const) : null,
        ...{ scopes, decision: 'withdrawn' as const, until: new Date().toISOString(), soFar },
      },
    })
    const isDone = data?.done.__typename.endsWith('Success') ?? false
    if (isDone) props.onChanged()
    return isDone
  }
  // It holds at once, and what becomes of what they said is asked after that: nobody waits with a no for an answer to it.
  const takeBack = async (scopes: Scope[], party: Party) => {
    const isDone = await record(scopes, party, 'keep')
    setSaid(isDone ? 'takenBack' : 'failed')
    setAsked(isDone && party === 'youth' ? scopes.filter((one) => carriers.includes(one)) : [])
  }
  const wordsOn = (scope: Scope) => props.of.lastWords.filter((one) => one.scope === scope)
  const grantedBy = (party: Party) =>
    props.of.lastWords.flatMap((one) =>
      one.party === party && one.decision === 'granted' ? [one.scope] : [],
    )
  const scopes = () => props.of.consents.filter(({ scope }) => wordsOn(scope).length > 0)
  return (
    <>
      <Show when={said()}>
        {(what) => <Notice tone={what() === 'failed' ? 'problem' : 'calm'}>{w().agreed[what()]}</Notice>}
      </Show>
      <Show when={asked().length > 0}>
        <SoFar onDelete={() => record(asked(), 'youth', 'delete')} onKept={() => setAsked([])} />
      </Show>
      <NewText {...props} />
      <Show when={scopes().length} fallback={<p class="soft">{w().agreed.none}</p>}>
        <ul class="consent-agreed">
          <For each={scopes()}>
            {(consent) => <OneScope consent={consent} words={wordsOn(consent.scope)} onTakeBack={takeBack} />}
          </For>
        </ul>
      </Show>
      <p class="buttons">
        <For each={(['youth', 'giver'] as const).filter((party) => grantedBy(party).length > 1)}>
          {(party) => (
            <Button onClick={() => void takeBack(grantedBy(party), party)}>
              {w().agreed.takeAllBack[party]}
            </Button>
          )}
        </For>
      </p>
      <p class="soft measure">{w().agreed.rule}</p>
      <Meetings {...props} />
    </>
  )
}

interface ScopeProps {
  consent: Person['consents'][number]
  words: LastWord[]
  onTakeBack: (scopes: Scope[], party: Party) => Promise<void>
}

function OneScope(props: ScopeProps) {
  const name = () => interview().consent.scope[props.consent.scope]
  return (
    <li>
      <span>
        <strong>{name()}</strong>
        {': '}
        {standingOf(props.consent)}
      </span>
      <span class="small soft consent-words">
        <For each={props.words}>{(word) => <Word of={word} />}</For>
      </span>
      <span class="consent-back">
        <For each={props.words.filter(({ decision }) => decision === 'granted')}>
          {(word) => (
            <Button onClick={() => void props.onTakeBack([props.consent.scope], word.party)}>
              {word.party === 'youth' ? w().agreed.takeBack : w().agreed.giverTakesBack}
              <span class="unseen">: {name()}</span>
            </Button>
          )}
        </For>
      </span>
    </li>
  )
}

/** What holds and carries nothing new leads to the meeting in which it can again. */
function NewText(props: Props) {
  const isUnseen = () => props.of.consents.some(({ isEffective, isOverseen }) => isEffective && !isOverseen)
  const isThere = () =>
    parties().length > 0 &&
    props.of.consents.some(({ isEffective, carriesNew }) => isEffective && !carriesNew)
  const parties = (): Party[] =>
    (['youth', 'giver'] as const).filter((party) =>
      props.of.lastWords.some((word) => word.party === party && word.isOutdated),
    )
  return (
    <>
      <Show when={isUnseen()}>
        <Notice>{w().agreed.unseen}</Notice>
      </Show>
      <Show when={isThere()}>
        <Notice>
          <p>{w().agreed.newText}</p>
          <p class="bar">
            <For each={parties()}>
              {(party) => (
                <A class="onward" href={meetingPath(props.study, props.of.id, party)}>
                  {w().agreed.read[party]}
                </A>
              )}
            </For>
          </p>
        </Notice>
      </Show>
    </>
  )
}

/** Until when it holds, or why it does not. */
const standingOf = ({ isEffective, until, reason, restsOn }: Person['consents'][number]): string => {
  const { holds, holdsNot, why, restsOn: rests } = w().agreed
  if (isEffective && until) return holds(day(until))
  const because = [restsOn && rests(interview().consent.scope[restsOn]), why[reason]].filter(Boolean)
  return [holdsNot, ...because].join('; ')
}

function Word(props: { of: LastWord }) {
  const text = () =>
    props.of.textVersion === null ? w().agreed.noText : w().agreed.text(props.of.textVersion)
  return (
    <span class="consent-word">
      {w().agreed.parties[props.of.party]} {w().agreed.said[props.of.decision]}, {day(props.of.decidedAt)}
      <Show when={props.of.decision === 'granted'}>, {text()}</Show>
      {'.'}
    </span>
  )
}

/** The ways to a yes, and what was held before. */
function Meetings(props: Props) {
  const isBegun = (party: Party) => props.of.meetingDrafts.some((one) => one.party === party)
  const parties = (): Party[] => (props.of.audience === 'adult' ? ['youth'] : ['youth', 'giver'])
  return (
    <>
      <p class="bar">
        <For each={parties()}>
          {(party) => (
            <A class="onward" href={meetingPath(props.study, props.of.id, party)}>
              {isBegun(party) ? `${w().agreed.goOn}: ${w().agreed.read[party]}` : w().agreed.read[party]}
            </A>
          )}
        </For>
      </p>
      <Show when={props.of.audience !== 'adult'}>
        <Minor {...props} />
      </Show>
      <Show when={props.of.meetings.length}>
        <h3>{w().agreed.meetings}</h3>
        <ul class="small soft">
          <For each={props.of.meetings}>
            {(one) => (
              <li>
                {[
                  w().agreed.meeting(day(one.heldAt), one.textVersion),
                  w().agreed.parties[one.party],
                  w().meeting.modes[one.mode],
                ].join(' · ')}
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  )
}
