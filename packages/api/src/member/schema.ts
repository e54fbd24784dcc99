import { Mandated, Role } from '../../generated/prisma/enums.ts'
import { mayIn } from '../actor.ts'
import { builder } from '../builder.ts'
import { permissionsOf } from '../policy.ts'
import { ParticipantNode, RoleEnum, StudyNode } from '../study/schema.ts'
import { asksSecondFactor } from '../study/store.ts'
import { jointActs, outOfReach, presetNames, seatsOf, type Preset, type Seat } from './member.ts'
import * as store from './store.ts'

type OfStudy = { studyId: string }

export const PresetEnum = builder.enumType('TeamPreset', { values: presetNames })
const JointActEnum = builder.enumType('JointAct', {
  description: 'What one person never does alone.',
  values: jointActs.map(({ key }) => key),
})

export const MandatedEnum = builder.enumType(Mandated, { name: 'Mandated' })

const MemberObject = builder.objectRef<store.NamedMember>('Member').implement({
  description: 'Somebody in a study.',
  fields: (t) => ({
    id: t.id({ resolve: ({ accountId }) => `Account-${accountId}` }),
    name: t.exposeString('name'),
    roles: t.expose('roles', { type: [RoleEnum] }),
    hasSecondFactor: t.boolean({
      nullable: true,
      description: 'A code app or a passkey; null for who does not manage the members.',
      resolve: ({ studyId, hasSecondFactor }, _args, { actor }) =>
        mayIn(actor, studyId, 'manage members') ? hasSecondFactor : null,
    }),
    mandated: t.field({
      ...{ type: MandatedEnum, nullable: true },
      description:
        'Whether they have to report by law; null where nobody said, and for who does not manage the members.',
      resolve: ({ studyId, mandated }, _args, { actor }) =>
        mayIn(actor, studyId, 'manage members') ? mandated : null,
    }),
    isViewer: t.boolean({
      resolve: ({ accountId }, _args, { actor }) => actor.kind === 'account' && actor.id === accountId,
    }),
  }),
})

const SeatObject = builder.objectRef<Seat>('TeamSeat').implement({
  description: 'One place of a team, and what whoever takes it is.',
  fields: (t) => ({
    key: t.exposeString('key'),
    roles: t.expose('roles', { type: [RoleEnum] }),
    isForSeveral: t.boolean({ resolve: ({ isForSeveral }) => isForSeveral ?? false }),
  }),
})

const TeamObject = builder.objectRef<{ preset: Preset }>('Team').implement({
  description: 'A team as it comes, for filling a study in one step.',
  fields: (t) => ({
    preset: t.expose('preset', { type: PresetEnum }),
    seats: t.field({ type: [SeatObject], resolve: ({ preset }) => [...seatsOf(preset)] }),
  }),
})

const RoleMayObject = builder.objectRef<{ role: Role }>('RoleMay').implement({
  description: 'What a role lets its holder do.',
  fields: (t) => ({
    role: t.expose('role', { type: RoleEnum }),
    may: t.stringList({ resolve: ({ role }) => permissionsOf([role]) }),
  }),
})

const readers = ['manage members', 'record worker'] as const

/** Who has someone shut out has to name them, so names and roles are theirs to see as well. */
export const MembersObject = builder.objectRef<OfStudy>('Members').implement({
  description: 'Who is in a study, what each of them is there, and what they cannot do among themselves.',
  authScopes: ({ studyId }) => ({ mayEither: [readers, studyId] as const }),
  fields: (t) => ({
    all: t.field({
      type: [MemberObject],
      resolve: ({ studyId }, _args, { app }) => store.findNamedMembers(app.db, studyId),
    }),
    asksSecondFactor: t.boolean({
      description: 'Whether nobody sees anything of the study without two factors behind their session.',
      resolve: ({ studyId }, _args, { app }) => asksSecondFactor(app.db, studyId),
    }),
    outOfReach: t.field({
      type: [JointActEnum],
      description: 'What takes more people, or others, than there are.',
      resolve: async ({ studyId }, _args, { app }) => outOfReach(await store.findMembers(app.db, studyId)),
    }),
    stranded: t.field({
      type: ['String'],
      description:
        'Items that wait and that nobody of the study may read, by their ids; for who manages the members.',
      resolve: ({ studyId }, _args, { app, actor }) =>
        mayIn(actor, studyId, 'manage members') ? store.findStranded(app.db, studyId) : [],
    }),
    roles: t.field({
      type: [RoleMayObject],
      resolve: () => Object.values(Role).map((role) => ({ role })),
    }),
    teams: t.field({ type: [TeamObject], resolve: () => presetNames.map((preset) => ({ preset })) }),
  }),
})

builder.prismaObjectField(StudyNode, 'members', (t) =>
  t.field({
    type: MembersObject,
    authScopes: ({ id }) => ({ mayEither: [readers, id] as const }),
    resolve: ({ id }) => ({ studyId: id }),
  }),
)

builder.prismaObjectField(StudyNode, 'colleagues', (t) =>
  t.field({
    type: [MemberObject],
    description:
      'Who may be named as the advocate of a ward or as who sees to a waiver: members of the study.',
    authScopes: ({ id }) => ({ may: ['record consent', id] as const }),
    resolve: ({ id }, _args, { app }) => store.findNamedMembers(app.db, id),
  }),
)

builder.prismaObjectField(StudyNode, 'leftOut', (t) =>
  t.int({
    description:
      'People with whom the viewer works here: left out of what they find, and of what they count.',
    resolve: ({ id: studyId }, _args, { app, actor }) =>
      actor.kind === 'account' ? store.countPeopleOf(app.db, { studyId, accountId: actor.id }) : 0,
  }),
)

builder.prismaObjectField(ParticipantNode, 'workers', (t) =>
  t.field({
    type: [MemberObject],
    description: 'Members who work with this person, for whom nothing of the person exists.',
    authScopes: ({ studyId }) => ({ may: ['record worker', studyId] as const }),
    resolve: ({ studyId, id: participantId }, _args, { app }) =>
      store.findWorkers(app.db, { studyId, participantId }),
  }),
)
