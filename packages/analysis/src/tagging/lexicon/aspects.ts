// Which concepts, and which words beside them, speak for an aspect of the shipped codebook; as data. Nobody has coded
// aspects yet, so these are guesses of ours, and what comes of them is shown as a draft.
import type { Language } from '../../text/language.ts'

/** What speaks for an aspect: concepts of the lexicons, and single words in each language. */
export type AspectCues = { concepts: readonly string[]; words: Record<Language, readonly string[]> }

const CUES: Readonly<
  Record<string, Readonly<Record<string, readonly [concepts: string, en?: string, es?: string]>>>
> = {
  law_enforcement_trust: {
    treated_as_offender: [
      'arrest like_prison lockup',
      'criminal offender guilty',
      'delincuente culpable esposas',
    ],
    place_of_help: ['emergency_call', 'trust help protect', 'confiar ayudar proteger denunciar'],
    police_fear: ['avoid_on_sight danger', 'scared afraid scary fear', 'miedo temor asusta'],
  },
  judicial_voice: {
    heard_directly: ['own_words spoke_for_me', 'listen heard', 'escuchar voz carta'],
    beyond_the_file: ['', 'file report paper person number', 'expediente reporte papel numero'],
    judge_support: [
      'kind_act harsh_act',
      'thank kind rude ignored yelled proud',
      'amable grosero ignoro regano',
    ],
    locked_up: ['lockup'],
  },
  identification: {
    route: ['screening tell_someone school_staff medical find_help', 'hotline', ''],
    missed_chance: ['missed_sign'],
    first_response: ['believe blame kind_act harsh_act'],
  },
  comfort: {
    surroundings: ['bed food room_look institution_like homey', 'noise loud smell cold', 'ruido olor frio'],
    own_things: ['belongings privacy', 'own mine', 'propio mio'],
    warm_staff: ['staff kind_act', 'sat hug', 'abrazo sento cocino'],
  },
  rules_and_control: {
    balance: ['fair_rule', 'curfew', ''],
    like_a_trafficker: ['', 'pimp owned', 'padrote dueno'],
    like_an_offender: ['like_prison lockup', 'criminal inmate', 'presa preso delincuente'],
    watched_and_searched: ['watched searched phone_taken', 'camera', 'camara'],
  },
  safety: {
    protected_from_outside: ['danger', 'street address gate', 'calle direccion porton'],
    harm_inside: ['harm', 'roommate residents inside', 'companera adentro internas'],
  },
  lasting_support: {
    turnover: ['turnover', 'another switched', 'cambiaron'],
    ended_too_soon: ['program_ends leaves', 'stopped ended', 'acabo termino cerraron'],
    stayed: ['keeps_contact', 'still stayed stays', 'sigue todavia'],
  },
  honest_communication: {
    straight_answers: ['truth lie', 'sugarcoat', 'mentira verdad'],
    plan_explained: ['explain', 'plan next', 'plan avisaron'],
    promises: ['promise', 'swore', 'prometio cumplio palabra'],
  },
  compassion: {
    believed: ['believe'],
    blamed: ['blame judgement', 'dirty fault', 'sucia culpa'],
    accepted: ['respect', 'name pronouns', 'nombre'],
  },
  disclosure_pressure: {
    in_groups: ['', 'group circle everyone room', 'grupo circulo todos'],
    too_early: ['push', 'first minute intake', 'primer primera minutos'],
    repeating: ['repeat', 'again over', 'repetir misma'],
    own_pace: ['own_pace', 'pass', ''],
  },
  service_choice: {
    referral_input: ['decided_for_me', 'sent referred signed', 'mandaron inscribieron'],
    plan_and_placement: ['placement', 'plan goals meeting move', 'plan metas junta mudar'],
    own_life: ['choose', 'life body own', 'vida cuerpo'],
  },
  survivor_leadership: {
    peer_groups: ['', 'group together circle girls', 'grupo juntas nosotras'],
    survivor_mentor: ['survivor', 'mentor she', 'mentora madrina'],
    survivor_trainers: ['train', 'board pay teach speak', 'pagar comite ensenar'],
  },
  awareness: {
    where_learnt: ['learn_about', 'class video', 'clase video'],
    own_situation: ['', 'realized recognized me myself', 'mi reconoci entendi'],
    stigma: ['public_thinks blame', 'joke jokes whore', 'burlas chiste'],
    others_knowledge: ['', 'parents schools people should', 'padres escuelas gente'],
  },
  service_access: {
    channels: ['find_help', 'app online text poster', 'pagina redes volante radio'],
    barriers: ['waitlist transport cost hours eligibility language_access', 'far paperwork', 'lejos papeles'],
  },
  professional_training: {
    what_to_notice: ['notice sign screening missed_sign', 'spot look', 'fijarse'],
    how_to_respond: ['trauma_aware', 'say respond', 'responder tratar'],
  },
}

/** The cues for an aspect of a code; none where the codebook is not ours. */
export function aspectCues(code: string, aspect: string): AspectCues {
  const own = Object.hasOwn(CUES, code) ? CUES[code]! : {}
  const [concepts = '', en = '', es = ''] = Object.hasOwn(own, aspect) ? own[aspect]! : []
  return { concepts: list(concepts), words: { en: list(en), es: list(es) } }
}

function list(words: string): string[] {
  return words.split(' ').filter((word) => word !== '')
}
