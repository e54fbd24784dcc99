// What the evaluator sees of the board, and picks for the lead.
import type { Span } from '@firsthand/analysis'
import type { PickKind } from '../../generated/prisma/enums.ts'
import { shutOutFrom } from '../actor.ts'
import { builder } from '../builder.ts'
import { TopicEnum } from '../change/schema.ts'
import type { Topic } from '../change/topic.ts'
import { quoteOf } from '../coding/quote.ts'
import type { Context } from '../context.ts'
import { refuseUnwritable } from '../input.ts'
import { StudyNode } from '../study/schema.ts'
import { ThemeNameObject, themesOf } from './schema.ts'
import { plainTitle } from './board.ts'
import * as store from './store.ts'

const mayAnswer = ({ studyId }: { studyId: string }) => ({ may: ['answer board', studyId] as const })

export const ObjectionObject = builder.objectRef<store.ObjectionRow>('Objection').implement({
  description: 'What a board member says was not said so. Who said it is not told.',
  authScopes: mayAnswer,
  fields: (t) => ({
    id: t.exposeID('id'),
    topic: t.field({
      type: ThemeNameObject,
      nullable: true,
      resolve: async ({ studyId, themeKey }, _args, context) => {
        const theme = (await themesOf(context, studyId)).find(({ key }) => key === themeKey)
        return theme ? { key: theme.key, title: plainTitle(theme.title) } : null
      },
    }),
    quote: t.string({
      nullable: true,
      description: 'The words it is about, as they were read; null where it is about the whole card.',
      resolve: (row, _args, context) => quoteBehind(row, context),
    }),
    responseId: t.globalID({
      nullable: true,
      description:
        'That it is about a quote of, for whoever raises it; null where it is about the whole card.',
      resolve: async ({ studyId, passageId }, _args, { app }) => {
        const id = passageId && (await store.findResponseOf(app.db, studyId, passageId))
        return id ? { type: 'Response', id } : null
      },
    }),
    shouldSay: t.string({
      resolve: ({ studyId, participantId, id: row, words }, _args, { app }) =>
        app.words.openForBoard({ studyId, participantId, row, column: 'objection' }, words),
    }),
    raisedAt: t.expose('raisedAt', { type: 'DateTime' }),
    owedBy: t.expose('owedBy', { type: 'DateTime' }),
    answer: t.string({
      nullable: true,
      resolve: ({ studyId, participantId, id: row, answer }, _args, { app }) =>
        answer && app.words.openForBoard({ studyId, participantId, row, column: 'answer' }, answer),
    }),
    answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true }),
  }),
})

type PicksOf = { answered: Topic[]; changed: string[]; said: string[] }

const PicksObject = builder.objectRef<PicksOf>('Picks').implement({
  description: 'Keys of the themes that the program lead reads first.',
  fields: (t) => ({
    answered: t.expose('answered', { type: [TopicEnum] }),
    changed: t.exposeStringList('changed'),
    said: t.exposeStringList('said'),
  }),
})

const quoteBehind = async (
  { studyId, passageId, spans, shown }: store.ObjectionRow,
  { app, reading }: Context,
) => {
  const passage = passageId && (await store.findPassage(app.db, studyId, passageId))
  if (!passage) return null
  const { participantId, id: row, words } = passage
  const text = await reading.open({ studyId, participantId, row, column: 'passage' }, words)
  const read = (shown as Span[] | null)?.[0]
  // Before it was kept what was read, it is the sentences around the marks.
  return read ? text.slice(read.start, read.end) : quoteOf(text, (spans ?? []) as Span[]).text
}

builder.prismaObjectFields(StudyNode, (t) => ({
  objections: t.field({
    type: [ObjectionObject],
    description: 'Those that wait for an answer first, by the date owed.',
    authScopes: ({ id }) => ({ may: ['answer board', id] as const }),
    args: { theme: t.arg.string() },
    resolve: ({ id: studyId }, { theme }, { app, actor }) => {
      if (theme) refuseUnwritable('theme', theme)
      return store.findObjections(app.db, {
        ...{ studyId, shutOutFrom: shutOutFrom(actor) },
        ...(theme ? { themeKey: theme } : {}),
      })
    },
  }),
  picks: t.field({
    type: PicksObject,
    authScopes: ({ id }) => ({ may: ['pick for lead', id] as const }),
    resolve: async ({ id }, _args, { app }) => {
      const picks = await store.findPicks(app.db, id)
      const keysOf = (kind: PickKind) => picks.filter((one) => one.kind === kind).map(({ key }) => key)
      return {
        answered: keysOf('answered') as Topic[],
        changed: keysOf('changed'),
        said: keysOf('said'),
      }
    },
  }),
}))
