import type { Detector } from './redaction.ts'

// Words that are written with a capital and name nobody.
const COMMON = new Set(
  `i i'm i'd i'll i've im january february march april may june july august september october november december monday
  tuesday wednesday thursday friday saturday sunday lunes martes english spanish french christmas thanksgiving easter
  halloween navidad god dios jesus lord instagram facebook google zoom tiktok snapchat youtube uber lyft netflix spotify
  walmart target mcdonald's iphone android monopoly dcf dcyf cps dss icwa medicaid medicare hart ptsd adhd gps id er icu
  tv usa atm ok lol omg btw aa na iep ged sat po gal nicu lgbt lgbtq covid internet english american american's mexican
  puerto rican latina latino hispanic black white asian catholic christian muslim jewish judge officer detective court
  probation mom dad mama mami papi papa grandma grandpa nana abuela abuelo tía tío tia tio ms mr mrs dr miss sir ma'am
  señora señor sra sr lic doctor doctora nurse coach pastor father sister brother uber uno una el la los las ella él yo
  mi tu su de que no si sí y o pero por para con sin the a an and or but if so my your his her our their this that these
  those they them he she it we you who what when where why how not yes yeah nobody everybody everyone someone state
  county city house home school hotel bus okay don't didn't ya es está nadie todo todos ellos nosotras gracias bueno
  pues entonces street road department county north south east west new san santa mondays tuesdays wednesdays thursdays
  fridays saturdays sundays mams whatsapp insta zumba powerpoint sharpie ids w captain thing he'd she'd we'd they'd you'd
  he's she's it's we're they're you're he'll she'll they'll that's there's what's`.split(/\s+/),
)
const WORD =
  /(?<![\p{L}\p{M}\p{N}'’@#/.])\p{Lu}[\p{L}\p{M}'’-]{1,24}(?:\s(?:\p{Lu}\.\s)?\p{Lu}[\p{L}\p{M}'’-]{1,24}){0,3}/gu

/**
 * Words with a capital in the middle of a sentence, and full names anywhere: somebody or somewhere nearly
 * always. Texts that use capitals for everything are left to the other detectors.
 */
export const capitalised: Detector = (text) => {
  if (isShouted(text)) return []
  return [...text.matchAll(WORD)].flatMap((match) => {
    const start = match.index
    const words = match[0].split(/\s/)
    if (words.some((word) => COMMON.has(word.toLowerCase().replace(/['’]s$/, '')))) return []
    if (words.every((word) => word.length > 2 && word === word.toUpperCase())) return []
    if (words.length === 1 && !isInside(text, start)) return []
    if (/^\p{Lu}-|-\p{Lu}?$/u.test(match[0])) return []
    return [{ start, end: start + match[0].replace(/['’]s$/, '').length, type: 'PERSON' as const }]
  })
}

// Inside a sentence: a small letter, a digit or a comma stands before it, with one space between.
function isInside(text: string, at: number): boolean {
  return /[\p{Ll}\p{N},] $/u.test(text.slice(Math.max(0, at - 3), at))
}

function isShouted(text: string): boolean {
  let capitals = 0
  let words = 0
  for (const match of text.matchAll(/(?<![\p{L}\p{M}'’])\p{L}/gu)) {
    words++
    if (/\p{Lu}/u.test(match[0])) capitals++
  }
  return words > 6 && capitals > words * 0.6
}
