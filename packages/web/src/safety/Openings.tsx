import { For, Show } from 'solid-js'
import { createSender, wrongField } from '../acting.ts'
import { createRead } from '../client.ts'
import type { MutationDone } from '../graphql.ts'
import { clock } from '../language/language.ts'
import { membershipOf, useSession } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { type Opening, openingsQuery, signOpeningMutation } from './openingOperations.ts'
import { w } from './words.ts'

/** What was opened of how somebody is reached, until somebody else signs that they looked: for reviewers and the steward. */
export function Openings(props: { study: string }) {
  const session = useSession()
  return (
    <Show when={membershipOf(session, props.study)?.may.includes('look at openings')}>
      <Unlooked study={props.study} />
    </Show>
  )
}

function Unlooked(props: { study: string }) {
  const read = createRead(openingsQuery, () => ({ study: props.study }))
  const { act, problem, isBusy } = createSender<MutationDone>({
    onDone: read.refetch,
    onRefused: read.refetch,
    problemOf: (refused) =>
      wrongField(refused) === 'openingId' ? w().openings.meanwhile : w().openings.failed,
  })
  const all = (): Opening[] => read.data()?.openings?.unlooked ?? []
  return (
    <Show when={all().length > 0 || problem()}>
      <section>
        <h2>{w().openings.title}</h2>
        <p class="soft measure">{w().openings.lead}</p>
        <Show when={problem()}>{(said) => <Notice tone="problem">{said()}</Notice>}</Show>
        <ul class="lines">
          <For each={all()}>
            {(one) => (
              <li>
                <span>
                  {w().contact.opened(
                    one.by ?? w().contact.left,
                    clock(one.openedAt),
                    w().contact.why[one.reason],
                  )}
                </span>
                <span class="soft">{w().openings.item(one.flag)}</span>
                <Show when={!one.isOwn} fallback={<span class="soft">{w().openings.own}</span>}>
                  <Button
                    disabled={isBusy()}
                    onClick={() => void act(signOpeningMutation, { studyId: props.study, openingId: one.id })}
                  >
                    {w().openings.sign}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
