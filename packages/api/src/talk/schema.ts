import { builder } from '../builder.ts'
import { WeekdayEnum } from '../identity/schema.ts'
import { findNamedMembers } from '../member/store.ts'
import { asLocalized, LocalizedText, StudyNode } from '../study/schema.ts'
import { whoseFor } from './commands.ts'
import * as store from './store.ts'
import { nextSlot, type Hours } from './talk.ts'

const TalkHours = builder.objectRef<Hours>('TalkHours').implement({
  fields: (t) => ({
    days: t.field({ type: [WeekdayEnum], resolve: ({ days }) => days }),
    from: t.exposeString('from'),
    to: t.exposeString('to'),
  }),
})

type Shown = store.OwnOffer & { isOwn: boolean; next: Date | null }

const TalkOffer = builder.objectRef<Shown>('TalkOffer').implement({
  description: 'Somebody whom a young person may ask to talk with, and when they are there.',
  fields: (t) => ({
    isOwn: t.exposeBoolean('isOwn', { description: 'The viewer’s, who alone changes it.' }),
    name: t.field({ type: LocalizedText, resolve: ({ name }) => asLocalized(name) }),
    how: t.field({ type: LocalizedText, resolve: ({ how }) => asLocalized(how) }),
    hours: t.expose('hours', { type: TalkHours }),
    isOn: t.exposeBoolean('isOn'),
    next: t.expose('next', { type: 'DateTime', nullable: true, description: 'When they are there next.' }),
  }),
})

type Wished = store.Wish & { isOwn: boolean; whom: string | null }

const TalkWish = builder.objectRef<Wished>('TalkWish').implement({
  description: 'Somebody would like to talk. No word of why stands anywhere.',
  fields: (t) => ({
    participantId: t.globalID({
      resolve: ({ participantId }) => ({ type: 'Participant', id: participantId }),
    }),
    isOwn: t.exposeBoolean('isOwn', { description: 'The viewer was asked for.' }),
    whom: t.exposeString('whom', { nullable: true, description: 'Null: they left the study since.' }),
    askedAt: t.expose('askedAt', { type: 'DateTime' }),
    dueAt: t.expose('dueAt', { type: 'DateTime', description: 'Until when it was promised.' }),
    seenAt: t.expose('seenAt', { type: 'DateTime', nullable: true }),
    answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true }),
  }),
})

builder.prismaObjectFields(StudyNode, (t) => ({
  talkOffers: t.field({
    type: [TalkOffer],
    authScopes: ({ id }) => ({ may: ['reach out', id] as const }),
    select: { timeZone: true },
    resolve: async ({ id, timeZone }, _args, { app, actor }) =>
      (await store.findOffers(app.db, id)).map((offer) => ({
        ...offer,
        isOwn: actor.kind === 'account' && offer.accountId === actor.id,
        next: (offer.isOn && nextSlot(offer.hours, new Date(), timeZone)?.from) || null,
      })),
  }),
  talkWishes: t.field({
    type: [TalkWish],
    description: 'Those that wait, the most urgent first, then the last that were answered.',
    authScopes: ({ id }) => ({ may: ['reach out', id] as const }),
    resolve: async ({ id }, _args, { app, actor }) => {
      const members = await findNamedMembers(app.db, id)
      const nameOf = new Map(members.map(({ accountId, name }) => [accountId, name]))
      return (await store.findWishes(app.db, whoseFor(actor, id))).map((wish) => ({
        ...wish,
        isOwn: actor.kind === 'account' && wish.accountId === actor.id,
        whom: nameOf.get(wish.accountId) ?? null,
      }))
    },
  }),
}))
