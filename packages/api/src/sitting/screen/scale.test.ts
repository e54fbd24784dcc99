import { slotsOf, type Instrument } from '@firsthand/analysis/instrument'
import { describe, expect, it } from 'vitest'
import { builtIn } from '../../instrument/builtIn.ts'
import { optionsOfScale } from './scale.ts'

const middleOf = (instrument: Instrument, key: string) =>
  optionsOfScale(
    slotsOf(instrument).find((slot) => slot.key === key)!,
    'en',
  )[2]?.text

describe('the steps of a scale', () => {
  it('are the words of the form where it has its own, else those of every page', () => {
    expect(middleOf(builtIn('yss'), 'YSS1')).toBe('Undecided')
    expect(middleOf(builtIn('svf-1'), 'K2')).toBe('I don’t know')
  })
})
