// npm run -s model              writes data/*.model.json from data/statements and the shipped codebook, and how well the codes are
//                               found in data/test beside them
// npm run -s model -- --check   writes nothing and names what would come out otherwise
// Tests in src/tagging hold the files to what this gives.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { assumeClean } from '../src/text/clean.ts'
import { parseCodebook } from '../src/tagging/codebook.ts'
import { modelText } from '../src/tagging/model.ts'
import { figuresText, measureShipped } from '../src/tagging/shipped-figures.ts'
import { createTagger } from '../src/tagging/tagger.ts'
import { buildModel, buildStanceModel, madeWith, type Statement } from '../src/tagging/training.ts'

const folder = 'packages/analysis'
const named = 'youth-survivor-perspective'

process.exit(main(process.argv.slice(2)))

function main(args: string[]): number {
  if (args.length > 1 || (args.length === 1 && args[0] !== '--check')) {
    process.stderr.write('Usage: npm run -s model, or npm run -s model -- --check\n')
    return 2
  }
  const changed = [...made()].filter(
    ([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text,
  )
  if (args[0] !== '--check') {
    for (const [path, text] of changed) writeFileSync(path, text)
    return 0
  }
  for (const [path] of changed)
    process.stderr.write(`${path} is not what is built now: npm run -s model writes it\n`)
  return changed.length > 0 ? 1 : 0
}

function made(): Map<string, string> {
  const codebook = parseCodebook(JSON.parse(readFileSync(`${folder}/codebooks/${named}.json`, 'utf8')))
  const statements = readdirSync(`${folder}/data/statements`)
    .sort()
    .flatMap((name) => answersIn(`statements/${name}`))
  const model = buildModel(codebook, statements)
  // As the product reads them: the question beside the answer, and drafts left out.
  const tagger = createTagger(codebook, model)
  const figures = measureShipped({
    ...{ codebook, model, madeWith: madeWith(codebook, statements) },
    set: { name: 'data/test', answers: ['en', 'es'].flatMap((name) => answersIn(`test/${name}.jsonl`)) },
    suggest: ({ text, lang, question }) =>
      tagger.tag(assumeClean(text), { language: lang, question }).suggestions.map(({ code }) => code),
  })
  return new Map([
    [`${folder}/data/${named}.model.json`, modelText(model)],
    [`${folder}/data/stance.model.json`, modelText(buildStanceModel(codebook, statements))],
    [`${folder}/data/${named}.figures.json`, figuresText(figures)],
  ])
}

function answersIn(path: string): Statement[] {
  return readFileSync(`${folder}/data/${path}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Statement)
}
