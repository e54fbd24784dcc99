/** The demo's accounts. They exist in a demo database only, and their passwords are public. */
export const demoAccounts = [
  { name: 'ada', displayName: 'Ada', password: 'reading-room', role: 'evaluator' },
  { name: 'ben', displayName: 'Ben', password: 'reading-room', role: 'coder' },
  { name: 'cleo', displayName: 'Cleo', password: 'reading-room', role: 'board' },
  { name: 'omar', displayName: 'Omar', password: 'reading-room', role: 'lead' },
] as const
