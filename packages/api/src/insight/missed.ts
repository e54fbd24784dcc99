import type { Candidate, Language, Missed } from '@firsthand/analysis'
import { shutOutFrom } from '../actor.ts'
import { builder } from '../builder.ts'
import { findCurrentId } from '../codebook/store.ts'
import { SpanObject } from '../coding/schema.ts'
import type { Context } from '../context.ts'
import { LanguageEnum } from '../study/schema.ts'
import { openRead } from './opened.ts'
import * as words from './wordsStore.ts'

/** So many people must speak of something, and use every word that names it. */
const fewest = 3
/** Of the passages of one candidate so many are told of; how many there are is told besides. */
const mostPassages = 100

type Looked = Missed & { people: number; passages: number; leftOut: number }

const MissedPassage = builder.objectRef<Candidate['passages'][number]>('MissedPassage').implement({
  description: 'Where it is said. Its words are opened by asking for the passage itself.',
  fields: (t) => ({
    passageId: t.globalID({ resolve: ({ id }) => ({ id, type: 'Passage' }) }),
    spans: t.expose('spans', { type: [SpanObject] }),
  }),
})

const CandidateObject = builder.objectRef<Candidate>('Candidate').implement({
  description: 'Something that several people speak of and no code stands for.',
  fields: (t) => ({
    en: t.stringList({ resolve: ({ label }) => label.en ?? [] }),
    es: t.stringList({ resolve: ({ label }) => label.es ?? [] }),
    people: t.exposeInt('people'),
    englishPeople: t.int({ resolve: ({ languages }) => languages.en ?? 0 }),
    spanishPeople: t.int({ resolve: ({ languages }) => languages.es ?? 0 }),
    passageCount: t.int({ resolve: ({ passages }) => passages.length }),
    passages: t.field({
      type: [MissedPassage],
      description: `Those with most of the words first, at most ${mostPassages}.`,
      resolve: ({ passages }) => passages.slice(0, mostPassages),
    }),
  }),
})

const MissedObject = builder.objectRef<Looked>('Missed').implement({
  description: 'What recurs outside all codes, of people who allow a machine to read along now.',
  fields: (t) => ({
    people: t.exposeInt('people', { description: 'People whose words were looked through.' }),
    passages: t.exposeInt('passages'),
    passagesLeftOut: t.exposeInt('leftOut', {
      description:
        'Passages that were not looked through: they are very long, or too many for one look, where everybody’s first come before anybody’s second.',
    }),
    fewest: t.int({ resolve: () => fewest }),
    isCompared: t.exposeBoolean('isCompared', {
      description: 'False where next to nothing is coded, so that what many say stands first.',
    }),
    copied: t.exposeInt('copied', {
      description: 'Clauses left out because several people have them word for word.',
    }),
    candidates: t.expose('candidates', { type: [CandidateObject] }),
  }),
})

const nothing: Looked = {
  ...{ candidates: [], outside: { people: 0, passages: 0, clauses: 0 } },
  ...{ isCompared: false, copied: 0, people: 0, passages: 0, leftOut: 0 },
}

type Asked = { studyId: string; language: Language | null }

/** Looked for anew whenever it is asked, in what may be read at that instant: nothing of it is kept. */
const lookFor = async ({ studyId, language }: Asked, context: Context): Promise<Looked> => {
  const { app, actor, reading } = context
  const codebookId = await findCurrentId(app.db, studyId)
  if (!codebookId) return nothing
  const asked = { studyId, codebookId, shutOutFrom: shutOutFrom(actor) }
  const { rows, all } = await words.findReadWords(app.db, asked, language)
  const people = new Set(rows.map(({ participantId }) => participantId)).size
  const options = { fewest, ...(language && { language }) }
  const found =
    people < fewest ? nothing : await app.analyst.miss(await openRead(app, studyId, rows), options)
  reading.noted({
    ...{ studyId, action: 'look for what is missed' },
    subjects: { passages: rows.length, candidates: found.candidates.length },
  })
  // Somebody took back meanwhile that a machine reads along: a name may rest on their words.
  const still = await words.findStill(app.db, words.stillRead(asked, language))
  if (rows.some(({ passageId }) => !still.has(passageId))) return lookFor({ studyId, language }, context)
  return { ...found, people, passages: rows.length, leftOut: all - rows.length }
}

builder.prismaObjectField('Study', 'missed', (t) =>
  t.field({
    type: MissedObject,
    authScopes: ({ id }) => ({ may: ['read words', id] as const }),
    args: { language: t.arg({ type: LanguageEnum }) },
    resolve: ({ id: studyId }, { language }, context) =>
      lookFor({ studyId, language: language ?? null }, context),
  }),
)
