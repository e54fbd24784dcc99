// Which languages a text is in: those that analysis reads, one beside the other, or another that is only named.
import { formOf, perForm } from './form.ts'
import { smallWords, type Language } from './language.ts'
import { scanned } from './token.ts'

/**
 * The languages of a text that analysis reads, the one that has more of it first; and where it is in none of them its
 * tag (BCP 47), `und` where that cannot be told. A text too short to tell is in neither.
 */
export type Spoken = { languages: Language[]; other: string | null }

const FEW = 4 // words: fewer show no language but by their script
const UNKNOWN = 14 // different words: so many without one small word of a language we know are of another
const SECOND = 2 // small words of the other language, and
const SHARE = 0.12 // so much of all small words: from there on a text is in both

export function languagesIn(text: string): Spoken {
  const begun = text.length > LONGEST ? text.slice(0, LONGEST) : text
  const counts = countsOf(begun)
  const other = counts.foreign > counts.latin ? scriptOf(begun) : anotherOf(counts, begun)
  if (other) return { languages: [], other }
  const [en, es] = [counts.onlyEnglish, counts.onlySpanish + signs(begun)]
  const isBoth = Math.min(en, es) >= SECOND && Math.min(en, es) >= (en + es) * SHARE
  const main = es > en ? 'es' : 'en'
  if (isBoth) return { languages: main === 'en' ? ['en', 'es'] : ['es', 'en'], other: null }
  return { languages: en + es === 0 ? [] : [main], other: null }
}

const LONGEST = 5000

// More small words than are needed to tell which language leads; these are to find what little there is of the other.
const ENGLISH =
  set(`never asked said told then always because really can could would should people went go goes know think
  want wanted more some any only been by or an us our him into over every after before again didnt wasnt isnt couldnt
  wouldnt doesnt thats its theyre shes hes ive nobody nothing something other first which those these`)
const SPANISH =
  set(`dijo dice decia dijeron gente tengo tiene tenian estoy hacer hizo desde hay les ese esa ellas nosotros
  ustedes usted entonces despues antes ahora asi bien mucho mucha poco otra otro otros todos todas cada algo alguien
  ninguna tampoco aunque mientras hasta contigo conmigo soy eres somos estan estaban quiero quieren puedo pueden fueron
  hicieron preguntaron pregunto dieron`)
function set(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/))
}

// Letters that English does without. A name may have one, so one is worth half a word.
function signs(begun: string): number {
  return Math.min(3, Math.floor((begun.match(/[¿¡ñáíóú]/gi)?.length ?? 0) / 2))
}

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Ethiopic}/gu, 'am'],
]

// The script of most letters of a text in none of ours; Japanese writes Han among its own.
function scriptOf(text: string): string {
  const sizes = SCRIPTS.map(([letters, tag]) => ({ tag, size: text.match(letters)?.length ?? 0 }))
  if (sizes[0]!.size > 0) return 'ja'
  const most = sizes.reduce((one, other) => (other.size > one.size ? other : one))
  return most.size > 0 ? most.tag : 'und'
}

// Small words of other languages that people in such studies speak, but for those that English or Spanish have too.
const OTHERS = {
  pt: `nao eu voce voces ele ela eles elas isso isto um uma com meu minha dele dela foi tem tinha estava muito mais mas
    quando porque quem onde tambem ja ate sem depois nunca nada aqui ali sao era fiquei gente pra pro dos das nos na
    ao aos pelo pela eram fui sou tenho falar disse falou ninguem`,
  fr: `je tu il elle nous vous ils elles ne pas les des un une du est sont ete etait mon ma mes avec pour dans sur qui
    que quoi mais ou et ca cest jai jetais jamais toujours tres bien aussi rien quand comme fait dit avait leur aux
    cette ce`,
  ht: `mwen ou li nou yo pa te ap pou ak nan yon sa ki kote se gen fe ale di ka konnen anpil moun lekol lapolis paske men
    epi tout timoun fanm pale chak janm`,
  it: `io non sono che di il lo gli una uno con per mio mia era ho ha hanno perche quando come anche mai molto piu
    questo questa della del nella sono stato stata loro noi voi lei lui niente`,
  de: `ich du er sie wir ihr nicht und der die das ein eine mit fur auf ist war waren mir mich mein meine sich auch aber
    wenn wie nie immer sehr haben hatte habe von zu dem den`,
  tl: `ako ikaw siya kami tayo sila ang ng mga sa na hindi ko mo niya namin at ay kasi pero kung wala may lang din rin yung
    ito iyon po naman para`,
  vi: `toi khong la cua va co nguoi mot cho duoc nhung trong nay do voi ho da se cung nhu khi rat lam noi di ve em chi anh`,
}
const TAGS = Object.keys(OTHERS)

// Every small word with the languages that have it, so that a text is gone through once: bits in the order of `TAGS`,
// after one for English and one for Spanish.
const [IN_ENGLISH, IN_SPANISH, OURS] = [1, 2, 2]
const SMALL = bits()

function bits(): ReadonlyMap<string, number> {
  const all = new Map<string, number>()
  const add = (words: Iterable<string>, bit: number) => {
    for (const word of words) all.set(word, (all.get(word) ?? 0) | bit)
  }
  add(smallWords.en, IN_ENGLISH)
  add(ENGLISH, IN_ENGLISH)
  add(smallWords.es, IN_SPANISH)
  add(SPANISH, IN_SPANISH)
  Object.values(OTHERS).forEach((list, at) => add(set(list), 1 << (at + OURS)))
  return all
}

type Counts = {
  words: number
  latin: number
  foreign: number
  onlyEnglish: number
  onlySpanish: number
  /** Small words of English or of Spanish, whichever are more. */
  ours: number
  /** Small words of each other language, and those of them that neither of ours has. */
  others: readonly number[]
  own: readonly number[]
}

function countsOf(text: string): Counts {
  const { count, forms, placeholders } = scanned(text)
  const [others, own] = [new Array<number>(TAGS.length).fill(0), new Array<number>(TAGS.length).fill(0)]
  let [words, latin, foreign, en, es, onlyEnglish, onlySpanish] = [0, 0, 0, 0, 0, 0, 0]
  for (let at = 0; at < count; at++) {
    if (placeholders.size > 0 && placeholders.has(at)) continue
    words++
    const traits = traitsOf(forms[at]!)
    const length = traits >>> TRAITS
    if (traits & IS_LATIN) latin += length
    else foreign += length
    const ours = traits & (IN_ENGLISH | IN_SPANISH)
    if (ours & IN_ENGLISH) en++
    if (ours & IN_SPANISH) es++
    if (ours === IN_ENGLISH && !(traits & IS_SHARED)) onlyEnglish++
    if (ours === IN_SPANISH) onlySpanish++
    for (let left = (traits & IN_OTHERS) >> OURS, tag = 0; left > 0; left >>= 1, tag++)
      if (left & 1) {
        others[tag]!++
        if (ours === 0) own[tag]!++
      }
  }
  return { words, latin, foreign, onlyEnglish, onlySpanish, ours: Math.max(en, es), others, own }
}

// What is told by a word, as bits: its languages, then these two, then how long it is.
const IS_LATIN = 1 << (TAGS.length + OURS)
const IS_SHARED = IS_LATIN << 1
const IN_OTHERS = IS_LATIN - 1 - IN_ENGLISH - IN_SPANISH
const TRAITS = TAGS.length + OURS + 2

const traitsOf = perForm(({ folded }) => {
  const isLatin = folded.charCodeAt(0) < BEYOND_LATIN || LATIN.test(folded)
  // "a" and "to" are said in Spanish too.
  const isShared = folded === 'a' || folded === 'to'
  const bits = (SMALL.get(folded) ?? 0) | (isLatin ? IS_LATIN : 0) | (isShared ? IS_SHARED : 0)
  return bits | (folded.length << TRAITS)
})

const BEYOND_LATIN = 0x250 // digits, and Latin letters with and without marks, stand before
const LATIN = /^[\p{Script=Latin}\p{N}]/u

function anotherOf({ words, ours, others, own }: Counts, text: string): string | null {
  if (words < FEW) return null
  const most = Math.max(...others)
  const at = others.indexOf(most)
  if (own[at]! >= 2 && most > ours && most * 5 >= words) return TAGS[at]!
  if (ours * UNKNOWN > words || most > ours) return null
  const { count, forms } = scanned(text)
  const different = new Set(Array.from(forms.subarray(0, count), (form) => formOf(form).folded))
  return different.size >= UNKNOWN ? 'und' : null
}
