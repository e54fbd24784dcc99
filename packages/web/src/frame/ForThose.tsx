import { type JSX, Show } from 'solid-js'
import { NoAccess } from './NoAccess.tsx'
import { createMembership } from './Rail.tsx'
import { mayEnter, type Place } from './rooms.ts'

/** A page for those who may enter; for the others it is not there, like an address that leads nowhere. */
export function ForThose(props: { place: Place; children: JSX.Element }) {
  const membership = createMembership()
  const isTheirs = () => {
    const here = membership()
    return here !== undefined && mayEnter(props.place, here)
  }
  return (
    <Show when={isTheirs()} fallback={<NoAccess />}>
      {props.children}
    </Show>
  )
}
