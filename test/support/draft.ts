// Drafts of instruments as an evaluator makes them through the API.
import { createHash } from 'node:crypto'
import { changeItem, sheetOf, withText, type Instrument } from '@firsthand/analysis/instrument'
import { act, type Frame, type Someone } from './world.ts'

const words = (en: string, es: string) => ({ en, es })
const reviewed = { status: 'official', source: 'Written for this story.' } as const

/** A closed question that leads to another, one for services, a table, an open one. */
const screens: Instrument['screens'] = [
  {
    ...{ key: 'safe', topic: words('Here and now', 'Aquí y ahora') },
    items: [
      {
        key: 'A2',
        type: 'yes_no',
        required: false,
        text: words('Is this a safe place?', '¿Es un lugar seguro?'),
      },
    ],
  },
  {
    ...{ key: 'leave', topic: words('Another time', 'En otro momento'), ends: 'safe_exit' },
    showIf: { op: 'eq', item: 'A2', value: 2 },
    items: [
      { key: 'bye', type: 'info', required: false, text: words('Nothing was kept.', 'No se guardó nada.') },
    ],
  },
  {
    ...{ key: 'police', topic: words('Police', 'La policía') },
    items: [
      {
        key: 'P1',
        type: 'yes_no_unsure',
        required: false,
        text: words('Did you meet police?', '¿Te encontraste con la policía?'),
      },
      {
        ...{ key: 'P2', type: 'likert5', required: false, showIf: { op: 'eq', item: 'P1', value: 1 } },
        text: words('They treated me with respect.', 'Me trataron con respeto.'),
      },
      {
        ...{ key: 'P3', type: 'long', required: false, showIf: { op: 'eq', item: 'P1', value: 1 } },
        text: words('What was it like?', '¿Cómo fue?'),
      },
    ],
  },
  {
    ...{ key: 'had', topic: words('Services', 'Servicios') },
    items: [
      {
        key: 'V1',
        type: 'services',
        required: false,
        text: words('Which have you had?', '¿Cuáles has recibido?'),
      },
      {
        ...{
          key: 'M1',
          type: 'multi',
          required: false,
          text: words('How should we reach you?', '¿Cómo te contactamos?'),
        },
        options: [
          { value: 1, text: words('By text', 'Por mensaje') },
          { value: 2, text: words('At school', 'En la escuela') },
          { value: 3, text: words('None of these', 'Ninguna de estas'), isExclusive: true },
        ],
      },
    ],
  },
  {
    ...{ key: 'each', topic: words('How it was', 'Cómo fue'), eachService: { of: 'V1', most: 3 } },
    items: [
      {
        ...{
          key: 'V3',
          type: 'matrix',
          required: false,
          text: words('How did it feel there?', '¿Cómo te sentiste ahí?'),
        },
        rows: [
          { key: 'safe', text: words('I felt safe.', 'Me sentí a salvo.') },
          { key: 'ease', text: words('I felt at ease.', 'Me sentí a gusto.') },
        ],
      },
    ],
  },
  {
    ...{ key: 'overall', topic: words('All in all', 'En general') },
    items: [
      {
        key: 'G1',
        type: 'slider',
        required: false,
        text: words('How was it, from 0 to 10?', '¿Qué tal, de 0 a 10?'),
      },
    ],
  },
  {
    ...{ key: 'closing', topic: words('Thank you', 'Gracias'), ends: 'closing' },
    items: [{ key: 'thanks', type: 'info', required: false, text: words('Thank you.', 'Gracias.') }],
  },
]

/** A small one that can be fielded. */
export const ready = (): Instrument => ({
  ...{ key: 'short', version: '1.0.0', kind: 'survey', title: words('A short one', 'Una corta') },
  ...{ languages: ['en', 'es'], translations: { en: reviewed, es: reviewed } },
  ...{ provenance: 'Written for this story.', licenceBasis: 'Our own.' },
  screens,
})

let version = 0
/** A version of its own each time. */
export const readyJson = (change: (instrument: Instrument) => Instrument = (one) => one): string =>
  JSON.stringify(change({ ...ready(), version: `1.${(version += 1)}.0` }))

export const aDraft = async (who: Someone, { studyId }: Frame) => {
  const { id: instrumentId } = await act(who, 'createDraft', { studyId, key: 'own' })
  return { seen: { studyId, instrumentId, expected: 0 } }
}

/** One that was brought in and can be fielded as it is. */
export const aReadyDraft = async (who: Someone, { studyId }: Frame, file = readyJson()) => {
  const { id: instrumentId } = await act(who, 'importInstrument', { studyId, file })
  return { studyId, instrumentId, expected: 0 }
}

export const aFielded = async (who: Someone, frame: Frame, file = readyJson()) => {
  const draft = await aReadyDraft(who, frame, file)
  await act(who, 'fieldInstrument', draft)
  return { studyId: frame.studyId, instrumentId: draft.instrumentId }
}

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Official Spanish for a draft that was in English alone. */
export const aTranslation = async (who: Someone, frame: Frame) => {
  const { es: _, ...translations } = ready().translations
  const english = readyJson((one) => ({ ...one, languages: ['en'], translations }))
  const draft = await aReadyDraft(who, frame, english)
  const sheet = JSON.stringify(
    sheetOf(
      changeItem(ready(), 'G1', (item) => ({ ...item, text: withText(item.text, 'es', 'De 0 a 10') })),
      'es',
    ),
  )
  return {
    ...draft,
    language: 'es',
    sheet,
    status: 'official',
    source: 'The agency',
    sha256: digestOf(sheet),
  }
}
