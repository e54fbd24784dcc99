import { cleanup, fireEvent, screen, within } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import { heading, sitDown } from '../testing/desk.tsx'
import { ada, studyId } from '../testing/world.ts'

const at = `/study/${studyId}/safety`
const reviewer = {
  ...ada,
  memberships: ada.memberships.map((one) => ({ ...one, may: [...one.may, 'review safety'] })),
}
const flag = (more: object = {}) => ({
  ...{ __typename: 'SafetyFlag', id: 'SafetyFlag-1', tier: 1, kinds: ['danger'], source: 'screening' },
  ...{ raisedAt: '2026-11-27T08:00:00Z', acknowledgedAt: null, isOwn: false, step: 'first' },
  ...{
    dueAt: '2026-11-27T08:15:00Z',
    outcome: null,
    decidedAt: null,
    waitsForSecond: false,
    interviewer: null,
    age: 'minor',
    ...more,
  },
})
const answer = (...flags: object[]) => ({ safety: { __typename: 'Safety', untold: 0, flags } })
const said = {
  node: {
    ...{ __typename: 'SafetyFlag', id: 'SafetyFlag-1', note: 'Not the first time', goneAt: null },
    ...{ isOfPerson: false, isRaisedByViewer: false, contacts: [] },
    said: [
      {
        __typename: 'FlaggedAnswer',
        question: { __typename: 'LocalizedText', en: 'What was it like?', es: null },
        words: 'he is outside',
      },
    ],
  },
}

describe('what is to be read now', () => {
  it('shows no word until somebody takes it, and asks what was done', async () => {
    let isTaken = false
    const { asked } = sitDown(at, reviewer, {
      Safety: () => answer(flag(isTaken ? { acknowledgedAt: '2026-11-27T08:01:00Z', isOwn: true } : {})),
      AcknowledgeFlag: () => {
        isTaken = true
        return { done: { __typename: 'MutationAcknowledgeFlagSuccess', data: flag({ isOwn: true }) } }
      },
      Flagged: () => said,
      DecideFlag: () => ({
        done: { __typename: 'InvalidInput', issues: [{ __typename: 'Issue', path: 'note' }] },
      }),
    })
    await heading('To be read now')
    await heading('Now: danger near')
    expect(screen.queryByText('he is outside')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Read it' }))
    await screen.findByText('he is outside')
    expect(screen.getByText('Not the first time')).toBeTruthy()
    // It is about nobody, so it leads to nobody.
    expect(screen.queryByText('How to reach this person')).toBeNull()
    const choice = screen.getByRole('combobox', { name: 'What was done?' })
    expect(within(choice).queryByText('nothing in it asks for anything')).toBeNull()
    fireEvent.change(choice, { target: { value: 'reported' } })
    fireEvent.click(screen.getByRole('button', { name: 'Write it down' }))
    await screen.findByText('Write to whom and under which number, or why not.')
    expect(asked.filter(({ operation }) => operation === 'DecideFlag')).toHaveLength(1)
  })

  it('says of an item in which nothing is written that nothing is, and not that it was taken back', async () => {
    sitDown(at, reviewer, {
      Safety: () => answer(flag({ acknowledgedAt: '2026-11-27T08:01:00Z', isOwn: true })),
      Flagged: () => ({ node: { ...said.node, note: null, said: [] } }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Show the words' }))
    await screen.findByText(/^No words stand here: nothing was written, or /)
    expect(screen.queryByText(/were withdrawn/)).toBeNull()
  })

  it('opens how the person is reached by one tap, which is the reason, and says who opened it', async () => {
    const contacts: object[] = []
    const { asked } = sitDown(at, reviewer, {
      Safety: () => answer(flag({ acknowledgedAt: '2026-11-27T08:01:00Z', isOwn: true })),
      Flagged: () => ({ node: { ...said.node, isOfPerson: true, contacts: [...contacts] } }),
      OpenFlagContact: () => {
        const openedAt = '2026-11-27T08:02:00Z'
        contacts.push({ __typename: 'FlagContact', by: 'Sol', openedAt, reason: 'make_safe' })
        const safeTimes = { __typename: 'OpenedTimes', days: ['mon', 'wed'], from: '15:00', to: '17:00' }
        const data = {
          ...{ __typename: 'OpenedContact', channel: 'text', language: 'en', address: '+1 555 0199' },
          ...{ workerRole: null, safeTimes, senderWords: null, mustNotKnow: 'the uncle', isUnsafe: true },
          hasLeft: false,
        }
        return { done: { __typename: 'MutationOpenFlagContactSuccess', data } }
      },
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Show the words' }))
    fireEvent.click(await screen.findByRole('button', { name: /I make sure that they are safe$/ }))
    const dialog = await screen.findByRole('dialog')
    expect(dialog.textContent).toMatch(
      /By text message.*English.*555 0199.*the uncle.*Monday, Wednesday, 15:00–17:00/s,
    )
    const warning = within(dialog).getByRole('alert')
    expect(warning.textContent).toMatch(/marked as not safe/)
    const number = within(dialog).getByText('+1 555 0199')
    expect(warning.compareDocumentPosition(number)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
    await screen.findByText(/^Sol opened it .*, to make sure that they are safe/)
    const sent = asked.find(({ operation }) => operation === 'OpenFlagContact')
    expect(sent?.variables).toMatchObject({ input: { flagId: 'SafetyFlag-1', reason: 'make_safe' } })
  })

  it('says to who raised an item, or has one of a batch, why its way to somebody is opened by another or by nobody', async () => {
    let [source, isRaisedByViewer] = ['person', true]
    const { asked } = sitDown(at, reviewer, {
      Safety: () => answer(flag({ acknowledgedAt: '2026-11-27T08:01:00Z', isOwn: true, source })),
      Flagged: () => ({ node: { ...said.node, isOfPerson: true, isRaisedByViewer } }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Show the words' }))
    await screen.findByText(/^You raised this, so another reviewer opens how to reach them\./)
    expect(screen.queryByRole('button', { name: /^Show it: / })).toBeNull()
    cleanup()
    ;[source, isRaisedByViewer] = ['imported', false]
    sitDown(at, reviewer, {
      Safety: () => answer(flag({ acknowledgedAt: '2026-11-27T08:01:00Z', isOwn: true, source })),
      Flagged: () => ({ node: { ...said.node, isOfPerson: true, isRaisedByViewer } }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Show the words' }))
    await screen.findByText(/^This came in with a batch/)
    expect(screen.queryByRole('button', { name: /^Show it: / })).toBeNull()
    expect(asked.filter(({ operation }) => operation === 'OpenFlagContact')).toEqual([])
  })

  it('says that somebody withdrew beside how they are reached, and that it was removed where it was', async () => {
    let isGone = false
    const refused = {
      ...{ __typename: 'InvalidInput', code: 'invalid_input', message: 'left: is what they did' },
      issues: [{ __typename: 'Issue', path: 'left', message: 'is what they did' }],
    }
    const data = {
      ...{
        __typename: 'OpenedContact',
        channel: 'text',
        language: 'en',
        address: '+1 555 0199',
        workerRole: null,
      },
      ...{ safeTimes: null, senderWords: null, mustNotKnow: null, isUnsafe: false, hasLeft: true },
    }
    sitDown(at, reviewer, {
      Safety: () => answer(flag({ acknowledgedAt: '2026-11-27T08:01:00Z', isOwn: true })),
      Flagged: () => ({ node: { ...said.node, isOfPerson: true, isRaisedByViewer: false } }),
      OpenFlagContact: () => ({
        done: isGone ? refused : { __typename: 'MutationOpenFlagContactSuccess', data },
      }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Show the words' }))
    const shows = () => screen.findByRole('button', { name: /I make sure that they are safe$/ })
    fireEvent.click(await shows())
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByRole('alert').textContent).toMatch(
      /^They withdrew, or somebody who holds their phone/,
    )
    fireEvent.click(within(dialog).getAllByRole('button')[0]!)
    isGone = true
    fireEvent.click(await shows())
    await screen.findByText(/was removed when they withdrew/)
    expect(screen.queryByText(/nobody wrote it down/)).toBeNull()
  })

  it('lets a reviewer take over what somebody has who does not answer', async () => {
    let isOwn = false
    const taken = () => flag({ acknowledgedAt: '2026-11-27T08:01:00Z', step: 'backup', isOwn })
    sitDown(at, reviewer, {
      Safety: () => answer(taken()),
      TakeFlagOver: () => {
        isOwn = true
        return { done: { __typename: 'MutationTakeFlagOverSuccess', data: taken() } }
      },
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Take it over' }))
    await screen.findByText(/you have it/)
    expect(screen.queryByRole('button', { name: 'Take it over' })).toBeNull()
  })

  it('says what is past its time, and lets the second person sign and not the first', async () => {
    const decided = {
      outcome: 'not_reportable',
      waitsForSecond: true,
      step: null,
      dueAt: null,
    }
    sitDown(at, reviewer, {
      Safety: () =>
        answer(
          flag({ step: 'alarm' }),
          flag({ id: 'SafetyFlag-2', ...decided, isOwn: true }),
          flag({ id: 'SafetyFlag-3', ...decided }),
        ),
    })
    await screen.findByText('1 item has waited for eight hours. Call your supervisor now.')
    expect(screen.getAllByText('Waits for a second person')).toHaveLength(2)
    expect(screen.getAllByRole('button', { name: 'I agree' })).toHaveLength(1)
  })

  it('says that somebody decided before, where what they wrote stands, and who sits with somebody now', async () => {
    let isDecided = false
    const inRoom = flag({
      source: 'interview',
      kinds: ['raised_by_person'],
      step: 'everybody',
      interviewer: 'Ines',
    })
    sitDown(at, reviewer, {
      Safety: () => answer(isDecided ? { ...inRoom, outcome: 'reported', step: null } : inRoom),
      AcknowledgeFlag: () => {
        isDecided = true
        const issues = [{ __typename: 'InputIssue', path: 'flagId' }]
        return { done: { __typename: 'InvalidInput', issues } }
      },
      Flagged: () => ({ node: { ...said.node, note: null, said: [] } }),
    })
    await screen.findByText('Ines talks with them and raised it.')
    await screen.findByText(/somebody sits with them/)
    fireEvent.click(screen.getByRole('button', { name: 'I have it' }))
    await screen.findByText(/Somebody decided before you/)
    await screen.findByText('reported')
  })
})
