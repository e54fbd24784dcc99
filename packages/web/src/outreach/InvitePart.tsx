import { A } from '@solidjs/router'
import { createSignal, For, Show, untrack } from 'solid-js'
import { LinkShown } from '../account/LinkShown.tsx'
import { day, plain } from '../language/language.ts'
import { Local } from '../language/Local.tsx'
import { meetingPath } from '../frame/here.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Square } from '../ui/Square.tsx'
import { ActForm, Told } from './ActForm.tsx'
import { createActing } from './createActing.ts'
import { inviteToWaveMutation, recordLossMutation, takeBackInvitationMutation } from './acts.ts'
import { type AskedByLink, type LossReason, lossReasons } from './operations.ts'
import type { Reach, Reaching, WaveName, Way } from './operations.ts'
import { w } from './words.ts'

interface Props {
  study: string
  waves: WaveName[]
  sendsLetters: boolean
  asked: AskedByLink | null
  of: Reaching
  onDone: () => void
}

/** Tries to reach one person, wave by wave, and why they cannot be reached where they cannot. */
export function InvitePart(props: Props) {
  return (
    <section aria-labelledby="outreach-invite">
      <h2 id="outreach-invite">{w().invite.title}</h2>
      <Show when={props.of.invitations.length} fallback={<p class="soft">{w().invite.none}</p>}>
        <ul class="lines">
          <For each={props.of.invitations}>{(one) => <Made {...props} one={one} />}</For>
        </ul>
      </Show>
      <Show when={props.waves.length}>
        <Inviting {...props} />
        <Losing {...props} />
      </Show>
    </section>
  )
}

function Made(props: Props & { one: Reaching['invitations'][number] }) {
  const acting = createActing(() => props.onDone())
  const isOpen = () => ['open', 'waiting', 'failing', 'unsure'].includes(props.one.state)
  const takeBack = () =>
    acting.act(
      takeBackInvitationMutation,
      { studyId: props.study, waveInvitationId: props.one.id },
      w().invite.takenBack,
    )
  return (
    <li>
      <span>
        <Local of={props.one.wave.label} />
        {' · '}
        {w().invite.try(props.one.number)}
      </span>
      <span class="soft">
        {day(props.one.madeAt)}
        {' · '}
        {w().invite.way[props.one.way]}
        {' · '}
        {w().invite.state[props.one.state]}
        <Show when={props.one.state === 'open'}> {w().invite.until(day(props.one.expiresAt))}</Show>
      </span>
      <Show when={isOpen()}>
        <Button look="quiet" onClick={() => void takeBack()}>
          {w().invite.takeBack}
        </Button>
      </Show>
      <Told acting={acting} />
    </li>
  )
}

const choicesOf = (waves: WaveName[]) => waves.map(({ id, label }) => ({ value: id, label: plain(label) }))

function Inviting(props: Props) {
  const acting = createActing(() => props.onDone())
  const [wave, setWave] = createSignal(untrack(() => props.waves.at(-1)!.id))
  const [link, setLink] = createSignal<string>()
  const invite = async (way: Way) => {
    setLink(undefined)
    const input = { studyId: props.study, participantId: props.of.id, waveId: wave(), way }
    const done = await acting.act(inviteToWaveMutation, input, w().invite.sent)
    if (done?.data?.path) setLink(location.origin + done.data.path)
  }
  const reach = () => props.of.reach.find(({ waveId }) => waveId === wave())
  return (
    <div class="outreach-form">
      <ChoiceField
        label={w().invite.wave}
        value={wave()}
        choices={choicesOf(props.waves)}
        onChoose={setWave}
      />
      <Show
        when={reach()?.against}
        fallback={
          <>
            <Before {...props} reach={reach()} />
            <div class="buttons">
              <Button look="strong" aria-disabled={acting.isBusy()} onClick={() => void invite('by_hand')}>
                {w().invite.byHand}
              </Button>
              <Show when={props.sendsLetters && props.of.identity.channel === 'mail'}>
                <Button aria-disabled={acting.isBusy()} onClick={() => void invite('mail')}>
                  {w().invite.byMail}
                </Button>
              </Show>
            </div>
            <Show when={!props.sendsLetters && props.of.identity.channel === 'mail'}>
              <p class="small soft measure">{w().invite.noServer}</p>
            </Show>
          </>
        }
      >
        {(against) => <NotNow {...props} against={against()} />}
      </Show>
      <Show when={link()} keyed fallback={<Told acting={acting} />}>
        {(shown) => (
          <>
            <LinkShown link={shown} lead={w().invite.once} />
            <Square text={shown} label={w().invite.square} />
          </>
        )}
      </Show>
    </div>
  )
}

/** What stands against it is said before anybody presses, and leads to where it is put right. */
function NotNow(props: Props & { against: string }) {
  return (
    <Notice>
      <p>{w().against[props.against] ?? w().invite.notNow}</p>
      <Show when={props.against === 'no_plan'}>
        <p>
          <a class="onward" href="#outreach-plan">
            {w().invite.toPlan}
          </a>
        </p>
      </Show>
      <Show when={props.against === 'not_asked'}>
        <p>
          <A class="onward" href={meetingPath(props.study, props.of.id, 'youth')}>
            {w().invite.toMeeting}
          </A>
        </p>
      </Show>
    </Notice>
  )
}

/** Where a link leads, before it is handed over. */
function Before(props: Props & { reach: Reach | undefined }) {
  return (
    <>
      <p class="soft measure">
        <Show when={props.asked} fallback={w().invite.askedNothing}>
          {(asked) => w().invite.asked(plain(asked().title), asked().version)}
        </Show>
      </p>
      <Show when={props.reach?.lacksPermission}>
        <Notice>
          <p>{w().invite.held}</p>
          <p>
            <A class="onward" href={meetingPath(props.study, props.of.id, 'giver')}>
              {w().invite.toGiver}
            </A>
          </p>
        </Notice>
      </Show>
    </>
  )
}

function Losing(props: Props) {
  const acting = createActing(() => props.onDone())
  const [wave, setWave] = createSignal(untrack(() => props.waves.at(-1)!.id))
  const [reason, setReason] = createSignal<LossReason | ''>('moved')
  const note = () =>
    acting.act(
      recordLossMutation,
      { studyId: props.study, participantId: props.of.id, waveId: wave(), reason: reason() || null },
      w().invite.lossSaved,
    )
  return (
    <details class="outreach-more">
      <summary>{w().invite.loss}</summary>
      <ActForm acting={acting} label={w().invite.lossAct} onSubmit={() => void note()}>
        <ChoiceField
          label={w().invite.wave}
          value={wave()}
          choices={choicesOf(props.waves)}
          onChoose={setWave}
        />
        <ChoiceField
          label={w().invite.lossReason}
          value={reason()}
          choices={[
            ...lossReasons.map((value) => ({ value, label: w().reason[value] })),
            { value: '', label: w().invite.lossNone },
          ]}
          onChoose={(value) => setReason(lossReasons.find((one) => one === value) ?? '')}
        />
      </ActForm>
    </details>
  )
}
