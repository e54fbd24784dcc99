import { fireEvent, screen } from '@solidjs/testing-library'
import { expect, it } from 'vitest'
import { sitDown } from '../testing/desk.tsx'
import { ada, studyId } from '../testing/world.ts'

const steward = { ...ada, memberships: ada.memberships.map((one) => ({ ...one, may: ['second vault'] })) }
const request = (state: string) => ({
  ...{ __typename: 'VaultRequest', id: 'VaultRequest-1', participantId: 'Participant-1', parts: ['name'] },
  ...{ reason: 'own_wish', reference: null, state, until: '2026-11-27T10:00:00Z', isOwn: true },
  ...{ askedAt: '2026-11-27T08:00:00Z', askedBy: 'Ada', decidedBy: 'Dara', maySecond: false },
  openedAt: state === 'opened' ? '2026-11-27T09:00:00Z' : null,
})
const requests = (state: string) => ({
  study: {
    ...{ __typename: 'Study', id: studyId },
    vaultRequests: {
      ...{ __typename: 'StudyVaultRequestsConnection', totalCount: 1 },
      edges: [{ __typename: 'StudyVaultRequestsConnectionEdge', cursor: 'a', node: request(state) }],
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    },
  },
})

it('shows once what opens once, to whoever taps twice', async () => {
  let state = 'agreed'
  const { asked } = sitDown(`/study/${studyId}/vault`, steward, {
    Vault: () => requests(state),
    OpenVault: () => {
      if (state === 'opened') return { done: { __typename: 'NotFound' } }
      state = 'opened'
      const data = { __typename: 'OpenedPerson', name: 'Zuzanna Quell', birthDate: null, contact: null }
      return { done: { __typename: 'MutationOpenVaultSuccess', data } }
    },
  })
  const open = await screen.findByRole('button', { name: 'Open it, once' })
  fireEvent.click(open)
  fireEvent.click(open)
  await screen.findByText('opened')
  expect((await screen.findByRole('dialog')).textContent).toContain('Zuzanna Quell')
  expect(asked.filter(({ operation }) => operation === 'OpenVault')).toHaveLength(1)
})
