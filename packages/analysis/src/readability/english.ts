import { syllable } from 'syllable'

/** How many syllables an English word has, by a dictionary of the hard ones and rules for the rest. */
export const syllablesInEnglish = (word: string): number => Math.max(syllable(word), 1)
