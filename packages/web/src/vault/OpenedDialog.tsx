import { For, onCleanup, Show } from 'solid-js'
import { nameOf, t } from '../language/language.ts'
import { w as outreach } from '../outreach/words.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Weekday } from '../outreach/operations.ts'
import type { Opened } from './operations.ts'
import { w } from './words.ts'
import './vault.css'

const dayNames = (days: readonly Weekday[]) => days.map((day) => outreach().day[day]).join(', ')

const shownFor = 60_000

/**
 * What was looked up, for a minute by the clock, also where the machine slept meanwhile, and no longer than the page is shown: Back
 * brings none of it. It stands in this dialog alone, and in no address.
 */
export function OpenedDialog(props: { of: Opened; title?: string; onClose: () => void }) {
  const until = Date.now() + shownFor
  const timer = setInterval(() => Date.now() >= until && props.onClose(), 1_000)
  const shown = new AbortController()
  // A screen that comes back after the minute is painted before the clock ticks.
  document.addEventListener('visibilitychange', () => Date.now() >= until && props.onClose(), {
    signal: shown.signal,
  })
  window.addEventListener('pagehide', () => props.onClose(), { signal: shown.signal })
  onCleanup(() => {
    clearInterval(timer)
    shown.abort()
  })
  const lines = (): [string, string | null][] => {
    const { name, birthDate, contact } = props.of
    const { fields, part } = w()
    const times = contact?.safeTimes
    return [
      ...(name === null ? [] : [[part.name, name] as [string, string]]),
      ...(birthDate === null ? [] : [[part.birth_date, birthDate] as [string, string]]),
      ...(contact
        ? ([
            [fields.channel, outreach().channel[contact.channel]],
            [fields.language, nameOf(contact.language)],
            [fields.address, contact.address],
            [fields.workerRole, contact.workerRole],
            [fields.senderWords, contact.senderWords],
            [fields.mustNotKnow, contact.mustNotKnow],
            [fields.safeTimes, times ? `${dayNames(times.days)}, ${times.from}–${times.to}` : null],
          ] as [string, string | null][])
        : []),
    ]
  }
  return (
    <Dialog title={props.title ?? w().opened} closeLabel={t().close} onClose={() => props.onClose()}>
      <Show when={props.of.contact?.isUnsafe}>
        <Notice tone="problem">{w().unsafe}</Notice>
      </Show>
      <Show when={props.of.contact?.hasLeft}>
        <Notice tone="problem">{w().hasLeft}</Notice>
      </Show>
      <dl class="vault-opened" translate="no">
        <For each={lines()}>
          {([label, value]) => (
            <>
              <dt>{label}</dt>
              <dd>
                <Show when={value} fallback={<span class="soft">{w().notKept}</span>}>
                  {value}
                </Show>
              </dd>
            </>
          )}
        </For>
      </dl>
      <p class="small soft">{w().closes}</p>
      <Button onClick={() => props.onClose()}>{w().close}</Button>
    </Dialog>
  )
}
