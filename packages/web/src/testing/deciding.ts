import { quotesAnswer, studyId, themeAnswer, undecided } from './world.ts'

/** Answers of the server to those who decide, in the shape of the contract. */

const code = (key: string, title: string, hue: number) => ({
  ...{ __typename: 'Code', id: `Code-${key}`, key, hue, isDraft: false },
  title: { __typename: 'LocalizedText', en: title, es: null },
  aspects: key === 'calm' ? [] : ['curfew', 'phones'].map(aspect),
})

export const aspect = (key: string) => ({
  ...{ __typename: 'CodeAspect', key, title: { __typename: 'LocalizedText', en: key, es: null } },
  definition: { __typename: 'LocalizedText', en: `What of ${key} there is.`, es: null },
})

export const codes = [code('rules', 'Rules', 2), code('heard', 'Being heard', 3), code('calm', 'Calm', 4)]

export const decision = (act: string, state: string, rest: object = {}) => ({
  ...{ __typename: 'CodingDecision', id: `CodingDecision-${act}-${state}`, act, state },
  ...{ by: 'Ada', isMine: true, decidedAt: '2026-02-03T10:00:00.000Z', isAboutAspects: false },
  code: codes[0]!,
  ...rest,
})

export type Row = { id: string; state: string; revision: number } & Record<string, unknown>

/** The coding of the world, as it stands after something was decided. */
export const coding = (state: string, revision: number, rest: Record<string, unknown> = {}): Row => ({
  ...{ __typename: 'Coding', id: 'Coding-1', state, revision, origin: 'suggested' },
  ...{ ...undecided, stateDecision: rest['decision'] ?? null },
  ...{ kind: 'experience', about: [], aspects: [] },
  ...{ stance: 'negative', spans: [{ __typename: 'Span', start: 26, end: 40 }], code: codes[0] },
  ...rest,
})

const withPassage = (row: Row, others: Row[] = []) => ({
  ...row,
  passage: { __typename: 'Passage', id: 'Passage-1', codings: [row, ...others] },
})

export const done = (mutation: string, row: Row, others: Row[] = []) => ({
  done: { __typename: `Mutation${mutation}Success`, data: withPassage(row, others) },
})

export const meanwhile = (row: Row, last: object) => ({
  done: { __typename: 'DecidedMeanwhile', coding: withPassage(row), decision: last },
})

const quoteCount = (quotes: number) => ({ __typename: 'QuoteCount', quotes, people: quotes })

export const themeCountAnswer = (quotes: number) => ({
  study: {
    ...{ __typename: 'Study', id: studyId },
    theme: {
      ...{ __typename: 'Theme', id: 'Theme-rules', quoteCount: quoteCount(quotes) },
      waves: themeAnswer.study.theme.waves!.map((one) => ({ ...one, rejected: 1 - quotes })),
      aspects: [],
    },
  },
})

export const codesAnswer = {
  study: {
    ...{ __typename: 'Study', id: studyId },
    codebook: { __typename: 'Codebook', id: 'Codebook-1', codes },
  },
}

const quoted = quotesAnswer(false).study.theme.quotes.edges[0]!.node

export const undecidedAnswer = (left: number) => ({
  study: {
    ...{ __typename: 'Study', id: studyId, waves: themeAnswer.study.waves },
    codebook: codesAnswer.study.codebook,
    undecidedCount: { __typename: 'CodingCount', codings: left, people: left },
    undecided: {
      ...{ __typename: 'StudyUndecidedConnection', totalCount: left },
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      edges: Array.from({ length: left }, (_, at) => ({
        ...{ __typename: 'StudyUndecidedConnectionEdge', cursor: `c${at}` },
        node: { ...quoted, id: `Coding-${at + 1}` },
      })),
    },
  },
})

export const undecidedCountAnswer = (left: number) => ({
  study: {
    ...{ __typename: 'Study', id: studyId },
    undecidedCount: { __typename: 'CodingCount', codings: left, people: left },
  },
})
