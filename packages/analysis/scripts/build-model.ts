// Writes data/*.model.json from data/statements and the shipped codebook:
//   npx esbuild packages/analysis/scripts/build-model.ts --bundle --platform=node --format=esm \
//     --outfile=packages/analysis/dist/build-model.mjs && node packages/analysis/dist/build-model.mjs
// from the root of the project. A test in src/tagging holds the files to what this gives.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseCodebook } from '../src/tagging/codebook.ts'
import { modelText, type ModelFile } from '../src/tagging/model.ts'
import { buildModel, buildStanceModel, type Statement } from '../src/tagging/training.ts'

const folder = 'packages/analysis'
const codebook = parseCodebook(
  JSON.parse(readFileSync(`${folder}/codebooks/youth-survivor-perspective.json`, 'utf8')),
)
const statements = readdirSync(`${folder}/data/statements`)
  .sort()
  .flatMap((name) =>
    readFileSync(`${folder}/data/statements/${name}`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Statement),
  )
write('youth-survivor-perspective', buildModel(codebook, statements))
write('stance', buildStanceModel(codebook, statements))

function write(name: string, model: ModelFile): void {
  writeFileSync(`${folder}/data/${name}.model.json`, modelText(model))
}
