import { type JSX, Show } from 'solid-js'
import type { Role } from '../graphql.ts'
import { NoAccess } from './NoAccess.tsx'
import { createMembership } from './Rail.tsx'

/** A page of some roles; for the others it is not there, like an address that leads nowhere. */
export function ForRoles(props: { roles: readonly Role[]; children: JSX.Element }) {
  const membership = createMembership()
  const isTheirs = () => {
    const role = membership()?.role
    return role !== undefined && props.roles.includes(role)
  }
  return (
    <Show when={isTheirs()} fallback={<NoAccess />}>
      {props.children}
    </Show>
  )
}
