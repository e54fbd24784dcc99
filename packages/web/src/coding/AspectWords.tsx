import { For, Show } from 'solid-js'
import type { Aspect, Decidable } from '../graphql.ts'
import { Local } from '../language/Local.tsx'
import { day, t } from '../language/language.ts'

type Shown = Pick<Decidable, 'state' | 'aspects' | 'decidedAspects' | 'aspectDecision'>

/** What of its code the words show: as a person decided, or else what a machine drafted, also where the code was accepted. */
export function AspectWords(props: { of: Shown }) {
  return (
    <Show when={props.of.state !== 'rejected'}>
      <Show when={props.of.decidedAspects} fallback={<Drafted of={props.of.aspects} />}>
        {(aspects) => (
          <span class="small soft aspect-words">
            <Show when={aspects().length} fallback={t().deciding.aspects.showsNone}>
              {t().deciding.aspects.shows}: <Listed of={aspects()} />
            </Show>{' '}
            <span class="decided">{saidBy(props.of)}</span>
          </span>
        )}
      </Show>
    </Show>
  )
}

function Drafted(props: { of: readonly Aspect[] }) {
  return (
    <Show when={props.of.length}>
      <span class="small soft aspect-words">
        {t().deciding.aspects.mayShow}: <Listed of={props.of} />{' '}
        <span class="suggested">{t().deciding.aspects.draft}</span>
      </span>
    </Show>
  )
}

function Listed(props: { of: readonly Aspect[] }) {
  return (
    <For each={props.of}>
      {(one, at) => (
        <>
          {at() ? ', ' : ''}
          <Local of={one.title} />
        </>
      )}
    </For>
  )
}

const saidBy = ({ aspectDecision }: Shown): string => {
  const said = t().deciding
  if (!aspectDecision) return ''
  const who = aspectDecision.isMine ? said.you : (aspectDecision.by ?? said.somebody)
  return said.aspects.saidBy(who, day(aspectDecision.decidedAt))
}
