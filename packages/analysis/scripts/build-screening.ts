// Writes data/known-words.txt and data/screening-net.txt from data/statements and data/screening:
//   npx esbuild packages/analysis/scripts/build-screening.ts --bundle --platform=node --format=esm \
//     --outfile=packages/analysis/dist/build-screening.mjs && node packages/analysis/dist/build-screening.mjs
// from the root of the project, twice where words were added: the net reads the words. Nothing of the reported half of
// data/screening is read.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { screenByRules } from '../src/safety/screen.ts'
import { learnNet, netText, type Told } from '../src/safety/learnNet.ts'

type Row = { id: string; text: string; question?: string; tier?: number | null; kind?: string }
const folder = 'packages/analysis/data'
const rows = (path: string): Row[] =>
  readFileSync(`${folder}/${path}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)

const statements = readdirSync(`${folder}/statements`)
  .sort()
  .flatMap((name) => rows(`statements/${name}`))
const learn = rows('screening/learn.jsonl')
const tuned = ['en', 'es', 'mixed'].flatMap((name) => rows(`screening/${name}.jsonl`)).filter(isTuned)

writeFileSync(`${folder}/known-words.txt`, knownWords())
// What the rules find in a statement may well be one; the net is not taught that it is none.
const ordinary = statements.filter(({ text }) => (screenByRules(text).tier ?? 3) === 3)
const told: Told[] = [...learn, ...tuned].map(({ text, tier, kind }) => ({
  text,
  kind: tier === 1 || tier === 2 ? kind : undefined,
}))
writeFileSync(
  `${folder}/screening-net.txt`,
  netText(
    learnNet(told, process.argv.includes('--half') ? ordinary.filter((_, at) => at % 2 === 0) : ordinary),
  ),
)

function isTuned({ id }: Row): boolean {
  return Number(id.slice(-3)) % 2 === 1
}

// A word that stands once in the statements is often a slip or a name.
function knownWords(): string {
  const counts = new Map<string, number>()
  const count = (text: string, weight: number) => {
    const plain = text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}|['’ʼ]/gu, '')
    for (const word of plain.match(/\p{L}+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + weight)
  }
  for (const { text, question } of statements) count(`${text} ${question ?? ''}`, 1)
  for (const { text } of learn) count(text, 2)
  const words = [...counts].filter(([word, times]) => times > 1 && word.length < 20).map(([word]) => word)
  return `${words.sort().join('\n')}\n`
}
