import type { CodeWay } from './operations.ts'

/** What the codebook's page says. */
export const en = {
  title: 'Codebook',
  lead: 'What each code means, and how well the tagger finds it: held against what people decided here.',
  version: (name: string, version: string) => `${name}, version ${version}`,
  toMissed: 'What the codebook misses',
  toAsked: 'What questions ask about',
  noneTitle: 'No codebook yet',
  none: 'Take the shipped codebook or bring in your own under Setup.',
  toSetup: 'To the setup',
  draft: 'draft',
  noGroup: 'Without a group',
  column: {
    code: 'Code',
    n: 'Texts',
    precision: 'Right of what was suggested',
    recall: 'Found of what is there',
    more: 'With 40 more',
    before: 'As it came',
    used: 'In use',
    after: 'New',
    way: 'How it reads',
    region: 'Region',
    micro: 'All codings together',
    macro: 'Mean over codes',
  },
  figuresFrom: {
    used: (number: string, texts: string) =>
      `Figures of model ${number}, which is in use, on ${texts} that it had not learned from.`,
    before: (texts: string) => `Figures of the tagger as it came, on ${texts} that people decided here.`,
  },
  notMeasured: 'Nothing is measured here yet: figures of your own come with the first model that is learned.',
  noFigures: (texts: string, people: string) =>
    `Nothing is measured here yet. It takes ${texts} of ${people} in which every suggestion was decided.`,
  came: {
    title: 'How well it is found',
    lead: (statements: string) =>
      `Figures of the tagger as it came, on invented answers: it was learned from ${statements} invented statements, and measured on answers of another hand that it had not learned from. Expect less on real answers.`,
    line: (of: Record<'language' | 'n' | 'answers' | 'precision' | 'recall', string>) =>
      `${of.language}: ${of.n} of ${of.answers} answers have it. Of what was suggested ${of.precision} was right; of what is there ${of.recall} was found.`,
  },
  caution:
    'People decided with suggestions before them: what neither a person nor the machine saw is not in these figures, so the share found looks better than it is. A code with fewer than five texts has none.',
  more: (share: string) => `Label 40 more like these and expect about ${share}.`,
  tooFew: 'too few',
  little: 'Forty more would bring little.',
  learning: {
    title: 'What it learns from decisions',
    lead: 'The tagger can learn from the texts in which all was decided. It proposes a model; you decide whether suggestions are read with it. What somebody decided is never changed by it.',
    material: (texts: string, people: string) => `${texts} of ${people} are decided whole.`,
    notEnough: (texts: string, people: string) =>
      `It takes ${texts} of ${people}. A text counts when every suggestion in it was accepted, rejected or changed.`,
    worthwhile: 'Enough is decided that it is worth while to learn from it now.',
    ask: 'Learn from what is decided',
    toQueue: 'Decide suggestions',
    asked: 'It is being learned. This may take some minutes; you can leave the page.',
    failed: {
      too_little: 'It was not learned: too little is left that was decided and may be read along with.',
      took_too_long: 'It was not learned: it took too long. Ask again when less is going on.',
      other: 'It was not learned: something went wrong on our side. Ask again.',
    },
    discarded: (number: string) =>
      `Model ${number} was taken back: words that it was learned from may not be used any more. Nothing of it is left.`,
    proposed: (number: string) => `Model ${number} is ready to be looked at`,
    used: (number: string) => `Model ${number} is in use`,
    aside: (number: string) => `Model ${number} was set aside`,
    ofPeople: (texts: string, people: string) => `${texts} of ${people}`,
    learnedFrom: (texts: string, day: string, version: string) =>
      `Learned from ${texts} on ${day}, with version ${version} of the codebook.`,
    copies: (n: string) =>
      `${n} of the texts are copies of others; copies and the texts of one person were kept together.`,
    taken: (n: string, all: string) => `It reads ${n} of ${all} codes in a new way, the others as before.`,
    noneTaken: 'It reads no code better than before. There is no reason to use it.',
    otherVersion:
      'It was learned with an older version of the codebook, so it is not read with. Learn again.',
    use: 'Use it',
    setAside: 'Set it aside',
    stop: 'Stop using it',
    done: {
      ask: 'Asked. It is being learned.',
      use: 'It is in use. What nobody decided is being read again.',
      aside: 'Set aside. What nobody decided is being read again as it came.',
    },
    refused: 'That was not done. Load the page again; somebody else may have decided meanwhile.',
    compare: 'The new model beside what there was',
    sites: 'Each region by what the others taught',
    sitesLead:
      'The texts of one region, read by a model of the others alone: what to expect where nobody coded yet.',
    earlier: 'Earlier models',
  },
  way: {
    before: 'as before',
    both: 'half as before, half learned',
    alone: 'as learned',
  } satisfies Record<CodeWay, string>,
  aspects: {
    title: 'Aspects',
    lead: 'Parts of this code. A quote says which of them a machine thinks it may show; that is a draft, which nothing counts; what a person said that the words show is counted.',
    count: (n: string) => `Aspects: ${n}`,
  },
  toRules: 'What it is read by',
  howWell: (n: string, precision: string, recall: string) =>
    `Given to ${n}. Of what was suggested ${precision} was right; of what is there ${recall} was found.`,
  rules: {
    title: 'What it is read by',
    lead: 'Words whatever their ending, pairs of words, parts of words and lists, with what each adds if it stood alone. Those that carry most come first: what is said often before what weighs much and is said seldom. A text is suggested when what speaks for the code outweighs what speaks against it.',
    find: 'Find a word',
    findSubmit: 'Find',
    all: 'Show all',
    none: 'Nothing speaks for this code yet. Give it a definition and examples in the codebook.',
    first: '(first word)',
    notFound: 'No rule of this code has this word.',
    words: 'Words',
    kindOf: 'Kind',
    weight: 'Weight',
    speaks: 'Speaks',
    forIt: 'for it',
    againstIt: 'against it',
    kind: {
      word: 'word',
      pair: 'two words',
      letters: 'part of a word',
      list: 'list',
      question: 'in the question',
    },
    from: {
      study: 'Learned from what was decided here',
      shipped: 'As it came',
      codebook: 'From the words of the codebook',
    },
  },
  texts: (n: string, isOne: boolean) => `${n} ${isOne ? 'text' : 'texts'}`,
}

export type CodebookWords = typeof en
