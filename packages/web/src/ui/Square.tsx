import { encode } from 'uqr'

/** Text as a square of dots for a camera, drawn here: nothing of it goes anywhere. */
export function Square(props: { text: string; label: string }) {
  const dots = () => encode(props.text, { border: 2 })
  const path = () =>
    dots()
      .data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
      .join('')
  return (
    <svg class="square" role="img" aria-label={props.label} viewBox={`0 0 ${dots().size} ${dots().size}`}>
      <path d={path()} />
    </svg>
  )
}
