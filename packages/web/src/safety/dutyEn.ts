export const dutyEn = {
  title: 'Who is on duty',
  lead: 'Which safety reviewer is there when. Whoever is on duty is told first; the backup when half of the time is over, the supervisor when all of it is, and then everybody.',
  zone: (name: string) => `Hours are by the clock of ${name}, and follow it when clocks change.`,
  place: { first: 'On duty', backup: 'Backup', supervisor: 'Supervisor' } as Record<string, string>,
  none: { first: 'nobody', backup: 'nobody', supervisor: 'nobody' } as Record<string, string>,
  always: 'at any time',
  until: (at: string) => `now, until ${at}`,
  now: 'now',
  next: (at: string) => `next ${at}`,
  day: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' } as Record<
    string,
    string
  >,
  span: (from: string, to: string) =>
    from === to ? 'the whole day' : `${from} to ${to}${to < from ? ' the next day' : ''}`,
  remove: 'Take out',
  removeOf: (name: string) => `Take out the turn of ${name}`,
  addTitle: 'Add a turn',
  who: 'Who',
  as: 'As',
  days: 'On these days',
  from: 'From',
  to: 'To',
  overnight: 'A turn may go over midnight, as from 22:00 to 06:00. The same time twice is the whole day.',
  add: 'Add it',
  noReviewer:
    'This study has no safety reviewer. An administrator makes somebody one on the page of members; then they can be planned here.',
  warning: {
    nobody_ever:
      'Nobody is ever on duty. Who answers alone is not asked for words, and what comes in goes to all safety reviewers at once. Clocks run all the same.',
    nobody_now:
      'Nobody is on duty now. What comes in goes to the backup, else the supervisor, else all safety reviewers. Clocks run all the same.',
    gap_over_a_day:
      'More than a day of the week passes with nobody on duty. What a minor writes alone is to be read within a day, so nobody who answers alone is asked for words until the turns lie no more than a day apart.',
    no_backup: 'There is no backup.',
    no_supervisor: 'There is no supervisor: when time is over, all safety reviewers are told.',
    no_mail_server:
      'No letter tells anybody that something waits: this server has none to send letters by. Whoever is on duty looks at this page every few minutes, or whoever runs the server names one.',
    no_address: 'Somebody who is planned gave no address, so no letter reaches them.',
    first_without_address:
      'Nobody who is on duty now gets letters. Whoever comes after them is called at once.',
    nobody_outside:
      'Every safety reviewer is tied to a service. What the people of a service are said to have done needs one who is not.',
    administrator_without_address:
      'No administrator gave an address, or each who did works with somebody of the study. Where something waits that no safety reviewer may read, no letter tells whoever could let another one in.',
    openings_unlooked:
      'Somebody opened how a person is reached, and nobody else is here who could look at it: let another safety reviewer or a data steward in.',
  } as Record<string, string>,
  stranded: (ids: string) =>
    `A safety item has nobody who may read it: ${ids}. Let a safety reviewer in who works with no such person and no such service, and tell them now.`,
  lacks: (count: number) =>
    count === 1 ? 'Something is missing in the plan.' : `${count} things are missing in the plan.`,
  toPlan: 'Who is on duty',
  reachTitle: 'Where you are told',
  reachLead:
    'An e-mail address that you read while you are on duty. A letter says “1 item needs review” and nothing else. The address is sealed, and nobody reads it here.',
  reachInstead:
    'An e-mail address that you read every day. A letter comes only where something waits that no safety reviewer may read: it says so, and nothing of what it is, so that you let another reviewer in. The address is sealed, and nobody reads it here.',
  reach: 'Your address for this',
  reachKept: 'An address is kept. Write another one to replace it, or none to take it out.',
  saveReach: 'Keep it',
  reachSaved: 'Kept.',
  mandatedTitle: 'Whether you have to report',
  mandatedLead:
    'Some of us have to report by law what they learn of a child. The other reviewers see it beside what you have; nothing follows from it by itself. An administrator may say it of you too.',
  mandatedAsked: 'Whether the law asks me to report',
  tiesTitle: 'Tied to a service',
  tiesLead:
    'Who works for a service, or close to its people, does not read what those people are said to have done, nor what names the service. It goes to the others.',
  notTied: 'tied to none',
  tie: 'Tie to',
  untie: (name: string) => `Untie from ${name}`,
  tieAct: 'Tie',
  choose: 'Choose',
  wrong: {
    accountId: 'This is no safety reviewer, or it is your own tie, which somebody else takes away.',
    hours: 'Say on which days, from when to when, and not what stands there already.',
    address: 'This is no e-mail address.',
  } as Record<string, string>,
}

export type DutyWords = typeof dutyEn
