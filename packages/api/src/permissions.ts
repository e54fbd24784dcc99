import type { Role } from '../generated/prisma/enums.ts'
import { allows, permissions, permissionsOf, twoHanded, twoHandedActs } from './policy.ts'
import type { Halves, Permission, TwoHanded } from './policy.ts'

const roles: Record<Role, string> = {
  interviewer: 'Interviewer: talks with young people, records what they agree to and what they say.',
  coder: 'Coder: reads what people said and decides on the codes at it.',
  adjudicator: 'Adjudicator: does what a coder does, and settles where coders differ.',
  data_steward: 'Data steward: brings in words that were collected elsewhere, and keeps the data in order.',
  safety_reviewer: 'Safety reviewer: reads a passage that may speak of danger, and acts on it.',
  board: 'Board: an advisory board member, who reads themes in plain words and says where they are wrong.',
  lead: 'Lead: a program lead, who reads what changed and what young people say, in words.',
  evaluator: 'Evaluator: leads the evaluation of a study.',
  auditor: 'Auditor: reads the record of who did what, and nothing that anybody said.',
  administrator:
    'Administrator: says who comes in and what they may, and keeps the frame of the study. Reads nothing that anybody said.',
}

/** Each permission as an ethics board reads it: what the person can do, see or change with it. */
const meaning: Record<Permission, string> = {
  'read study': 'See the study itself: its title, waves, regions, services and questions.',
  'read participants': 'See the participants who take part now, as random numbers with region and language.',
  'read own interviews':
    'Read the interviews that one recorded oneself, as far as anybody may read them, and see the people whom one enrolled or talked with: no others.',
  'read themes': 'See how many people spoke of each theme, and the codebook behind the themes.',
  'read words':
    'Read responses: closed answers, and words from which a program took the identifying details it found (it misses some). Each passage that is opened is recorded.',
  'read pipeline': 'See which steps wait, run or failed for which response. No words are shown there.',
  'retry job': 'Have a step tried again that failed.',
  'decide codings':
    'Accept, reject or change a code at a passage, and add one; take back one’s own decision. Who decided what and when is kept.',
  'mark details':
    'Go through passages, mark what identifies somebody and put something general in its place, or be the second person who finds nothing more in what another one marked as gone through: two people saw exactly these words.',
  'open details': 'Open the words behind one mark, to take a wrong mark off. Each opening is recorded.',
  'edit study':
    'Decide the settings of a study, such as where its pages lead when somebody leaves at once, and add waves, regions and services.',
  'edit instrument':
    'Write sets of questions, bring them in, put them into the field and retire them; say which items of two versions ask the same. What was fielded is not changed.',
  'edit codebook':
    'Bring in a version of the list of codes and themes. It is not changed after it was brought in.',
  'edit consent text':
    'Write what is read out before somebody agrees, and publish it. It is not changed after it was published.',
  'enrol participant': 'Add a participant, under a random number and without a name.',
  'record consent':
    'Record what a young person, or a giver of permission, agreed to, declined or withdrew; and find participants who do not take part now.',
  'record response': 'Enter what a participant answered, while their consent to take part holds.',
  'keep identity':
    'Write down the name, the birth date and the way to reach a participant whom one may meet, and say that it is not safe to reach them. Nobody reads back what was written: the program says only that it is kept.',
  'correct age':
    'Write another birth date where one is kept, also one by which a minor is of age, so that nobody else is asked for them.',
  'reach out':
    'See who is due in a wave among the people whom one may meet, invite them by a link, a letter or in person, and note why somebody cannot be reached.',
  'read attrition':
    'See how many people of each group were served, reached and heard in a wave, and why others were lost. None of it leaves the desk.',
  'read consent': 'See what each participant agreed to, until when, and whether it holds now.',
  'approve quotes':
    'Prepare a quote for the board, for program leads or for the public, or be the second person who lets it leave; and take either back. Nobody does both.',
  'review safety':
    'Read whole responses, raw as they came, in which a program or a person found what may be danger; say that one has it, and write down what was done. Who works with the person, or passes it on, finds nothing of it.',
  'look at openings':
    'See each time that a safety reviewer opened how somebody is reached: who, when and why, not of whom; and sign that one looked at it, where one did not open it oneself.',
  'plan duty':
    'Say which safety reviewer is on duty when, who is called after them, and which services a reviewer is tied to. It shows no item.',
  'run drill':
    'Start a drill on invented words, which go through screening, clocks and letters as real ones do; end it, read what came of it, and remove it. It shows no real item.',
  'raise concern': 'Say of a response that one reads or recorded that somebody must look at it now.',
  'read board':
    'See the theme cards of the board: how many said it in words only, never in numbers, and quotes that two people let leave. An evaluator looks at the same to check it.',
  'speak on board':
    'Say that a card or quote is not what was said, with how it should read; see the answer; raise words that a safety reviewer must read now; and keep themes away from oneself without a reason, which nobody is told.',
  'answer board': 'See what the board objects to, without who, and answer it.',
  'read lead':
    'See what the evaluator picked for program leads, change in words only, and quotes that two people let leave. An evaluator looks at the same to check it.',
  'pick for lead': 'Choose what program leads read first.',
  'hand over':
    'Freeze what the public may see of a study as a document, take it away, say who got it, and tell them when something in it was taken back.',
  'import batch':
    'Bring in words that were collected elsewhere, on a consent that they attest for the whole batch; see the batches that came in, and take a batch out again with everything made of it.',
  'record worker':
    'Say that somebody in the study works with a participant. From then on nothing of that participant exists for that person.',
  'manage members':
    'See who is in the study, let people in and out, and say what each of them may; but not give oneself what lets one read. Ask a second factor of everybody; make a link for a forgotten password of somebody who has nothing here but this study.',
  'read audit': 'Read the record: who did what to which numbers, and when. No words stand in it.',
  'read erasures':
    'See the receipts of what participants wanted gone: when it was asked, how much was destroyed, and whether all of it is. No words stand there.',
  'read demands':
    'See that a court, an authority or a party demands what the study keeps: numbers and days. What is demanded, and of whom, only those see who handle it.',
  'handle demands':
    'Record a legal demand and what has to be done because of it, hold what is kept from the clocks of retention, propose an answer or be the second person who agrees to it, and record a certificate of confidentiality. The program hands nothing out.',
  'ask vault':
    'Ask to look up the name, the birth date or the way to reach a participant, with a reason; and see it once, within an hour after another person agreed.',
  'second vault':
    'Agree, or not, that a data steward looks up who a participant is. Never to one’s own request, and one sees nothing of it.',
  'run retention':
    'Say when the study was over, see how many people’s contact plans, names and words have to be destroyed by a day, and have what is due destroyed.',
  'end words':
    'Ask that words whose time is over are destroyed, raw and clean; another data steward or an evaluator agrees, and never to one’s own request.',
  'delete study': 'Delete the study with everybody in it and every key. Who did so stays in the record.',
}

const preface = `# Who may do what

Printed from \`packages/api/src/policy.ts\`, which is what the program itself asks; a test fails when the two differ.

A role is given in one study and holds in that study only. One person may have several; they may then do what any of them
allows. What stands in no row, nobody may do.`

const halves: Record<TwoHanded, string> = {
  quote: 'A quote: one prepares it, another lets it leave',
  deidentification: 'Taking identifying details out by hand: one does, another looks at it again',
  safety: 'A disclosure of danger: one writes down what came of it, another signs',
  vault: 'Looking up who somebody is: one does, another is beside them',
  demand: 'Answering a legal demand: one proposes, another agrees',
  words: 'Destroying words whose time is over: one asks, another agrees',
}

/** The acts of which nobody does both halves, and who may do each. */
const hands = (): string =>
  [
    '## What nobody does both halves of',
    'Roles may be held together. These acts alone are forbidden to one person, whatever their roles.',
    twoHandedActs
      .map((act) => {
        const { first, second, isBuilt }: Halves = twoHanded[act]
        const later = isBuilt ? '' : ' It comes with a later part of Firsthand.'
        return `- ${halves[act]}. First half: ${first.map(nameOf).join(', ')}; second half: ${second.map(nameOf).join(', ')}.${later}`
      })
      .join('\n'),
  ].join('\n\n')

const nameOf = (role: Role): string => roles[role].split(': ')[0]!

const limits = `## What holds for every role

- The board and program leads get no number, no list that counts, no suggestion and no name: what they ask beyond their own
  pages is answered as to somebody who is not in the study.
- A quote reaches them only where a person accepted its code, two people let it leave, enough people spoke of the theme, and
  its speaker's consent to be quoted holds at that moment.
- Nobody gives themself a role that lets them do more; another administrator has to. A study always keeps an administrator.
- An interviewer reads the interviews that they recorded themself, and meets no other participant.
- Whoever is recorded as working with a participant finds nothing of that participant, whatever their roles; counts on
  the desk leave that participant out for them, and the page says so. What leaves for board and leads is of everybody.
- Nobody reads raw words through the program but safety reviewers: only the step that takes identifying details out opens
  them. An evaluator opens the few words behind one mark where it may be wrong; that is recorded.
- What a person's consent does not allow at that moment is neither counted nor shown to anyone, whatever their role.
- A minor's answers count only while the young person and a safe giver of permission both agree.
- Whoever opens a study becomes its evaluator and its administrator. Only an administrator of the whole instance opens one, and
  that gives no look into any other study.
- Nobody signs up. Everybody comes in by a link that was made for one person and works once; after thirty minutes without a
  hand on it a page is locked, and after twelve hours everybody signs in again.
- A study may ask everybody for a second factor; who came in without one sees nothing of it until they have one.
- An administrator of the whole instance sees who has an account, ends their sessions and makes links for forgotten passwords; both
  stand in the record, and neither gives a look into a study.
- Every change to a study, every change that a role did not include, and every reading and search of words leaves a record
  of who, what and when, without the words. The record is only added to.

## What does not exist yet

Settling where coders differ, so that an adjudicator is what a coder is; roles for participants; figures in numbers outside the desk.
They come with the permissions they need, and appear here then.`

/** The permissions of every role in Markdown, for people who decide about a study without reading code. */
export const printPermissions = (): string =>
  [preface, '## What each role may', ...(Object.keys(roles) as Role[]).map(section), table(), hands(), limits]
    .join('\n\n')
    .concat('\n')

/** One role in words: what it is for, and each thing that it lets somebody do. */
const section = (role: Role): string => {
  const [name, ...rest] = roles[role].split(': ')
  const may = permissionsOf([role]).map((permission) => `- ${meaning[permission]}`)
  return [`### ${name}`, rest.join(': '), ...(may.length > 0 ? [may.join('\n')] : ['Nothing yet.'])]
    .map((part) => part.replace(/^./, (first) => first.toUpperCase()))
    .join('\n\n')
}

/** All of it at one look, by the names in the program. */
const table = (): string => {
  const columns = Object.keys(roles) as Role[]
  const cells = (permission: Permission) =>
    columns.map((role) => (allows([role], permission) ? 'yes' : '')).join(' | ')
  return [
    '## The same at one look\n',
    `| may | ${columns.map((role) => role.replace('_', ' ')).join(' | ')} |`,
    `|---${'|---'.repeat(columns.length)}|`,
    ...permissions.map((permission) => `| ${permission} | ${cells(permission)} |`),
  ].join('\n')
}
