// The program and the embedded database's process run as built files, in tests too.
import { bundle, productEntries } from '../../scripts/bundle.mjs'

export async function setup(): Promise<void> {
  await bundle(productEntries())
}
