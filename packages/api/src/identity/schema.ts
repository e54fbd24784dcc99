import { builder } from '../builder.ts'
import { LanguageEnum, ParticipantNode } from '../study/schema.ts'
import { channels, weekdays } from './identity.ts'
import * as store from './store.ts'

export const ChannelEnum = builder.enumType('ContactChannel', { values: channels })
export const WeekdayEnum = builder.enumType('Weekday', { values: weekdays })

const IdentityKept = builder.objectRef<store.WhatIsKept>('IdentityKept').implement({
  description: 'What is kept of who somebody is, and nothing of what it is: nobody reads that back here.',
  fields: (t) => ({
    hasName: t.exposeBoolean('hasName'),
    hasBirthDate: t.exposeBoolean('hasBirthDate'),
    channel: t.expose('channel', {
      type: ChannelEnum,
      nullable: true,
      description: 'How they may be reached; null where nobody wrote down a plan.',
    }),
    language: t.expose('language', { type: LanguageEnum, nullable: true }),
    isUnsafe: t.exposeBoolean('isUnsafe', { description: 'It is not safe to reach them: nothing goes out.' }),
    hasLeft: t.exposeBoolean('hasLeft', {
      description:
        'They take no part any more, and how to reach them went with that; the same where a safety reviewer needs it yet.',
    }),
  }),
})

builder.prismaObjectField(ParticipantNode, 'identity', (t) =>
  t.field({
    type: IdentityKept,
    authScopes: ({ studyId }) => ({ may: ['keep identity', studyId] as const }),
    resolve: ({ studyId, id: participantId }, _args, { app }) =>
      store.findKept(app.db, { studyId, participantId }),
  }),
)
