import type { Language } from '../text/language.ts'
import { fold } from '../text/fold.ts'
import { withoutReported } from './reported.ts'

/** Whether a passage tells of an experience, or asks for something (a wish, advice, a recommendation). */
export type Kind = 'experience' | 'ask'

// Where an order or a wish may begin: at the head of a passage or of a sentence, and behind what softens it. Not behind "and" or
// "then": "Then let me go" may be told of them.
const HEAD = {
  en: String.raw`(?:^\W*|[.!?;:…]\s*)(?:(?:just|maybe|well|idk|honestly|um|please|pls|plz|yo)[ ,]+)*`,
  es: String.raw`(?:^\W*|[.!?;:…]\s*)(?:(?:pues|mire|miren|bueno|o sea|por favor|mejor|solo|nomas|ya|tambien|y|pero|entonces)[ ,]+)*`,
}

// What is wished for stands in the subjunctive; so does much else ("cuando me pregunten"), but not at a head. Of verbs in -ar in
// the plural alone: "hable" may be "hablé".
const WISHED =
  'pongan?|den|dejen|pregunten|escuchen|hablen|tengan?|contraten|ensenen|capaciten|expliquen|hagan|digan|traten|lleven|paguen|manden|abran|incluyan|aprendan|inviten|busquen|esperen|crean|avisen|publiquen|sean?(?! como)|vean|usen|haya|puedan?|ayuden|juzguen|obliguen|entiendan|respeten|quiten|apoyen|cuiden|griten|amenacen|cambien|culpen|presionen|revisen|encierren|acompanen|asuman'

// Each begins with the words that are looked for, and what has to stand before them is looked at behind: nearly every quote has none.
const ASK = {
  en: new RegExp(
    String.raw`\b(?:should|shouldnt|shoulda|ought to|i wish|wish (?:they|there|someone|you|we)|would be (?:nice|good|better|great|cool|dope)|would (?:have )?help(?:ed)?|could (?:be|have been) better|id (?:like|want|love)|i would (?:like|want|love)|needs? to|we need|must|please|pls|plz|my advice|recommend(?<=\b(?:i|we|id|wed)(?: (?:would|really|strongly|do))* recommend)(?! (?:it|this|that|them|her|him)\b)|want (?:them|you|a|more|someone|somebody)(?<=\b(?:i|we|kids|youth|survivors|people)(?: (?:really|just|still|do|would|all))* want [a-z]+)|let (?:us|kids|me|people|them|survivors|youth)(?<=${HEAD.en}let [a-z]+)(?! (?:tell you|say|be (?:honest|clear|real)|just say|think|guess))|(?:dont|stop|quit) (?:[a-z]+ing|make|ask|treat|call|send|put|talk|just|judge|act|assume|tell|lock|give|let|take|leave|blame|force|lie|ever|be)(?<=${HEAD.en}(?:dont|stop|quit) [a-z]+))\b`,
  ),
  es: new RegExp(
    String.raw`\b(?:deberia[ns]?|deberiamos|debieran?|deben?|tienen que|tendrian? que|hace falta|hacen falta|falta que|ojala|me gustaria|quisiera[ns]?|quiero que|queremos que|pido que|pedimos que|espero que|por favor|seria (?:bueno|mejor|bonito|lindo)|necesitan|ayudaria|mi consejo|recomiendo|(?:${WISHED})(?:nos|me|les|le|se|lo|la|los|las)*\b(?<=${HEAD.es}(?:que )?(?:no )?(?:(?:nos|me|les|le|se|lo|la|los|las) )*[a-z]+))\b`,
  ),
}
const OPENING = {
  en: /^\W*(?:just |maybe |well |idk |honestly |um |please )?(?:have|let|ask|tell|give|make|hire|train|teach|listen|stop|start|put|get|be|look|treat|talk|take|keep|send|pay|learn|show|use|build|add|bring|call|text|offer|post|help|try|dont|never(?! (?:got|had|was|were|saw|did|heard|felt|knew|once|been|met|asked|told|came|went|said))|more|less|no more|pick|hand|explain|believe|check|wait|open|say|find|include|meet|create|do|educate|encourage|provide|allow|involve|ensure|increase|improve|change|invest|fund|eliminate|introduce|set|run|work|respect|to (?:have|provide|give|make|offer|create|ensure|allow|do|be|let|listen|involve))\b/,
  es: /^\W*(?:pues |mire |bueno |o sea |que |por favor )*(?:mas|menos|no mas)\b/,
}
const ASKED = {
  en: /\b(?:should|improve|better|advice|change|differently|would you (?:tell|say|like|want|ask|do|build|make|add)|recommend|need|perfect|wish|suggest|ideal|be taught|could we|(?:do|would) you want|what would|missing|learn|next time|one thing)\b/,
  es: /\b(?:deberia[ns]?|deben?|mejorar|mejor|consejo|cambiar(?:ias?)?|diferente|dirias?|gustaria|recomiend[a-z]*|recomendarias?|necesitan?|perfecto|ideal|faltan?|falto|quisieras?|quieres|quiere|sugier[a-z]*|aprender|pedirias?|harias?|tendria)\b/,
}
// What tells of something, or of oneself. An answer to a question for a wish that has none of it is one: of the statements' answers
// of that kind .79 to .94 are neutral, as asks are, and of those that have it .25 to .45.
const TELLS = {
  en: /\b(?:was|were|had|did|didnt|wasnt|werent|said|told|made|got|went|came|gave|took|asked|kept|let me|left|felt|knew|saw|never|used to|my|me|i)\b/,
  es: /\b(?:fue|era|eran|estaba|estaban|dijo|dijeron|hizo|hicieron|tuve|tenia|habia|yo|mi|mis|me|[a-z]{2,}(?:aron|ieron|aba|aban|aste|iste))\b/,
}

/**
 * The folded words by which a quote is an ask; none where it is one for answering a question that asks for a wish, and undefined
 * where it is an experience. Under such a question what tells of nothing is an ask; what somebody else asked of the speaker ("told
 * me I should") is an experience.
 */
export function asksBy(folded: string, language: Language, isAsked: boolean): string | undefined {
  if (!isAsking(folded, language, isAsked)) return undefined
  const own = withoutReported(folded, language)
  if (!isAsking(own, language, isAsked)) return undefined
  const found = ASK[language].exec(own) ?? OPENING[language].exec(own)
  return found ? found[0].replace(/^[^a-z]+|[^a-z]+$/g, '') : ''
}

/** Whether a question asks for a wish or advice. */
export function isAskedFor(language: Language, question: string): boolean {
  return ASKED[language].test(fold(question))
}

function isAsking(words: string, language: Language, isAsked: boolean): boolean {
  if (ASK[language].test(words) || (isAsked && !TELLS[language].test(words))) return true
  return OPENING[language].test(words) && (isAsked || !hasPast(words, language))
}

function hasPast(words: string, language: Language): boolean {
  const past =
    language === 'en'
      ? /\b(?:was|were|had|did|didnt|said|told|made|got|i|my|me|they)\b/
      : /\b(?:fue|era|estaba|dijo|dijeron|hizo|hicieron|tuve|tenia|habia|yo|mi|me)\b/
  return past.test(words)
}
