import { z } from 'zod'
import {
  DemandAnswerKind,
  DemandKind,
  DemandOutcome,
  DemandTaskResult,
} from '../../generated/prisma/enums.ts'
import { accountOf, rolesIn, shutOutFrom } from '../actor.ts'
import { command, type Act } from '../command.ts'
import { invalid, NotFound, SecondPerson } from '../errors.ts'
import { newId } from '../id.ts'
import { day, id, mostInList, note } from '../input.ts'
import { maySecond } from '../policy.ts'
import { hasParticipant } from '../study/store.ts'
import { peopleWithin } from '../visible.ts'
import { answerProblem, dayOf, dayProblem, dueOf, named, resultsOf } from './demand.ts'
import { standing, untold, type Demand } from './demand.ts'
import * as store from './store.ts'

/** Writes down that one came, and what has to be done because of it. Nothing is looked up, and nothing leaves. */
export const recordDemand = command({
  action: 'record demand',
  may: 'handle demands',
  input: z.strictObject({
    ...{ studyId: id, kind: z.enum(DemandKind), demander: note, asked: note, receivedOn: day },
    ...{ dueOn: day.nullish(), participantIds: z.array(id).max(mostInList).default([]) },
  }),
  async run(act, { studyId, kind, demander, asked, participantIds, ...given }) {
    const { tx, app, at } = act
    const days = { receivedOn: new Date(given.receivedOn), dueOn: given.dueOn ? new Date(given.dueOn) : null }
    const problem = dayProblem(days, at)
    if (problem) throw invalid(...problem)
    const people = [...new Set(participantIds)]
    for (const participantId of people) await checkPerson(act, { studyId, participantId })
    if ((await store.countOpen(tx, studyId)) >= mostInList)
      throw invalid('studyId', `has ${mostInList} demands open, which is the most. Close those that are over`)
    const key = { studyId, id: newId() }
    const sealed = {
      demander: await app.words.sealForDemand({ ...key, column: 'demander' }, demander),
      asked: await app.words.sealForDemand({ ...key, column: 'asked' }, asked),
    }
    const recorded = { recordedBy: accountOf(act.actor), recordedAt: at }
    await store.insertDemand(tx, { ...key, kind, ...days, ...sealed, ...recorded })
    const task = { studyId, demandId: key.id, participantId: null }
    await store.insertTasks(tx, [
      ...(['tell_lawyer', 'answer'] as const).map((one) => ({
        ...{ ...task, id: newId(), kind: one, dueOn: dueOf(one, days) },
      })),
      ...people.map((participantId) => ({
        ...{ ...task, id: newId(), kind: 'tell_person' as const, participantId },
        dueOn: dueOf('tell_person', days),
      })),
    ])
    return { studyId, demand: key.id, people: people.length }
  },
  audit: ({ demand, people }) => ({ demand, people }),
})

const ofDemand = z.strictObject({ studyId: id, demandId: id })

/** Whose words are asked for: they are told, by somebody who may reach them. */
export const nameInDemand = command({
  action: 'name in demand',
  may: 'handle demands',
  input: ofDemand.extend({ participantId: id }),
  async run(act, { studyId, demandId, participantId }) {
    const demand = await openFor(act, { studyId, demandId })
    await checkPerson(act, { studyId, participantId })
    if (demand.tasks.some((task) => task.participantId === participantId))
      throw invalid('participantId', 'is named in it already')
    if (demand.tasks.length >= mostInList + 2)
      throw invalid('participantId', `is one too many: at most ${mostInList} people are named in one demand`)
    const soon = { receivedOn: act.at, dueOn: demand.dueOn && demand.dueOn > act.at ? demand.dueOn : null }
    const task = { studyId, id: newId(), demandId, kind: 'tell_person' as const, participantId }
    await store.insertTasks(act.tx, [{ ...task, dueOn: dueOf('tell_person', soon) }])
    return studyId
  },
  // Whom it asks for is for those alone who handle it, and not for who reads the record.
  audit: (_study, { demandId: demand }) => ({ demand }),
})

/**
 * Keeps the clocks of retention from what is asked for, or lets them go on. It stops nothing that a young person wants. Whom it is
 * for is settled here: who is named since narrows nothing, and who is gone since widens nothing.
 */
export const holdDemand = command({
  action: 'hold demand',
  may: 'handle demands',
  input: ofDemand.extend({ holds: z.boolean() }),
  async run(act, { holds, ...key }) {
    const demand = await openFor(act, key)
    const heldFor = named(demand).length > 0 ? ('named' as const) : ('everybody' as const)
    const held = holds ? { heldBy: accountOf(act.actor), heldAt: act.at, heldFor } : null
    await store.setHeld(act.tx, { studyId: key.studyId, id: key.demandId }, held)
    return key.studyId
  },
  audit: (_study, { demandId: demand, holds }) => ({ demand, holds: holds ? 'yes' : 'no' }),
})

const ofTask = z.strictObject({ studyId: id, taskId: id })

/** Gives a task another day. */
export const moveDemandTask = command({
  action: 'move demand task',
  may: 'handle demands',
  input: ofTask.extend({ dueOn: day }),
  async run(act, { studyId, taskId, dueOn }) {
    const { demand, task } = await taskFor(act, { studyId, taskId })
    const to = new Date(dueOn)
    if (to < demand.receivedOn)
      throw invalid('dueOn', `is before ${dayOf(demand.receivedOn)}, when the demand came`)
    await store.updateTask(act.tx, { studyId, id: taskId }, { dueOn: to })
    return { studyId, wasDue: dayOf(task.dueOn) }
  },
  // By when somebody is told of it is not moved without trace.
  audit: ({ wasDue }, { taskId: task, dueOn }) => ({ task, wasDue, dueOn }),
})

/** Writes down that it was done, or why somebody was not told. */
export const doDemandTask = command({
  action: 'do demand task',
  may: 'handle demands',
  input: ofTask.extend({ result: z.enum(DemandTaskResult) }),
  async run(act, { studyId, taskId, result }) {
    const { demand, task } = await taskFor(act, { studyId, taskId })
    const results = resultsOf(task.kind)
    if (!results.includes(result))
      throw invalid('result', `does not fit this task: give ${results.join(', or ')}`)
    if (task.kind === 'answer') await checkAgreed(act, demand, 'result')
    const done = { result, doneBy: accountOf(act.actor), doneAt: act.at }
    await store.updateTask(act.tx, { studyId, id: taskId }, done)
    return studyId
  },
  audit: (_study, { taskId: task, result }) => ({ task, result }),
})

/** The first half: how it is to be answered. The newest counts, so what was agreed to and can stand no more is proposed anew. */
export const proposeAnswer = command({
  action: 'propose answer',
  may: 'handle demands',
  input: ofDemand.extend({ answer: z.enum(DemandAnswerKind) }),
  async run(act, { studyId, demandId, answer }) {
    const demand = await openFor(act, { studyId, demandId })
    if (standing(demand)?.isAgreed === null)
      throw invalid(
        'demandId',
        'has an answer that waits for a second person. Look at what stands there first',
      )
    if (demand.tasks.some(({ kind, doneAt }) => kind === 'answer' && doneAt))
      throw invalid('demandId', 'was answered already. Close it; nothing was changed')
    await checkAnswer(act, demand, { answer })
    const proposed = { proposedBy: accountOf(act.actor), proposedAt: act.at }
    await store.insertAnswer(act.tx, { studyId, id: newId(), demandId, answer, ...proposed })
    return studyId
  },
  audit: (_study, { demandId: demand, answer }) => ({ demand, answer }),
})

/** The second person agrees or not; whoever proposed can only take it back. */
export const decideAnswer = command({
  action: 'decide answer',
  may: 'handle demands',
  input: z.strictObject({ studyId: id, answerId: id, isAgreed: z.boolean() }),
  async run(act, { studyId, answerId, isAgreed }) {
    const demandId = await store.findDemandOf(act.tx, 'demandAnswer', { studyId, id: answerId })
    const demand = demandId && (await openFor(act, { studyId, demandId }))
    const answer = demand && demand.answers.find((one) => one.id === answerId)
    if (!answer) throw new NotFound('answer')
    if (answer.decidedBy)
      throw invalid('answerId', 'was decided already. Look at what stands there; nothing was changed')
    const accountId = accountOf(act.actor)
    const second = { accountId, roles: rolesIn(act.actor, studyId) }
    if (isAgreed && !maySecond('demand', answer.proposedBy, second)) throw new SecondPerson(ownAnswer)
    // What was so when it was proposed may be so no more.
    if (isAgreed) await checkAnswer(act, demand, { answer: answer.answer })
    const decided = { decidedBy: accountId, decidedAt: act.at, isAgreed }
    await store.decideAnswer(act.tx, { studyId, id: answerId }, decided)
    return { studyId, demand: demand.id }
  },
  audit: ({ demand }, { isAgreed }) => ({ demand, agreed: isAgreed ? 'yes' : 'no' }),
})

/** How it ended. A hold ends with it. */
export const closeDemand = command({
  action: 'close demand',
  may: 'handle demands',
  input: ofDemand.extend({ outcome: z.enum(DemandOutcome) }),
  async run(act, { studyId, demandId, outcome }) {
    const demand = await openFor(act, { studyId, demandId })
    const waiting = untold(demand).length
    if (waiting > 0)
      throw invalid(
        'demandId',
        `names ${waiting} whose words were asked for and who were not told. Tell them, or write down why not`,
      )
    // What went out went out: it is closed as it is, whatever came since.
    const isOut = demand.tasks.some(({ kind, doneAt }) => kind === 'answer' && doneAt)
    if (outcome === 'answered' && !isOut) await checkAgreed(act, demand, 'outcome')
    const closed = { outcome, closedBy: accountOf(act.actor), closedAt: act.at }
    await store.closeDemand(act.tx, { studyId, id: demandId }, closed)
    return studyId
  },
  audit: (_study, { demandId: demand, outcome }) => ({ demand, outcome }),
})

const text = note.refine((said) => said.length <= 200, 'is longer than 200 characters')

/** Says since when a certificate of confidentiality protects the study. */
export const recordCertificate = command({
  action: 'record certificate',
  may: 'handle demands',
  input: z.strictObject({ studyId: id, issuer: text, reference: text, from: day }),
  async run({ tx, actor, at }, { studyId, from, ...given }) {
    if ((await store.findCertificates(tx, studyId)).length >= mostInList)
      throw invalid('studyId', `has ${mostInList} certificates, which is the most`)
    const certificate = { ...given, id: newId(), from: new Date(from) }
    const recorded = { recordedBy: accountOf(actor), recordedAt: at }
    await store.insertCertificate(tx, { studyId, ...certificate, ...recorded })
    return { studyId, certificate: certificate.id }
  },
  audit: ({ certificate }) => ({ certificate }),
})

/** One that is wrong: by another person, as less is refused without it. */
export const takeBackCertificate = command({
  action: 'take back certificate',
  may: 'handle demands',
  input: z.strictObject({ studyId: id, certificateId: id }),
  async run({ tx, actor, at }, { studyId, certificateId }) {
    const certificates = await store.findCertificates(tx, studyId)
    const certificate = certificates.find((one) => one.id === certificateId)
    if (!certificate) throw new NotFound('certificate')
    const accountId = accountOf(actor)
    if (certificate.recordedBy === accountId) throw new SecondPerson(ownCertificate)
    const taken = { takenBackBy: accountId, takenBackAt: at }
    if (!(await store.takeBackCertificate(tx, { studyId, id: certificateId }, taken)))
      throw invalid('certificateId', 'was taken back already')
    return studyId
  },
  audit: (_study, { certificateId: certificate }) => ({ certificate }),
})

const ownAnswer = 'You proposed this yourself. Another person has to agree; nothing was changed.'
const ownCertificate =
  'You recorded this certificate yourself. Another person has to take it back; nothing was changed.'

const openFor = async (
  { tx, actor }: Act,
  { studyId, demandId }: { studyId: string; demandId: string },
): Promise<Demand> => {
  const demand = await store.holdDemand(tx, { studyId, shutOut: shutOutFrom(actor) }, demandId)
  if (!demand) throw new NotFound('demand')
  if (demand.closedAt)
    throw invalid('demandId', 'is closed. Record what came since as a demand of its own; nothing was changed')
  return demand
}

const taskFor = async (act: Act, { studyId, taskId }: { studyId: string; taskId: string }) => {
  const demandId = await store.findDemandOf(act.tx, 'demandTask', { studyId, id: taskId })
  const demand = demandId && (await openFor(act, { studyId, demandId }))
  const task = demand && demand.tasks.find((one) => one.id === taskId)
  if (!task) throw new NotFound('task')
  if (task.doneAt) throw invalid('taskId', 'was done already. Look at what stands there; nothing was changed')
  return { demand, task }
}

const checkAnswer = async (
  { tx }: Act,
  demand: Demand,
  { answer, field = 'answer' }: { answer: DemandAnswerKind; field?: string },
) => {
  const problem = answerProblem(demand, answer, await store.certificateHolds(tx, demand.studyId))
  if (problem) throw invalid(field, problem)
}

/** What two people agreed to, where nothing came since that stands against it. */
const checkAgreed = async (act: Act, demand: Demand, field: 'result' | 'outcome') => {
  const agreed = standing(demand)
  if (!agreed?.isAgreed)
    throw invalid(field, 'waits for an answer that two people agreed to. Propose one first')
  await checkAnswer(act, demand, { answer: agreed.answer, field })
}

const checkPerson = async (act: Act, of: { studyId: string; participantId: string }) => {
  if (!(await hasParticipant(act.tx, of.participantId, peopleWithin(act, of.studyId))))
    throw new NotFound('participant')
}
