import { assumeClean, createTagger, type Tagger } from '@firsthand/analysis'
import { readCodebook, readModel } from './file.ts'
import { answerLines, type Row } from './jsonl.ts'
import { textRow } from './row.ts'
import { readArguments } from './usage.ts'

type Shown = { drafts: boolean; scores: boolean }

/** `tag --codebook FILE [--model FILE]`: suggests codes for every line. */
export async function tag(args: readonly string[]): Promise<number> {
  const { values, switches } = readArguments(args, {
    values: ['--codebook', '--model', '--in', '--out'],
    switches: ['--drafts', '--scores'],
  })
  const codebook = await readCodebook(values.get('--codebook'))
  const path = values.get('--model')
  const tagger = createTagger(codebook, path === undefined ? undefined : await readModel(path, codebook))
  const shown = { drafts: switches.has('--drafts'), scores: switches.has('--scores') }
  return answerLines({
    command: 'tag',
    input: values.get('--in'),
    output: values.get('--out'),
    answer: (row) => answer(tagger, row, shown),
  })
}

function answer(tagger: Tagger, row: Row, shown: Shown): Row {
  const { id, text, language, question } = textRow(row)
  const tagging = tagger.tag(assumeClean(text), {
    ...(language && { language }),
    ...(question && { question }),
  })
  const codes = tagging.suggestions
    .filter((each) => shown.drafts || !each.isDraft)
    .map(({ code, stance, score, quotes, because, kind, about }) => ({
      ...{ code, stance, score, quotes, because, kind },
      ...(about.length > 0 && { about }),
    }))
  return { id, lang: tagging.language, codes, ...(shown.scores && { scores: tagging.scores }) }
}
