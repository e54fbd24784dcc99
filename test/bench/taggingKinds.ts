// Whether the tagger tells asks from experiences: what a person marked for every label of 80 test answers, by the codebook's own
// words ("A wish, a piece of advice or a recommendation is ask; everything else is experience").
import { readFileSync } from 'node:fs'
import type { Tagging } from '@firsthand/analysis'
import { share, type Answer } from './taggingFigures.ts'

type Mark = { id: string; code: string; kind: 'ask' | 'experience' }

/** Where the code is right: the share of asks and of experiences that are told as such, each with how many there are. */
export const kindsFor = (answers: readonly Answer[], tag: (answer: Answer) => Tagging) => {
  const marks = readFileSync('packages/analysis/data/kind.jsonl', 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Mark)
  const counts = { ask: { right: 0, all: 0 }, experience: { right: 0, all: 0 } }
  for (const answer of answers) {
    const mine = marks.filter(({ id }) => id === answer.id)
    if (mine.length === 0) continue
    const { suggestions } = tag(answer)
    for (const { code, kind } of mine) {
      const got = suggestions.find((each) => each.code === code)
      if (!got) continue
      counts[kind].all++
      if (got.kind === kind) counts[kind].right++
    }
  }
  const told = ({ right, all }: { right: number; all: number }) => ({ right: share(right, all), of: all })
  return { ask: told(counts.ask), experience: told(counts.experience) }
}
