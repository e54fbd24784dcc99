import type { Role } from '../graphql.ts'
import type { Membership, Viewer } from '../viewer.ts'

/** Invented answers of the server, in the shape of the contract. Ada evaluates, Ben codes. */

const text = (en: string, es: string | null = null) => ({ __typename: 'LocalizedText', en, es })

export const studyId = 'Study-1'
const baseline = { __typename: 'Wave', id: 'Wave-1', position: 0, label: text('Baseline', 'Línea de base') }
const followUp = { __typename: 'Wave', id: 'Wave-2', position: 1, label: text('Follow-up', 'Seguimiento') }

const membership = (role: Role, may: string[]): Membership =>
  ({
    __typename: 'Membership',
    roles: [role],
    may,
    ...{ studyId, title: text('Two waves', 'Dos rondas') },
    study: { id: studyId, title: text('Two waves', 'Dos rondas') },
  }) as Membership

const viewer = (name: string, ...memberships: Membership[]): Viewer =>
  ({
    __typename: 'Viewer',
    id: `User-${name}`,
    name,
    isAdministrator: false,
    closedStudies: [],
    memberships,
  }) as Viewer

export const ada = viewer(
  'Ada',
  membership('evaluator', ['read themes', 'read words', 'read pipeline', 'retry job', 'decide codings']),
)
export const ben = viewer('Ben', membership('coder', ['read themes', 'read words', 'read pipeline']))

export const session = (who: Viewer | null) => ({
  instance: {
    __typename: 'Instance',
    isDemo: true,
    provider: null,
    demoAccounts: [{ __typename: 'DemoAccount', name: 'Ada', password: 'for show', roles: ['evaluator'] }],
  },
  viewer: who,
  lockedAs: null,
})

const themeWave = (wave: typeof baseline, people: number, base: number) => ({
  __typename: 'ThemeWave',
  withoutWords: 0,
  mentions: {
    ...{ __typename: 'ThemeMentions', spokeUnasked: 1, spokeAsked: people - 1, askedSilent: 4, notAsked: 9 },
    ...{ undecided: 0, unread: 0 },
  },
  wave,
  people,
  base,
  passages: people,
  stances: {
    __typename: 'StanceSplit',
    positive: 2,
    negative: Math.max(people - 2, 0),
    mixed: 0,
    neutral: 0,
  },
  languages: [
    { __typename: 'ThemeLanguage', language: 'en', people, base: base - 3 },
    { __typename: 'ThemeLanguage', language: 'es', people: 0, base: 3 },
  ],
  proposed: people,
  decided: 0,
  rejected: 0,
  confirmedPeople: 0,
})

const theme = (key: string, title: ReturnType<typeof text>, people: number) => ({
  __typename: 'Theme',
  id: `Theme-${key}`,
  key,
  title,
  hue: 1,
  kind: null,
  waves: [themeWave(baseline, people, 38), themeWave(followUp, people - 2, 30)],
})

export const themes = [
  theme('rules', text('Rules and rooms', 'Reglas y cuartos'), 14),
  theme('court', text('Being heard'), 5),
]

export const themesAnswer = { study: { __typename: 'Study', id: studyId, leftOut: 0, themes } }

const code = {
  __typename: 'Code',
  id: 'Code-rules',
  key: 'rules',
  title: text('Rules'),
  definition: text('What is allowed and what is not.'),
  include: text('curfews'),
  exclude: null,
  isDraft: false,
  aspects: ['curfew', 'phones'].map((key) => ({
    ...{ __typename: 'CodeAspect', key, title: text(key), definition: text(`What of ${key} there is.`) },
  })),
}

/** Of a coding that nobody decided about. */
export const undecided = { decision: null, stateDecision: null, decidedAspects: null, aspectDecision: null }

export const themeAnswer = {
  study: {
    __typename: 'Study',
    id: studyId,
    leftOut: 0,
    waves: [baseline, followUp],
    services: [{ __typename: 'Service', id: 'Service-1', label: text('Harbour Lane') }],
    codebook: {
      ...{ __typename: 'Codebook', id: 'Codebook-1' },
      about: ['facility', 'judge'].map((key) => ({ __typename: 'AboutValue', key, label: text(key) })),
    },
    theme: {
      ...themes[0],
      definition: text('How it is to live by rules.'),
      codes: [code],
      aspects: [] as object[],
    },
  },
}

const quoted = {
  __typename: 'Coding',
  id: 'Coding-1',
  origin: 'suggested',
  state: 'proposed',
  stance: 'negative',
  revision: 0,
  ...undecided,
  kind: 'experience',
  about: [{ __typename: 'AboutValue', key: 'facility', label: text('Facility') }],
  aspects: [{ __typename: 'CodeAspect', key: 'curfew', title: text('Curfews') }],
  score: 0.81,
  because: ['"rules" ~ title'],
  code: { __typename: 'Code', id: code.id, key: code.key, hue: 2, title: code.title, aspects: code.aspects },
  quote: {
    __typename: 'Quote',
    text: 'Too many rules <b>here</b>.',
    marks: [{ __typename: 'Span', start: 4, end: 14 }],
    startsInside: true,
    endsInside: false,
  },
  passage: {
    __typename: 'Passage',
    id: 'Passage-1',
    digest: 'seen',
    language: 'en',
    question: { __typename: 'Question', id: 'Question-3', text: text('What would you change?') },
    wave: baseline,
    service: null,
    response: { __typename: 'Response', id: 'Response-1' },
  },
}

export const quotesAnswer = (isEmpty: boolean) => ({
  study: {
    __typename: 'Study',
    id: studyId,
    theme: {
      __typename: 'Theme',
      id: 'Theme-rules',
      quoteCount: { __typename: 'QuoteCount', quotes: isEmpty ? 0 : 1, people: isEmpty ? 0 : 1 },
      quotes: {
        __typename: 'ThemeQuotesConnection',
        totalCount: isEmpty ? 0 : 1,
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: isEmpty ? null : 'c1' },
        edges: isEmpty ? [] : [{ __typename: 'ThemeQuotesConnectionEdge', cursor: 'c1', node: quoted }],
      },
    },
  },
})

const answer = (position: number, [type, question]: [string, string], rest: object) => ({
  __typename: 'Answer',
  id: `Answer-${position}`,
  state: 'answered',
  value: null,
  service: null,
  passages: [],
  values: [],
  question: {
    ...{ __typename: 'Question', id: `Question-${position}`, type, text: text(question), position },
    options: [],
  },
  ...rest,
})

const passage = {
  __typename: 'Passage',
  id: 'Passage-1',
  digest: 'seen',
  text: 'I told [PERSON] there are too many rules.',
  language: 'en',
  redactions: [{ __typename: 'Redaction', start: 7, end: 15, type: 'PERSON' }],
  codings: [
    {
      __typename: 'Coding',
      id: 'Coding-1',
      state: 'proposed',
      origin: 'suggested',
      stance: 'negative',
      revision: 0,
      ...undecided,
      ...{ kind: 'ask', about: [], aspects: [] },
      spans: [{ __typename: 'Span', start: 26, end: 40 }],
      code: {
        __typename: 'Code',
        id: code.id,
        key: code.key,
        hue: 2,
        title: code.title,
        aspects: code.aspects,
      },
    },
  ],
}

export const responseAnswer = {
  node: {
    __typename: 'Response',
    id: 'Response-1',
    wave: baseline,
    instrument: { __typename: 'Instrument', id: 'Instrument-1', title: text('About the services') },
    mode: 'self',
    language: 'en',
    submittedAt: '2026-02-03T10:00:00.000Z',
    participant: {
      __typename: 'Participant',
      id: 'Participant-1',
      region: null,
      responses: { __typename: 'ParticipantResponsesConnection', edges: [] },
    },
    answers: [
      answer(2, ['text', 'What would you change?'], { passages: [passage] }),
      answer(0, ['likert5', 'Staff listened to me.'], { value: 4 }),
      answer(1, ['text', 'What helped?'], { state: 'declined' }),
    ],
  },
}

export const pipelineAnswer = {
  study: {
    __typename: 'Study',
    id: studyId,
    pipeline: {
      __typename: 'Pipeline',
      untold: 0,
      steps: [
        { __typename: 'PipelineStep', step: 'tag', waiting: 0, running: 0, retrying: 0, failed: 1, done: 7 },
      ],
      jobs: {
        __typename: 'PipelineJobsConnection',
        totalCount: 1,
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: 'j1' },
        edges: [
          {
            __typename: 'PipelineJobsConnectionEdge',
            cursor: 'j1',
            node: {
              __typename: 'PipelineJob',
              id: 'Job-1',
              step: 'tag',
              state: 'failed',
              attempts: 5,
              createdAt: '2026-02-03T10:00:00.000Z',
              nextAttemptAt: null,
              reason: 'key_missing',
            },
          },
        ],
      },
    },
  },
}
