import { beforeEach, describe, expect, it } from 'vitest'
import { speak } from '../language/language.ts'
import { differences } from './differences.ts'
import type { Asking, Change } from './operations.ts'

const text = (en: string, es: string) => ({ en, es })
const survey = { id: 'Instrument-1', title: text('Survey', 'Encuesta'), version: '1.0.0' }
const guide = { id: 'Instrument-2', title: text('Interview', 'Entrevista'), version: '2.1.0' }

const asking = (label: ReturnType<typeof text>, given: Partial<Asking>): Asking => ({
  wave: { id: label.en, label, position: 0 },
  responses: 10,
  modes: [
    { mode: 'self', responses: 7 },
    { mode: 'interview', responses: 3 },
    { mode: 'import', responses: 0 },
  ],
  languages: [
    { language: 'en', responses: 6 },
    { language: 'es', responses: 4 },
  ],
  instruments: [{ instrument: survey, responses: 10 }],
  readWith: [{ codebook: { id: 'Codebook-1', version: 2 }, passages: 10, proposed: 6, decided: 3 }],
  ...given,
})

const told = (change: Partial<Change>) =>
  Object.fromEntries(
    differences({ waves: [], again: [], topics: [], ...change }).map(({ name, sentences }) => [
      name,
      sentences.join(' '),
    ]),
  )
const baseline = text('Baseline', 'Línea de base')
const followUp = text('Follow-up', 'Seguimiento')

describe('what differs between the waves', () => {
  beforeEach(() => speak('en'))

  it('is said in sentences, what all share once', () => {
    const waves = [
      asking(baseline, {}),
      asking(followUp, {
        instruments: [
          { instrument: survey, responses: 8 },
          { instrument: guide, responses: 2 },
        ],
        readWith: [{ codebook: { id: 'Codebook-1', version: 2 }, passages: 8, proposed: 5, decided: 0 }],
      }),
    ]
    expect(told({ waves, again: [{ people: 9, again: 4 }] })).toEqual({
      people: '4 of 9 people at baseline answered again at follow-up.',
      instrument: 'Asked in every wave: Survey 1.0.0. Only at follow-up: Interview 2.1.0.',
      mode: 'Responses given in an interview: 3 of 10 at baseline, 3 of 10 at follow-up.',
      language: 'Responses in Spanish: 4 of 10 at baseline, 4 of 10 at follow-up.',
      codebook: 'The words of every wave were read with version 2.',
      checked: 'Codings that a person decided: 3 of 9 at baseline, 0 of 5 at follow-up.',
    })
  })

  it('names the codebook of each wave where they were read with different ones', () => {
    const first = { id: 'Codebook-1', version: 1 }
    const waves = [
      asking(baseline, { readWith: [{ codebook: first, passages: 3, proposed: 0, decided: 0 }] }),
      asking(followUp, { readWith: [] }),
    ]
    expect(told({ waves })).toMatchObject({
      codebook: 'Words at baseline were read with version 1. Words at follow-up were read with no codebook.',
    })
    expect(told({ waves })).not.toHaveProperty('checked')
  })

  it('names the one way in which all was given', () => {
    const only = [{ mode: 'interview' as const, responses: 10 }]
    speak('es')
    expect(
      told({ waves: [asking(baseline, { modes: only }), asking(followUp, { modes: only })] })['mode'],
    ).toBe('Respuestas dadas en entrevista: 10 de 10 (línea de base), 10 de 10 (seguimiento).')
  })
})
