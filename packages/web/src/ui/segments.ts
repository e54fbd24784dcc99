interface Stretch {
  start: number
  end: number
}

export interface Segment {
  text: string
  start: number
  /** Positions, in the list given, of the spans that cover this piece. */
  covers: number[]
}

/** Cuts a text wherever a span begins or ends, so that overlapping marks can be drawn side by side. */
export function segments(text: string, spans: readonly Stretch[]): Segment[] {
  const cuts = [0, text.length, ...spans.flatMap(({ start, end }) => [start, end])]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .sort((a, b) => a - b)
  return [...new Set(cuts)].slice(0, -1).map((start, i, all) => {
    const end = all[i + 1] ?? text.length
    const covers = spans.flatMap((span, at) => (span.start <= start && span.end >= end ? [at] : []))
    return { text: text.slice(start, end), start, covers }
  })
}
