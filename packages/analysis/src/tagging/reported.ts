// Words of asking that are no ask of the speaker's: what others told them to do, what they reproach themselves with, and
// what must be so.
import type { Language } from '../text/language.ts'

/** Folded words without what others asked of the speaker, and without reproach of oneself. */
export function withoutReported(folded: string, language: Language): string {
  let own = folded
  for (const each of NOT_ASKED[language]) own = own.replace(each, ' ~ ')
  return own
}

// What the speaker says of others stays: "I told the judge that kids should be heard".
const THEIR_SAYING = {
  en: String.raw`(?<!\b(?:i|we|id|wed|to)(?: (?:just|always|even|also|would|have|had))? )\b(?:told|tells?|telling|said|says|saying|goes|was like|were like|is like|be like|yelled|yelling|screamed|whispered|wrote|claimed|insisted|promised|thought|thinks|acts? like|acted like|acting like|(?:made|makes?|making) (?:me|us|you)(?: (?:feel|think))?(?: like)?)`,
  es: String.raw`(?<!\b(?:yo|les|le) )\b(?:dijo|dijeron|decia|decian|dice|dicen|diciendo|diciendome|grito|gritaron|gritaba|gritaban|pensaba|pensaban|cree|creen|creia|creian|insistia|insistian|prometio|prometieron|(?:hizo|hicieron|hacian|hacen) (?:sentir|creer|pensar))`,
}
const DUTY = {
  en: String.raw`(?:should(?:nt|a|ve)?|must(?:nt)?|needs? to|ought to|could be better|id like|id want|id love)`,
  es: String.raw`(?:deberia[ns]?|deb[eo]|debes|debia[ns]?|debiera|quisiera|tenia que|tengo que|tienes que|me gustaria|ayudaria[ns]?|seria (?:bueno|mejor))`,
}

const NOT_ASKED: Record<Language, readonly RegExp[]> = {
  en: [
    // "He said 'please stop crying'": their words between marks.
    new RegExp(String.raw`${THEIR_SAYING.en}(?: [a-z]+){0,2},? ?["“«][^"“”«»]{0,200}["”»]`, 'g'),
    // "told me I should have known better", "made us feel like we must": what was asked of whoever speaks.
    new RegExp(
      String.raw`${THEIR_SAYING.en}(?: [a-z]+){0,4}? (?:i|we|you|u|girls like (?:me|us))(?: [a-z]+){0,2}? ${DUTY.en}(?: [a-z]+)?`,
      'g',
    ),
    new RegExp(String.raw`${THEIR_SAYING.en}(?: (?:me|us|to))* (?:please|pls|plz|let (?:me|us|them))\b`, 'g'),
    // Reproach of oneself, and what nobody answers.
    /\bi (?:should(?:nt|a|ve)?|must)(?: have| of| a| ve)* (?:known|told|said|left|run|ran|listened|seen|stayed|gone|kept|called|trusted|spoke|spoken|fought|screamed|asked|been (?:more|smarter|nicer|stronger|careful|there))\b/g,
    /\b(?:why|how|who|what)(?: the [a-z]+)? should(?:nt)? (?:i|we|anyone|anybody)\b/g,
    /\bmust (?:have|of|ve|be nice|say|admit)\b|\b(?:never|didnt|not|nobody|no one|without)(?: even)? (?:said|say|saying|a) please\b|\b(?:had|do|did|does|would|will)(?:nt|n t)? need to\b/g,
  ],
  es: [
    new RegExp(String.raw`${THEIR_SAYING.es}(?: [a-z]+){0,2}[:,]? ?["“«][^"“”«»]{0,200}["”»]`, 'g'),
    new RegExp(
      String.raw`${THEIR_SAYING.es}(?: [a-z]+){0,2}? que(?: [a-z]+){0,3}? ${DUTY.es}(?: [a-z]+)?`,
      'g',
    ),
    /\b(?:dije|dijimos|decia|decian|dijo|dijeron|dicen|pedi|pedia|rogue|suplique|ni|sin)(?: [a-z]+){0,2} por favor\b/g,
    /\b(?:yo |que |si )*(?:deberia|debi|debia)(?: de)? haber(?:me|lo|la|les|le)? (?:sabido|dicho|ido|callado|hablado|escapado|corrido|visto|confiado|pedido)\b/g,
    /\b(?:por que|como|a quien)(?: yo)? (?:deberia|debo)\b/g,
    /\b(?:como si|aunque|si|lo que|cuando|donde|cuanto|quien|que)(?: [a-z]+)? quisiera[ns]?\b/g,
    /\b(?:me|nos|te|le|les) deben?\b|\bdeben? (?:de )?(?:haber|ser que|estar)\b/g,
  ],
}
