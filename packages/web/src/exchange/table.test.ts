import { describe, expect, it } from 'vitest'
import { columnsOf, findHeader, letterOf } from './table.ts'

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
