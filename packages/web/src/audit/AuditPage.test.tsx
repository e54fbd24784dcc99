import { fireEvent, screen, within } from '@solidjs/testing-library'
import { describe, expect, it, vi } from 'vitest'
import * as names from '../language/auditNames.ts'
import { speak } from '../language/language.ts'
import { heading, sitDown } from '../testing/desk.tsx'
import type { Viewer } from '../viewer.ts'
import { ada, studyId } from '../testing/world.ts'
import { gather } from './createExport.ts'
import { filterOf } from './filter.ts'

const at = `/study/${studyId}/audit`
/** Rita may read the audit and nothing else. */
const rita = {
  ...ada,
  name: 'Rita',
  memberships: ada.memberships.map((one) => ({ ...one, roles: ['auditor'], may: ['read audit'] })),
} as Viewer
const adaId = 'AAAAAAAAAAAAAAAAAAAAAA'

const entry = (number: string, action: string, more: object = {}) => ({
  __typename: 'AuditLogEntriesConnectionEdge',
  cursor: number,
  node: {
    ...{ __typename: 'AuditEntry', number, at: '2026-02-03T10:00:00.000Z', actorId: adaId, action },
    ...{ outcome: 'done', isSealed: true, subjects: [] as object[] },
    ...more,
  },
})

const subject = (name: string, values: string[], count: number | null = null) => ({
  ...{ __typename: 'AuditSubject', name, values, count },
})

const answer = (fault: object | null = null) => ({
  auditLog: {
    __typename: 'AuditLog',
    chain: {
      ...{ __typename: 'AuditChain', sealedUpTo: '2026-02-03T10:00:00.000Z', unsealed: 2 },
      ...{ checkedAt: '2026-02-03T10:00:05.000Z', fault },
    },
    people: [{ __typename: 'AuditPerson', actorId: adaId, name: 'Ada' }],
    actions: ['read words', 'sign in', 'of a later version'],
    outcomes: ['done', 'wrong_credentials'],
    entries: {
      __typename: 'AuditLogEntriesConnection',
      pageInfo: { __typename: 'PageInfo', hasNextPage: true, endCursor: '4' },
      edges: [
        entry('7', 'sign in', { actorId: null, outcome: 'wrong_credentials', isSealed: false }),
        entry('6', 'read words', { subjects: [subject('rows', ['a', 'b', 'c', 'd'], 4)] }),
        entry('5', 'start', { actorId: 'command line' }),
        entry('4', 'of a later version', { actorId: 'BBBBBBBBBBBBBBBBBBBBBB' }),
      ],
    },
  },
})

const rows = async () => {
  const table = await screen.findByRole('table')
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    )
}

describe('the audit', () => {
  it('says in plain words who did what, and how far it is sealed', async () => {
    sitDown(at, rita, { Audit: () => answer() })
    await heading('Audit')
    const said = (await rows()).map((cells) => cells.slice(1))
    expect(said).toEqual([
      ['not signed in, or not told', 'signed in', 'refused: name and password do not match', ''],
      ['Ada', 'read words', 'done', 'passages: 4'],
      ['the command line', 'Firsthand started', 'done', ''],
      ['somebody who is no longer here', 'of a later version', 'done', ''],
    ])
    screen.getByText(/^Sealed up to .*; 2 not sealed yet\.$/)
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('says it in Spanish too', async () => {
    sitDown(at, rita, { Audit: () => answer() })
    await heading('Audit')
    speak('es')
    await heading('Registro')
    expect((await rows())[1]!.slice(1)).toEqual(['Ada', 'leyó palabras', 'hecho', 'pasajes: 4'])
    screen.getByText(/^Sellado hasta .*; 2 sin sellar todavía\.$/)
    speak('en')
  })

  it('says at once what is wrong with the chain and where, and what to do', async () => {
    const fault = { __typename: 'AuditFault', kind: 'removed', position: '17', entry: null }
    sitDown(at, rita, { Audit: () => answer(fault) })
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('Entries are missing from place 17 on.')
    expect(alert.textContent).toContain('Do not repair it')
    expect(screen.queryByText(/^Sealed up to/)).toBeNull()
  })

  it('asks for what is chosen, and keeps it in the address', async () => {
    const { asked } = sitDown(at, rita, { Audit: () => answer() })
    fireEvent.change(await screen.findByLabelText('What'), { target: { value: 'read words' } })
    fireEvent.change(screen.getByLabelText('Person'), { target: { value: adaId } })
    await vi.waitFor(() =>
      expect(asked.filter(({ operation }) => operation === 'Audit').at(-1)!.variables).toMatchObject({
        filter: { action: 'read words', actorId: adaId },
        after: null,
      }),
    )
    expect(location.search).toContain('action=read+words')
    fireEvent.click(await screen.findByRole('button', { name: 'Older entries' }))
    await vi.waitFor(() => expect(asked.at(-1)!.variables).toMatchObject({ after: '4' }))
    fireEvent.click(screen.getByRole('button', { name: 'Show all' }))
    await vi.waitFor(() => expect(asked.at(-1)!.variables).toMatchObject({ filter: {}, after: null }))
  })

  it('is taken away whole or not at all', async () => {
    const parts: Record<string, { lines: string[]; next: string | null }> = {
      null: { lines: ['1', '2'], next: '2' },
      '2': { lines: ['3'], next: null },
    }
    expect(await gather((after) => Promise.resolve(parts[String(after)]))).toEqual(['1', '2', '3'])
    expect(
      await gather((after) => Promise.resolve(after === null ? parts['null'] : undefined)),
    ).toBeUndefined()
    sitDown(at, rita, { Audit: () => answer() })
    fireEvent.click(await screen.findByRole('button', { name: 'Take away as JSON lines' }))
    await screen.findByText('It could not be gathered just now. Try again in a moment.')
  })

  it('has the last day whole', () => {
    const chosen: Record<string, string> = { from: '2026-02-28', to: '2026-02-28' }
    const { from, to } = filterOf((name) => chosen[name] ?? '')
    expect(Date.parse(to!) - Date.parse(from!)).toBe(24 * 60 * 60 * 1000)
    expect(filterOf((name) => (name === 'from' ? 'yesterday' : ''))).toEqual({})
  })
})

describe('the names of the audit', () => {
  it('are there for the same acts, outcomes and things in both languages', () => {
    for (const kind of ['actions', 'outcomes', 'subjects'] as const)
      expect(Object.keys(names.es[kind])).toEqual(Object.keys(names.en[kind]))
  })

  it('are there for every act that a command of the server names', () => {
    const files = import.meta.glob('../../../api/src/**/*.ts', {
      query: '?raw',
      import: 'default',
      eager: true,
    })
    const acts = Object.values(files as Record<string, string>).flatMap((text) =>
      [...text.matchAll(/\baction: '([a-z ]+)'/g)].map(([, act]) => act!),
    )
    expect(acts.length).toBeGreaterThan(30)
    expect([...new Set(acts)].filter((act) => !(act in names.en.actions))).toEqual([])
  })
})
