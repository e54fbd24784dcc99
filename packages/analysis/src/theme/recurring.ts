// Words and phrases that several people use, as stems.
import { conceptsSaid, wordsSaid, type SaidWord } from '../tagging/said.ts'
import { isStopWord } from '../tagging/words.ts'
import { fold } from '../text/fold.ts'
import type { Language } from '../text/language.ts'
import type { Clause } from './outside.ts'

/** A stem, a phrase of two to four words that begins and ends in one that says something, or a concept. */
export type Term = {
  key: string
  length: number
  clauses: ReadonlySet<number>
  people: ReadonlySet<number>
  /** The ways in which it was said in each language, each with who says it so. */
  forms: Record<Language, ReadonlyMap<string, ReadonlySet<number>>>
}

const LONGEST = 4

// Words that are in every talk: what is said with them alone is no matter of its own.
const GENERAL = {
  en: stems(
    `say said tell told make made think thought feel felt time day year month week people person someone something
    anything everything way lot little bit good bad big first last come came take took put give gave see saw look try
    tried use used find found start keep kept back always never ever even still now today maybe let ask asked call called
    talk talked work two three four five old new same other next right thing stuff sometimes guy that's nice fine all
    no not yeah yes nah nope never nobody without going gonna while been being because another every though actually kind sort whole long again also else till guess mostly nothing depends anyway
    already probably since everybody everyone anybody i'd i'll i've he'd she'd they'd`,
    'en',
  ),
  es: stems(
    `decir dijo dijeron dice digo hacer hizo hicieron hace hago ver vi veo vio dar dio dieron da pasar paso pasa venir
    vino ir ido voy vamos van iba tener tiene tengo tenia poder puede puedo querer quiero quiere saber sabe se vez veces
    dia dias ano anos mes meses semana tiempo gente persona personas alguien alguno bien mal grande primero primera ahora
    siempre nunca hoy mejor peor dos tres cuatro cinco mismo misma otro otra nuevo nueva manera forma verdad igual hablar
    no ni sin nadie tampoco jamas ay ah aja pos entonces creo usted nada despues antes luego aunque mientras cada estoy siento sea mira mire fijese imaginese su
    soy eres somos depende tal`,
    'es',
  ),
}

/** The terms that at least `fewest` people use in these clauses. */
export function recurring(clauses: readonly Clause[], fewest: number): Term[] {
  const single = collect(clauses, (clause, add) => {
    for (const read of clause.words) if (says(clause, read)) add(read.key, [read])
    for (const { key, start, end } of conceptsSaid(clause.text, clause.language)) {
      const said = clause.words.filter((each) => each.start >= start && each.end <= end)
      if (said.some((each) => says(clause, each) && !isGeneral(each.key))) add(key, said)
    }
  })
  const common = new Set([...single].filter(([, { people }]) => people.size >= fewest).map(([key]) => key))
  const phrases = collect(clauses, (clause, add) => {
    const { words } = clause
    words.forEach((first, at) => {
      if (!says(clause, first) || !common.has(first.key)) return
      for (let length = 2; length <= LONGEST; length++) {
        const said = words.slice(at, at + length)
        const last = said[length - 1]
        if (!last) return
        if (says(clause, last) && common.has(last.key)) add(said.map((each) => each.key).join(' '), said)
      }
    })
  })
  return [...single, ...phrases]
    .map(([, term]) => term)
    .filter((term) => term.people.size >= fewest && !isGeneral(term.key))
}

type Making = { [Part in keyof Omit<Term, 'forms'>]: Term[Part] } & {
  clauses: Set<number>
  people: Set<number>
  forms: Record<Language, Map<string, Set<number>>>
}
type Add = (key: string, said: readonly SaidWord[]) => void

function collect(clauses: readonly Clause[], read: (clause: Clause, add: Add) => void): Map<string, Making> {
  const terms = new Map<string, Making>()
  clauses.forEach((clause, at) => {
    read(clause, (key, said) => {
      const [first, last] = [said[0], said.at(-1)]
      if (!first || !last) return
      const known = terms.get(key)
      const term = known ?? newTerm(key, said.length)
      if (!known) terms.set(key, term)
      term.people.add(clause.person)
      if (term.clauses.has(at)) return
      term.clauses.add(at)
      const form = clause.text.slice(first.start, last.end).toLowerCase()
      const forms = term.forms[clause.language]
      forms.set(form, (forms.get(form) ?? new Set()).add(clause.person))
    })
  })
  return terms
}

function newTerm(key: string, length: number): Making {
  return { key, length, clauses: new Set(), people: new Set(), forms: { en: new Map(), es: new Map() } }
}

// Neither a small word, in either language, for many speak both, nor a placeholder, which has no letters.
function says({ text }: Clause, { key, isSmall, isPlaceholder, start, end }: SaidWord): boolean {
  if (isSmall || isPlaceholder || key.length < 2) return false
  const folded = fold(text.slice(start, end))
  return !isStopWord(folded, 'en') && !isStopWord(folded, 'es')
}

function isGeneral(key: string): boolean {
  return key.split(' ').every((each) => /^\d+$/.test(each) || GENERAL.en.has(each) || GENERAL.es.has(each))
}

function stems(words: string, language: Language): ReadonlySet<string> {
  return new Set(wordsSaid(words, language).map(({ key }) => key))
}
