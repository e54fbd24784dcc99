// What came along says of itself how well it finds each code: on invented answers, until a study has figures of its own.
import text from '../../data/youth-survivor-perspective.figures.json?raw'
import type { Language } from '../text/language.ts'
import type { Codebook } from './codebook.ts'
import { knownRows } from './model.ts'
import type { FiguresFile, InLanguage } from './shipped-figures.ts'

/**
 * How well the shipped model finds one code. It was learned from so many invented `statements`, and measured on invented
 * answers of another hand, in each language: in `n` of the `answers` the code was meant.
 */
export type AsItCame = {
  statements: number
  inLanguages: readonly (InLanguage & { language: Language; answers: number })[]
}

let file: FiguresFile | undefined

/** The figures of each code of a codebook, by its id, that the shipped model reads: the codebook says of it what it said then. */
export function asItCame(codebook: Codebook): ReadonlyMap<string, AsItCame> {
  const { set, trainedOn, codes, codebook: book } = (file ??= JSON.parse(String(text)) as FiguresFile)
  const rows = knownRows({ codebook: book, codes }, codebook)
  return new Map(
    codebook.codes.flatMap(({ id }, at): [string, AsItCame][] => {
      const known = codes[rows[at] ?? -1]
      if (!known) return []
      const inLanguages = (['en', 'es'] as const).map((language) => ({
        ...{ language, answers: set[language] },
        ...known[language],
      }))
      return [[id, { statements: trainedOn.rows, inLanguages }]]
    }),
  )
}
