import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
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
    takenBy: null,
    ...{ reportedAt: null, channel: null, writtenDueAt: null, written: null },
    ...more,
  },
})
const numbers = [
  {
    ...{ __typename: 'PackResource', key: 'careline' },
    label: { __typename: 'LocalizedText', en: 'DCF Careline', es: null },
    contact: { __typename: 'LocalizedText', en: '1-800-842-2288', es: null },
  },
]
const answer = (...flags: object[]) => ({
  safety: { __typename: 'Safety', untold: 0, flags, numbers, areNumbersStale: false },
})
const said = {
  node: {
    ...{
      __typename: 'SafetyFlag',
      id: 'SafetyFlag-1',
      note: 'Not the first time',
      goneAt: null,
      reference: null,
    },
    ...{ isOfPerson: false, isForAnother: false, contacts: [] },
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
    let [source, isForAnother] = ['person', true]
    const { asked } = sitDown(at, reviewer, {
      Safety: () => answer(flag({ acknowledgedAt: '2026-11-27T08:01:00Z', isOwn: true, source })),
      Flagged: () => ({ node: { ...said.node, isOfPerson: true, isForAnother } }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Show the words' }))
    await screen.findByText(/^You raised this, so another reviewer opens how to reach them\./)
    expect(screen.queryByRole('button', { name: /^Show it: / })).toBeNull()
    cleanup()
    ;[source, isForAnother] = ['imported', false]
    sitDown(at, reviewer, {
      Safety: () => answer(flag({ acknowledgedAt: '2026-11-27T08:01:00Z', isOwn: true, source })),
      Flagged: () => ({ node: { ...said.node, isOfPerson: true, isForAnother } }),
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
      Flagged: () => ({ node: { ...said.node, isOfPerson: true, isForAnother: false } }),
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

  it('tells of a minor, who has it and whether they have to report, and whom to call', async () => {
    const takenBy = { __typename: 'FlagTaker', name: 'Sol', mandated: 'yes' }
    const acknowledgedAt = '2026-11-27T08:01:00Z'
    sitDown(at, reviewer, { Safety: () => answer(flag({ acknowledgedAt, takenBy, age: 'of_age' })) })
    await screen.findByText(/^Of age: what is done about themselves is theirs to say/)
    expect(screen.getByText(/Sol \(has to report by law\) has it$/)).toBeTruthy()
    expect(screen.getByText('DCF Careline').nextElementSibling?.textContent).toBe('1-800-842-2288')
  })

  it('asks of what was reported when and by which way, and reminds of the written report until somebody marks it', async () => {
    let more: object = { acknowledgedAt: '2026-11-27T08:01:00Z', isOwn: true }
    const { asked } = sitDown(at, reviewer, {
      Safety: () => answer(flag(more)),
      Flagged: () => said,
      DecideFlag: () => {
        more = {
          ...{ ...more, outcome: 'reported', step: null, dueAt: null, channel: 'hotline' },
          ...{ reportedAt: '2026-11-27T09:00:00Z', writtenDueAt: '2026-11-29T08:00:00Z' },
        }
        return { done: { __typename: 'MutationDecideFlagSuccess', data: { ...flag(more), note: null } } }
      },
      NoteWritten: () => {
        more = { ...more, written: 'sent' }
        return { done: { __typename: 'MutationNoteWrittenSuccess', data: flag(more) } }
      },
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Show the words' }))
    const choice = await screen.findByRole('combobox', { name: 'What was done?' })
    fireEvent.change(choice, { target: { value: 'reported' } })
    fireEvent.input(screen.getByLabelText('When it was reported'), { target: { value: '2026-11-27T09:00' } })
    fireEvent.change(screen.getByRole('combobox', { name: 'By which way' }), { target: { value: 'hotline' } })
    fireEvent.input(screen.getByLabelText('Number that they gave, if any'), { target: { value: '24-117' } })
    fireEvent.click(screen.getByRole('button', { name: 'Write it down' }))
    await screen.findByText(/^(The written report was due by|Written report due by) /)
    const sent = asked.find(({ operation }) => operation === 'DecideFlag')?.variables as {
      input: { report: object }
    }
    expect(sent.input.report).toEqual({
      ...{ at: new Date('2026-11-27T09:00').toISOString(), channel: 'hotline', reference: '24-117' },
    })
    fireEvent.click(screen.getByRole('button', { name: 'The written report was sent' }))
    await screen.findByText('The written report was sent.')
    expect(screen.queryByRole('button', { name: 'No written report is owed' })).toBeNull()
  })

  it('takes as the time of a report when it was said to be one, exactly, and not when the words were shown', async () => {
    let isDone = false
    const { asked } = sitDown(at, reviewer, {
      Safety: () =>
        answer(
          flag({
            ...{ acknowledgedAt: '2026-11-27T08:01:00Z', isOwn: true },
            ...(isDone && { outcome: 'already_known', step: null }),
          }),
        ),
      Flagged: () => said,
      DecideFlag: () => {
        isDone = true
        return { done: { __typename: 'MutationDecideFlagSuccess', data: { ...flag(), note: null } } }
      },
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Show the words' }))
    const choice = await screen.findByRole('combobox', { name: 'What was done?' })
    const before = Date.now()
    fireEvent.change(choice, { target: { value: 'reported' } })
    const after = Date.now()
    fireEvent.change(screen.getByRole('combobox', { name: 'By which way' }), { target: { value: 'police' } })
    fireEvent.click(screen.getByRole('button', { name: 'Write it down' }))
    await waitFor(() => expect(isDone).toBe(true))
    const sent = asked.find(({ operation }) => operation === 'DecideFlag')?.variables as {
      input: { report: { at: string } }
    }
    const when = Date.parse(sent.input.report.at)
    expect(when).toBeGreaterThanOrEqual(before)
    expect(when).toBeLessThanOrEqual(after)
  })

  it('opens no way to a minor who only wrote alone, and raises it instead', async () => {
    const { asked } = sitDown(at, reviewer, {
      Safety: () =>
        answer(flag({ acknowledgedAt: '2026-11-27T08:01:00Z', isOwn: true, kinds: ['to_read'], tier: 3 })),
      Flagged: () => ({ node: { ...said.node, isOfPerson: true } }),
      RaiseFlag: () => ({ done: { __typename: 'MutationRaiseFlagSuccess' } }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Show the words' }))
    await screen.findByText(/^This waits only because a minor wrote alone/)
    expect(screen.queryByRole('button', { name: /^Show it: / })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: /^Raise this: / }))
    await waitFor(() => expect(asked.map(({ operation }) => operation)).toContain('RaiseFlag'))
  })

  it('lists what was opened until somebody else signs that they looked', async () => {
    const looking = {
      ...reviewer,
      memberships: reviewer.memberships.map((one) => ({ ...one, may: [...one.may, 'look at openings'] })),
    }
    const opening = (id: string, isOwn: boolean) => ({
      ...{ __typename: 'FlagOpening', id: `FlagOpening-${id}`, flag: `item${id}`, isOwn, by: 'Sol' },
      ...{ openedAt: '2026-11-27T08:02:00Z', reason: 'make_safe' },
    })
    let unlooked = [opening('1', false), opening('2', true)]
    const { asked } = sitDown(at, looking, {
      Safety: () => answer(flag({ id: 'SafetyFlag-item2' })),
      Openings: () => ({ openings: { __typename: 'FlagOpenings', unlooked } }),
      SignOpening: () => {
        unlooked = [opening('2', true)]
        return { done: { __typename: 'MutationSignOpeningSuccess' } }
      },
    })
    await screen.findByText('How somebody is reached was opened 2 times: it is to be looked at')
    expect(screen.getByText('You opened this: another person looks at it.')).toBeTruthy()
    expect(screen.getByText('item item1')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'to the item' }).getAttribute('href')).toBe('#SafetyFlag-item2')
    fireEvent.click(screen.getByRole('button', { name: 'I looked at this' }))
    await waitFor(() => expect(screen.queryByText('item item1')).toBeNull())
    const sent = asked.find(({ operation }) => operation === 'SignOpening')
    expect(sent?.variables).toMatchObject({ input: { openingId: 'FlagOpening-1' } })
  })
})
