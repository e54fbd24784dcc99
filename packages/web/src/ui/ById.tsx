import { type Accessor, createMemo, For, type JSX } from 'solid-js'

interface Props<Item> {
  each: readonly Item[]
  fallback?: JSX.Element
  children: (item: Accessor<Item>) => JSX.Element
}

/** A list whose rows stay the same elements when what they show changes, so that none loses the focus. */
export function ById<Item extends { id: string }>(props: Props<Item>) {
  const known = createMemo(() => new Map(props.each.map((item) => [item.id, item])))
  const Row = (row: { id: string; first: Item }) => {
    // A row that is about to go shows what it last was.
    const item = createMemo<Item>((last) => known().get(row.id) ?? last ?? row.first)
    return <>{props.children(item)}</>
  }
  return (
    // From the same map: amid a transition the list itself may be a step ahead of it, and a row would find nothing to show.
    <For each={[...known().keys()]} fallback={props.fallback}>
      {(id) => {
        const first = known().get(id)!
        return <Row id={id} first={first} />
      }}
    </For>
  )
}
