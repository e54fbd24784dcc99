// That something was reported, as who did it writes it down: when, by which way, under which number; and by when the written report
// is owed that the law of the place asks for after one by word of mouth. The product reports nothing, and marks nothing done by itself.
import { z } from 'zod'
import { SafetyChannel, type SafetyOutcome, type WrittenReport } from '../../generated/prisma/enums.ts'
import { invalid } from '../errors.ts'
import { refuseUnwritable } from '../input.ts'
import { reportingOf } from '../jurisdiction.ts'

export const reportInput = z.strictObject({
  at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  channel: z.enum(SafetyChannel),
  reference: z.string().trim().max(100).nullish(),
})
type Report = z.output<typeof reportInput>

export type Reported = {
  reportedAt: Date
  channel: SafetyChannel
  hasReference: boolean
  writtenDueAt: Date
} & (Written | { written: null })
export type Written = { written: WrittenReport; writtenAt: Date; writtenBy: string }

const minute = 60_000
const hour = 60 * minute

/** Who reported from the room did so before the words came in: as long before as a day of interviews takes. */
const before = 24 * hour

type Said = { outcome: SafetyOutcome; report: Report | null | undefined }

/** What cannot be said of a report. A page asks for it to the minute, and its clock may be ahead of ours by one. */
export const checkReport = ({ outcome, report }: Said, { raisedAt, at }: { raisedAt: Date; at: Date }) => {
  if (outcome === 'reported' && !report)
    throw invalid('report', 'is missing: say when it was reported and by which way')
  if (outcome !== 'reported' && report) throw invalid('report', 'is for what was reported')
  if (!report) return
  if (report.at.getTime() > at.getTime() + minute)
    throw invalid('report.at', 'is to come. Write it down once it is reported')
  if (report.at.getTime() < raisedAt.getTime() - before)
    throw invalid(
      'report.at',
      'is more than a day before this came in. What was reported before is "already known"',
    )
  if (report.reference) {
    refuseUnwritable('report.reference', report.reference)
    if (/[\n\r]/.test(report.reference)) throw invalid('report.reference', 'has more than one line')
  }
}

type Item = { raisedAt: Date; jurisdiction: string | null; accountId: string }

/**
 * What is kept of it beside the note. The written report is owed from when the words came in, as every clock here runs, or from the
 * report where that was before: that is sooner than any law asks, and nobody has to say when they first had cause. A report that was
 * made in writing owes no other.
 */
export const reportedOf = ({ at, channel, reference }: Report, item: Item): Reported => {
  const { writtenWithinHours } = reportingOf(item.jurisdiction)
  const from = Math.min(item.raisedAt.getTime(), at.getTime())
  const writtenDueAt = new Date(from + writtenWithinHours * hour)
  const kept = { reportedAt: at, channel, hasReference: Boolean(reference), writtenDueAt }
  return channel === 'written'
    ? { ...kept, written: 'sent', writtenAt: at, writtenBy: item.accountId }
    : { ...kept, written: null }
}

/** A number of theirs is sealed with the note, as its first line. */
export const withReference = (reference: string | null | undefined, note: string): string =>
  reference ? `${reference}\n${note}` : note

export const noteParts = (text: string, hasReference: boolean) => {
  const end = hasReference ? text.indexOf('\n') : -1
  return end < 0
    ? { reference: null, note: text }
    : { reference: text.slice(0, end), note: text.slice(end + 1) }
}
