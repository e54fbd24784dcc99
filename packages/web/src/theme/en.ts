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
    leftOut: (quotes: string) =>
      `${quotes} more were not gone through: at most 5,000 are in one look, fewer where they are long and none that is very long, everybody’s first before anybody’s second. Take a filter to look at fewer.`,
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
  filter: {
    kind: 'What it is',
    about: 'About',
    aspect: 'May show (draft)',
    aspectNote:
      'A machine proposed what quotes may show, and nobody decided it: to look through, not to count. A quote that is not here may show it too.',
    decidedAspect: 'Shows (decided)',
  },
  aspects: {
    summary: 'Aspects, as people decided them',
    aspect: 'Aspect',
    open: 'Some words open',
    nobody: 'not said',
    note: 'People whose words show it, of those of whom somebody has said it of everything they said about the code. Below, of how many who spoke of the code some of their words are open: they may have spoken of any.',
  },
  asked: {
    title: 'What questions ask about',
    toPage: 'What questions ask about',
    lead: 'Who was asked about a theme and did not speak of it says something; who was not asked does not. So say which codes each open question asks about. What stands as proposed was read from its words, and counts for nothing until you take it.',
    open: (n: string, all: string) => `${n} of ${all} questions wait to be decided.`,
    none: 'No code in particular',
    proposed: 'proposed, nobody decided',
    decided: (who: string) => `said by ${who}`,
    take: 'Take this',
    change: 'Choose codes',
    which: 'It asks about',
    save: 'Save',
    said: {
      done: 'Saved. It holds for every version of this question with the same words.',
      meanwhile: 'Somebody else said it before you. Nothing was overwritten: look at what stands now.',
      failed: 'That was not saved. Try again.',
    },
    emptyTitle: 'Nobody was asked an open question yet',
    empty: 'Questions that are answered in words stand here once somebody was asked them.',
    summary: 'Asked, and not asked',
    group: {
      spokeAsked: 'Asked, spoke of it',
      spokeUnasked: 'Not asked, spoke of it',
      askedSilent: 'Asked, did not',
      notAsked: 'Not asked, did not',
    },
    note: 'People whose words were read, each in one column. Who was not asked and did not speak of it may think anything.',
    undecided: (n: string) =>
      `Not known yet: nobody has said what ${n} of the open questions of this wave ask about.`,
    unread: (people: string) => `Without ${people} whose words were not read yet.`,
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
    leftOut: (passages: string) =>
      `${passages} more were not looked through: at most 5,000 are in one look, fewer where they are long and none that is very long, everybody’s first before anybody’s second. One language at a time may be fewer.`,
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
