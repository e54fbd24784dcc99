import { fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import * as server from '../testing/deciding.ts'
import { type Answers, heading, sitDown, themesPath } from '../testing/desk.tsx'
import { ada, ben, quotesAnswer, responseAnswer, studyId, themeAnswer } from '../testing/world.ts'

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key })
const inputOf = (asked: { operation: string; variables: Record<string, unknown> }[]) =>
  asked.findLast((one) => one.operation === 'ChangeCoding')?.variables['input']
const words = () => document.querySelector('.aspect-words')?.textContent

/** As Ada says it of the coding of the world. */
const said = server.decision('change', 'accepted', { isAboutAspects: true })
const shows = (keys: string[], revision = 1) =>
  server.coding('accepted', revision, {
    ...{ decision: said, aspectDecision: said, decidedAspects: keys.map(server.aspect) },
    ...{ aspects: [server.aspect('curfew')] },
  })

describe('the aspects of a quote', () => {
  const open = async (answers: Answers = {}, who = ada) => {
    const desk = sitDown(`${themesPath}/rules`, who, {
      Theme: () => themeAnswer,
      Quotes: () => quotesAnswer(false),
      Codes: () => server.codesAnswer,
      ThemeCount: () => server.themeCountAnswer(1),
      ...answers,
    })
    await screen.findByText('1 quote from 1 person')
    return desk
  }

  it('are said by keys beside its words: what was drafted is dropped, another added, in her name', async () => {
    const { asked } = await open({ ChangeCoding: () => server.done('ChangeCoding', shows(['phones'])) })
    press('j')
    press('e')
    const drafted = screen.getByRole<HTMLInputElement>('checkbox', { name: /^Curfew/i })
    const other = screen.getByRole<HTMLInputElement>('checkbox', { name: /^phones/ })
    expect([drafted.checked, other.checked]).toEqual([true, false])
    expect(document.activeElement).toBe(drafted)
    expect(drafted.closest('.quote-item')!.textContent).toContain('Too many rules')
    screen.getByText(/Saving accepts the code too/)
    fireEvent.click(drafted)
    fireEvent.click(other)
    fireEvent.submit(other.closest('form')!)
    await screen.findByText('said by you, Feb 3, 2026')
    expect(inputOf(asked)).toEqual({
      ...{ studyId, codingId: 'Coding-1', expected: 0, codeId: 'Code-rules', aspects: ['phones'] },
    })
    expect(words()).toBe('Shows: phones said by you, Feb 3, 2026')
    await screen.findByText('Said which aspects it shows: Rules.')
    expect(screen.queryByRole('checkbox')).toBeNull()
    expect(document.activeElement?.className).toContain('quote-item')
  })

  it('are let go by Escape, and nothing is asked of the server', async () => {
    const { asked } = await open()
    press('j')
    press('e')
    fireEvent.keyDown(screen.getAllByRole('checkbox')[0]!, { key: 'Escape' })
    expect(screen.queryByRole('checkbox')).toBeNull()
    expect(inputOf(asked)).toBeUndefined()
    expect(document.activeElement?.className).toContain('quote-item')
    expect(words()).toContain('a machine’s draft, nobody decided it')
  })

  it('may be none, and come back as a draft by undo', async () => {
    await open({
      ChangeCoding: () => server.done('ChangeCoding', shows([])),
      UndoDecision: () =>
        server.done('UndoDecision', server.coding('proposed', 2, { aspects: [server.aspect('curfew')] })),
    })
    press('j')
    fireEvent.click(screen.getByRole('button', { name: /^Aspects/ }))
    fireEvent.click(screen.getByRole('checkbox', { name: /^Curfew/i }))
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(words()).toBe('Shows none of its aspects said by you, Feb 3, 2026'))
    press('u')
    await waitFor(() => expect(words()).toContain('May show: curfew'))
  })

  it('that another said meanwhile are told, with who said them, and shown', async () => {
    const bens = server.decision('change', 'accepted', { by: 'Ben', isMine: false, isAboutAspects: true })
    const row = { ...shows(['phones']), decision: bens, stateDecision: bens, aspectDecision: bens }
    await open({ ChangeCoding: () => server.meanwhile(row, bens) })
    press('j')
    press('e')
    fireEvent.submit(screen.getAllByRole('checkbox')[0]!.closest('form')!)
    await screen.findByText(/^Before you, Ben said which of its aspects the words show/)
    expect(words()).toBe('Shows: phones said by Ben, Feb 3, 2026')
  })

  it('leave the code in the name of who accepted it', async () => {
    const bens = server.decision('accept', 'accepted', { by: 'Ben', isMine: false })
    await open({
      ChangeCoding: () => server.done('ChangeCoding', { ...shows(['phones']), stateDecision: bens }),
    })
    press('j')
    press('e')
    fireEvent.submit(screen.getAllByRole('checkbox')[0]!.closest('form')!)
    await screen.findByText('accepted by Ben')
    screen.getByText('said by you, Feb 3, 2026')
  })

  it('of a code that it was changed to are said beside the same words', async () => {
    const toHeard = server.decision('change', 'rejected', { code: server.codes[1] })
    const other = {
      ...server.coding('accepted', 1, { code: server.codes[1], origin: 'person' }),
      id: 'Coding-9',
    }
    const { asked } = await open({
      ChangeCoding: ({ input }) =>
        (input as { aspects?: string[] }).aspects
          ? server.done('ChangeCoding', { ...shows(['curfew'], 2), id: 'Coding-9', code: server.codes[1] })
          : server.done('ChangeCoding', server.coding('rejected', 1, { decision: toHeard }), [other]),
      ThemeCount: () => server.themeCountAnswer(0),
    })
    press('j')
    press('c')
    await screen.findByRole('button', { name: 'Being heard' })
    press('2')
    const bar = await screen.findByText('Changed to Being heard.')
    const [ask] = bar.parentElement!.querySelectorAll('button')
    expect(ask!.textContent).toBe('Aspects')
    fireEvent.click(ask!)
    screen.getByText('Which aspects of “Being heard” do the words show?')
    const curfew = screen.getByRole('checkbox', { name: /^curfew/ })
    expect(curfew.closest('.quote-item')).not.toBeNull()
    fireEvent.click(curfew)
    fireEvent.submit(curfew.closest('form')!)
    await screen.findByText('Said which aspects it shows: Being heard.')
    expect(inputOf(asked)).toEqual({
      ...{ studyId, codingId: 'Coding-9', expected: 1, codeId: 'Code-heard', aspects: ['curfew'] },
    })
  })

  it('are asked by nobody who may not decide, nor of what was rejected', async () => {
    await open({}, ben)
    press('j')
    press('e')
    expect(screen.queryByRole('checkbox')).toBeNull()
    expect(screen.queryByRole('button', { name: /^Aspects/ })).toBeNull()
  })
})

describe('a response', () => {
  it('has the aspects of what was just coded by hand asked by one key', async () => {
    const mine = server.decision('add', 'accepted', { code: server.codes[1] })
    const made = {
      ...server.coding('accepted', 1, { decision: mine, code: server.codes[1], origin: 'person' }),
      id: 'Coding-9',
    }
    sitDown(`/study/${studyId}/response/Response-1`, ada, {
      Response: () => responseAnswer,
      Codes: () => server.codesAnswer,
      AddCoding: () => server.done('AddCoding', made, [server.coding('proposed', 0)]),
    })
    await heading(/Response of Feb 3, 2026/)
    press('s')
    await screen.findByRole('button', { name: 'Being heard' })
    press('2')
    await screen.findByText('Coded: Being heard.')
    press('e')
    const asked = screen.getByText('Which aspects of “Being heard” do the words show?')
    expect(asked.closest<HTMLElement>('[data-coding]')!.dataset['coding']).toBe('Coding-9')
  })
})

describe('a theme', () => {
  const wave = (nth: number, people: number, base: number, spoke: number) => ({
    ...{
      __typename: 'AspectWave',
      wave: themeAnswer.study.theme.waves![nth]!.wave,
      people,
      base,
      open: spoke - base,
      spoke,
    },
  })
  const decided = structuredClone(themeAnswer)
  decided.study.theme.aspects = [
    {
      ...{ __typename: 'ThemeAspect', code: decided.study.theme.codes[0], aspect: server.aspect('phones') },
      waves: [wave(0, 2, 5, 14), wave(1, 0, 0, 12)],
    },
  ]
  const open = async (theme: object) => {
    const desk = sitDown(`${themesPath}/rules`, ada, {
      Theme: () => theme,
      Quotes: () => quotesAnswer(false),
    })
    await screen.findByText('1 quote from 1 person')
    return desk
  }

  it('says how many people of how many spoke of an aspect, and of whom nobody has said it', async () => {
    await open(decided)
    const table = screen.getByText('Aspects, as people decided them').closest('details')!
    const rows = [...table.querySelectorAll('tbody tr')].map(({ children }) =>
      [...children].map(({ textContent }) => textContent),
    )
    expect(rows).toEqual([
      ['phones', '2 of 5', 'not said'],
      ['Some words open', '9 of 14', '12 of 12'],
    ])
  })

  it('is looked through by what people decided', async () => {
    const { asked } = await open(decided)
    fireEvent.change(screen.getByLabelText('Shows (decided)'), { target: { value: 'phones' } })
    await waitFor(() => expect(asked.at(-1)!.variables['filter']).toEqual({ decidedAspect: 'phones' }))
    expect(window.location.search).toBe('?decidedAspect=phones')
  })

  it('shows neither where nobody has decided one', async () => {
    await open(themeAnswer)
    expect(screen.queryByText('Aspects, as people decided them')).toBeNull()
    expect(screen.queryByLabelText('Shows (decided)')).toBeNull()
  })
})
