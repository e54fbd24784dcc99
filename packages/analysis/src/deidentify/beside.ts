import { has, isAfterSpace, type Reading } from './reading.ts'
import * as sense from './sense.ts'
import type { Word } from './word.ts'

// What says of a word in small letters, a name to some list or to none, that somebody is meant: what stands beside it.

// What people have, feel or wait for by the same word: "with hope", "i miss summer".
const THINGS = new Set(
  `hope faith joy grace love peace patience honor mercy glory comfort passion praise wisdom liberty purity victory karma luck chance
  summer autumn winter spring rain snow sky heaven story candy honey sugar cash money music art justice freedom sunshine
  esperanza fe paz luz alegria gracia amor paciencia libertad lluvia gloria consuelo dolores socorro caridad piedad`.split(
    /\s+/,
  ),
)
// Who does this with somebody does it with a person.
const COMPANY = new Set(
  `placed put room roomed rooming roommates share shared sharing stayed staying stuck sat sit sitting talk talked talking ran run running
  left living moved slept sleep ate eat hung hang hanging worked rode walked went fought grew came
  toco fui fuimos fue vivia vivi vivo quede quedaba comparti compartia compartiamos hable hablo hablaba hablar andaba ando estaba
  estuve sali salia escape dormia dormi comia trabajo trabajaba sente llevaba peleaba pelee iba`.split(/\s+/),
)
// What places of work and their hours are called: "joy from intake", "hope from nights".
const POSTS = new Set(
  `intake night nights day days first second third shift front desk kitchen unit court school office group clinic hospital dcf agency
  program church turno noche entrada recepcion oficina cocina corte escuela clinica programa iglesia tarde grupo hospital`.split(
    /\s+/,
  ),
)
// What is somebody's: "en el sofá de jas".
const OWNED = new Set(
  `sofa cuarto cama mama papa hermana hermano novia novio amiga amigo telefono celular carro culpa cumpleanos apartamento ropa hija hijo
  primo prima tia tio abuela abuelo casa foto fotos nombre esposo esposa carta mensaje llamada noticias`.split(
    /\s+/,
  ),
)
const DEAR = new Set('miss missed love loved blame remember hate hated thank trust trusted'.split(' '))
const SO = new Set('so like too more every everyday lol'.split(' '))
const DEAR_IN_SPANISH = new Set(
  'quiero queria extrano extranaba extrane amo odio conoci veo vi vimos llevaron trajeron mandaron movieron pegaron sacaron agarraron dejaron encontraron arrestaron soltaron dile diganle digale cuentale preguntale preguntenle preguntaron llamale hablale dijeron dijo conto'.split(
    ' ',
  ),
)
const BETWEEN = new Set(
  'mucho tanto todo tambien siempre eso algo nomas verdad la mi historia nada bien'.split(' '),
)
const EXCEPT = new Set('but except excepto menos nomas solo'.split(' '))
const CLITICS = new Set('la lo le les los las'.split(' '))
const GOES_ON = new Set('who he she i they we when where until that me nos yo se la lo le el'.split(' '))

const BEFORE = new Set([
  ...'was is its wasnt fue era es de a with con w for to of por'.split(' '),
  ...EXCEPT,
  ...DEAR,
])
const BEHIND = new Set('from at in la el'.split(' '))

/** Whether what stands beside a word says that it names somebody; `isKnown` where a list has it as a name. */
export function isSomebodyBeside(reading: Reading, at: number, isKnown: boolean): boolean {
  const word = reading.words[at]!
  // Most words stand beside none of this.
  if (!BEFORE.has(reading.words[at - 1]?.key ?? '') && !BEHIND.has(reading.words[at + 1]?.key ?? ''))
    return false
  if (isCleft(reading, at) || isFromPost(reading, at) || isPredicate(reading, at, isKnown)) return true
  if (isOwner(reading, at) || isPersonalA(reading, at)) return true
  if (isPlacedWith(reading, at) || isExcepted(reading, at)) return true
  if (THINGS.has(word.key)) return false
  return isCompany(reading, at) || (isKnown && (isDear(reading, at) || isReason(reading, at)))
}

// "it was harmony who noticed", "fue belén la que se dio cuenta".
function isCleft({ words }: Reading, at: number): boolean {
  const [before, word, next, third] = [words[at - 1], words[at]!, words[at + 1], words[at + 2]]
  if (word.gap !== 'space' || !isAfterSpace(next)) return false
  if (!/^(?:was|is|its|wasnt|fue|era|es)$/.test(before?.key ?? '')) return false
  if (next.key === 'who' || next.key === 'quien') return true
  return /^(?:la|el)$/.test(next.key) && third?.key === 'que'
}

// "joy from night shift", "hope at the front desk", "alegría la del turno de noche".
function isFromPost({ words }: Reading, at: number): boolean {
  const [next, third, fourth] = [words[at + 1], words[at + 2], words[at + 3]]
  if (!isAfterSpace(next) || has(words[at - 1], sense.DETERMINER | sense.POSSESSOR)) return false
  if (/^(?:from|at|in)$/.test(next.key)) {
    const isArticle = third?.key === 'the' || third?.key === 'my'
    return POSTS.has((isArticle ? fourth : third)?.key ?? '') && (next.key === 'from' || isArticle)
  }
  if (next.key !== 'la' && next.key !== 'el') return false
  if (third?.key === 'del') return POSTS.has(fourth?.key ?? '')
  return third?.key === 'de' && POSTS.has((fourth?.key === 'la' ? words[at + 4] : fourth)?.key ?? '')
}

// "the only one who visited was stormy", "la del staff en quien confío es dre".
function isPredicate({ words }: Reading, at: number, isKnown: boolean): boolean {
  const [before, word, next] = [words[at - 1], words[at]!, words[at + 1]]
  if (word.gap !== 'space' || !/^(?:was|is|era|es|fue)$/.test(before?.key ?? '')) return false
  if (isAfterSpace(next) && !has(next, sense.JOINT)) return false
  for (let back = at - 2; back >= 0 && back > at - 9; back--) {
    const [each, after] = [words[back]!, words[back + 1]!]
    if (/^(?:one|persona|person|unica|unico|somebody|alguien)$/.test(each.key))
      return /^(?:who|that|que|i|in|en)$/.test(after.key)
    if (each.key === 'quien') return true
    if (has(each, sense.ROLE)) return isKnown && !has(word, sense.COMMON)
    if (each.opens) return false
  }
  return false
}

// "en el sofá de jas": bare behind what is somebody's.
function isOwner({ words, language }: Reading, at: number): boolean {
  const [third, before, word, next] = [words[at - 2], words[at - 1], words[at]!, words[at + 1]]
  if (language !== 'es' || before?.key !== 'de' || !isAfterSpace(word) || !OWNED.has(third?.key ?? ''))
    return false
  return (
    !/^(?:luz|paz|amor|gracia|esperanza|piedad|caridad|consuelo)$/.test(word.key) &&
    (!isAfterSpace(next) || has(next, sense.JOINT | sense.ACT | sense.IN))
  )
}

// "extraño mucho a ángel", "le dije todo a gloria", "a kiki la movieron": in Spanish only somebody has this "a".
function isPersonalA({ words, language }: Reading, at: number): boolean {
  const [before, word, next] = [words[at - 1], words[at]!, words[at + 1]]
  if (language !== 'es' || before?.key !== 'a' || !isAfterSpace(word)) return false
  if (/[aei]r$/.test(word.key) && word.key !== 'pilar') return false
  if (before.opens || has(words[at - 2], sense.JOINT))
    return isAfterSpace(next) && CLITICS.has(next.key) && !THINGS.has(word.key)
  let back = at - 2
  while (back > at - 6 && back > 0 && BETWEEN.has(words[back]!.key)) back--
  const verb = words[back]
  if (verb === undefined || (word.key === 'luz' && /^(?:sac|dio|sal)/.test(verb.key))) return false
  return (
    DEAR_IN_SPANISH.has(verb.key) ||
    (back < at - 2 && /^(?:dije|conte|explique|escribi|pedi|mande|di)$/.test(verb.key))
  )
}

// "placed with chance and river", "me fui con blanca y".
function isCompany({ words }: Reading, at: number): boolean {
  const [before, word, next] = [words[at - 1], words[at]!, words[at + 1]]
  if (!before || !isAfterSpace(word) || !/^(?:with|con|w)$/.test(before.key) || !endsHere(next)) return false
  for (let back = at - 2; back >= 0 && back > at - 7; back--) {
    if (COMPANY.has(words[back]!.key)) return true
    if (words[back + 1]!.gap !== 'space') return false
  }
  return false
}

// Nobody is placed with hope: "they put me with chance".
function isPlacedWith({ words }: Reading, at: number): boolean {
  const [before, next] = [words[at - 1], words[at + 1]]
  if (!/^(?:with|con)$/.test(before?.key ?? '') || !isAfterSpace(words[at]) || !endsHere(next)) return false
  return [2, 3, 4].some((step) =>
    /^(?:placed|put|room|roomed|rooming|roommates|bunked|toco|pusieron|mandaron)$/.test(
      words[at - step]?.key ?? '',
    ),
  )
}

// "nobody sat with me but autumn".
function isExcepted({ words }: Reading, at: number): boolean {
  if (!EXCEPT.has(words[at - 1]?.key ?? '') || !isAfterSpace(words[at]) || isAfterSpace(words[at + 1]))
    return false
  return words.slice(Math.max(0, at - 9), at).some(({ key }) => /^(?:nobody|nadie)$/.test(key))
}

function endsHere(next: Word | undefined): boolean {
  return !isAfterSpace(next) || has(next, sense.JOINT | sense.IN | sense.ACT) || GOES_ON.has(next.key)
}

// "i miss angel so much".
function isDear({ words }: Reading, at: number): boolean {
  const [before, word, next] = [words[at - 1], words[at]!, words[at + 1]]
  return word.gap === 'space' && DEAR.has(before?.key ?? '') && isAfterSpace(next) && SO.has(next.key)
}

// "if not for miracle", "gracias a milagros".
function isReason({ words }: Reading, at: number): boolean {
  const [third, before, word, next] = [words[at - 2], words[at - 1], words[at]!, words[at + 1]]
  if (!before || !isAfterSpace(word)) return false
  if (!endsHere(next) && !/^(?:i|me|yo|we)$/.test(next!.key)) return false
  const said = `${third?.key ?? ''} ${before.key}`
  return /^(?:not for|wasnt for|fuera por|fue por|thanks to|gracias a|because of|cause of|culpa de)$/.test(
    said,
  )
}

const LEADS_TO_NAME = new Set(
  'to from by for as like than y and or a con with w de para que if si when cuando but pero'.split(' '),
)

/** A name that is hardly ever said as a word, where a noun with an article would not stand: "diamond had the keys". */
export function isRareName(reading: Reading, at: number): boolean {
  const [before, word, next] = [reading.words[at - 1], reading.words[at]!, reading.words[at + 1]]
  if (has(word, sense.COMMON | sense.VERBAL | sense.EMBLEM | sense.MONTH) || THINGS.has(word.key))
    return false
  if (/^(?:fue|era|es|is|was|esta|estaba|be|been)$/.test(before?.key ?? '')) return false
  if (
    word.gap === 'space' &&
    before &&
    !LEADS_TO_NAME.has(before.key) &&
    !has(before, sense.ACT | sense.TOWARDS)
  )
    return false
  if (
    !isAfterSpace(next) ||
    has(next, sense.DETERMINER | sense.POSSESSOR) ||
    /^(?:last|yesterday|again|ayer|otra|today|hoy)$/.test(next.key)
  )
    return true
  return endsHere(next) || /(?:ed|aba|ia|io|aron|ieron)$/.test(next.key)
}
