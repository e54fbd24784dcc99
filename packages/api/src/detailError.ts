import { UserError } from './errors.ts'

/** Words are edited or approved as they were seen, or not at all. */
export class PassageChanged extends UserError {
  constructor(readonly passageId: string) {
    super(
      'passage_changed',
      'The words of this passage were changed meanwhile. Look at them as they stand now, then do it again; nothing was changed.',
    )
  }
}

/** Words leave from passages alone whose details two people looked for. */
export class DetailsOpen extends UserError {
  constructor(readonly responseId: string) {
    super(
      'details_open',
      'Two people have to go through the details of this passage before words of it leave. Do so at the desk of details; nothing was changed.',
    )
  }
}
