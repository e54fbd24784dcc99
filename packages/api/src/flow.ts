/** The one way through. A module imports only those that stand before it; a test says so. */
export const flow = [
  'database',
  'audit',
  'study',
  'auth',
  'consent',
  'instrument',
  'response',
  'deidentification',
  'codebook',
  'coding',
  'insight',
  'exchange',
  'job',
  'demo',
] as const
