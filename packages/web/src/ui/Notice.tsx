import { type JSX, Show } from 'solid-js'

/** Says what happened and what can be done; a problem is read out at once, the rest when there is quiet. */
export function Notice(props: { tone?: 'calm' | 'problem'; children: JSX.Element }) {
  return (
    <div class="notice" data-tone={props.tone ?? 'calm'} role={props.tone === 'problem' ? 'alert' : 'status'}>
      {props.children}
    </div>
  )
}

export function Blank(props: { title: string; isPage?: boolean; children: JSX.Element }) {
  return (
    <div class="blank">
      <Show when={props.isPage} fallback={<h2>{props.title}</h2>}>
        <h1>{props.title}</h1>
      </Show>
      {props.children}
    </div>
  )
}

export function Skeleton(props: { lines: number; label: string }) {
  return (
    <div class="skeleton" role="status" aria-label={props.label}>
      {Array.from({ length: props.lines }, () => (
        <span />
      ))}
    </div>
  )
}
