import type { Texts } from './text.ts'

const people = {
  ten: 'ten people',
  eleven: 'eleven people',
  'its own': 'this study’s least number of people',
}
const enough = 'Enough people were read for this study’s own rule.'

export const en: Texts = {
  locale: 'en-US',
  handover: (number) => `Handover ${number}`,
  frozen: (day) => `Frozen on ${day}. The figures are as they were on that day.`,
  made: (time) => `This copy was made on ${time}. It takes the place of every earlier copy.`,
  howTitle: 'How to read this',
  how: (than) => [
    'Each person counts once under a theme, however much they said.',
    'How many is told in words, never in numbers. No word stands for so few people that one could be known by it.',
    `Nothing is told of fewer than ${people[than]}, nor where all but a few said the same. It then says “withheld”.`,
    'A figure is also withheld where it is too near to one in an earlier handover. The difference could point at somebody.',
    'Each quote is from a young person who allowed it when this was frozen. Two people made sure that nothing in it points at anybody, and two let it leave.',
    'No more than two quotes are from one person. Please do not guess who said what.',
  ],
  allWaves: 'All waves together',
  words: {
    several: 'Several people spoke of this.',
    'a few': 'A few people spoke of this.',
    some: 'Some people spoke of this.',
    'about half': 'About half of the people spoke of this.',
    most: 'Most people spoke of this.',
  },
  withheld: {
    'small base': 'Withheld: too few people were asked.',
    'small group': 'Withheld: too few people stand on one side.',
    'near the whole': 'Withheld: it could be told from another figure.',
    'near an earlier one': 'Withheld: too near to an earlier handover, or nobody can be sure that it is not.',
    'being checked': 'Withheld: people were still reading when this was frozen.',
  },
  nearTo: (number) =>
    `Withheld: the people asked are nearly those of handover ${number}. The difference could point at somebody.`,
  reach: {
    fewer: {
      ten: 'Fewer than ten people were read.',
      eleven: 'Fewer than eleven people were read.',
      'its own': 'Fewer people were read than this study’s own rule asks for.',
    },
    enough: {
      ten: 'Ten people or more were read.',
      eleven: 'Eleven people or more were read.',
      'its own': enough,
    },
  },
  quotesTitle: 'In their words',
  quote: (number) => `Quote ${number}`,
  takenBack: (number) => `Quote ${number} was taken back. Please take it out of your copies.`,
  notOn: (number) => `Quote ${number} is not handed on any more.`,
  noQuotes: 'No quotes were handed over under this theme.',
  noteTitle: 'A note on the figures',
  note: (month, isMany, than) =>
    isMany
      ? `By ${month}, what many of the people behind these figures had said was not counted any more: ${people[than]} or more. The figures stay as they were frozen. Please do not use them as they are; ask for a newer handover.`
      : `Since ${month}, what some of the people behind these figures said is not counted any more: fewer than ${people[than]}. The figures stay as they were frozen. Counted anew they could differ by so much; no more is told, so that nobody can be known by it.`,
  taken: (quotes) => `Taken back since: ${quotes.length === 1 ? 'quote' : 'quotes'} ${quotes.join(', ')}.`,
  certificateTitle: 'A certificate protects what was said',
  end: 'Every person behind this may take back what they said at any time. Whoever holds a copy is told, and takes it out.',
  letter: ({ number, person, quotes, hasNote }) => ({
    subject: `About handover ${number}: please change your copies`,
    text: [
      `Dear ${person},`,
      `You received handover ${number} from us. Something in it has changed since.`,
      ...(quotes.length > 0
        ? [
            `Please take out ${quotes.length === 1 ? 'quote' : 'quotes'} ${quotes.join(', ')}. Take ${quotes.length === 1 ? 'it' : 'them'} out of every copy, and out of everything you made of it, and do not use or pass ${quotes.length === 1 ? 'it' : 'them'} on again. Please ask the same of whoever got a copy from you.`,
          ]
        : []),
      ...(hasNote
        ? [
            'There is a new note on its figures. They stay as they were, but should be read with that note. Please use the new copy that you can ask us for.',
          ]
        : []),
      'Please do not try to find out why, or who asked for it. No reason is needed.',
      'When it is done, please write back to us and say so.',
      'Thank you.',
    ].join('\n\n'),
  }),
}
