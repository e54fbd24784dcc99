import { createSignal, Show } from 'solid-js'
import { ask, useClient } from '../client.ts'
import { clock, number } from '../language/language.ts'
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
  onDone: () => void
}

/** Words whose time is over: one asks that they are destroyed, another sees how much it is and agrees. */
export function WordsEndPart(props: Props) {
  const client = useClient()
  const session = useSession()
  const [isFailed, setFailed] = createSignal(false)
  const mayAsk = () => membershipOf(session, props.study)?.may.includes('end words') ?? false
  const waits = () => (props.last && props.last.isAgreed === null ? props.last : undefined)
  const tell = (done: { __typename: string } | undefined) => {
    setFailed(!done?.__typename.endsWith('Success'))
    props.onDone()
  }
  const begin = async () =>
    tell((await ask(client, askEndOfWordsMutation, { input: { studyId: props.study } })).data?.done)
  const decide = async ({ askedAt }: WordsEnd, isAgreed: boolean) => {
    const input = { studyId: props.study, askedAt, isAgreed }
    tell((await ask(client, decideEndOfWordsMutation, { input })).data?.done)
  }
  return (
    <Show when={props.due > 0 || props.last}>
      <section class="words-end">
        <h3>{w().wordsEnd.title}</h3>
        <p class="soft measure">{w().wordsEnd.lead}</p>
        <Show when={isFailed()}>
          <Notice tone="problem">{w().wordsEnd.failed}</Notice>
        </Show>
        <Show when={props.last?.isAgreed && props.last}>
          {(one) => (
            <p>{w().wordsEnd.done(clock(one().decidedAt!), number(one().people), number(one().responses))}</p>
          )}
        </Show>
        <Show
          when={waits()}
          fallback={
            <Show when={props.due > 0 && mayAsk()}>
              <Button onClick={() => void begin()}>{w().wordsEnd.ask}</Button>
            </Show>
          }
        >
          {(one) => <Waiting of={one()} onDecide={(isAgreed) => void decide(one(), isAgreed)} />}
        </Show>
      </section>
    </Show>
  )
}

function Waiting(props: { of: WordsEnd; onDecide: (isAgreed: boolean) => void }) {
  const told = () => {
    const { askedBy, askedAt, saidBefore, people, responses } = props.of
    return w().wordsEnd.waits({
      name: askedBy ?? w().wordsEnd.left,
      at: clock(askedAt),
      before: clock(saidBefore),
      people: number(people),
      responses: number(responses),
    })
  }
  return (
    <>
      <p>{told()}</p>
      <p class="buttons">
        <Show when={!props.of.isOwn} fallback={<span class="soft">{w().wordsEnd.own}</span>}>
          <Button onClick={() => props.onDecide(true)}>{w().wordsEnd.agree}</Button>
        </Show>
        <Button look="quiet" onClick={() => props.onDecide(false)}>
          {props.of.isOwn ? w().wordsEnd.takeBack : w().wordsEnd.refuse}
        </Button>
      </p>
    </>
  )
}
