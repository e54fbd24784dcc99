import { perForm } from './form.ts'
import { scanned } from './token.ts'

/** The languages that analysis reads. */
export type Language = 'en' | 'es'

const ENGLISH = words(
  `the and to of in that was it is for they she he you my we with had have not but this were be are do did
  dont didnt me him her them his their what when who how just like would because about from there been if im its
  u ur yeah nah ok she the out up one all get got my your i a on at as so no me he`,
)
const SPANISH = words(
  `el la los las de que y en un una es no se por con para me te lo le su mi al del como mas pero sus ya o fue
  este si porque esta cuando muy sin sobre tambien hasta hay donde quien nos todo nada pues yo ella eso era ni
  pa q xq nadie siempre nunca tenia estaba aqui alli ahi tu usted ellos fui son les mis`,
)

/** The small words that languages are told by. */
export const smallWords: Record<Language, ReadonlySet<string>> = { en: ENGLISH, es: SPANISH }

/** The language whose small words the text uses more; English where neither leads. */
export function detectLanguage(text: string): Language {
  const { count, starts, forms } = scanned(text)
  let lead = 0
  for (let at = 0; at < count && starts[at]! < MOST_READ; at++) lead += leadOf(forms[at]!)
  return leading(lead, text.slice(0, MOST_READ))
}

/** The same where the folded words of the text's beginning are known already. */
export function languageOf(folded: readonly string[], text: string): Language {
  const lead = folded.reduce((sum, word) => sum + (SMALL.get(word) ?? 0), 0)
  return leading(lead, text.slice(0, MOST_READ))
}

function leading(lead: number, begun: string): Language {
  const signs = Math.min(4, (begun.match(/[¿¡ñáéíóú]/gi) ?? []).length)
  return lead + signs > 0 ? 'es' : 'en'
}

// As much of a text as says its language.
const MOST_READ = 5000
// No small word is longer, with its accents.
const LONGEST = 12
const leadOf = perForm(({ typed, folded }) => (typed.length <= LONGEST ? (SMALL.get(folded) ?? 0) : 0))

// What a word of either list, or of both, says.
const SMALL = new Map(
  [...SPANISH, ...ENGLISH].map((word) => [word, (SPANISH.has(word) ? 1 : 0) - (ENGLISH.has(word) ? 1 : 0)]),
)

function words(list: string): Set<string> {
  return new Set(list.split(/\s+/))
}
