// What a word can be, one bit each, so that one look in the lexicon says all that a detector asks.

/** A first name in small letters too. */
export const FIRST = 1 << 0
/** A first name that is a word as well. */
export const MAYBE_FIRST = 1 << 1
export const LAST = 1 << 2
/** A place without its context. */
export const PLACE = 1 << 3
/** A place after a word such as "in". */
export const TOWN = 1 << 4
/** A word that people say every day. */
export const COMMON = 1 << 5
/** The first word of a place of several words. */
export const STARTS_PLACE = 1 << 6
/** Written with a capital and nobody's name. */
export const NO_NAME = 1 << 7
export const KIN = 1 << 8
export const TITLE = 1 << 9
export const OFFICE = 1 << 10
/** Somebody by what they are to the speaker: a friend, a worker. */
export const ROLE = 1 << 11
/** What a person did, in the past or right now. */
export const ACT = 1 << 12
/** A word after which somebody stands: told, asked. */
export const TOWARDS = 1 << 13
export const POSSESSOR = 1 << 14
export const DETERMINER = 1 << 15
/** in, from, near: a place may follow. */
export const IN = 1 << 16
export const MONTH = 1 << 17
export const WEEKDAY = 1 << 18
/** An age or a day in letters. */
export const NUMERAL = 1 << 19
export const ORDINAL = 1 << 20
/** Street, avenue: the name stands before. */
export const WAY = 1 << 21
/** Calle, rua, via: the name stands after. */
export const STREET_OF = 1 << 22
/** House, shelter, school: the name stands before. */
export const HOUSE = 1 << 23
/** Hogar, escuela: the name stands after. */
export const CASA = 1 << 24
/** Little words inside names: de la, van. */
export const PARTICLE = 1 << 25
/** Words that open a clause: and, but, because. */
export const JOINT = 1 << 26
/** Suite, apartment, box. */
export const UNIT = 1 << 27
/** A word-name that is a verb or an auxiliary after a noun: will, may. */
export const VERBAL = 1 << 28
/** Words that facilities are named with: oak, harbor, hope. */
export const EMBLEM = 1 << 29

/** A word that says that a name comes: named, called, llamo. */
export const CALL = 1 << 30

/** Any first name. */
export const GIVEN = FIRST | MAYBE_FIRST
export const NAME = GIVEN | LAST
export const SOMEWHERE = PLACE | TOWN
