import { describe, expect, it } from 'vitest'
import { findSpeakers, turnsOf } from './transcript.ts'

const who = (text: string) => findSpeakers([text]).map(({ name, turns, seems }) => [name, turns, seems])

describe('the speakers of a transcript', () => {
  it('are those who are named before what they say', () =>
    expect(
      who(
        'Second visit\n\nInterviewer: How was it?\nP1: Nobody asked me.\nReally.\nInterviewer: And then?\nP1: Then court.',
      ),
    ).toEqual([
      ['Interviewer', 2, 'other'],
      ['P1', 2, 'young'],
    ]))

  const written: [string, string, unknown][] = [
    ['nobody in a text without names', 'Nobody asked me. One thing: the judge was kind.\nThen court.', []],
    ['one alone', 'Ana: I was there.\n\nAna: And then I left.', [['Ana', 2, 'young']]],
    [
      'those of Spanish interviews, in capitals and not',
      'ENTREVISTADORA: ¿Cómo fue?\nAna María: Bien.\nEntrevistadora: ¿Y después?\nANA MARÍA: Me fui.',
      [
        ['ENTREVISTADORA', 2, 'other'],
        ['Ana María', 2, 'young'],
      ],
    ],
    [
      'those behind the time',
      '[00:01:02] Speaker 1: Hello.\n00:01:09 Speaker 2: Hi.\nSpeaker 1 (00:02): Well.',
      [
        ['Speaker 1', 2, 'young'],
        ['Speaker 2', 1, 'young'],
      ],
    ],
    [
      'whoever mostly asks, by any name',
      'Kim: How was it?\nLu: Fine.\nKim: And court?\nLu: Long.',
      [
        ['Kim', 2, 'other'],
        ['Lu', 2, 'young'],
      ],
    ],
    ['no web address and no hour', 'See https://example.org\nAt 10:30 it was over.', []],
  ]
  it.each(written)('are %s', (_, text, found) => expect(who(text)).toEqual(found))

  it('may be twelve who spoke once each', () => {
    const names = Array.from({ length: 12 }, (_, at) => `Name${String.fromCharCode(65 + at)}`)
    const found = who(names.map((name) => `${name}: I was there too.`).join('\n'))
    expect(found).toEqual(names.map((name) => [name, 1, 'young']))
  })

  it('have turns with all of their lines; a name that is none is part of what was said', () => {
    const text = 'Heading\nP1: Two things.\nFirst: court.\n\nFirst: again.\nI: Yes?\nP1: No.'
    expect(turnsOf(text, ['P1', 'I'])).toEqual([
      { speaker: null, text: 'Heading' },
      { speaker: 'p1', text: 'Two things.\nFirst: court.\n\nFirst: again.' },
      { speaker: 'i', text: 'Yes?' },
      { speaker: 'p1', text: 'No.' },
    ])
  })
})
