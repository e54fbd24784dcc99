import type { z } from 'zod'
import type { App } from './app.ts'
import type { Actor } from './actor.ts'
import { mayIn, rolesIn } from './actor.ts'
import { appendAudit, type Subjects } from './audit/store.ts'
import type { Tx } from './db.ts'
import { Forbidden, InvalidInput, NotFound, SignedOut, UserError } from './errors.ts'
import type { Event, Step } from './pipeline.ts'
import type { Permission } from './policy.ts'

/** What a command works with: one transaction, and a place to say what happened. */
export type Act = {
  app: App
  tx: Tx
  actor: Actor
  at: Date
  emit: (event: Event) => Promise<void>
  /** These steps have work once this is stored, past any event. */
  stir: (...steps: Step[]) => void
}
/**
 * Who may: a permission in the study that the input names, anyone signed in, administrators of the instance, the product
 * itself alone, or anyone at all, where the input itself proves that they may.
 */
export type May = Permission | 'signed in' | 'administrator' | 'system' | 'anyone'

type Definition<Input, Result> = {
  action: string
  may: May
  input: z.ZodType<Input>
  run: (act: Act, input: Input) => Promise<Result>
  /** What the audit keeps: ids and counts, never words. */
  audit: (result: Result, input: Input) => Subjects
}

/** A write, called the same way by GraphQL, command line, demo and pipeline. */
export type Command<Result> = (app: App, actor: Actor, input: unknown) => Promise<Result>

/**
 * Every write is a value made here: it authorises, parses, runs in one transaction, and appends the audit row and
 * stores the following jobs in that transaction. Nothing that a refusal touched is stored.
 */
export const command =
  <Input, Result>(definition: Definition<Input, Result>): Command<Result> =>
  async (app, actor, raw) => {
    const { action } = definition
    const studyId = studyOf(raw)
    try {
      authorise(actor, definition.may, studyId)
      const input = parse(definition.input, raw)
      const busy: Step[] = []
      const stir = (...steps: Step[]) => void busy.push(...steps)
      const result = await app.db.$transaction(async (tx) => {
        const emit = async (event: Event) => stir(...(await app.pipeline.emit(tx, event)))
        const act: Act = { app, tx, actor, at: new Date(), emit, stir }
        const done = await definition.run(act, input)
        await appendAudit(app, tx, {
          actor,
          studyId,
          action,
          subjects: definition.audit(done, input),
          outcome: 'done',
        })
        return done
      })
      app.pipeline.wake(busy)
      return result
    } catch (problem) {
      if (problem instanceof UserError)
        await appendAudit(app, app.db, { actor, studyId, action, subjects: {}, outcome: problem.code })
      throw problem
    }
  }

const authorise = (actor: Actor, may: May, studyId: string | null) => {
  if (actor.kind === 'system' || may === 'anyone') return
  if (actor.kind === 'stranger') throw new SignedOut()
  if (may === 'signed in') return
  if (may === 'system') throw new Forbidden()
  if (may === 'administrator') {
    if (actor.isAdministrator) return
    throw new Forbidden()
  }
  if (!studyId || rolesIn(actor, studyId).length === 0) throw new NotFound('study')
  if (!mayIn(actor, studyId, may)) throw new Forbidden()
}

/** What came in, as its shape has it, or why not, in our words. */
export const parse = <Input>(shape: z.ZodType<Input>, raw: unknown): Input => {
  const parsed = shape.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new InvalidInput(
    parsed.error.issues.map((issue) => ({ path: issue.path.join('.') || 'input', message: wording(issue) })),
  )
}

/** zod's own messages may quote what came in, so only those that we wrote pass. */
const wording = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'custom') return issue.message
  if (issue.code === 'too_big') return `is too long: at most ${String(issue.maximum)}`
  if (issue.code === 'too_small') return 'is missing or too short'
  if (issue.code === 'invalid_value') return `is none of: ${issue.values.map(String).join(', ')}`
  if (issue.code === 'unrecognized_keys') return 'has a field that is not known here'
  return 'is missing or of the wrong kind'
}

const studyOf = (raw: unknown): string | null => {
  const studyId = (raw as { studyId?: unknown } | null)?.studyId
  return typeof studyId === 'string' && /^[\w-]{22}$/.test(studyId) ? studyId : null
}
