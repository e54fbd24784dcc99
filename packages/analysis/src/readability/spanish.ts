// Where Spanish syllables part, by the rules of the Real Academia's Ortografía (2010): a syllable has one nucleus; two
// open vowels part, a closed vowel with a stress mark parts from an open one, and all other neighbours join.

/**
 * How many syllables a Spanish word has. Letters of other alphabets count as consonants; a word without a vowel has one.
 * @param word in any case, composed or not
 */
export const syllablesInSpanish = (word: string): number => {
  const sounds = soundsOf(word.normalize('NFC').toLowerCase())
  let count = 0
  let before: string | undefined
  for (const sound of sounds) {
    if (isVowel(sound) && !joins(before, sound)) count += 1
    before = sound
  }
  return Math.max(count, 1)
}

/** Letters as they sound: what is written and not heard is left out, and a vocal y is an i. */
const soundsOf = (word: string): string[] =>
  [
    ...word
      // In que, qui, gue and gui the u is not heard; in güe and güi it is.
      .replace(/([qg])u(?=[eéií])/g, '$1')
      .replace(/ü/g, 'u')
      // Heard as a vowel where no vowel follows: y, muy, rey, Ypané.
      .replace(/y(?![aeiouáéíóú])/g, 'i')
      // Not heard between vowels, so that ahi in prohibir is one syllable; hue and hie begin one of their own.
      .replace(/(?<=[aeiouáéíóú])h(?![ui][aeiouáéíóú])/g, ''),
  ].filter((letter) => /\p{L}/u.test(letter))

const isVowel = (sound: string) => 'aeiouáéíóú'.includes(sound)
const isOpen = (sound: string) => 'aeoáéó'.includes(sound)
const isMarkedClosed = (sound: string) => 'íú'.includes(sound)

const joins = (before: string | undefined, sound: string): boolean => {
  if (before === undefined || !isVowel(before)) return false
  if (isOpen(before) && isOpen(sound)) return false
  if (isOpen(before) !== isOpen(sound)) return !isMarkedClosed(before) && !isMarkedClosed(sound)
  return plain(before) !== plain(sound)
}

const plain = (sound: string) => (sound === 'í' ? 'i' : sound === 'ú' ? 'u' : sound)
