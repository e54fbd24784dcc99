export const en = {
  title: 'To be read now',
  lead: 'What young people wrote that may speak of danger. A program found it, or a person raised it: it is wrong at times, and it misses some. Nobody is told of it but you, and nothing is reported by the program.',
  nothing: 'Nothing waits. What comes in stands here within seconds.',
  waits: 'Waits',
  imported: 'Came in with a batch',
  importedLead:
    'The items below are of words that were collected elsewhere and read and handled before they came in, or that came in before this was asked. No clock runs for them.',
  importedClocked: (count: number) =>
    count === 1
      ? '1 of the items above came in with a batch of which nobody said that it was handled: its clock runs.'
      : `${count} of the items above came in with a batch of which nobody said that it was handled: their clocks run.`,
  importedAsk:
    'If whoever collected these words read them and did what was to be done, say so once for all of them. It ends their clocks.',
  importedBy: 'Who read and handled them, and when',
  declare: 'All of these were handled',
  done: 'Decided lately',
  late: (count: number) => (count === 1 ? '1 item is past its time.' : `${count} items are past their time.`),
  alarm: (count: number) =>
    count === 1
      ? '1 item has waited for eight hours. Call your supervisor now.'
      : `${count} items have waited for eight hours. Call your supervisor now.`,
  untold: (count: number) =>
    `The mail server did not take ${count === 1 ? '1 letter' : `${count} letters`} about what waits here. Nobody was told by them: look here every few minutes, and call whoever is on duty. It is tried again each minute.`,
  tier: { 1: 'Now', 2: 'Current or likely', 3: 'Within a day' } as Record<number, string>,
  kind: {
    self_harm: 'hurting oneself',
    abuse: 'abuse or neglect',
    exploitation: 'exploitation',
    danger: 'danger near',
    missing: 'running or missing',
    harm_to_others: 'harm to others',
    other_child: 'another child',
    medical: 'medical',
    misconduct: 'by people of a service',
    asks_for_help: 'asks for help',
    unknown_language: 'in a language the program does not read',
    unscreened: 'the program could not read it',
    to_read: 'a minor wrote alone',
    raised_by_person: 'somebody raised it',
  } as Record<string, string>,
  age: {
    minor: 'A minor.',
    of_age: 'Of age: what is done about themselves is theirs to say, unless a child is at risk.',
    not_known: 'Whether they are of age is not known: treat them as a minor.',
  } as Record<string, string>,
  step: {
    first: 'waits for who is on duty',
    backup: 'waits for the backup too',
    supervisor: 'past its time: call the supervisor',
    everybody: 'past its time: everybody is asked',
    alarm: 'undecided for eight hours',
  } as Record<string, string>,
  came: (at: string) => `came ${at}`,
  due: (at: string) => `by ${at}`,
  yours: 'you have it',
  taken: 'somebody has it',
  takenBy: (name: string, mandated?: string) => `${name}${mandated ? ` (${mandated})` : ''} has it`,
  mandated: {
    yes: 'has to report by law',
    no: 'does not have to report by law',
    agency_policy: 'reports by the rules of the agency',
  },
  openings: {
    count: (count: number) =>
      count === 1
        ? 'How somebody is reached was opened once: it is to be looked at'
        : `How somebody is reached was opened ${count} times: it is to be looked at`,
    toItem: 'to the item',
    lead: 'Each time that a reviewer opened how somebody is reached stands here until another reviewer, or the data steward, signs that they looked. Ask whoever opened it, and look at the item where you may.',
    item: (id: string) => `item ${id}`,
    own: 'You opened this: another person looks at it.',
    sign: 'I looked at this',
    meanwhile: 'Somebody else looked at it meanwhile.',
    notLoaded:
      'What was opened of how somebody is reached could not be loaded, so it does not stand here. Load the page again.',
    failed: 'It was not signed. Look what stands here now, and try again.',
  },
  raiseFlag: 'Raise this: something in it cannot wait',
  read: 'Read it',
  take: 'I have it',
  readAgain: 'Show the words',
  hide: 'Hide the words',
  gone: 'No words stand here: nothing was written, or what was written was taken back or its time was over. What was found and done stays here.',
  deleted: (at: string) =>
    `The words were deleted on ${at}, as the young person wanted. Nobody can read them again; what was found and done stays here.`,
  from: {
    left: 'written alone and not sent',
    board: 'written by the board, or in answer to it',
    interview: 'raised during an interview',
    contact: 'in how somebody may be reached',
    batch: 'came in with a batch',
  } as Record<string, string>,
  inRoom: 'now: somebody sits with them. Everybody is asked; take it and call.',
  sitsWith: (name: string) => `${name} talks with them and raised it.`,
  noWords: {
    interview:
      'No words yet: the interview goes on. Call whoever raised it. What is said stands here once the interview is sent, unless it was withdrawn.',
    contact:
      'An interviewer wrote down how somebody may be reached, and something in it may speak of danger. Those words stand with how to reach them, which opens below while you have this.',
  } as Record<string, string>,
  takeOver: 'Take it over',
  takeOverHint: 'Who has it does not answer. From now on you have it; the record says so.',
  passOn: 'I know somebody in it',
  passOnHint: 'It goes to another reviewer and is gone here. Nobody asks why.',
  outcomeAsked: 'What was done?',
  outcome: {
    reported: 'reported',
    already_known: 'known and reported already',
    not_reportable: 'not reportable',
    safety_plan: 'a safety plan was made',
    could_not_reach: 'could not be reached',
    nothing_found: 'nothing in it asks for anything',
  } as Record<string, string>,
  choose: 'Choose',
  noteOfReport: 'To whom it was reported, and what they said',
  note: 'To whom, when, under which number; or why not',
  report: {
    at: 'When it was reported',
    channelAsked: 'By which way',
    channel: {
      hotline: 'line of the child protection agency',
      police: 'police or emergency number',
      in_person: 'in person',
      written: 'in writing, by a form or on paper',
      other: 'another way',
    } as Record<string, string>,
    reference: 'Number that they gave, if any',
    number: (reference: string) => `Number: ${reference}`,
    told: (at: string, how: string) => `Reported ${at}: ${how}.`,
    due: (at: string) => `Written report due by ${at}.`,
    late: (at: string) => `The written report was due by ${at}. Send it now, or call your supervisor.`,
    lateCount: (count: number) =>
      count === 1 ? '1 written report is past its time.' : `${count} written reports are past their time.`,
    sent: 'The written report was sent',
    notOwed: 'No written report is owed',
    notOwedHint:
      'As where somebody of age did not want one, or another person sends it. The record says who said so.',
    came: {
      sent: 'The written report was sent.',
      not_owed: 'No written report is owed.',
    } as Record<string, string>,
  },
  numbers: {
    title: 'Whom to call',
    none: 'The place of this study was not chosen, so no number stands here. An administrator chooses it at the set-up.',
    stale: 'Nobody of the agency has called these numbers for half a year: one may be wrong.',
  },
  toldFirst: 'The young person was told first',
  decide: 'Write it down',
  twoHint: 'Of what is now or likely, a second reviewer signs that it is not reportable.',
  second: 'Waits for a second person',
  sign: 'I agree',
  refuse: 'Look at it again',
  said: 'It is written down.',
  failed: 'It was not stored. Load the page again and look what stands there.',
  wrong: {
    report:
      'Say by which way it was reported, and when: not more than a day before it came in, and not to come. What was reported before is "known and reported already".',
    note: 'Write to whom and under which number, or why not.',
    outcome: 'Of what is now or likely say "not reportable" and why.',
    flagId:
      'Nobody else could take it, or somebody decided before you. Call your supervisor, and look what stands here now.',
  } as Record<string, string>,
  meanwhile:
    'Somebody decided before you. What they wrote down stands here now; nothing of yours was stored.',
  contact: {
    title: 'How to reach this person',
    lead: 'One tap shows how, for a minute, to you alone, while you have this. Who opened it and why stands here for the other reviewers, and another one or the data steward signs that they looked. Use no other way than the one that is written there.',
    reason: {
      make_safe: 'Show it: I make sure that they are safe',
      tell_first: 'Show it: I tell them before anybody else',
      make_plan: 'Show it: I make a plan with them',
    },
    why: {
      make_safe: 'to make sure that they are safe',
      tell_first: 'to tell them before anybody else',
      make_plan: 'to make a plan with them',
    },
    shut: {
      raised:
        'You raised this, so another reviewer opens how to reach them. Whoever could raise an item about anybody and open it alone could find out how to reach anybody. All the others are asked until one of them has it: tell one now, and have them take it over here. If nobody else is there, have an administrator let another reviewer in, and call your supervisor. If somebody is in danger now, call the emergency number first.',
      to_read:
        'This waits only because a minor wrote alone, which is no reason to reach them. If something in it cannot wait, raise it: all other safety reviewers are asked to read it within the hour, and one of them can reach them; or you, where the study has no other. If somebody is in danger now, call the emergency number first.',
      imported:
        'This came in with a batch as handled already, so how to reach them does not open here. Ask whoever collected these words.',
    },
    opened: (name: string, at: string, why: string) => `${name} opened it ${at}, ${why}.`,
    left: 'somebody who left the study',
    failed: 'It was not opened. Look at the connection and try again.',
    wrong: {
      kinds:
        'That a minor wrote alone is no reason to reach them. If something in it cannot wait, raise it: then another reviewer can, or you where the study has no other.',
      flagId:
        'It opens only while the item is open and yours. If somebody else has it, take it over. For what you raised yourself, ask another reviewer to take it over, or an administrator to let one in; what came in with a batch and was handled before opens nothing.',
      contact:
        'How this person can be reached safely is not kept: nobody wrote it down, or the time for it is over. Ask who works with them; use no other way.',
      left: 'How to reach this person was removed when they withdrew. Ask who works with them; use no other way.',
    } as Record<string, string>,
  },
  alone: 'You decided this. Another reviewer has to sign it.',
  raiseNow: 'Raise this now',
  raiseNowHint: 'All safety reviewers are asked at once. No words are sent, and you need not say why.',
  raisedNow:
    'All safety reviewers are asked now. Stay with them. If somebody is in danger now, call the emergency number first.',
  onPageNow:
    'It stands on the page of the safety reviewers, and no letter goes to any of them: call one of them, or your supervisor, now. If somebody is in danger now, call the emergency number first.',
  nobodyNow:
    'It is kept, but nobody is there who could read it: call your supervisor now. If somebody is in danger now, call the emergency number first.',
  notRaisedNow:
    'It did not go out. Call your supervisor. If somebody is in danger now, call the emergency number first.',
  prompt: 'If something just said cannot wait, raise it here. You decide; going on is fine too.',
  putAway: 'Put this away',
  raise: 'Raise this',
  raiseHint: 'Safety reviewers are asked to read it within the hour. You need not say why.',
  raised: 'Safety reviewers are asked to read it within the hour.',
  onPage:
    'It stands on the page of the safety reviewers, and no letter goes to any of them: tell one of them, or your supervisor, now.',
  nobody:
    'It is kept, but nobody is there who could read it: call your supervisor now. An administrator lets a safety reviewer in.',
  notRaised: 'It was not raised. Try again, or call your safety reviewer.',
}

export type SafetyWords = typeof en
