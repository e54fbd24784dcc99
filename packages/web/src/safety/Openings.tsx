import { createUniqueId, For, Show } from 'solid-js'
import { createSender, wrongField } from '../acting.ts'
import { createRead } from '../client.ts'
import type { MutationDone } from '../graphql.ts'
import { clock } from '../language/language.ts'
import { membershipOf, useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { type Opening, openingsQuery, signOpeningMutation } from './openingOperations.ts'
import { w } from './words.ts'
import './safety.css'

interface Props {
  study: string
  /** Items of the page below, which are led to; whoever reads none has no such page. */
  listed?: readonly string[]
}

/** What was opened of how somebody is reached, until somebody else signs that they looked: for reviewers and the steward. */
export function Openings(props: Props) {
  const session = useSession()
  return (
    <Show when={membershipOf(session, props.study)?.may.includes('look at openings')}>
      <Unlooked {...props} />
    </Show>
  )
}

function Unlooked(props: Props) {
  const read = createRead(openingsQuery, () => ({ study: props.study }))
  const { act, problem, isBusy } = createSender<MutationDone>({
    onDone: read.refetch,
    onRefused: read.refetch,
    problemOf: (refused) =>
      wrongField(refused) === 'openingId' ? w().openings.meanwhile : w().openings.failed,
  })
  const all = (): Opening[] => read.data()?.openings?.unlooked ?? []
  const told = createUniqueId()
  const itemOf = ({ flag }: Opening) => props.listed?.find((id) => id.endsWith(`-${flag}`))
  return (
    <>
      <Show when={read.failure()}>
        <Notice tone="problem">{w().openings.notLoaded}</Notice>
      </Show>
      <Show when={problem()}>{(said) => <Notice tone="problem">{said()}</Notice>}</Show>
      <Show when={all().length}>
        {(count) => (
          <details class="safety-fold">
            <summary>{w().openings.count(count())}</summary>
            <p class="soft measure">{w().openings.lead}</p>
            <ul class="lines">
              <For each={all()}>
                {(one) => (
                  <li>
                    <span id={`${told}-${one.id}`}>
                      {w().contact.opened(
                        one.by ?? w().contact.left,
                        clock(one.openedAt),
                        w().contact.why[one.reason],
                      )}
                    </span>
                    <Show
                      when={itemOf(one)}
                      fallback={<span class="soft openings-item">{w().openings.item(one.flag)}</span>}
                    >
                      {(id) => <a href={`#${id()}`}>{w().openings.toItem}</a>}
                    </Show>
                    <Show when={!one.isOwn} fallback={<span class="soft">{w().openings.own}</span>}>
                      <Button
                        aria-describedby={`${told}-${one.id}`}
                        disabled={isBusy()}
                        onClick={() =>
                          void act(signOpeningMutation, { studyId: props.study, openingId: one.id })
                        }
                      >
                        {w().openings.sign}
                      </Button>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </details>
        )}
      </Show>
    </>
  )
}
