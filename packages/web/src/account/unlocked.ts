const name = 'firsthand-unlocked'

/** Tells the other tabs of this browser that it is worth asking the server again; what it answers, it tells each alone. */
export function tellUnlocked(): void {
  const channel = new BroadcastChannel(name)
  channel.postMessage(null)
  channel.close()
}

export function onUnlocked(act: () => void): () => void {
  const channel = new BroadcastChannel(name)
  channel.onmessage = () => act()
  return () => channel.close()
}
