import { Show } from 'solid-js'
import { createSender } from '../acting.ts'
import type { MutationDone } from '../graphql.ts'
import { clock } from '../language/language.ts'
import { membershipOf, useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { askEndOfWordsMutation, decideEndOfWordsMutation, type WordsEnd } from './retention.ts'
import { w } from './words.ts'

interface Props {
  study: string
  /** Of how many people words are due now. */
  due: number
  last: WordsEnd | null
  /** What is shown is being read anew: nothing is decided meanwhile. */
  isWaiting: boolean
  onDone: () => void
}

/** Words whose time is over: one asks that they are destroyed, another sees how much it is and agrees. */
export function WordsEndPart(props: Props) {
  const session = useSession()
  const mayAsk = () => membershipOf(session, props.study)?.may.includes('end words') ?? false
  const waits = () => (props.last && props.last.isAgreed === null ? props.last : undefined)
  const { act, problem, isBusy } = createSender<MutationDone>({
    onDone: () => props.onDone(),
    onRefused: () => props.onDone(),
    problemOf: () => w().wordsEnd.failed,
  })
  const begin = () => act(askEndOfWordsMutation, { studyId: props.study })
  const decide = ({ askedAt }: WordsEnd, isAgreed: boolean) =>
    act(decideEndOfWordsMutation, { studyId: props.study, askedAt, isAgreed })
  const isHeld = () => isBusy() || props.isWaiting
  return (
    <Show when={props.due > 0 || props.last}>
      <section class="words-end">
        <h3>{w().wordsEnd.title}</h3>
        <p class="soft measure">{w().wordsEnd.lead}</p>
        <Show when={problem()}>{(said) => <Notice tone="problem">{said()}</Notice>}</Show>
        <Show when={props.last?.isAgreed && props.last}>
          {(one) => <p>{w().wordsEnd.done(clock(one().decidedAt!), one().people, one().responses)}</p>}
        </Show>
        <Show
          when={waits()}
          fallback={
            <Show when={props.due > 0 && mayAsk()}>
              <Button disabled={isHeld()} onClick={() => void begin()}>
                {w().wordsEnd.ask}
              </Button>
            </Show>
          }
        >
          {(one) => (
            <Waiting of={one()} isHeld={isHeld()} onDecide={(isAgreed) => void decide(one(), isAgreed)} />
          )}
        </Show>
      </section>
    </Show>
  )
}

interface WaitingProps {
  of: WordsEnd
  isHeld: boolean
  onDecide: (isAgreed: boolean) => void
}

function Waiting(props: WaitingProps) {
  const told = () => {
    const { askedBy, askedAt, saidBefore, people, responses } = props.of
    return w().wordsEnd.waits({
      name: askedBy ?? w().wordsEnd.left,
      at: clock(askedAt),
      before: clock(saidBefore),
      people,
      responses,
    })
  }
  return (
    <>
      <p>{told()}</p>
      <p class="buttons">
        <Show when={!props.of.isOwn} fallback={<span class="soft">{w().wordsEnd.own}</span>}>
          <Button disabled={props.isHeld} onClick={() => props.onDecide(true)}>
            {w().wordsEnd.agree}
          </Button>
        </Show>
        <Button look="quiet" disabled={props.isHeld} onClick={() => props.onDecide(false)}>
          {props.of.isOwn ? w().wordsEnd.takeBack : w().wordsEnd.refuse}
        </Button>
      </p>
    </>
  )
}
