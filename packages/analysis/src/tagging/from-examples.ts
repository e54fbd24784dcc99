// A second voice on a codebook that has many examples: what a learner makes of them beside the centres.
import type { Language } from '../text/language.ts'
import { countKeys, type Note } from './bag.ts'
import type { Codebook } from './codebook.ts'
import { fitRows, stored, type FitSettings } from './fit.ts'
import { MODEL_FORM, modelFrom, STEP, type Model } from './model.ts'
import { readText, type Manner } from './reading.ts'

const MANNER: Manner = { lexicon: false, stopWords: true }
const SETTINGS: FitSettings = { rare: 1, scale: [1, 1, 0, 0], cost: 5, positive: 3, rounds: 12 }
const THRESHOLD = -1.2
const ENOUGH = 5 // examples per code, or the centres are surer alone
const MOST = 300_000 // notes times codes: more would take seconds
const DEFINITION = 0.3

/** A model of a codebook's examples in one language; nothing where they are too few to learn from, or too many. */
export function fromExamples(codebook: Codebook, language: Language): Model | undefined {
  const { codes } = codebook
  const examples = codes.flatMap((code) => code.examples.filter((each) => each.language === language))
  if (examples.length < ENOUGH * codes.length) return undefined
  const notes = codes.flatMap((code, row) => {
    const note = (text: string, weight: number): Note => {
      return { keys: countKeys(readText(text, language, MANNER), []), labels: new Set([row]), weight }
    }
    const said = code.examples.filter((each) => each.language === language).map(({ text }) => note(text, 1))
    const defined = (code.definition[language] ?? '').split(/[.;:]/).filter((text) => text.trim() !== '')
    return [...said, note(code.title[language] ?? '', 1), ...defined.map((text) => note(text, DEFINITION))]
  })
  if (notes.length * codes.length > MOST) return undefined
  return modelFrom({
    form: MODEL_FORM,
    codebook: { id: codebook.id, version: codebook.version },
    trainedOn: { name: 'examples', rows: notes.length },
    manner: MANNER,
    isAlwaysCoded: false,
    codes: codes.map(({ id }) => ({ id, title: id })),
    scale: SETTINGS.scale,
    thresholds: codes.map(() => Math.round(THRESHOLD * STEP)),
    ...stored(fitRows(notes, codes.length, SETTINGS)),
    check: '',
  })
}
