// When it is worth while to learn from what people decided, and what a model says of itself.
import { MODEL_FORM, type CodeReport, type StudyReport } from '@firsthand/analysis'

/** What there is to learn from: texts of which all is decided, the people who said them, and all decisions. */
export type Material = { texts: number; people: number; decisions: number }

/** Fewer give figures that are chance. */
export const least = { texts: 50, people: 5 } as const
/** After so many decisions it is worth while to learn anew. */
const worthwhile = 50

/** Why nothing can be learned yet, in words; nothing where it can. */
export const tooLittle = ({ texts, people }: Material): string | null => {
  const short = [
    ...(texts < least.texts ? [`${texts} of the ${least.texts} texts`] : []),
    ...(people < least.people ? [`${people} of the ${least.people} people`] : []),
  ]
  if (short.length === 0) return null
  return `has too little that was decided: ${short.join(' and ')} that it takes. A text counts when every suggestion in it was accepted, rejected or changed. Decide more, then ask again.`
}

/** Whether to offer learning by itself: enough is there, and enough of it is new. */
export const isWorthwhile = (material: Material, last: Pick<Material, 'decisions'> | null): boolean =>
  tooLittle(material) === null && material.decisions - (last?.decisions ?? 0) >= worthwhile

/** A report as it is stored beside the sealed model: numbers and ids of codes, and the form that the model has. */
export type Report = StudyReport & { form?: string }

/** The form of models that are read. A model of an older one cannot be opened any more, and is learned anew. */
export const presentForm = MODEL_FORM

/** Figures of one code, where it was measured at all. */
export const figuresOf = (report: Report | null, key: string): CodeReport | null =>
  report?.codes.find(({ code }) => code === key) ?? null
