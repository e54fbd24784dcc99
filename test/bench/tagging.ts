import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { assumeClean, createTagger, parseCodebook, type Codebook, type ModelFile } from '@firsthand/analysis'
import { buildModel, buildStanceModel } from '../../packages/analysis/src/tagging/training.ts'
import { machine, round } from './measure.ts'
import { modelText } from '../../packages/analysis/src/tagging/model.ts'
import { heldOut } from './taggingBlocks.ts'
import { copiesIn, openingsIn } from './taggingCopies.ts'
import { figuresFor, type Answer } from './taggingFigures.ts'
import { belowFloors } from './taggingFloors.ts'
import { kindsFor } from './taggingKinds.ts'
import { nhs } from './taggingNhs.ts'
import { speed } from './tag.ts'

const folder = resolve('packages/analysis')
const languages = ['en', 'es'] as const

/**
 * What the shipped tagger gets right on answers of a hand that had not seen what it learned from, and what a model
 * learned without every tenth sitting gets right on those; what each doubling of the statements brought on them;
 * copies and templates among them; and comments of patients, where the shared data is beside the project. What is below a
 * floor, or not built again to the byte, is named in `wrong`, and ends the bench with 1.
 */
export const tagging = async (): Promise<object> => {
  const codebook = codebookAt(`${folder}/codebooks/youth-survivor-perspective.json`)
  const statements = readdirSync(`${folder}/data/statements`)
    .sort()
    .flatMap((name) => answersIn(`${folder}/data/statements/${name}`))
  const test = languages.flatMap((language) => answersIn(`${folder}/data/test/${language}.jsonl`))
  const tested = figures(codebook, test)
  const isRebuilt = rebuilt(codebook, statements)
  return {
    bench: 'tagging',
    wrong: [...belowFloors(tested), ...(isRebuilt ? [] : ['the models are not what the statements give'])],
    statements: byLanguage(statements, (some) => some.length),
    test: { split: 'written apart, learned from never', ...tested },
    kinds: byLanguage(test, (some) => kindsFor(some, tagWith(codebook))),
    ...curve({ codebook, statements, test }),
    copies: { ...copiesIn(statements, test), openings: openingsIn(statements) },
    rebuilt: isRebuilt,
    nhs: await nhs(),
    speed: await speed(codebook),
    machine: machine(),
  }
}

export const codebookAt = (path: string): Codebook => parseCodebook(JSON.parse(readFileSync(path, 'utf8')))

const answersIn = (path: string): Answer[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Answer)
    : []

const figures = (codebook: Codebook, answers: readonly Answer[], model?: ModelFile) =>
  byLanguage(answers, (some) => figuresFor(some, tagWith(codebook, model)))

const tagWith = (codebook: Codebook, model?: ModelFile) => {
  const tagger = createTagger(codebook, model)
  return ({ text, lang, question }: Answer) => tagger.tag(assumeClean(text), { language: lang, question })
}

const byLanguage = <Result>(answers: readonly Answer[], of: (some: Answer[]) => Result) =>
  Object.fromEntries(
    languages.map((language) => [language, of(answers.filter(({ lang }) => lang === language))]),
  )

type Written = { codebook: Codebook; statements: readonly Answer[]; test: readonly Answer[] }

/**
 * On every tenth sitting and on the test answers, what models of every eighth, fourth and second of the other sittings get right, and
 * of all of them, which gives the figures of the tenth whole.
 */
const curve = ({ codebook, statements, test }: Written) => {
  const { held, rest } = heldOut(statements)
  const micro = (of: ReturnType<typeof figures>) =>
    Object.fromEntries(languages.map((language) => [language, of[language]?.microF1]))
  const parts = [8, 4, 2, 1].map((part) => {
    const before = process.cpuUsage()
    const some = rest.filter((_, at) => at % part === 0).flat()
    const model = buildModel(codebook, some)
    const tenth = figures(codebook, held, model)
    const seconds = round(process.cpuUsage(before).user / 1e6)
    const points = { tenth: micro(tenth), test: micro(figures(codebook, test, model)), seconds }
    return { name: part === 1 ? '1' : `1/${part}`, tenth, point: { statements: some.length, ...points } }
  })
  return {
    tenth: {
      split:
        'every tenth sitting; codes and quotes of a model without it, stances of the shipped one, which has it',
      ...parts.at(-1)!.tenth,
    },
    curve: {
      split: 'parts of the other nine tenths, by sitting',
      ...Object.fromEntries(parts.map(({ name, point }) => [name, point])),
    },
  }
}

/** Whether the shipped files are what the statements give, to the byte. */
const rebuilt = (codebook: Codebook, statements: readonly Answer[]): boolean =>
  [
    ['youth-survivor-perspective', buildModel],
    ['stance', buildStanceModel],
  ].every(([name, build]) => {
    const made = (build as typeof buildModel)(codebook, statements)
    return readFileSync(`${folder}/data/${name as string}.model.json`, 'utf8') === modelText(made)
  })
