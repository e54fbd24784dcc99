import { countIn } from '../language/figures.ts'
import type { RemovedKind } from './operations.ts'
import type { ClockKind } from './retention.ts'

interface Waiting {
  name: string
  at: string
  before: string
  people: number
  responses: number
}

const count = countIn('en')
/** The words of so many responses, and of so many people. */
const wordsOf = (people: number, responses: number) =>
  `${count(responses, 'response', 'responses')} of ${count(people, 'person', 'people')}`

export const en = {
  title: 'What is gone',
  lead: 'Receipts of what young people wanted gone: from the moment in which it was asked nobody sees or counts it, and it left the tables then. They keep no word of it.',
  none: 'Nobody asked for anything to be gone.',
  receipt: (code: string) => `Receipt ${code}`,
  asked: (time: string) => `Asked ${time}`,
  own: 'by themself',
  staff: 'entered by staff',
  person: 'The person',
  removed: 'What left the tables',
  nothing: 'Nothing was there',
  kinds: {
    responses: (n: number) => count(n, 'response', 'responses'),
    answers: (n: number) => count(n, 'answer', 'answers'),
    passages: (n: number) => count(n, 'passage, with its search index', 'passages, with their search index'),
    codings: (n: number) => count(n, 'code at them, with the reasons', 'codes at them, with the reasons'),
    decisions: (n: number) => count(n, 'decision about codes', 'decisions about codes'),
    approvals: (n: number) => count(n, 'step of letting quotes leave', 'steps of letting quotes leave'),
    objections: (n: number) =>
      count(n, 'objection of the board to their quotes', 'objections of the board to their quotes'),
    screens: (n: number) =>
      count(n, 'screen of a sitting that was not over', 'screens of a sitting that was not over'),
    notes: (n: number) => count(n, 'note made of them beforehand', 'notes made of them beforehand'),
    jobs: (n: number) => count(n, 'job', 'jobs'),
  } satisfies Record<RemovedKind, (n: number) => string>,
  notices: 'Others told',
  noticesOf: (n: number) => `${count(n, 'notice', 'notices')} to recipients of handovers followed from it.`,
  noNotices: 'Nobody had to be told: nothing of it was handed over to anybody who is written down.',
  key: 'Key',
  keyEnded: (time: string) =>
    `Destroyed ${time}: no log opens what was sealed under it, and no backup or copy of the keys that this program made.`,
  keyCopied: (time: string) =>
    `Destroyed ${time}. The copy of the keys was made before: it opens what an older backup holds of it, until it is replaced. Ask who runs this program to do that (backup-keys).`,
  keyHeld:
    'Still there: something that they said since is sealed under it. Who has the keys and an older copy can open that copy.',
  state: 'State',
  done: (time: string) => `Done ${time}: it was looked for again, and nothing was found`,
  found: (time: string, day: string) =>
    `Not done: it was looked for again ${time}, and something of it, or a job without its response, is still there. It is looked for every hour; the next start of the program takes it out. Due by ${day}. Tell who runs this program.`,
  waiting: (day: string) => `Being done; due by ${day}`,
  kept: 'Kept, as the text said: what they agreed to and took back, who they are, sealed, this receipt, and the record of who did what, by numbers. How to reach them goes; where a safety reviewer has something of theirs to decide, that reviewer alone opens it until then.',
  wordsEnd: {
    title: 'Words whose time is over',
    lead: 'A data steward asks that they are destroyed, another person agrees: what was said, raw and clean, with its index, its quotes, the reasons of suggestions and what the board wrote about it. Nobody gets it back. What was found in it goes on being counted, everywhere and as it stands then, without a word.',
    ask: 'Ask to destroy them',
    waits: ({ name, at, before, people, responses }: Waiting) =>
      `${name} asked on ${at} for what was said before ${before}: at most ${wordsOf(people, responses)}.`,
    own: 'Another person has to agree.',
    agree: 'Agree, and destroy them now',
    refuse: 'Refuse',
    takeBack: 'Take it back',
    done: (at: string, people: number, responses: number) =>
      `Destroyed on ${at}: the words of ${wordsOf(people, responses)}. Of who said more since, older copies still open it to whoever has them with the keys, until the keys of the study are made anew.`,
    left: 'Somebody who left the study',
    failed: 'That was not done. Load the page again and look what stands here now.',
  },
  due: {
    words: (people: string) => `There are words older than three years, of ${people}.`,
    ask: 'They end only if you ask for it and another person agrees.',
    second: 'They end only if a data steward asks for it and another person agrees.',
    asked: 'Somebody asked that they end: another person has to agree.',
    look: 'Look at what is due',
  },
  clock: {
    title: 'What has to go by a day',
    lead: 'What is kept has its time. When the study is over, ways to reach somebody go, of those who asked for the results once they have them; a year later, names and birth dates. Nothing goes within thirty days after you say these days, or other ones. Looking at a day destroys nothing; what is due goes by itself within minutes. What a legal demand holds is not counted here and does not go; what a young person wants gone always does.',
    byThen: 'Due by',
    none: 'Nothing is due by then.',
    kinds: {
      contact: 'Ways to reach somebody',
      identity: 'Names and birth dates',
      words: 'Words older than three years',
    } satisfies Record<ClockKind, string>,
    people: (n: number) => `of ${count(n, 'person', 'people')}`,
    byHand: '(these go by two people, below)',
    run: 'Destroy what is due now',
    closedOn: 'The study was over on',
    returnedOn: 'Those who asked for the results had them on',
    save: 'Keep these days',
    done: 'Done.',
    failed:
      'That was not done. Give days that are not to come and not before the last answer or wave, look at the connection and try again.',
  },
}

export type ErasureWords = typeof en
