import { describe, expect, it } from 'vitest'
import { columnsOf, findHeader, letterOf, questionIn } from './table.ts'

const said = (nth: number) => `Answer number ${nth} that somebody gave in their own words.`
const seem = (rows: string[][]) => columnsOf(rows, findHeader(rows)).map(({ seems }) => seems)

describe('the row that names the columns', () => {
  const rows: [string, string[][], number][] = [
    [
      'first',
      [
        ['id', 'What was it like?'],
        ['1', said(1)],
        ['2', said(2)],
      ],
      0,
    ],
    ['under a title', [['Survey of the summer'], ['id', 'What was it like?'], ['1', said(1)]], 1],
    [
      'under merged cells',
      [
        ['', 'About court', '', 'About home'],
        ['id', 'Q1', 'Q2', 'Q3'],
        ['1', said(1), said(2), said(3)],
      ],
      1,
    ],
    [
      'none, where figures stand there',
      [
        ['1', said(1)],
        ['2', said(2)],
      ],
      -1,
    ],
    ['none, where everybody’s words begin at once', [[said(1)], [said(2)], [said(3)]], -1],
    [
      'none, where people’s codes and words begin at once',
      [
        ['A-1', said(1), 'es'],
        ['A-2', said(2), 'en'],
        ['A-3', said(3), 'es'],
      ],
      -1,
    ],
    [
      'none, where names of people stand beside their words',
      [
        ['Heron', said(1)],
        ['Otter', said(2)],
        ['Wren', said(3)],
      ],
      -1,
    ],
    [
      'none, where some of it is said again below',
      [
        ['yes', 'Court', 'Nobody came.'],
        ['no', 'Home', 'Somebody came to us in the end.'],
        ['yes', 'School', 'Nobody came there either, ever.'],
      ],
      -1,
    ],
    [
      'a request that asks at length, where its column or another shows it',
      [
        ['case', 'Tell us in your own words what it was like for you at court'],
        ['1', said(1)],
        ['2', said(2)],
      ],
      0,
    ],
    [
      'short names over nothing but words',
      [
        ['Court', 'What happened at home?'],
        [said(1), said(2)],
        [said(3), said(4)],
      ],
      0,
    ],
    ['a question over one column', [['What was it like for you in court?'], [said(1)], [said(2)]], 0],
  ]
  it.each(rows)('is %s', (_, table, header) => expect(findHeader(table)).toBe(header))
})

describe('the columns of a table', () => {
  it('with text in three of fifty are known by it', () => {
    const width = Array.from({ length: 50 }, (_, at) => at)
    const wordy = [7, 21, 49]
    const names = width.map((at) => `Field ${at}`)
    const rows = [1, 2, 3, 4, 5, 6].map((nth) =>
      width.map((at) =>
        wordy.includes(at) ? said(nth * 100 + at) : at % 2 ? String(nth * at) : ['yes', 'no'][nth % 2]!,
      ),
    )
    const columns = columnsOf([names, ...rows], 0)
    expect(columns.filter(({ seems }) => seems === 'words').map(({ at }) => at)).toEqual(wordy)
    expect(letterOf(49)).toBe('AX')
  })

  it('are told by what they hold and how they are called', () =>
    expect(
      seem([
        ['Participant', 'Idioma', 'Agree?', 'What was it like?'],
        ['A-1', 'Español', 'Strongly agree with that', said(1)],
        ['A-2', 'Inglés', 'Strongly agree with that', said(2)],
        ['A-1', 'español', 'Strongly agree with that', said(3)],
        ['A-3', 'EN', 'Strongly agree with that', said(4)],
      ]),
    ).toEqual(['person', 'language', 'other', 'words']))
})

describe('what was asked', () => {
  const names: [string, string][] = [
    ['Court', 'Court'],
    ['', ''],
    ['What was it like for you in court?', 'What was it like for you in court?'],
    ['¿Cómo te fue en la corte', '¿Cómo te fue en la corte'],
    ['My worker never called back.', 'In their own words'],
    [said(1), 'In their own words'],
  ]
  it.each(names)('in a column called “%s” is “%s”', (name, question) =>
    expect(questionIn(name, 'In their own words')).toBe(question),
  )
})
