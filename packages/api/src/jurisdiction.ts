// What a place brings along: its regions, the services that anybody may look up there, and whom to call. Facts, no opinions.
import { z } from 'zod'
import connecticut from '../jurisdictions/us-ct.json'
import { day, key, localized } from './input.ts'

const labelled = { key, label: localized }

const shape = z.strictObject({
  id: z.string().regex(/^[a-z]{2}-[a-z]{2}$/),
  /** When it was put together from public sources. That is no check of a number: an agency calls it. */
  writtenOn: day,
  title: localized,
  regions: z.array(z.strictObject(labelled)).max(100),
  services: z
    .array(
      z.strictObject({
        ...labelled,
        lasts: z.enum(['once', 'limited', 'unbounded']),
        sessions: z.int().positive().optional(),
        minutes: z.tuple([z.int().positive(), z.int().positive()]).optional(),
        ages: z.tuple([z.int().min(0), z.int().max(25)]).optional(),
        purpose: z.enum(['prevention', 'care']),
        isSecure: z.boolean().default(false),
      }),
    )
    .max(100),
  /** How soon who has to report does so by word of mouth, and then in writing, from when they have cause. */
  reporting: z.strictObject({
    oralWithinHours: z.int().positive(),
    writtenWithinHours: z.int().positive(),
    law: z.string().min(1),
  }),
  resources: z.array(z.strictObject({ ...labelled, contact: localized })).min(1),
})

export type Jurisdiction = z.infer<typeof shape>

/** Checked at the start: a pack with a mistake in it stops the program and not a wizard half-way. */
export const jurisdictions: readonly Jurisdiction[] = [shape.parse(connecticut)]

export const jurisdictionOf = (id: string | null | undefined): Jurisdiction | undefined =>
  jurisdictions.find((one) => one.id === id)

/** By the law of a place; where none was chosen, the strictest that is known here. */
export const reportingOf = (id: string | null | undefined): Jurisdiction['reporting'] =>
  jurisdictionOf(id)?.reporting ??
  jurisdictions
    .map(({ reporting }) => reporting)
    .reduce((one, other) => (other.writtenWithinHours < one.writtenWithinHours ? other : one))
