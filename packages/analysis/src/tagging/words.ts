import type { Language } from '../text/language.ts'

// Words that say little by themselves. Negations, "nobody" and "never" are not among them.
const STOP = {
  en: list(`a an the of to in on at for from with by and or as is was were are be been am it its this that these those
    there here i me my mine you your he him his she her they them their we us our do did does done have has had
    so then than just like really very also too um uh oh ok okay lol tho cuz because what which who whom
    will would can could should im ive youre were theyre dont didnt wasnt isnt if but about into out up get got
    go goes went one thing stuff know mean yeah well when where how some any more most much kinda sorta`),
  es: list(`un una unos unas el la los las lo de del al a en y o u e que con por para me te se nos le les mi mis tu tus
    su sus es era fue son eran ser estar esta estaba este esto esta eso esa ese como mas muy ya pues bueno o sea
    si no porque pero cuando donde quien yo ella el ellos ellas uno tambien asi hay habia ha han he has
    eh mire nomas todo toda todos todas cosa cosas algo`),
}
const PLAIN = {
  en: pairs(`u you ur your n and w with ppl people cuz because bc because ab about abt about thru through gonna going
    wanna want gotta got tho though nite night diff different thx thanks cops cop popo cop lawyers lawyer fam family
    msg message txt text txted texted tmrw tomorrow rly really realy really prob probably cw caseworker tryna try`),
  es: pairs(`q que k que xq porque pq porque x por pa para pal para d de tb tambien tmb tambien cel celular
    na nada to todo toy estoy ta esta taba estaba compu computadora psicologa psicologo`),
}

export function isStopWord(word: string, language: Language): boolean {
  return STOP[language].has(word)
}

/** A shortened word of typed speech in its full form: "ppl" is people, "xq" is porque. */
export function plainWord(word: string, language: Language): string {
  return PLAIN[language].get(word) ?? word
}

function list(words: string): Set<string> {
  return new Set(words.split(/\s+/))
}

function pairs(words: string): Map<string, string> {
  const all = words.split(/\s+/)
  return new Map(all.flatMap((word, at) => (at % 2 === 0 ? [[word, all[at + 1] ?? word] as const] : [])))
}
