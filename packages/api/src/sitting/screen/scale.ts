// What stands beside the answers of every scale, in both languages; an instrument may bring words of its own.
import { wordOf, type Slot } from '@firsthand/analysis/instrument'
import type { Language, Option } from '../view.ts'

type Labels = Record<Language, readonly string[]>

const labels: Partial<Record<Slot['type'], Labels>> = {
  likert5: {
    en: ['Strongly disagree', 'Disagree', 'I don’t know', 'Agree', 'Strongly agree'],
    es: ['Muy en desacuerdo', 'En desacuerdo', 'No sé', 'De acuerdo', 'Muy de acuerdo'],
  },
  likert3: {
    en: ['Disagree', 'I don’t know', 'Agree'],
    es: ['En desacuerdo', 'No sé', 'De acuerdo'],
  },
  yes_no: { en: ['Yes', 'No'], es: ['Sí', 'No'] },
  yes_no_unsure: { en: ['Yes', 'No', 'I am not sure'], es: ['Sí', 'No', 'No lo sé'] },
}

/** Numbered from 1, as they are stored; none for what is no scale. */
export const optionsOfScale = (slot: Slot, language: Language): Option[] =>
  (labels[slot.type]?.[language] ?? []).map((usual, at) => ({
    ...{ value: String(at + 1), text: wordOf(slot, at + 1)?.[language] ?? usual, isExclusive: false },
  }))
