import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differing } from './differing.ts'

const marked = (before: string, after: string) =>
  differing(before, after)
    .map(({ is, text }) => (is === 'same' ? text : is === 'gone' ? `[-${text}]` : `[+${text}]`))
    .join('')

describe('what differs between two wordings', () => {
  it.each([
    ['We keep it for two years.', 'We keep it for three years.', 'We keep it for [-two][+three] years.'],
    ['You can stop.', 'You can stop at any time.', 'You can stop[+ at any time].'],
    ['You may stop at any time.', 'You may stop.', 'You may stop[- at any time].'],
    ['Lo guardamos dos años.', 'Lo guardamos tres años más.', 'Lo guardamos [-dos][+tres] años[+ más].'],
    [
      'We may tell your worker.',
      'We may never call your worker.',
      'We may [-tell][+never call] your worker.',
    ],
    ['¿Qué pasó?', '¿Qué pasó después?', '¿Qué pasó[+ después]?'],
    ['the same', 'the same', 'the same'],
    ['', 'All new.', '[+All new.]'],
    ['All gone.', '', '[-All gone.]'],
    ['', '', ''],
    [
      'Staff were kind to me.',
      'Nobody asked us anything.',
      '[-Staff were kind to me.][+Nobody asked us anything.]',
    ],
  ])('%j and %j are %j', (before, after, expected) => expect(marked(before, after)).toBe(expected))

  it('gives back either text, sign for sign, and never two changes beside each other', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'año', ' ', '  ', '\n', '.', '¿', 'nunca', 'we', '🙂', '7'), {
        maxLength: 30,
      })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const all = differing(before, after)
        const without = (is: string) =>
          all
            .filter((one) => one.is !== is)
            .map((one) => one.text)
            .join('')
        expect(without('new')).toBe(before)
        expect(without('gone')).toBe(after)
        expect(all.some((one, at) => at > 0 && one.is === all[at - 1]!.is)).toBe(false)
      }),
    )
  })
})
