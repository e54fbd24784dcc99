import {
  aspectReader,
  assumeClean,
  createTagger,
  type AspectReader,
  type Service,
  type Tagger,
} from '@firsthand/analysis'
import { keepApart, readCodebook, readModel, readServices } from './file.ts'
import { answerLines, type Row } from './jsonl.ts'
import { textRow } from './row.ts'
import { readArguments } from './usage.ts'

type Reader = {
  tagger: Tagger
  aspectsOf: AspectReader
  services: readonly Service[]
  codes: readonly string[]
}
type Shown = { drafts: boolean; scores: boolean }

/** `tag --codebook FILE [--model FILE] [--services FILE]`: suggests codes for every line. */
export async function tag(args: readonly string[]): Promise<number> {
  const { values, switches } = readArguments(args, {
    values: ['--codebook', '--model', '--services', '--in', '--out'],
    switches: ['--drafts', '--scores'],
  })
  keepApart(values, { written: ['--out'], read: ['--in', '--codebook', '--model', '--services'] })
  const codebook = await readCodebook(values.get('--codebook'))
  const path = values.get('--model')
  const tagger = createTagger(codebook, path === undefined ? undefined : await readModel(path, codebook))
  const list = values.get('--services')
  const services = list === undefined ? [] : await readServices(list)
  const codes = codebook.codes.map(({ id }) => id)
  const reader = { tagger, aspectsOf: aspectReader(codebook), services, codes }
  const shown = { drafts: switches.has('--drafts'), scores: switches.has('--scores') }
  return answerLines({
    command: 'tag',
    input: values.get('--in'),
    output: values.get('--out'),
    answer: (row) => answer(reader, row, shown),
  })
}

function answer({ tagger, aspectsOf, services, codes: ids }: Reader, row: Row, shown: Shown): Row {
  const { id, text, language, other, question } = textRow(row)
  if (other !== undefined) {
    const scores = Object.fromEntries(ids.map((code) => [code, 0]))
    return { id, lang: other, codes: [], ...(shown.scores && { scores }) }
  }
  const clean = assumeClean(text)
  const tagging = tagger.tag(clean, {
    services,
    drafts: shown.drafts || shown.scores,
    ...(language && { language }),
    ...(question && { question }),
  })
  const codes = tagging.suggestions
    .filter((each) => shown.drafts || !each.isDraft)
    .map(({ code, stance, score, quotes, because, kind, about }) => {
      // All aspects are drafts so far.
      const aspect = shown.drafts ? aspectsOf({ text: clean, language: tagging.language, code, quotes }) : []
      return {
        ...{ code, stance, score, quotes, because, kind },
        ...(about.length > 0 && { about }),
        ...(aspect.length > 0 && { aspect }),
      }
    })
  return {
    id,
    lang: tagging.other ?? tagging.language,
    codes,
    ...(shown.scores && { scores: tagging.scores }),
  }
}
