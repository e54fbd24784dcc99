/** The demo's accounts. They exist in a demo database only, and their passwords are public. */
export const demoAccounts = [
  { name: 'ada', displayName: 'Ada', password: 'reading-room', role: 'evaluator' },
  { name: 'ben', displayName: 'Ben', password: 'reading-room', role: 'coder' },
] as const
