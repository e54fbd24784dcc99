// What a court, an authority or a party demands: how it stands, by when what is to be done, and what is refused.
import type {
  DemandAnswerKind,
  DemandHold,
  DemandKind,
  DemandOutcome,
  DemandTaskKind,
  DemandTaskResult,
} from '../../generated/prisma/enums.ts'

export const demandStates = ['open', 'proposed', 'agreed', 'closed'] as const
export type DemandState = (typeof demandStates)[number]

export type Task = {
  id: string
  kind: DemandTaskKind
  participantId: string | null
  dueOn: Date
  result: DemandTaskResult | null
  doneBy: string | null
  doneAt: Date | null
}

export type Answer = {
  id: string
  answer: DemandAnswerKind
  proposedBy: string
  proposedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  isAgreed: boolean | null
}

export type Demand = {
  studyId: string
  id: string
  kind: DemandKind
  receivedOn: Date
  dueOn: Date | null
  recordedBy: string
  recordedAt: Date
  heldAt: Date | null
  heldFor: DemandHold | null
  heldBy: string | null
  outcome: DemandOutcome | null
  closedAt: Date | null
  tasks: Task[]
  /** The oldest first. */
  answers: Answer[]
}

/** The last one that nobody refused: it waits, or it was agreed to. */
export const standing = ({ answers }: Pick<Demand, 'answers'>): Answer | undefined =>
  answers.findLast(({ isAgreed }) => isAgreed !== false)

export const stateOf = (demand: Pick<Demand, 'answers' | 'closedAt'>): DemandState => {
  if (demand.closedAt) return 'closed'
  const answer = standing(demand)
  if (!answer) return 'open'
  return answer.isAgreed ? 'agreed' : 'proposed'
}

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
const days = (count: number, from: Date) => new Date(from.getTime() + count * 24 * 60 * 60 * 1000)

type Days = { receivedOn: Date; dueOn: Date | null }

/** What is wrong with the days that somebody gives, by the field. */
export const dayProblem = ({ receivedOn, dueOn }: Days, at: Date): [keyof Days, string] | null => {
  // A day ahead is still today somewhere.
  if (receivedOn > days(1, at)) return ['receivedOn', 'is a day to come; give the day on which it came']
  if (dueOn && dueOn < receivedOn)
    return [
      'dueOn',
      `is before ${dayOf(receivedOn)}, when it came; give the day by which they want an answer`,
    ]
  return null
}

/** By when each is to be done, until somebody says another day: our proposal, and no rule of any law. */
export const dueOf = (kind: DemandTaskKind, { receivedOn, dueOn }: Days): Date => {
  const wanted = {
    tell_lawyer: days(1, receivedOn),
    tell_person: days(3, receivedOn),
    answer: days(14, receivedOn),
  }
  if (!dueOn) return wanted[kind]
  return kind === 'answer' || dueOn < wanted[kind] ? dueOn : wanted[kind]
}

/** What can come of a task. */
export const resultsOf = (kind: DemandTaskKind): readonly DemandTaskResult[] =>
  kind === 'tell_person' ? ['told', 'not_safe', 'could_not_reach'] : ['done']

/** Something leaves the study, so whose words it is hears of it first. */
export const hands = (answer: DemandAnswerKind): boolean => answer === 'comply' || answer === 'partly'

type Tasks = Pick<Demand, 'tasks'>

/** Those whose words are asked for. */
export const named = ({ tasks }: Tasks): Task[] => tasks.filter(({ kind }) => kind === 'tell_person')

/** Who is named and neither told nor found to be out of reach. */
export const untold = (demand: Tasks): Task[] => named(demand).filter(({ doneAt }) => !doneAt)

/** What stands against an answer now, in words; null where nothing does. */
export const answerProblem = (demand: Tasks, answer: DemandAnswerKind, isProtected: boolean) => {
  if (!hands(answer)) return null
  if (answer === 'comply' && isProtected)
    return 'is refused: a certificate of confidentiality protects this study. Object, or give no more than those agreed to whose words they are'
  if (named(demand).length === 0)
    return 'lets something leave, and nobody is named whose words it is. Name them, so that they are told first'
  if (untold(demand).length > 0)
    return 'lets something leave, and somebody who is named was not told. Tell them first'
  if (isProtected && named(demand).some(({ result }) => result !== 'told'))
    return 'is refused: a certificate of confidentiality protects this study, and somebody who is named could not be asked. Object to it'
  return null
}
