type Words = { en: string; es: string }
type Labelled = { key: string; label: Words }
type Scope = 'participate' | 'analyse' | 'quote_verbatim' | 'share_advisory_board' | 'automated_assist'

/** A demo study as it lies in `prisma/demo`: invented people, their consents and what they answered. Dates are ISO days. */
export type DemoStudy = {
  study: { key: string; title: Words; languages: ('en' | 'es')[]; timeZone: string }
  waves: (Labelled & { opensOn: string; closesOn: string })[]
  regions: Labelled[]
  services: Labelled[]
  instruments: {
    key: string
    version: string
    title: Words
    questions: {
      key: string
      type: 'likert5' | 'single' | 'text' | 'long'
      text: Words
      perService: boolean
      /** Asked in these waves only; in every wave where missing. */
      waves?: string[]
    }[]
  }[]
  people: {
    key: string
    region: string
    language: 'en' | 'es'
    isAdult: boolean
    waves: string[]
    /** In the order of decision; per party and scope the latest counts. Half-open: `until` is the first day without effect. */
    consent: {
      party: 'youth' | 'giver'
      scopes: Scope[]
      decision: 'granted' | 'declined' | 'withdrawn'
      giverSafety: 'safe' | 'unsafe' | 'unknown' | null
      decidedOn: string
      until: string
    }[]
    responses: {
      wave: string
      instrument: string
      mode: 'self' | 'interview'
      language: 'en' | 'es'
      submittedOn: string
      answers: {
        question: string
        service?: string | null
        state: 'answered' | 'skipped' | 'declined' | 'not_applicable'
        text?: string
        value?: number
      }[]
    }[]
  }[]
  /** A wave that goes on whenever the demo is loaded, though nobody answers in it after this day. */
  openWave?: string
  /** How some may be reached in it, and what was tried. All of it is invented. */
  reach?: {
    person: string
    /** Agrees to be asked again, and who gives permission does too. */
    asksAgain?: boolean
    plan?: {
      channel: 'mail' | 'text' | 'call' | 'worker' | 'in_person'
      address?: string
      workerRole?: string
      senderWords?: string
      safeTimes?: { days: string[]; from: string; to: string }
    }
    isUnsafe?: boolean
    /** How often they were invited; the last link is taken back where they did not reply. */
    tries?: number
    noReply?: boolean
  }[]
  traps: { kind: string; person: string; note: string }[]
  /** The only invented names in the answers. */
  allowedNames: string[]
}
