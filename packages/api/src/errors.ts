/** A refusal the caller can act on. It is data, a member of a result union; its words are ours, never the input's. */
export class UserError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = new.target.name
  }
}

export class Forbidden extends UserError {
  constructor() {
    super('forbidden', 'Your role in this study does not include this.')
  }
}

export class SignedOut extends UserError {
  constructor() {
    super('signed_out', 'Sign in first.')
  }
}

/** Missing and not yours are one answer. */
export class NotFound extends UserError {
  constructor(readonly what: string) {
    super('not_found', `There is no such ${what} here.`)
  }
}

export type InputIssue = { path: string; message: string }

export class InvalidInput extends UserError {
  constructor(readonly issues: InputIssue[]) {
    super('invalid_input', issues.map((issue) => `${issue.path}: ${issue.message}`).join(' · '))
  }
}

export const invalid = (path: string, message: string) => new InvalidInput([{ path, message }])

export class WrongCredentials extends UserError {
  constructor() {
    super('wrong_credentials', 'Name and password do not match.')
  }
}

/** Whoever asks too much is asked to wait, so that there is room for others. */
export class TooOften extends UserError {
  constructor(readonly seconds: number) {
    super(
      'too_often',
      `Too much was asked from here in a short time. Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'} and try again; nothing was stored.`,
    )
  }
}

/** Some time between tries: whoever guesses gets nowhere, whoever mistyped waits a little. */
export class TooManyTries extends UserError {
  constructor(readonly seconds: number) {
    super('too_many_tries', `That was tried too often. Wait ${seconds} seconds, then try again.`)
  }
}

/** The password fits, and this account asks for a code as well. */
export class CodeNeeded extends UserError {
  constructor() {
    super('code_needed', 'The password fits. Give a code from the code app, or a recovery code.')
  }
}

export class LastWay extends UserError {
  constructor() {
    super(
      'last_way',
      'This is the only way into your account. Without it you would be shut out; nothing was changed.',
    )
  }
}

/** Whoever looked over a shoulder saw a code that is worth nothing any more. */
export class CodeUsed extends UserError {
  constructor() {
    super(
      'code_used',
      'This code was used already. Begin again with your password, and take the next code that the app shows.',
    )
  }
}

const ended = {
  used: 'was used already. Sign in with the name and password that were chosen then; if that was not you, tell who invited you.',
  withdrawn: 'was taken back. Ask who invited you for a new one.',
  expired:
    'is too old. Ask who invited you for a new one; for the first administrator, whoever runs the machine makes one with: npm run -s firsthand -- admin-link',
  unknown:
    'is not known here. Copy the whole link, up to its last letter, or ask who invited you for a new one.',
} as const

const endedLink = {
  used: 'was used already. Sign in with the password that was chosen then; if that was not you, tell an administrator at once.',
  withdrawn: 'works no more, since a newer one was made or the password was changed.',
  expired: 'is older than an hour. Ask an administrator for a new one.',
  unknown: 'is not known here. Copy the whole link, up to its last letter, or ask for a new one.',
} as const

/** A link lets one person choose a password, once, within an hour. */
export class LinkEnded extends UserError {
  constructor(readonly reason: keyof typeof endedLink) {
    super('link_ended', `This link ${endedLink[reason]}`)
  }
}

/** A link lets one person in, once, for a while. */
export class InvitationEnded extends UserError {
  constructor(readonly reason: keyof typeof ended) {
    super('invitation_ended', `This invitation ${ended[reason]}`)
  }
}

const ofPasskeys = {
  late: 'This took too long, or was sent twice. Begin again.',
  unknown: 'This passkey is not known here. It may have been removed: sign in with your password.',
  none: 'This account has no passkey. Use your password; on “Your account” you can add one.',
  other_site: 'This passkey was used on a page with another address. Open Firsthand itself and try again.',
  copied:
    'This passkey was used somewhere else meanwhile, as if there were a copy of it. Sign in with another one, or with your password and a code; then remove this one and add a new one.',
  unfit: 'This passkey does not fit. Try again, or sign in with your password.',
} as const
export type PasskeyProblem = keyof typeof ofPasskeys

export class PasskeyRefused extends UserError {
  constructor(readonly reason: PasskeyProblem) {
    super(`passkey_${reason}`, ofPasskeys[reason])
  }
}

/** Nothing is stored that the consent at this moment does not allow. */
export class NoConsent extends UserError {
  constructor(readonly scope: string) {
    super(
      'no_consent',
      `No consent to "${scope}" holds for this person now. Record it first; nothing was stored.`,
    )
  }
}

/** What takes two people is not done by one. */
export class SecondPerson extends UserError {
  constructor(did = 'prepared this quote', does = 'let it leave') {
    super('second_person', `You ${did} yourself. Another person has to ${does}; nothing was changed.`)
  }
}

/** Among few people words lead back to one; and more people would have them leave unasked. */
export class SmallWave extends UserError {
  constructor(least: number) {
    super(
      'small_wave',
      `Fewer than ${least} people have words in this wave, too few for quotes to leave. Bring in more first, or say it in your own words; nothing was changed.`,
    )
  }
}

/** Whoever has many objections open would push those of others out of sight. */
export class TooManyOpen extends UserError {
  constructor(most: number) {
    super(
      'too_many_open',
      `You have ${most} objections that wait for an answer, which is the most. Send this one when one of them was answered; it was not stored.`,
    )
  }
}

/** Whoever says what people may gives nothing to themself: it takes another one. */
export class OwnRoles extends UserError {
  constructor() {
    super(
      'own_roles',
      'Nobody gives themself a role that lets them do more. Ask another administrator; where you are the only one, let a second person in and make them administrator first. Nothing was changed.',
    )
  }
}

/** A study without an administrator could let nobody in any more. */
export class LastAdministrator extends UserError {
  constructor() {
    super(
      'last_administrator',
      'A study keeps an administrator, and this is the last one. Make somebody else administrator first; nothing was changed.',
    )
  }
}

/** Whoever asks it of others would shut themself out as well. */
export class OwnFactorFirst extends UserError {
  constructor() {
    super(
      'own_factor_first',
      'Two factors do not stand behind your own session yet. Set up a code app or a passkey on the page of your account, or sign in with it, then ask it of everybody; nothing was changed.',
    )
  }
}

/** Nor could an instance without one open a study any more. */
export class LastOfInstance extends UserError {
  constructor() {
    super(
      'last_of_instance',
      'This is the only administrator of the instance. Invite another one first, and go on when they are in; nothing was changed.',
    )
  }
}

/** Whoever administers one study does not open an account that reads another. */
export class AskInstance extends UserError {
  constructor() {
    super(
      'ask_instance',
      'This person may more here than you, or is elsewhere too. An administrator of the instance makes the link; nothing was changed.',
    )
  }
}

export class LetterFailed extends UserError {
  constructor() {
    super(
      'letter_failed',
      'The letter did not go out, and the link was taken back, since it is for this person alone. Try again later, or ask whoever runs the machine to look at the mail server.',
    )
  }
}

export class DemoOnly extends UserError {
  constructor() {
    super(
      'demo_only',
      'This database holds the demo and takes no real study. Start with a new data folder and FIRSTHAND_DEMO=0.',
    )
  }
}

export class Frozen extends UserError {
  constructor(readonly what: string) {
    super('frozen', `This ${what} exists already and is not changed any more. Give a new version.`)
  }
}

/** Two people decide about one coding: the second is told what the first decided, and nothing is overwritten. */
export class DecidedMeanwhile extends UserError {
  constructor(readonly codingId: string) {
    super(
      'decided_meanwhile',
      'Somebody decided about this meanwhile. Look at what they decided, then decide again; nothing was changed.',
    )
  }
}

/**
 * The same file, or the same words out of another one, came in before and is still there. To bring it in again, into
 * another wave, is a choice that has to be said; in one wave the same words stand once.
 */
export class AlreadyImported extends UserError {
  readonly batchId: string
  readonly number: number
  readonly at: Date
  readonly isSameWave: boolean

  constructor(
    before: { id: string; number: number; attestedAt: Date },
    { isSameWave }: { isSameWave: boolean },
  ) {
    super(
      'already_imported',
      isSameWave
        ? `This file, or the same words, stands in this wave already, as batch ${before.number}, and would count everybody twice. Undo that batch first, or choose another wave; nothing was stored.`
        : `This file, or the same words, came in before, as batch ${before.number}, into another wave. Undo that one, or say isAgain to have its words in this wave too; nothing was stored.`,
    )
    this.isSameWave = isSameWave
    this.batchId = before.id
    this.number = before.number
    this.at = before.attestedAt
  }
}

/** Words come in on a consent that somebody stated and attested, or not at all. */
export class ConsentNotStated extends UserError {
  constructor(
    readonly missing: readonly string[],
    inWords: readonly string[],
  ) {
    super(
      'consent_not_stated',
      `Nothing came in: words are taken only on a stated consent. State ${inWords.join('; ')}.`,
    )
  }
}
