import type { Language } from '../text/language.ts'
import { fold } from '../text/fold.ts'

/** Whether a passage tells of an experience, or asks for something (a wish, advice, a recommendation). */
export type Kind = 'experience' | 'ask'

const ASK = {
  en: /\b(?:should|shouldnt|shoulda|ought to|i wish|wish (?:they|there|someone|you|we)|would be (?:nice|good|better|great|cool|dope)|would (?:have )?help(?:ed)?|could (?:be|have been) better|id (?:like|want|love)|i would (?:like|want|love)|needs? to|we need|must|please|pls|plz|let (?:us|kids|me|people|them|survivors|youth)|more [a-z]+ (?:for|at|in)|my advice|advice|recommend|want (?:them|you|a|more)|instead of|stop [a-z]+ing|dont (?:make|ask|treat|call|send|put|talk|just|judge|act|assume))\b/,
  es: /\b(?:deberia[ns]?|debieran?|deben?|tienen que|tendrian? que|hace falta|hacen falta|falta que|ojala|me gustaria|quisiera[ns]?|quiero que|que (?:haya|nos|me|les|no|pongan|pregunten|escuchen|den|tengan|sea|sean|expliquen|hablen|capaciten|pueda[ns]?)|por favor|seria (?:bueno|mejor|bonito|lindo)|necesitan|ayudaria|mi consejo|recomiendo|den|pongan|pregunten|escuchen|dejen|hagan|digan|expliquen|capaciten|contraten|no (?:nos|me) (?:pregunten|obliguen|traten|juzguen))\b/,
}
const OPENING = {
  en: /^\W*(?:just |maybe |well |idk |honestly |um |please )?(?:have|let|ask|tell|give|make|hire|train|teach|listen|stop|start|put|get|be|look|treat|talk|take|keep|send|pay|learn|show|use|build|add|bring|call|text|offer|post|help|try|dont|never|more|less|no more|pick|hand|explain|believe|check|wait|open|say|find|include|meet|create|do|educate|encourage|provide|allow|involve|ensure|increase|improve|change|invest|fund|eliminate|introduce|set|run|work|respect|to (?:have|provide|give|make|offer|create|ensure|allow|do|be|let|listen|involve))\b/,
  es: /^\W*(?:pues |mire |bueno |o sea |que |por favor )*(?:pongan|den|dejen|pregunten|escuchen|hablen|tengan|contraten|ensenen|capaciten|expliquen|hagan|digan|traten|miren|lleven|paguen|manden|abran|incluyan|aprendan|no|mas|menos|inviten|busquen|esperen|crean|avisen|publiquen|sean|vean|usen)\b/,
}
const ASKED = {
  en: /\b(?:should|improve|better|advice|change|differently|would you (?:tell|say|like|want|ask)|recommend|need|perfect|wish|suggest|ideal|be taught|could we)\b/,
  es: /\b(?:deberia[ns]?|mejorar|mejor|consejo|cambiar(?:ias?)?|diferente|dirias|te gustaria|recomiend|recomendarias|necesitan?|perfecto|ideal|falta|quisieras|sugier|aprender|pedirias)\b/,
}

/** Tells an ask from an experience by its folded words; an imperative opening counts more under a question that asks. */
export function kindOf(folded: string, language: Language, isAsked: boolean): Kind {
  if (ASK[language].test(folded)) return 'ask'
  return OPENING[language].test(folded) && (isAsked || !hasPast(folded, language)) ? 'ask' : 'experience'
}

/** Whether a question asks for a wish or advice. */
export function isAskedFor(language: Language, question: string): boolean {
  return ASKED[language].test(fold(question))
}

function hasPast(words: string, language: Language): boolean {
  const past =
    language === 'en'
      ? /\b(?:was|were|had|did|didnt|said|told|made|got|i|my|me|they)\b/
      : /\b(?:fue|era|estaba|dijo|dijeron|hizo|hicieron|tuve|tenia|habia|yo|mi|me)\b/
  return past.test(words)
}
