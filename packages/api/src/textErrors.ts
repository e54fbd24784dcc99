import { UserError } from './errors.ts'

/** Nobody is asked before there is something to read out to them; an evaluator publishes it. */
export class NoConsentText extends UserError {
  constructor(readonly audience: 'youth' | 'caregiver' | 'adult') {
    super(
      'no_consent_text',
      `This study has no published consent text for ${whom[audience]}. An evaluator publishes one under Consent texts; nothing was stored.`,
    )
  }
}

const whom = {
  youth: 'young people under 18',
  caregiver: 'those who give permission',
  adult: 'people of 18 or older',
}

/** Who agreed to a text that was changed since in what matters is asked anew before they answer again. */
export class TextChanged extends UserError {
  constructor() {
    super(
      'consent_text_changed',
      'The consent text was changed in what matters since this person agreed. Read the new one together first; what they said before stays as it was agreed, and nothing new was stored.',
    )
  }
}
