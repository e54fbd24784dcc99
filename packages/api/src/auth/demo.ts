/** The demo's accounts. They exist in a demo database only, and their passwords are public. */
export const demoAccounts = [
  { name: 'ada', displayName: 'Ada', password: 'reading-room', roles: ['evaluator', 'administrator'] },
  { name: 'ben', displayName: 'Ben', password: 'reading-room', roles: ['coder'] },
  { name: 'cleo', displayName: 'Cleo', password: 'reading-room', roles: ['board'] },
  { name: 'omar', displayName: 'Omar', password: 'reading-room', roles: ['lead'] },
  { name: 'rita', displayName: 'Rita', password: 'reading-room', roles: ['auditor'] },
  { name: 'sol', displayName: 'Sol', password: 'reading-room', roles: ['safety_reviewer'] },
] as const
