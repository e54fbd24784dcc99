// Whether the ids of a codebook file name one thing each, and what stands under what comes to an end.

/** What of a codebook file has an id: codes with their aspects, and the groups they stand under. */
type Named = { id: string; group?: string | null | undefined; parent?: string | null | undefined }
type Ids = {
  groups?: readonly Named[] | undefined
  codes: readonly (Named & { aspects?: readonly Named[] | undefined })[]
}
export type IdProblem = { code: 'duplicate_code' | 'cyclic_group'; message: string }

/** The first thing that is wrong with the ids of a codebook, by its place in the file. */
export function idProblem({ groups = [], codes }: Ids): IdProblem | undefined {
  return (
    twice('codes', codes) ??
    twice('groups', groups) ??
    first(codes, ({ aspects = [] }, at) => twice(`codes[${at}].aspects`, aspects)) ??
    cycle(groups, codes)
  )
}

function twice(place: string, all: readonly Named[]): IdProblem | undefined {
  const seen = new Map<string, number>()
  return first(all, ({ id }, at) => {
    const before = seen.get(id)
    seen.set(id, at)
    if (before === undefined) return undefined
    return { code: 'duplicate_code', message: `${place}[${at}].id is the same as ${place}[${before}].id` }
  })
}

type Node = { place: string; field: 'group' | 'parent'; up: string | undefined }

// A code stands under a group of the file or, where no group has that id, under another code. A name that is neither
// is a heading, and so is a code's own.
function cycle(groups: readonly Named[], codes: Ids['codes']): IdProblem | undefined {
  const nodes = new Map<string, Node>()
  const names = { groups: new Set(groups.map(({ id }) => id)), codes: new Set(codes.map(({ id }) => id)) }
  groups.forEach(({ id, group, parent }, at) => {
    const up = group ?? parent ?? undefined
    const field = group == null ? 'parent' : 'group'
    const isKnown = up !== undefined && names.groups.has(up)
    nodes.set(`group ${id}`, { place: `groups[${at}]`, field, up: isKnown ? `group ${up}` : undefined })
  })
  codes.forEach(({ id, group, parent }, at) => {
    const up = parent ?? (group === id ? undefined : group) ?? undefined
    const kind = up === undefined ? undefined : kindOf(up, names, parent != null)
    const field = parent == null ? 'group' : 'parent'
    nodes.set(`code ${id}`, { place: `codes[${at}]`, field, up: kind && `${kind} ${up}` })
  })
  const name = leadsBack(nodes)
  if (name === undefined) return undefined
  const { place, field } = nodes.get(name)!
  return { code: 'cyclic_group', message: `${place}.${field} leads back to ${place} itself` }
}

type Names = Record<'groups' | 'codes', ReadonlySet<string>>

function kindOf(id: string, { groups, codes }: Names, isParent: boolean): 'group' | 'code' | undefined {
  if (isParent && codes.has(id)) return 'code'
  if (groups.has(id)) return 'group'
  return codes.has(id) ? 'code' : undefined
}

// The first name of a ring. Each is gone through once, however long the chains are.
function leadsBack(nodes: ReadonlyMap<string, Node>): string | undefined {
  const done = new Set<string>()
  for (const from of nodes.keys()) {
    const path = new Set<string>()
    let at: string | undefined = from
    while (at !== undefined && !done.has(at) && !path.has(at)) {
      path.add(at)
      at = nodes.get(at)?.up
    }
    if (at !== undefined && path.has(at)) return at
    for (const each of path) done.add(each)
  }
  return undefined
}

function first<Item, Found>(
  all: readonly Item[],
  find: (item: Item, at: number) => Found | undefined,
): Found | undefined {
  for (const [at, item] of all.entries()) {
    const found = find(item, at)
    if (found !== undefined) return found
  }
  return undefined
}
