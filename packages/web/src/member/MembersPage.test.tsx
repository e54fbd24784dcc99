import { fireEvent, screen, within } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import type { Role } from '../graphql.ts'
import { speak } from '../language/language.ts'
import { heading, sitDown } from '../testing/desk.tsx'
import { ada, ben, studyId } from '../testing/world.ts'

const at = `/study/${studyId}/member`
const administering = {
  ...ada,
  memberships: ada.memberships.map((one) => ({ ...one, may: [...one.may, 'manage members'] })),
}
const member = (name: string, isViewer: boolean, ...roles: Role[]) => ({
  ...{ __typename: 'Member', id: `Account-${name}`, name, roles, isViewer, hasSecondFactor: isViewer },
  mandated: null,
})
const may: Partial<Record<Role, string[]>> = {
  coder: ['decide codings'],
  board: ['speak on board'],
  safety_reviewer: [],
}

const answer = (all: object[], outOfReach: string[] = []) => ({
  study: {
    ...{ __typename: 'Study', id: studyId },
    members: {
      ...{ __typename: 'Members', all, outOfReach, stranded: [], asksSecondFactor: false },
      roles: Object.entries(may).map(([role, may]) => ({ __typename: 'RoleMay', role, may })),
      teams: [
        {
          ...{ __typename: 'Team', preset: 'two_evaluators' },
          seats: [{ __typename: 'TeamSeat', key: 'first', roles: ['evaluator'], isForSeveral: false }],
        },
      ],
    },
  },
})

const both = [member('Ada', true, 'evaluator', 'administrator'), member('Ben', false, 'coder')]
const open = (summary: string) => {
  const details = screen.getByText(summary).closest('details')!
  details.open = true
  return within(details)
}

describe('the members of a study', () => {
  it('are listed with what they are, and what they cannot do among themselves', async () => {
    sitDown(at, administering, { Members: () => answer(both, ['own_roles']) })
    await heading('Members')
    await screen.findByText('evaluator, administrator')
    screen.getByText(/^Nobody can change what the administrator may/)
    const form = open('Change what Ben may')
    expect(form.getByRole('checkbox', { name: 'coder' })).toHaveProperty('checked', true)
    form.getByText('accept, reject, change and add codes.')
    form.getByText('Nothing yet: what this role is for is not built.')
  })

  it('change at once, and the form keeps what was refused', async () => {
    let roles: Role[] = ['coder']
    const told: string[] = []
    const { asked } = sitDown(at, administering, {
      Members: () => answer([both[0]!, member('Ben', false, ...roles)]),
      SetRoles: ({ input }) => {
        told.push('asked')
        if (told.length === 1) return { setRoles: { __typename: 'LastAdministrator' } }
        roles = (input as { roles: Role[] }).roles
        return { setRoles: { __typename: 'MutationSetRolesSuccess' } }
      },
    })
    await heading('Members')
    await screen.findByText('Change what Ben may')
    const form = open('Change what Ben may')
    fireEvent.click(form.getByRole('checkbox', { name: 'board member' }))
    fireEvent.click(form.getByRole('button', { name: 'Save' }))
    await screen.findByText(/^A study keeps an administrator/)
    expect(form.getByRole('checkbox', { name: 'board member' })).toHaveProperty('checked', true)
    fireEvent.click(form.getByRole('button', { name: 'Save' }))
    await screen.findByText('Saved. It counts at their next click.')
    await screen.findByText('coder, board member')
    const sent = asked.filter((one) => one.operation === 'SetRoles')
    expect(sent[1]!.variables).toEqual({
      input: { studyId, accountId: 'Account-Ben', roles: ['coder', 'board'] },
    })
  })

  it('are asked about once more before somebody is removed, and refused without a role', async () => {
    const { asked } = sitDown(at, administering, {
      Members: () => answer(both),
      RemoveMember: () => ({ removeMember: { __typename: 'MutationRemoveMemberSuccess' } }),
    })
    await heading('Members')
    await screen.findByText('Change what Ben may')
    const form = open('Change what Ben may')
    fireEvent.click(form.getByRole('checkbox', { name: 'coder' }))
    fireEvent.click(form.getByRole('button', { name: 'Save' }))
    await screen.findByText(/^Choose one role at least/)
    fireEvent.click(form.getByRole('button', { name: 'Remove from the study' }))
    form.getByText('Remove Ben? What they did stays, in their name.')
    expect(asked.some(({ operation }) => operation === 'RemoveMember')).toBe(false)
    fireEvent.click(form.getByRole('button', { name: 'Remove from the study' }))
    await screen.findByText('Ben is not in this study any more.')
  })

  it('are told in Spanish that one person is alone, and let a second in by name', async () => {
    const { asked } = sitDown(at, administering, {
      Members: () => answer([both[0]!], ['quote_leaves']),
      AddMember: () => ({ addMember: { __typename: 'NotFound' } }),
    })
    speak('es')
    await heading('Integrantes')
    await screen.findByText(/^Solo está usted/)
    const form = open('Dejar entrar a alguien')
    fireEvent.input(form.getByLabelText('Nombre con el que entra'), { target: { value: ' cleo ' } })
    fireEvent.click(form.getByRole('button', { name: 'Dejar entrar' }))
    await screen.findByText(/^Elija al menos un papel/)
    fireEvent.click(form.getByRole('checkbox', { name: 'consejo asesor' }))
    fireEvent.click(form.getByRole('button', { name: 'Dejar entrar' }))
    await screen.findByText(/^No hay tal cuenta/)
    expect(asked.find(({ operation }) => operation === 'AddMember')!.variables).toEqual({
      input: { studyId, name: 'cleo', roles: ['board'] },
    })
    speak('en')
  })

  it('take the seats of a team in one step', async () => {
    const { asked } = sitDown(at, administering, {
      Members: () => answer(both),
      ApplyPreset: () => ({ applyPreset: { __typename: 'MutationApplyPresetSuccess' } }),
    })
    await heading('Members')
    await screen.findByText('Fill the roles in one step')
    const form = open('Fill the roles in one step')
    fireEvent.click(form.getByRole('button', { name: 'Fill the seats' }))
    await screen.findByText('Give somebody a seat first.')
    fireEvent.change(form.getByLabelText('Seat of Ben'), { target: { value: 'first' } })
    fireEvent.click(form.getByRole('button', { name: 'Fill the seats' }))
    await screen.findByText('The seats are filled.')
    expect(asked.find(({ operation }) => operation === 'ApplyPreset')!.variables).toEqual({
      input: { studyId, preset: 'two_evaluators', seats: [{ seat: 'first', accountId: 'Account-Ben' }] },
    })
  })

  it('are nobody’s to see who may not manage them', async () => {
    sitDown(at, ben, { Members: () => answer(both) })
    await heading('Nothing to see here')
    expect(screen.queryByRole('link', { name: 'Members' })).toBeNull()
  })

  it('say when the list cannot be had, and try again', async () => {
    const state = { isUp: false }
    sitDown(at, administering, {
      Members: () => (state.isUp ? answer(both) : Promise.reject(new TypeError('no connection'))),
    })
    const retry = await screen.findByRole('button', { name: 'Try again' })
    state.isUp = true
    fireEvent.click(retry)
    await screen.findByText('Change what Ben may')
  })
})

describe('somebody whose work has no page yet', () => {
  it('is told so at the door', async () => {
    sitDown('/', { ...ben, memberships: ben.memberships.map((one) => ({ ...one, may: [] })) })
    await heading('Nothing here for you yet')
  })
})
