// The floor for passwords: long enough, and no more guessable than its length says. Who guesses begins with words and
// rows of the keyboard that many people use, so those count for nothing.

import { invalid } from '../errors.ts'

export const shortestPassword = 12
export const longestPassword = 200

/** What many passwords are made of, as they look when letters are no longer signs. */
const common = [
  ...[
    'password',
    'passwort',
    'passphrase',
    'contrasena',
    'clave',
    'secreto',
    'secret',
    'admin',
    'administrator',
  ],
  ...['letmein', 'welcome', 'bienvenido', 'iloveyou', 'tequiero', 'teamo', 'monkey', 'dragon', 'sunshine'],
  ...['princess', 'princesa', 'football', 'futbol', 'baseball', 'superman', 'batman', 'master', 'shadow'],
  ...['michael', 'jessica', 'charlie', 'jordan', 'trustno', 'whatever', 'freedom', 'starwars', 'pokemon'],
  ...[
    'hello',
    'hola',
    'login',
    'access',
    'changeme',
    'default',
    'guest',
    'testing',
    'test',
    'user',
    'firsthand',
  ],
  ...['summer', 'winter', 'spring', 'autumn', 'verano', 'invierno', 'january', 'monday', 'america', 'mexico'],
  ...['love', 'angel', 'amor', 'corazon', 'jesus', 'barcelona', 'liverpool', 'chelsea', 'readingroom'],
]

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
]

const signs: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}

/** Why a password is refused; null where it will do. `name` is what the person signs in with. */
export const weakness = (password: string, name: string): 'short' | 'long' | 'common' | null => {
  const signsIn = [...password.normalize('NFC')].length
  if (signsIn < shortestPassword) return 'short'
  if (signsIn > longestPassword) return 'long'
  return left(password, name) < 6 ? 'common' : null
}

const why = {
  short: `is too short: at least ${shortestPassword} characters; four unrelated words do well`,
  long: `is too long: at most ${longestPassword} characters`,
  common: 'is among those that are guessed first. Take words that do not belong together',
} as const

/** Says what a new password lacks. */
export const refuseWeak = (password: string, name: string): void => {
  const weak = weakness(password, name)
  if (weak) throw invalid('password', why[weak])
}

/** How many different characters are left when everything that is guessed first is taken out. */
const left = (password: string, name: string): number => {
  const plain = password.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const rest = withoutRows(plain)
  const spoken = [...rest].map((sign) => signs[sign] ?? sign).join('')
  const words = [...common, name.toLowerCase()].filter((word) => word.length > 2)
  const bare = words.reduce((text, word) => text.replaceAll(word, ''), spoken.replaceAll(/[\s._-]/g, ''))
  return new Set(bare.replaceAll(/(.)\1+/gu, '$1').replaceAll(/^\d+|\d+$/g, '')).size
}

/** Takes out four or more in a row, forwards or backwards. */
const withoutRows = (text: string): string => {
  let kept = ''
  for (let at = 0; at < text.length;) {
    const length = rowAt(text, at)
    if (length < 4) kept += text[at]
    at += length < 4 ? 1 : length
  }
  return kept
}

const rowAt = (text: string, at: number): number => {
  const lengths = rows
    .flatMap((row) => [row, [...row].reverse().join('')])
    .map((row) => {
      let length = 1
      while (at + length < text.length && row.includes(text.slice(at, at + length + 1))) length += 1
      return length
    })
  return Math.max(...lengths)
}
