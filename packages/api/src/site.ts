// Where our pages stand, as a browser names it: passkeys are made for one site and are good for no other.

/** `id` is the name that passkeys are bound to, `origin` the one address whose pages may ask for them. */
export type Site = { id: string; origin: string }

/** A passkey needs a name: without an address of our own it is that of this machine, which every browser knows. */
export const siteOf = (address: string | undefined, port: number): Site => {
  const { hostname, origin } = new URL(address ?? ['http', `//localhost:${port}`].join(':'))
  return { id: hostname, origin }
}
