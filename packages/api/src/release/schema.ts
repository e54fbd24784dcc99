import type { Span } from '@firsthand/analysis'
import { builder } from '../builder.ts'
import { CodingNode, SpanObject, textOf, type SealedPassage } from '../coding/schema.ts'
import { releaseOf } from './quotes.ts'
import { keptBack, type Audience, type KeptBack, type Short } from './release.ts'

export const AudienceEnum = builder.enumType('Audience', { values: ['board', 'lead', 'public'] as const })
const KeptBackEnum = builder.enumType('KeptBack', {
  description: 'Why a quote does not leave the evaluator’s desk.',
  values: keptBack,
})

type ReleaseState = {
  studyId: string
  audience: Audience
  because: KeptBack[]
  short: Short[]
  preparedBy: string | null
  approvedBy: string | null
  shown: Span | null
  passage: SealedPassage
}

const ShortObject = builder.objectRef<Short>('Short').implement({
  description:
    'A rule that counts people, with what it asks for and what there is. It stays on the evaluator’s desk.',
  fields: (t) => ({
    because: t.expose('because', { type: KeptBackEnum }),
    has: t.exposeInt('has'),
    least: t.exposeInt('least'),
  }),
})

const ReleaseStateObject = builder.objectRef<ReleaseState>('ReleaseState').implement({
  description: 'Whether a quote may leave for an audience now, and what keeps it back.',
  authScopes: ({ studyId }) => ({ may: ['read words', studyId] as const }),
  fields: (t) => ({
    audience: t.expose('audience', { type: AudienceEnum }),
    leaves: t.boolean({ resolve: ({ because }) => because.length === 0 }),
    because: t.expose('because', { type: [KeptBackEnum] }),
    short: t.expose('short', { type: [ShortObject] }),
    shown: t.expose('shown', {
      type: SpanObject,
      nullable: true,
      description: 'Where in its passage the words stand that were prepared or approved: no others leave.',
    }),
    shownText: t.string({
      nullable: true,
      description: 'Those words. The quote as it stands now may begin or end elsewhere.',
      resolve: async ({ shown, passage }, _args, context) =>
        shown && (await textOf(context, passage)).slice(shown.start, shown.end),
    }),
    isPrepared: t.boolean({ resolve: ({ preparedBy }) => preparedBy !== null }),
    isApproved: t.boolean({ resolve: ({ approvedBy }) => approvedBy !== null }),
    isPreparedByViewer: t.boolean({
      resolve: ({ preparedBy }, _args, { actor }) => actor.kind === 'account' && actor.id === preparedBy,
    }),
  }),
})

const nothingKnown = {
  ...{ because: ['undecided'] as KeptBack[], short: [] },
  ...{ preparedBy: null, approvedBy: null, shown: null },
}

builder.prismaObjectField(CodingNode, 'release', (t) =>
  t.field({
    type: ReleaseStateObject,
    args: { audience: t.arg({ type: AudienceEnum, required: true }) },
    select: {
      ...{ studyId: true, id: true },
      passage: { select: { id: true, studyId: true, participantId: true, words: true } },
    },
    resolve: async ({ studyId, id, passage }, { audience }, context): Promise<ReleaseState> => {
      const { rulings } = await releaseOf(context, studyId, audience)
      const own = rulings.filter(({ row }) => row.codingId === id)
      // Under several themes it may leave by one of them.
      const best = own.reduce<(typeof own)[number] | undefined>(
        (least, one) => (least && least.because.length <= one.because.length ? least : one),
        undefined,
      )
      if (!best) return { studyId, audience, passage, ...nothingKnown }
      const { because, short, row } = best
      const { preparedBy, approvedBy, shownStart: start, shownEnd: end } = row
      const shown = start === null || end === null ? null : { start, end }
      return { studyId, audience, passage, because, short, preparedBy, approvedBy, shown }
    },
  }),
)
