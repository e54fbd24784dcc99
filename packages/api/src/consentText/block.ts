// The parts that a consent text is made of, in the order in which they are shown, and which of them nobody may be asked without.
import type { ConsentAudience, ConsentScope, Language } from '../../generated/prisma/enums.ts'

type Heading = Record<Language, string>

export type BlockRule = {
  /** Why it is there. */
  source: string
  /** Whose text lacks it is not published. */
  required: readonly ConsentAudience[]
  /** In no other's text it stands at all. */
  allowed: readonly ConsentAudience[]
  heading: Heading
}

const everybody = ['youth', 'caregiver', 'adult'] as const

const forAll = (source: string, en: string, es: string): BlockRule => ({
  ...{ source, required: everybody, allowed: everybody },
  heading: { en, es },
})

const forSome = (of: readonly ConsentAudience[], source: string, heading: Heading): BlockRule => ({
  ...{ source, required: of, allowed: of, heading },
})

/** What only some studies have to say. */
const ifNeeded = (source: string, heading: Heading): BlockRule => ({
  ...{ source, required: [], allowed: everybody, heading },
})

const asks = (en: string, es: string, required: readonly ConsentAudience[] = []): BlockRule => ({
  ...{ source: 'domain 3.2: every scope is a question of its own', required, allowed: everybody },
  heading: { en, es },
})

const rules = {
  key_information: forAll('45 CFR 46.116(a)(5)', 'The short version', 'Lo más importante'),
  purpose: forAll('45 CFR 46.116(b)(1)', 'Why we ask', 'Por qué preguntamos'),
  procedures: forAll('45 CFR 46.116(b)(1)', 'What happens', 'Qué pasa'),
  permission: forSome(['youth'], '45 CFR 46.408(a), (b)', {
    en: 'Who else has to agree',
    es: 'Quién más tiene que estar de acuerdo',
  }),
  their_choice: forSome(['caregiver'], '45 CFR 46.402(b), 46.408(a)', {
    en: 'They decide too',
    es: 'También decide cada joven',
  }),
  risks: forAll('45 CFR 46.116(b)(2)', 'What could be hard', 'Qué puede ser difícil'),
  small_sample: ifNeeded('28 CFR 22.22(b)', {
    en: 'We talk with few people',
    es: 'Hablamos con pocas personas',
  }),
  benefits: forAll('45 CFR 46.116(b)(3)', 'What good can come of it', 'Para qué puede servir'),
  confidentiality_limits: forAll(
    '45 CFR 46.116(b)(5); domain 3.3',
    'What stays private, and what cannot',
    'Qué queda en privado y qué no puede',
  ),
  running_away: forAll(
    'domain 3.3: set by the site',
    'If somebody plans to run away',
    'Si alguien piensa escaparse',
  ),
  recipients: forAll('45 CFR 46.116(b)(5); 34 USC 12291(b)(2)', 'Who sees it', 'Quién lo ve'),
  retention: forAll('34 USC 12291(b)(2): time-limited', 'How long we keep it', 'Cuánto tiempo lo guardamos'),
  future_use: forAll('45 CFR 46.116(b)(9)', 'Other studies', 'Otros estudios'),
  services_independent: forAll(
    '34 USC 12291(b)(2); 45 CFR 46.116(b)(8)',
    'Help does not depend on this',
    'La ayuda no depende de esto',
  ),
  voluntary: forAll('45 CFR 46.116(b)(8)', 'A free choice', 'Una decisión libre'),
  withdrawal: forAll('domain 3.4', 'After a change of mind', 'Cambiar de idea'),
  turning_18: forSome(['youth', 'caregiver'], 'domain 3.1: majority', {
    en: 'At 18',
    es: 'Al cumplir 18 años',
  }),
  incentive: forAll('domain 7 (11): never tied to finishing', 'A thank-you', 'Un agradecimiento'),
  certificate: ifNeeded('42 USC 241(d)', {
    en: 'A certificate that protects what is said',
    es: 'Un certificado que protege lo que se dice',
  }),
  contact: forAll('45 CFR 46.116(b)(7)', 'Whom to ask', 'A quién preguntar'),
  scope_participate: asks('To take part', 'Participar', everybody),
  scope_analyse: asks('To study it', 'Estudiarlo', everybody),
  scope_automated_assist: asks('A program that helps', 'Un programa que ayuda'),
  scope_quote_paraphrased: asks('In other words', 'Con otras palabras'),
  scope_quote_verbatim: asks('Word for word', 'Palabra por palabra'),
  scope_share_advisory_board: asks('The board', 'El consejo'),
  scope_recontact_followup: asks('Another time', 'Otra vez'),
  scope_recontact_results: asks('What came of it', 'Qué salió de esto'),
  scope_retain_for_future_waves: asks('For later', 'Para después'),
  scope_link_to_case_record: asks('The case record', 'El expediente'),
  scope_audio_record: asks('A recording', 'Una grabación'),
} as const satisfies Record<string, BlockRule>

export type BlockType = keyof typeof rules

export const blockRules: Record<BlockType, BlockRule> = rules
export const blockTypes = Object.keys(rules) as BlockType[]

/** A text says in these what somebody risks, who gets it and what is asked: where one changes, a yes was to something else. */
export const isMaterial = (type: BlockType): boolean =>
  ['risks', 'small_sample', 'recipients'].includes(type) || scopeOf(type) !== null

export const scopeOf = (type: BlockType): ConsentScope | null =>
  type.startsWith('scope_') ? (type.slice('scope_'.length) as ConsentScope) : null

export const blockOf = (scope: ConsentScope): BlockType => `scope_${scope}`
