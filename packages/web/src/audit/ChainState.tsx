import { Show } from 'solid-js'
import { clock, number, t } from '../language/language.ts'
import { Notice } from '../ui/Notice.tsx'
import type { Chain } from './operations.ts'

/** Whether the audit can be relied on: how far it is sealed, or the first thing that is wrong with it. */
export function ChainState(props: { chain: Chain }) {
  const words = () => t().audit.chain
  return (
    <Show when={props.chain.fault} fallback={<Sound chain={props.chain} />}>
      {(fault) => (
        <Notice tone="problem">
          <strong>{words().broken}</strong>
          <span>{sentence(fault())}</span>
          <span>{words().whatNow}</span>
        </Notice>
      )}
    </Show>
  )
}

function Sound(props: { chain: Chain }) {
  const words = () => t().audit.chain
  const sealed = () =>
    props.chain.sealedUpTo ? words().sealed(clock(props.chain.sealedUpTo)) : words().nothingSealed
  const waiting = () =>
    props.chain.unsealed ? words().unsealed(number(props.chain.unsealed)) : words().allSealed
  return (
    <p class="audit-chain measure" role="status">
      <span>
        {sealed()}; {lower(waiting())}
      </span>
      <span class="small soft">{words().checked(clock(props.chain.checkedAt))}</span>
    </p>
  )
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

function sentence({ kind, position, entry }: NonNullable<Chain['fault']>): string {
  const words = t().audit.chain
  const where = position === null ? words.entry(entry ?? '') : words.place(position)
  const say: Record<string, (where: string) => string> = words.fault
  return (say[kind] ?? words.fault.unknown)(where)
}
