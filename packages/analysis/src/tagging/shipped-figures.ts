// How well the shipped model finds each code, measured when it is built, on answers that nothing was learned from:
// `scripts/build-model.ts` writes what this gives.
import type { Language } from '../text/language.ts'
import type { Codebook } from './codebook.ts'
import { ratio } from './figures.ts'
import { knownAs, type KnownAs, type ModelFile } from './model.ts'
import type { Statement } from './training.ts'

/** `n` answers were given the code by a person; of those it was suggested for, `precision` is the share that was right. */
export type InLanguage = { n: number; precision: number | null; recall: number | null }
export type CodeFigures = Pick<KnownAs, 'id' | 'title' | 'means'> & Record<Language, InLanguage>
/** The figures beside the shipped model, whose sum is `model`; `madeWith` is a sum over all that it comes out of but the statements. */
export type FiguresFile = {
  model: string
  madeWith: string
  codebook: ModelFile['codebook']
  trainedOn: ModelFile['trainedOn']
  set: { name: string } & Record<Language, number>
  codes: readonly CodeFigures[]
}

/** What is measured: the codes that a tagger with this model suggests for answers that it was not learned from. */
export type Measuring = {
  codebook: Codebook
  model: ModelFile
  madeWith: string
  set: { name: string; answers: readonly Statement[] }
  suggest: (answer: Statement) => readonly string[]
}

/** The figures of every active code in each language. */
export function measureShipped({ codebook, model, madeWith, set, suggest }: Measuring): FiguresFile {
  const { name, answers } = set
  const read = answers.map((answer) => ({
    lang: answer.lang,
    meant: new Set(answer.labels.map(({ code }) => code)),
    said: new Set(suggest(answer)),
  }))
  const inLanguage = (language: Language, code: string): InLanguage => {
    const own = read.filter(({ lang }) => lang === language)
    const meant = own.filter((each) => each.meant.has(code)).length
    const said = own.filter((each) => each.said.has(code)).length
    const right = own.filter((each) => each.meant.has(code) && each.said.has(code)).length
    return { n: meant, precision: ratio(right, said), recall: ratio(right, meant) }
  }
  const count = (language: Language) => answers.filter(({ lang }) => lang === language).length
  return {
    model: model.check,
    madeWith,
    codebook: model.codebook,
    trainedOn: model.trainedOn,
    set: { name, en: count('en'), es: count('es') },
    codes: codebook.codes
      .filter(({ isDraft }) => !isDraft)
      .map((code) => {
        const { id, title, means } = knownAs(code)
        return { id, title, means, en: inLanguage('en', code.id), es: inLanguage('es', code.id) }
      }),
  }
}

/** A figures file's text: a code a line, so that a change can be read. */
export function figuresText({ codes, ...head }: FiguresFile): string {
  const lines = codes.map((code) => JSON.stringify(code)).join(',\n')
  return `${JSON.stringify(head).slice(0, -1)},"codes":[\n${lines}\n]}\n`
}
