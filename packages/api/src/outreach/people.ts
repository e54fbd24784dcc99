// Who is due in a wave: for those who reach out, of the people whom they may meet.
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { ChannelEnum } from '../identity/schema.ts'
import type { Channel } from '../identity/identity.ts'
import { pageOf, totalOf, type PageArgs } from '../page.ts'
import { LanguageEnum, WaveNode } from '../study/schema.ts'
import * as store from './peopleStore.ts'

const WaveStateEnum = builder.enumType('WaveState', {
  description:
    'due: may be invited now. held: something is missing first. lost: cannot be asked in this wave, with the reason.',
  values: store.waveStates,
})
export const LostReasonEnum = builder.enumType('LostReason', { values: store.lossReasons })
const MissingEnum = builder.enumType('MissingForWave', {
  description: 'In the order in which it has to be done.',
  values: store.missingThings,
})

const WavePerson = builder.objectRef<store.WavePerson>('WavePerson').implement({
  description: 'Where one person stands in a wave. No day of theirs is told.',
  fields: (t) => ({
    participantId: t.id({ resolve: ({ id }) => `Participant-${id}` }),
    language: t.expose('language', { type: LanguageEnum }),
    state: t.expose('state', { type: WaveStateEnum }),
    reason: t.expose('reason', { type: LostReasonEnum, nullable: true }),
    missing: t.field({ type: [MissingEnum], resolve: ({ missing }) => missing }),
    channel: t.field({
      type: ChannelEnum,
      nullable: true,
      resolve: ({ channel }) => channel as Channel | null,
    }),
    isUnsafe: t.exposeBoolean('isUnsafe'),
    tries: t.exposeInt('tries', { description: 'Of three.' }),
    agesOutSoon: t.exposeBoolean('agesOutSoon', {
      description: 'Comes of age by the end of the quarter in which the wave ends; by no day.',
    }),
  }),
})

const StateCount = builder.objectRef<store.StateCount>('WaveStateCount').implement({
  fields: (t) => ({
    state: t.expose('state', { type: WaveStateEnum }),
    people: t.exposeInt('people'),
  }),
})

type Wave = { studyId: string; id: string }
const idIn = (cursor: string) => (/^[\w-]{22}$/.test(cursor) ? cursor : null)

const pageOfPeople = async (
  { studyId, id: waveId }: Wave,
  { state, ...page }: PageArgs & { state?: store.WaveState | null | undefined },
  { app, actor }: Context,
) => {
  const asked = { studyId, waveId, actor, state: state ?? null }
  const found = await pageOf(page, {
    cursorOf: ({ id }: store.WavePerson) => id,
    cursorIn: idIn,
    find: (wanted) => store.findPeople(app.db, asked, wanted),
  })
  const totalCount = async () =>
    (await store.countPeople(app.db, asked))
      .filter((one) => !state || one.state === state)
      .reduce((all, { people }) => all + people, 0)
  return { ...found, totalCount }
}

builder.prismaObjectField(WaveNode, 'people', (t) =>
  t.connection(
    {
      type: WavePerson,
      args: { state: t.arg({ type: WaveStateEnum }) },
      authScopes: ({ studyId }) => ({ may: ['reach out', studyId] as const }),
      resolve: (wave, args, context) => pageOfPeople(wave, args, context),
    },
    { fields: (c) => ({ totalCount: c.int({ resolve: totalOf }) }) },
  ),
)

builder.prismaObjectField(WaveNode, 'peopleByState', (t) =>
  t.field({
    type: [StateCount],
    authScopes: ({ studyId }) => ({ may: ['reach out', studyId] as const }),
    resolve: ({ studyId, id: waveId }, _args, { app, actor }) =>
      store.countPeople(app.db, { studyId, waveId, actor }),
  }),
)
