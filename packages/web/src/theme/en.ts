import type { QuoteReason } from './choice.ts'

/** What the pages of themes say beside their lists: which quotes stand for one, and what none is for. */
export const en = {
  which: 'Which quotes',
  view: { chosen: 'A balanced choice', all: 'All of them' },
  choice: {
    lead: 'Chosen by a rule, without chance: at most eight, at most two a person, each side about as often as people take it. The choice is for this desk; a quote leaves it only as each quote says.',
    shown: (quotes: string, people: string) => `${quotes}, from ${people}.`,
    of: (some: string, all: string) => `${some} of ${all}`,
    stances: 'How many of each side',
    few: 'With fewer than ten people, “typical” and “rare” say little.',
    noSide: 'As many people are for as against, so nothing here is called dissenting.',
    notRead: (quotes: string, people: string) =>
      `${quotes} from ${people} stand in the list of all alone: they allow no machine to read along.`,
    emptyTitle: 'Nothing to choose from',
    empty:
      'No quote fits, or nobody here allows a machine to read along. Take a filter away, or read all of them.',
    reason: {
      typical: { name: 'Typical', because: 'near to what the others say' },
      strong: { name: 'Strong', because: 'strongly said' },
      dissenting: { name: 'Dissenting', because: 'of the side that fewer people take' },
      rare: { name: 'Rare', because: 'says what hardly anybody else does, so it points most at one person' },
    } satisfies Record<QuoteReason, { name: string; because: string }>,
    by: (words: string) => `by ${words}`,
  },
  missed: {
    title: 'What the codebook misses',
    toPage: 'What the codebook misses',
    lead: 'What several people speak of outside all codes: candidates for new codes, for you to judge. Each is named by words that at least three people use.',
    language: 'Language',
    looked: (passages: string, people: string) => `Looked through ${passages} of ${people}.`,
    basis:
      'People who allow no machine to read along are not in it, nor passages that were not read with this codebook.',
    notCompared:
      'Too little is coded to compare with: this is simply what many people say, whether or not a code is meant for it. Decide some suggestions first.',
    copied: (n: string) => `${n} clauses were left out because several people have them word for word.`,
    tooFewTitle: 'Too few people',
    tooFew: (fewest: string) =>
      `It takes the words of ${fewest} people: what fewer say would point at them. Take the language filter away, or wait until more is read.`,
    noneTitle: 'Nothing recurs outside the codes',
    none: 'Whatever several people speak of has a code on it. That may change with the next answers.',
    people: 'People',
    inLanguages: (english: string, spanish: string) => `${english} in English, ${spanish} in Spanish`,
    open: (passages: string) => `Read ${passages}`,
    opens: 'To open words is kept in the record.',
    gone: 'This passage may not be read any more.',
    toCodebook: 'To the codebook',
  },
}

export type ThemeWords = typeof en
