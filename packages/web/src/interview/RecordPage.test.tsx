import { fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { expect, it } from 'vitest'
import { sitDown } from '../testing/desk.tsx'
import * as world from '../testing/world.ts'

const text = (en: string) => ({ __typename: 'LocalizedText', en, es: null })
const ines = {
  ...world.ada,
  memberships: [
    { ...world.ada.memberships[0]!, may: ['read study', 'read own interviews', 'record response'] },
  ],
}
const person = 'Participant-AAAAAAABAAAAAAAAAAAAAA'
const toAsk = {
  study: {
    ...{ __typename: 'Study', id: world.studyId, languages: ['en'], services: [] },
    waves: [{ __typename: 'Wave', id: 'Wave-1', label: text('Baseline'), opensOn: '2026-01-01' }],
    instruments: [
      {
        ...{ __typename: 'Instrument', id: 'Instrument-1', title: text('Guide'), version: '1.0.0' },
        definition: null,
        questions: [
          {
            __typename: 'Question',
            id: 'Question-1',
            key: 'O1',
            type: 'long',
            text: text('How was it?'),
            perService: false,
            options: [],
          },
        ],
      },
    ],
  },
  node: {
    ...{ __typename: 'Participant', id: person, language: 'en' },
    consents: [
      {
        __typename: 'Consent',
        scope: 'participate',
        until: '2090-01-01T00:00:00Z',
        isEffective: true,
        state: 'granted',
        carriesNew: true,
      },
    ],
    known: [
      {
        ...{ __typename: 'KnownAtWave', waveId: 'Wave-1', age: null, isAgeTold: false, isOfAge: true },
        facts: [],
      },
    ],
  },
}
const refused = (type: string, more = {}) => ({ done: { __typename: type, ...more } })

/** Ines at an interview with a sentence typed, before a server that answers what she sends in turn. */
const typing = async (...told: object[]) => {
  let lockedAs: string | null = null
  const desk = sitDown(`/study/${world.studyId}/interview/${person}/record`, ines, {
    ToAsk: () => toAsk,
    Session: () => ({ ...world.session(lockedAs === null ? ines : null), lockedAs }),
    RaiseInterview: () => raised,
    SubmitResponse: () => told.shift() ?? Promise.reject(new TypeError('no connection')),
    Unlock: () => {
      lockedAs = null
      return { unlock: { __typename: 'MutationUnlockSuccess', data: ines } }
    },
  })
  fireEvent.click(await screen.findByRole('button', { name: 'Begin' }))
  const area = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'How was it?' })
  fireEvent.input(area, { target: { value: 'They listened.' } })
  fireEvent.click(screen.getByRole('button', { name: 'To the end' }))
  const send = () => fireEvent.click(screen.getByRole('button', { name: 'Record the interview' }))
  const keys = () =>
    desk.asked
      .filter(({ operation }) => operation === 'SubmitResponse')
      .map(({ variables }) => (variables['input'] as { idempotencyKey: string }).idempotencyKey)
  return { send, keys, asked: desk.asked, lock: () => (lockedAs = 'Ines') }
}
const raised = {
  done: {
    __typename: 'MutationRaiseInterviewSuccess',
    data: { __typename: 'Raised', hasReviewer: true, goesByLetter: true },
  },
}
/** What stands on the page to which one goes back from the end. */
const kept = () => {
  const back = screen.queryByRole('button', { name: 'Back' })
  if (back && !screen.queryByRole('textbox', { name: 'How was it?' })) fireEvent.click(back)
  return screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'How was it?' }).value
}

it('keeps what was typed where the session was locked elsewhere, and asks to unlock', async () => {
  const { send, lock } = await typing(refused('SignedOut'))
  lock()
  send()
  const field = await screen.findByLabelText(/password/i)
  expect(screen.queryByRole('textbox', { name: 'How was it?' })).toBeNull()
  fireEvent.input(field, { target: { value: 'a quiet reading room' } })
  fireEvent.submit(field.closest('form')!)
  await screen.findByText(/This was not sent/)
  await waitFor(() => expect(kept()).toBe('They listened.'))
})

it('keeps what was typed where the session ended, and says how to go on', async () => {
  const { send } = await typing(refused('SignedOut'))
  send()
  await screen.findByText(/You are not signed in any more/)
  expect(kept()).toBe('They listened.')
})

it('sends the same interview under the same key until it is stored, and says what came of it', async () => {
  const issues = [{ __typename: 'InputIssue', path: 'idempotencyKey' }]
  const { send, keys } = await typing(refused('NoConsent'), refused('InvalidInput', { issues }))
  send()
  await screen.findByText(/They do not take part now/)
  send()
  await screen.findByText(/An earlier sending did arrive/)
  send()
  await screen.findByText(/This was not sent/)
  expect(kept()).toBe('They listened.')
  expect([keys().length, new Set(keys()).size]).toEqual([3, 1])
})

it('asks whoever types whether something cannot wait, with no word of what, and raises it under the key that is sent', async () => {
  const { send, keys, asked } = await typing()
  expect(kept()).toBe('They listened.')
  const area = screen.getByRole('textbox', { name: 'How was it?' })
  expect(screen.queryByText(/cannot wait/)).toBeNull()
  fireEvent.input(area, { target: { value: 'He has a gun and he is outside my house.' } })
  const prompt = await screen.findByText(/If something just said cannot wait/, {}, { timeout: 50_000 })
  expect(prompt.textContent).not.toMatch(/gun|danger|risk/)
  expect(asked.map(({ operation }) => operation)).not.toContain('RaiseInterview')
  fireEvent.click(screen.getByRole('button', { name: 'Raise this now' }))
  await screen.findByText(/All safety reviewers are asked now/)
  expect(screen.queryByText(/cannot wait/)).toBeNull()
  const { input } = asked.find(({ operation }) => operation === 'RaiseInterview')!.variables as {
    input: { participantId: string; key: string }
  }
  expect(Object.keys(input).sort()).toEqual(['key', 'participantId', 'studyId'])
  fireEvent.click(screen.getByRole('button', { name: 'To the end' }))
  send()
  await waitFor(() => expect(keys()).toEqual([input.key]))
})

it('asks of what was typed just before going on, of each new thing once, and until it is put away', async () => {
  await typing()
  expect(kept()).toBe('They listened.')
  const prompt = () => screen.findByText(/If something just said cannot wait/, {}, { timeout: 50_000 })
  const type = (value: string) =>
    fireEvent.input(screen.getByRole('textbox', { name: 'How was it?' }), { target: { value } })
  type('He has a gun and he is outside my house.')
  fireEvent.click(screen.getByRole('button', { name: 'To the end' }))
  await prompt()
  kept()
  expect(await prompt()).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Put this away' }))
  expect(screen.queryByText(/cannot wait/)).toBeNull()
  type('He has a gun and he is outside my house. Yes.')
  await new Promise((done) => setTimeout(done, 2_000))
  expect(screen.queryByText(/cannot wait/)).toBeNull()
  type('He has a gun and he is outside my house. Yes. My uncle has a gun and he is outside the school.')
  await prompt()
})
