import { createSignal, For, Show, untrack } from 'solid-js'
import { LinkShown } from '../account/LinkShown.tsx'
import { day, plain } from '../language/language.ts'
import { Local } from '../language/Local.tsx'
import { Button } from '../ui/Button.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import { Square } from '../ui/Square.tsx'
import { ActForm, Told } from './ActForm.tsx'
import { createActing } from './createActing.ts'
import { inviteToWaveMutation, recordLossMutation, takeBackInvitationMutation } from './acts.ts'
import { type LossReason, lossReasons, type Reaching, type WaveName, type Way } from './operations.ts'
import { w } from './words.ts'

interface Props {
  study: string
  waves: WaveName[]
  sendsLetters: boolean
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
  return (
    <div class="outreach-form">
      <ChoiceField
        label={w().invite.wave}
        value={wave()}
        choices={choicesOf(props.waves)}
        onChoose={setWave}
      />
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
