// Which entries of no study an auditor of a study reads. Every act that is written without a study stands in one of these
// lists, or a test fails (test/seen.test.ts): what nobody thought of would be seen by nobody.

/** What people do at their own doors: read where they are in the study, where nobody was signed in, or of the program. */
export const ofPeople = [
  ...['sign in', 'sign out', 'enter code', 'use recovery code', 'check password'],
  ...['sign in by provider', 'sign in by passkey', 'unlock by passkey', 'unlock session by provider'],
  ...['lock session', 'unlock session', 'revoke session', 'revoke other sessions'],
  ...['begin codes', 'turn codes on', 'turn codes off', 'renew recovery codes'],
  ...[
    'add passkey',
    'remove passkey',
    'link provider',
    'unlink provider',
    'change password',
    'remove e-mail address',
  ],
  // Of a code that fits nobody no study is known.
  ...['come back by code'],
  ...['read', 'start', 'anchor audit', 'backup', 'copy keys', 'rotate key', 'restore', 'reapply withdrawals'],
]

/** Who administers the instance opens and closes doors of everybody on it. */
export const ofEverybody = [
  ...['invite administrator', 'make administrator link', 'end administrator', 'withdraw invitation'],
]

/** What lets somebody into the study that it names, or makes somebody administrator of the instance. */
export const ofArrivals = [
  ...['create study', 'accept invitation', 'accept invitation by provider', 'join by invitation'],
]

/** Written once more into each study of the person whom it befell: who did it may be in none of them. */
export const toldToStudies = [
  'withdraw password link',
  'make password link',
  'use password link',
  'close account',
  'end sessions',
]
