// Rules about versions of instruments, without I/O.
import {
  isAsked,
  nextVersion,
  sayFinding,
  slotsOf,
  type Finding,
  type Instrument,
  type Slot,
  type Text,
} from '@firsthand/analysis/instrument'
import type { QuestionType } from '../../generated/prisma/enums.ts'
import type { InputIssue } from '../errors.ts'
import type { Localized } from '../input.ts'

export type NewQuestion = {
  key: string
  type: QuestionType
  text: Localized
  perService: boolean
  options?: StoredOption[]
}
export type StoredOption = { value: number; text: Localized; isExclusive: boolean }

/** What is asked, in order: a row of a table is a question of its own; pages that are only shown are none. */
export const questionsOf = (instrument: Instrument): NewQuestion[] =>
  slotsOf(instrument)
    .filter(isAsked)
    .map((slot) => ({
      key: slot.key,
      type: slot.type as QuestionType,
      text: localizedOf(wholeText(slot)),
      perService: Boolean(slot.screen.eachService),
      ...optionsOf(slot),
    }))

/** What its numbers stand for, so that whoever reads an answer reads words. Of five steps every page has the words, but for a form's own. */
const optionsOf = ({ type, item, steps }: Slot): { options?: StoredOption[] } => {
  const words = steps ?? fixed[type]
  const options = words?.map((text, at) => ({ value: at + 1, text })) ?? item.options
  if (!options) return {}
  return {
    options: options.map((option) => ({
      ...{ value: option.value, text: localizedOf(option.text) },
      isExclusive: 'isExclusive' in option && option.isExclusive === true,
    })),
  }
}

const [yes, no] = [
  { en: 'Yes', es: 'Sí' },
  { en: 'No', es: 'No' },
]
const fixed: Partial<Record<Slot['type'], Text[]>> = {
  yes_no: [yes, no],
  yes_no_unsure: [yes, no, { en: 'Not sure', es: 'No lo sé' }],
  likert3: [
    { en: 'Disagree', es: 'En desacuerdo' },
    { en: 'Don’t know', es: 'No sé' },
    { en: 'Agree', es: 'De acuerdo' },
  ],
}

/** A row stands alone wherever its answers are read: its table's own text only leads to it. */
const wholeText = (slot: Slot): Text => slot.row?.text ?? slot.item.text

export const localizedOf = ({ en, es }: Text): Localized => ({ en: en ?? es ?? '', es: es ?? null })

type Stored = { key: string; version: string; title: Localized; questions: readonly NewQuestion[] }

/** A set of questions that was brought in, as something that can be edited on: one question to a screen. */
export const fromQuestions = ({ key, version, title, questions }: Stored): Instrument => ({
  ...{ key, version, kind: 'survey', title: textOf(title), languages: title.es ? ['en', 'es'] : ['en'] },
  translations: { en: { status: 'draft' }, ...(title.es && { es: { status: 'draft' } }) },
  ...{ provenance: '', licenceBasis: '' },
  screens: [
    ...questions.map((question, at) => ({
      key: `S${at + 1}`,
      topic: {},
      items: [
        {
          ...{ key: editableKey(question.key), text: textOf(question.text), required: false },
          type: question.type,
          ...(question.type === 'single' && { options: [] }),
        },
      ],
    })),
    {
      key: 'closing',
      topic: { en: 'Thank you', es: 'Gracias' },
      ends: 'closing',
      items: [{ key: 'thanks', type: 'info', required: false, text: { en: 'Thank you.', es: 'Gracias.' } }],
    },
  ],
})

/** Conditions name items, so an editor's keys begin with a letter and hold no dot. */
const editableKey = (key: string): string =>
  key
    .replace(/[^\w-]/g, '_')
    .replace(/^(?![A-Za-z])/, 'Q')
    .slice(0, 32)

const textOf = ({ en, es }: Localized): Text => ({ en, ...(es && { es }) })

/** The version that is asked for, or the next one that is free. */
export const freeVersion = (version: string, taken: readonly string[]): string =>
  taken.includes(version) ? freeVersion(nextVersion([...taken].sort(byVersion).at(-1)!), taken) : version

/** Oldest first, by number and not by letter: 1.10.0 comes after 1.9.0. */
export const byVersion = (one: string, other: string): number => {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number))
  const at = [0, 1, 2].find((place) => a![place] !== b![place]) ?? 0
  return (a![at] ?? 0) - (b![at] ?? 0)
}

/** What stands against fielding, as a refusal says it: where, what is wrong and what to do. */
export const issuesOf = (findings: readonly Finding[]): InputIssue[] =>
  findings
    .filter(({ severity }) => severity === 'error')
    .slice(0, 50)
    .map((finding) => ({
      path: [finding.code, ...finding.screens, ...finding.items].join('.'),
      message: sayFinding(finding, 'en'),
    }))
