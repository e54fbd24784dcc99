import { fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, describe, expect, it } from 'vitest'
import * as server from '../testing/deciding.ts'
import { type Answers, heading, sitDown, themesPath } from '../testing/desk.tsx'
import { ada, ben, quotesAnswer, responseAnswer, studyId, themeAnswer } from '../testing/world.ts'
import { setSingleKeys, singleKeys } from '../ui/keys.ts'

afterEach(() => setSingleKeys(true))

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key })

describe('a quote of a theme', () => {
  const open = async (answers: Answers = {}, who = ada) => {
    const desk = sitDown(`${themesPath}/rules`, who, {
      Theme: () => themeAnswer,
      Quotes: () => quotesAnswer(false),
      Codes: () => server.codesAnswer,
      ...answers,
    })
    await screen.findByText('1 quote from 1 person')
    return desk
  }
  const rejected = server.coding('rejected', 1, { decision: server.decision('reject', 'rejected') })

  it('is rejected by one key: the count falls at once, the quote stays in its place and says by whom', async () => {
    let answer = (_data: object) => undefined as void
    const { asked } = await open({
      RejectCoding: () => new Promise((resolve) => (answer = resolve)),
      ThemeCount: () => server.themeCountAnswer(0),
    })
    press('j')
    press('x')
    await screen.findByText('0 quotes from 1 person')
    const sent = () => asked.find((one) => one.operation === 'RejectCoding')?.variables['input']
    await waitFor(() => expect(sent()).toEqual({ studyId, codingId: 'Coding-1', expected: 0 }))
    answer(server.done('RejectCoding', rejected))
    await screen.findByText('0 quotes from 0 people')
    screen.getByText('rejected by you')
    screen.getByText('Rejected: Rules. It counts no more.')
    expect(document.activeElement?.className).toContain('quote-item')
  })

  it('comes back by undo', async () => {
    let quotes = 0
    const { asked } = await open({
      RejectCoding: () => server.done('RejectCoding', rejected),
      UndoDecision: () => server.done('UndoDecision', server.coding('proposed', 2)),
      ThemeCount: () => server.themeCountAnswer(quotes++),
    })
    press('j')
    press('x')
    await screen.findByText('rejected by you')
    press('u')
    await screen.findByText('Taken back: Rules.')
    await screen.findByText('1 quote from 1 person')
    screen.getByText('suggested, not checked')
    expect(asked.find((one) => one.operation === 'UndoDecision')!.variables['input']).toMatchObject({
      expected: 1,
    })
  })

  it('stands as before, with the reason, where the server is away', async () => {
    await open()
    press('j')
    press('x')
    await screen.findByText(/^Not saved: Firsthand cannot be reached/)
    screen.getByText('1 quote from 1 person')
    screen.getByText('suggested, not checked')
    expect(screen.getByRole('alert').textContent).toContain('It stands as before')
  })

  it('that another decided meanwhile says who, what and when, and shows how it stands now', async () => {
    const bens = server.decision('reject', 'rejected', { by: 'Ben', isMine: false })
    await open({
      AcceptCoding: () => server.meanwhile(server.coding('rejected', 1, { decision: bens }), bens),
      ThemeCount: () => server.themeCountAnswer(0),
    })
    press('j')
    press('a')
    await screen.findByText(/^Before you, Ben rejected it \(.*\)\. Nothing of that was overwritten/)
    screen.getByText('rejected by Ben')
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
    expect(document.activeElement?.className).toContain('quote-item')
  })

  it('that nobody decided since, but whose words were edited, says so and not that somebody was before', async () => {
    const own = server.decision('accept', 'accepted')
    await open({
      AcceptCoding: () => server.done('AcceptCoding', server.coding('accepted', 1, { decision: own })),
      RejectCoding: () => server.meanwhile(server.coding('accepted', 2, { decision: own }), own),
      ThemeCount: () => server.themeCountAnswer(1),
    })
    press('j')
    press('a')
    await screen.findByText('accepted by you')
    press('x')
    await screen.findByText(/^Not saved: the words of this passage were changed meanwhile/)
    expect(screen.queryByText(/Before you/)).toBeNull()
  })

  it('is changed to another code by two keys', async () => {
    const { asked } = await open({
      ChangeCoding: () =>
        server.done(
          'ChangeCoding',
          server.coding('rejected', 1, {
            decision: server.decision('change', 'rejected', { code: server.codes[1] }),
          }),
        ),
      ThemeCount: () => server.themeCountAnswer(0),
    })
    press('j')
    press('c')
    await screen.findByRole('button', { name: 'Being heard' })
    press('2')
    await screen.findByText('changed to “Being heard” by you')
    expect(asked.find((one) => one.operation === 'ChangeCoding')!.variables['input']).toEqual({
      ...{ studyId, codingId: 'Coding-1', expected: 0 },
      ...{ codeId: 'Code-heard', stance: 'negative' },
    })
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('that would change it to what another rejected stands as before, and the other code is named', async () => {
    const bens = server.decision('reject', 'rejected', { by: 'Ben', isMine: false, code: server.codes[1] })
    const other = {
      ...server.coding('rejected', 1, { decision: bens, code: server.codes[1] }),
      id: 'Coding-9',
    }
    await open({
      ChangeCoding: () => server.meanwhile(other, bens),
      ThemeCount: () => server.themeCountAnswer(1),
    })
    press('j')
    press('c')
    await screen.findByRole('button', { name: 'Being heard' })
    press('2')
    await screen.findByText(/^Being heard: Before you, Ben rejected it/)
    await screen.findByText('suggested, not checked')
    screen.getByText('1 quote from 1 person')
  })

  it('asks to choose one first where none is chosen', async () => {
    const { asked } = await open()
    press('a')
    await screen.findByText('Choose a quote or a code first: j goes to the next.')
    expect(asked.some((one) => one.operation === 'AcceptCoding')).toBe(false)
  })

  it('hears no single keys when they are switched off, and the browser remembers it', async () => {
    const { asked } = await open()
    setSingleKeys(false)
    expect(localStorage.getItem('firsthand.keys')).toBe('off')
    expect(singleKeys()).toBe(false)
    screen.getByRole('button', { name: 'Accept' })
    press('j')
    press('a')
    expect(asked.some((one) => one.operation === 'AcceptCoding')).toBe(false)
    expect(screen.queryByText('a', { selector: 'kbd' })).toBeNull()
  })

  it('is not offered to who may not decide', async () => {
    const { asked } = await open({}, ben)
    expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull()
    press('j')
    press('a')
    expect(asked.some((one) => one.operation === 'AcceptCoding')).toBe(false)
  })
})

describe('the queue', () => {
  const open = async (left: number, answers: Answers = {}) => {
    const desk = sitDown(`/study/${studyId}/undecided`, ada, {
      Undecided: () => server.undecidedAnswer(left),
      ...answers,
    })
    await heading('Undecided')
    return desk
  }

  it('says how much waits, and goes on to the next when one is decided', async () => {
    await open(2, {
      AcceptCoding: () =>
        server.done(
          'AcceptCoding',
          server.coding('accepted', 1, { decision: server.decision('accept', 'accepted') }),
        ),
      UndecidedCount: () => server.undecidedCountAnswer(1),
    })
    await screen.findByText('2 suggestions from 2 people wait for a person.')
    press('j')
    expect((document.activeElement as HTMLElement).dataset['coding']).toBe('Coding-1')
    press('a')
    await screen.findByText('1 suggestion from 1 person wait for a person.')
    screen.getByText('accepted by you')
    await waitFor(() => expect((document.activeElement as HTMLElement).dataset['coding']).toBe('Coding-2'))
  })

  it('says so where nothing waits', async () => {
    await open(0)
    await heading('Nothing waits')
  })
})

describe('words of a response', () => {
  const open = async (answers: Answers = {}) => {
    const desk = sitDown(`/study/${studyId}/response/Response-1`, ada, {
      Response: () => responseAnswer,
      Codes: () => server.codesAnswer,
      ...answers,
    })
    await heading(/Response of Feb 3, 2026/)
    return desk
  }

  it('that somebody selects are coded by one key, a placeholder whole', async () => {
    const made = server.coding('accepted', 1, {
      ...{ id: 'Coding-9', origin: 'person', code: server.codes[2] },
      decision: server.decision('add', 'accepted', { code: server.codes[2] }),
    })
    const { asked } = await open({
      AddCoding: () => server.done('AddCoding', made, [server.coding('proposed', 0)]),
    })
    const range = document.createRange()
    range.setStart(document.querySelector('[data-at="0"]')!.firstChild!, 3)
    range.setEnd(document.querySelector('.redaction')!.firstChild!, 2)
    getSelection()!.removeAllRanges()
    getSelection()!.addRange(range)
    fireEvent(document, new Event('selectionchange'))
    await screen.findByText('“told [PERSON]”')
    await screen.findByRole('button', { name: 'Calm' })
    press('3')
    await screen.findByText('coded by you')
    expect(asked.find((one) => one.operation === 'AddCoding')!.variables['input']).toEqual({
      ...{ studyId, passageId: 'Passage-1', codeId: 'Code-calm', expected: 0, digest: 'seen' },
      ...{ spans: [{ start: 2, end: 15 }], stance: 'neutral', kind: 'experience' },
    })
    expect(screen.queryByRole('region', { name: 'Code these words' })).toBeNull()
  })

  it('are chosen with keys alone', async () => {
    await open()
    press('s')
    await screen.findByText('“I”')
    press('ArrowRight')
    await screen.findByText('“told”')
    fireEvent.keyDown(document.body, { key: 'ArrowRight', shiftKey: true })
    await screen.findByText('“told [PERSON]”')
    press('Escape')
    await waitFor(() => expect(screen.queryByText('“told [PERSON]”')).toBeNull())
  })

  it('keep the codes in the margin in sight, with what can be decided about each', async () => {
    await open()
    screen.getByRole('group', { name: 'Decide: Rules' })
    screen.getByText('suggested, not checked')
  })
})
