import { useLocation, useNavigate } from '@solidjs/router'
import { onMount } from 'solid-js'
import { type Arrival, arrivalIn } from './arrival.ts'

/** Told once: the address then says nothing of it any more. */
export function createArrival(): Arrival | undefined {
  const location = useLocation()
  const navigate = useNavigate()
  const { rest, arrival } = arrivalIn(location.hash)
  onMount(() => {
    if (arrival) navigate(location.pathname + (rest && `#${rest}`), { replace: true, scroll: false })
  })
  return arrival
}
