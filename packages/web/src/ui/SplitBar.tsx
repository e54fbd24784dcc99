import { createUniqueId } from 'solid-js'

/** Two groups of a whole to either side: left hatched, right full, so that no colour is needed. Words stand beside it. */
export function SplitBar(props: { left: number; right: number; whole: number }) {
  const id = createUniqueId()
  const half = (count: number) => (props.whole ? (50 * count) / props.whole : 0)
  return (
    <svg class="split-bar" aria-hidden="true">
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="2.5" height="5" class="split-hatch" />
      </pattern>
      <rect
        class="split-left"
        x={`${50 - half(props.left)}%`}
        width={`${half(props.left)}%`}
        y="2"
        height="8"
        fill={`url(#${id})`}
      />
      <rect class="split-right" x="50%" width={`${half(props.right)}%`} y="2" height="8" />
      <line class="share-axis" x1="50%" x2="50%" y1="0" y2="12" />
    </svg>
  )
}
