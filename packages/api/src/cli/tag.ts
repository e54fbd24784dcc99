import { readFile } from 'node:fs/promises'
import {
  assumeClean,
  CodebookError,
  createTagger,
  parseCodebook,
  type Codebook,
  type Tagger,
} from '@firsthand/analysis'
import { answerLines, type Row } from './jsonl.ts'
import { textRow } from './row.ts'
import { readArguments, UsageError } from './usage.ts'

type Shown = { drafts: boolean; scores: boolean }

/** `tag --codebook FILE`: suggests codes for every line. */
export async function tag(args: readonly string[]): Promise<number> {
  const { values, switches } = readArguments(args, {
    values: ['--codebook', '--model', '--in', '--out'],
    switches: ['--drafts', '--scores'],
  })
  if (values.has('--model')) {
    throw new UsageError(
      '--model: models come from the command learn, which is not built yet; leave --model out',
    )
  }
  const path = values.get('--codebook')
  if (path === undefined) throw new UsageError('--codebook FILE is missing')
  const tagger = createTagger(await readCodebook(path))
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
    .map(({ code, stance, score, quotes, because, kind }) => ({ code, stance, score, quotes, because, kind }))
  return { id, lang: tagging.language, codes, ...(shown.scores && { scores: tagging.scores }) }
}

async function readCodebook(path: string): Promise<Codebook> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(`--codebook cannot be read: ${path}`)
  })
  try {
    return parseCodebook(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch (error) {
    const why = error instanceof CodebookError ? error.message : 'the file is not valid JSON'
    throw new UsageError(`--codebook ${path}: ${why}`)
  }
}
