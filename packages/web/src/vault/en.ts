import type { Part, Reason, State } from './operations.ts'

export const en = {
  title: 'Who somebody is',
  lead: 'Names, birth dates and ways to reach somebody stand apart, sealed. A data steward asks with a reason, another person agrees, and the steward sees it once, within an hour. Every step stands in the record.',
  none: 'Nobody has asked.',
  ask: 'Ask to look somebody up',
  number: 'The person’s number',
  numberHint: 'Ten digits, as they stand on their page.',
  what: 'What of them',
  why: 'Why',
  reference: 'Number of what it rests on',
  referenceHint: 'No name of anybody. A legal demand has one.',
  send: 'Ask',
  asked: 'Asked. It waits for a week for somebody to agree.',
  nobody: 'No participant of this study has this number.',
  wrong: {
    parts: 'Choose at least one thing, and only what is kept of this person.',
    reason:
      'A certificate of confidentiality protects this study from legal process. To tell somebody that their words are asked for, choose “to reach them safely”.',
    reference: 'Give the number of what the court or authority sent.',
  } as Record<string, string>,
  failed: 'That was not done. Look at the connection and try again.',
  ended: 'That cannot be done any more. Look at where it stands now.',
  part: { name: 'name', birth_date: 'birth date', contact: 'way to reach them' } satisfies Record<
    Part,
    string
  >,
  reason: {
    correct_record: 'to correct what is kept',
    reach_safely: 'to reach them safely',
    give_results: 'to give them the results',
    legal_demand: 'a court or an authority demands it',
    own_wish: 'they want to see what is kept of them',
  } satisfies Record<Reason, string>,
  state: {
    waiting: 'waits for a second person',
    agreed: 'may be opened',
    opened: 'opened',
    refused: 'refused',
    taken_back: 'taken back',
    lapsed: 'over: its time ran out',
  } satisfies Record<State, string>,
  until: (time: string) => `until ${time}`,
  person: (number: string) => `Person ${number}`,
  by: (name: string, time: string) => `${name} asked, ${time}`,
  second: (name: string) => `second person: ${name}`,
  left: 'somebody who left the study',
  agree: 'Agree',
  refuse: 'Refuse',
  takeBack: 'Take it back',
  open: 'Open it, once',
  openLead: 'It is shown once. Have nobody behind you, and write down no more than you need.',
  close: 'Close',
  closes: 'It closes by itself after a minute.',
  opened: 'Who this is',
  notKept: 'not kept',
  hasLeft:
    'They withdrew, or somebody who holds their phone did. This is kept for you alone, to keep them safe, until the item is decided and signed; then it is removed. Use it for nothing else.',
  unsafe: 'This way is marked as not safe: using it may put this person in danger.',
  fields: {
    channel: 'way',
    language: 'language',
    address: 'address or number',
    workerRole: 'through',
    senderWords: 'how we call ourselves',
    mustNotKnow: 'who must not know',
    safeTimes: 'safe times',
  },
}

export type VaultWords = typeof en
