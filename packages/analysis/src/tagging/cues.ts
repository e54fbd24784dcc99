// Words for and against, in both languages, as data. A word counts in all its forms by its stem; words that
// are only a cue in one form stand under EXACT.
import type { Language } from '../text/language.ts'
import { stem } from '../text/stem.ts'

const GOOD = {
  en: `good great nice kind love loved like liked safe warm cozy comfy help helped helpful helps listen listened believe
    believed respect respected respectful trust calm fair honest straight care cared caring friendly better best happy
    glad thank grateful patient gentle smile smiled home welcome understand understood easy support supported
    comfortable remember remembered stayed stuck cool awesome amazing excellent fantastic wonderful polite professional
    efficient quick pleased satisfied perfect brilliant relax relaxed soft free explain explained apologized sorry
    proud hug hugged laugh laughed checked real clean superb reassured reassuring thorough courteous ease choose chose`,
  es: `bueno bien buena buen amable amables segura seguro tranquila tranquilo gusto ayudo ayuda ayudaron escucho
    escucharon creyo creyeron respeto respetaron confianza confio justo honesta honesto claro clarito carino rico rica
    mejor feliz gracias agradezco paciencia sonrisa casa bienvenida entendio entienden entiende facil apoyo apoyaron
    comoda comodo acordo quedo sigue bonito bonita lindo linda calma cuido cuidan cuidaba explico explicaron libre
    abrazo acogedor abrazaron rapido limpio excelente contenta contento alegria suave calientito`,
}
const BAD = {
  en: `bad worse worst mean rude cold scared scary afraid fear fears hate hated lie lied lies liar blame blamed judge
    judged judging dirty gross unsafe loud yell yelled yelling scream screamed threaten threatened hit hurt hurts ignore
    ignored late waitlist wait waited waiting lost locked lock cuffed cuffs handcuffs searched search strict punish
    punished forced force pressured pressure alone nobody noone never nothing useless worthless wrong problem problems
    angry mad crying cry cried boring broke broken stole steal stolen left quit gone fake poor terrible horrible awful
    disgusting disgusted criminal prison jail inmate animal trash stupid dumb confused confusing unorganised delay
    delayed disappointed disappointing lack lacking noisy hard difficult unable uncomfortable couldnt cant wouldnt
    missed rushed laughed rolled eyes sugarcoated whispered stared called names dismissed kicked weird creepy shame
    ashamed embarrassed embarrassing sick rough slammed grabbed worried`,
  es: `mal mala malo peor miedo frio fria grosera grosero gritaban grito gritos gritaron mintio mintieron mentira mentiras
    culpa culparon culpo juzgaron juzgo juzgan sucia sucio asco insegura inseguro amenazaban amenazo amenaza golpe pegaron
    ignoraron ignoro tarde espera esperar espere esperando encerrada encerrado encerraron encerrar candado esposas
    esposaron revisaban registraban castigo castigaban obligaron obligo presion sola solo nadie nunca nada inutil
    problema problemas enojada enojo llorar llore aburrido robo robaron fueron falso horrible terrible delincuente presa
    preso carcel animal basura tonta confundida cancelaron dificil incomodo incomoda insultaban verguenza burlaron
    quitaban quitaron perdio perdieron dejaron abandonaron peleas castigaron rapidito regano reganaban menti`,
}

// Plain praise and plain complaint: what these say does not depend on the theme, so they weigh by themselves
// and not only by what was learned from answers about it.
const PRAISE = {
  en: `great excellent amazing brilliant fantastic wonderful superb lovely helpful kind friendly polite professional pleased
    satisfied happy grateful thank thanks thankful perfect supportive efficient courteous caring pleasant good best spot
    appreciate appreciated love loved awesome comfortable knowledgeable patient respectful thorough outstanding fabulous
    exceptional reassuring welcoming clean quick safe impressed enjoy enjoyed`,
  es: `excelente excelentes maravilloso maravillosa fantastico amable amables gracias agradecida agradecido agradezco feliz
    contenta contento encanta encanto encantan perfecto perfecta genial bonito linda lindo carinosa carinoso respetuosa
    respetuoso buenisimo buenisima atenta atento chevere tranquila segura alegria cariño carino rico rica`,
}
const COMPLAINT = {
  en: `rude terrible horrible awful disgusting worst unprofessional disappointing disappointed poor unacceptable useless
    worse uncaring unsafe appalling dirty unhelpful hate hated lied lies scared ignored blamed yelled screamed`,
  es: `grosera grosero groseros horrible terrible pesimo pesima peor inutil asco sucia sucio odio odiaba mintieron mintio
    miedo gritaban gritos gritaron culparon ignoraron humillaron feo fea`,
}

/** Words that turn what follows. */
export const NEGATIONS: Record<Language, ReadonlySet<string>> = {
  en: new Set(
    'not no never nobody dont didnt wasnt isnt cant couldnt wont wouldnt aint without werent doesnt hardly none nothing'.split(
      ' ',
    ),
  ),
  es: new Set('no nunca nadie ni jamas sin nada tampoco ningun ninguna ninguno'.split(' ')),
}

/** What a word may hint at, as bits: that what follows is the other side of a thing, and that praise is none. */
export const HINTS = { contrast: 1, irony: 2 }

/** Words behind which the other side of a thing is told. */
export const CONTRASTS: Record<Language, ReadonlySet<string>> = {
  en: new Set('but though although except however now until til yet later'.split(' ')),
  es: new Set('pero aunque sino excepto salvo ahora luego despues embargo'.split(' ')),
}

/** One of these is in everything that `IRONY` finds: where none is, nobody looks. */
export const MOCKING: Record<Language, ReadonlySet<string>> = {
  en: new Set('yeah sure love thank thanks gee must lucky much if'.split(' ')),
  es: new Set('como aja gracias ni eh'.split(' ')),
}

/** Folded words that praise and mean the opposite: few, and only such as are hardly ever meant. */
export const IRONY: Record<Language, RegExp> = {
  en: /\b(?:yeah,? right(?= *(?:$|[.!?…,]|lol|lmao))|sure,? (?:they|he|she|it|u|you) (?:are|is|did|do|does|was|were|will|would)(?= *(?:$|[.!…,]|lol|lmao))|love that for (?:me|us)|thank(?:s| you| u) for nothing|gee,? thanks|must be nice|lucky (?:me|us)|so much for|as if (?:they|he|she|anyone|anybody) (?:care[sd]?|listen(?:s|ed)?|wanted))\b/,
  es: /\b(?:(?:si|claro),? (?:claro,? )?(?:como no|aja)(?= *(?:$|[.!…,])(?! (?:me|nos|tenia|habia)))|gracias por nada|que (?:lind[oa]s?|bonit[oa]s?|amables?|detalle|considerad[oa]s?|bien|chido|chevere)\b[^.?]{0,60}\bni\b|(?:muy|tan) (?:amables?|lind[oa]s?|atent[oa]s?|considerad[oa]s?),? (?:eh|aja|si,? como no))\b/,
}

/** By folded word and by ~stem: +1 for a cue of something good and -1 for one of something bad. */
export const cuesIn = lists(GOOD, BAD)
/** The same for plain praise and complaint. */
export const openCuesIn = lists(PRAISE, COMPLAINT)

export type Cues = ReadonlyMap<string, number>
type Lists = Record<Language, string>

// Most programs never ask.
function lists(good: Lists, bad: Lists): (language: Language) => Cues {
  const made: Partial<Record<Language, Cues>> = {}
  return (language) => (made[language] ??= cues(good, bad, language))
}

function cues(good: Lists, bad: Lists, language: Language): Map<string, number> {
  const all = new Map<string, number>()
  const put = (list: string, value: number) => {
    for (const word of list.split(/\s+/)) {
      all.set(word, value)
      if (word.length > 4) all.set(`~${stem(word, language)}`, value)
    }
  }
  put(good[language], 1)
  put(bad[language], -1)
  return all
}
