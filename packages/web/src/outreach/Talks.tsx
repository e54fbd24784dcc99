import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { createRead } from '../client.ts'
import { interviewPath } from '../frame/here.ts'
import { Loaded } from '../frame/Loaded.tsx'
import { numberOf } from '../interview/number.ts'
import { clock, plain } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Told } from './ActForm.tsx'
import { createActing } from './createActing.ts'
import { OfferForm } from './OfferForm.tsx'
import { noteTalkMutation, talksQuery, type StudyOfTalks, type TalkWish } from './talk.ts'
import { w } from './words.ts'

/** Who would like to talk, above everything else on the page; and whom young people are promised at the end. */
export function Talks(props: { study: string }) {
  const read = createRead(talksQuery, () => ({ study: props.study }))
  return (
    <Loaded read={read} pick={(data) => data.study}>
      {(study) => (
        <>
          <Show when={study().talkWishes.length > 0}>
            <Wishes study={study()} onDone={() => read.refetch()} />
          </Show>
          <Offers study={study()} onDone={() => read.refetch()} />
        </>
      )}
    </Loaded>
  )
}

interface Props {
  study: StudyOfTalks
  onDone: () => void
}

function Wishes(props: Props) {
  return (
    <section aria-labelledby="talk-wishes">
      <h2 id="talk-wishes">{w().talk.wishes}</h2>
      <p class="soft measure">{w().talk.wishesLead}</p>
      <ul class="lines">
        <For each={props.study.talkWishes}>
          {(wish) => <WishLine study={props.study.id} of={wish} onDone={() => props.onDone()} />}
        </For>
      </ul>
    </section>
  )
}

function WishLine(props: { study: string; of: TalkWish; onDone: () => void }) {
  const acting = createActing(() => props.onDone())
  const note = (step: 'seen' | 'answered') =>
    acting.act(
      noteTalkMutation,
      { studyId: props.study, participantId: props.of.participantId, step },
      w().talk.noted[step],
    )
  const isLate = () => !props.of.answeredAt && new Date(props.of.dueAt).getTime() < Date.now()
  const told = () => [
    props.of.isOwn ? w().talk.withYou : w().talk.with(props.of.whom ?? w().talk.gone),
    w().talk.asked(clock(props.of.askedAt)),
    ...(props.of.answeredAt
      ? [w().talk.answered(clock(props.of.answeredAt))]
      : props.of.seenAt
        ? [w().talk.seen(clock(props.of.seenAt))]
        : []),
  ]
  return (
    <li>
      <A href={interviewPath(props.study, props.of.participantId)} data-stop>
        {numberOf(props.of.participantId)}
      </A>
      <span class="soft">{told().join(' · ')}</span>
      <Show when={!props.of.answeredAt}>
        <strong>
          {isLate() ? w().talk.late(clock(props.of.dueAt)) : w().talk.due(clock(props.of.dueAt))}
        </strong>
        <span class="buttons">
          <Show when={!props.of.seenAt}>
            <Button onClick={() => void note('seen')}>{w().talk.markSeen}</Button>
          </Show>
          <Button onClick={() => void note('answered')}>{w().talk.markAnswered}</Button>
        </span>
      </Show>
      <Told acting={acting} />
    </li>
  )
}

function Offers(props: Props) {
  const own = () => props.study.talkOffers.find(({ isOwn }) => isOwn)
  return (
    <details class="outreach-more">
      <summary>{w().talk.title}</summary>
      <p class="soft measure">{w().talk.lead}</p>
      <Show when={props.study.talkOffers.length > 0} fallback={<p>{w().talk.nobody}</p>}>
        <ul class="lines">
          <For each={props.study.talkOffers}>
            {(offer) => (
              <li>
                <strong>{plain(offer.name)}</strong>
                <span>{plain(offer.how)}</span>
                <span class="soft">
                  {offer.next ? w().talk.next(clock(offer.next)) : w().talk.off}
                  {offer.isOwn ? ` · ${w().talk.you}` : ''}
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <OfferForm study={props.study} own={own()} onDone={() => props.onDone()} />
    </details>
  )
}
