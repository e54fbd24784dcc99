-- Two people let words leave, not a rule that works them out: where a quote ends is read otherwise by a later version. So each of
-- them leaves behind which words they saw, as they stand in the text that "cleanedAt" pins. Of what was approved before, nobody
-- knows that any more.
ALTER TABLE "QuoteApproval" ADD COLUMN "shownStart" INTEGER, ADD COLUMN "shownEnd" INTEGER;
ALTER TABLE "QuoteApproval" ADD CONSTRAINT shown_whole CHECK (
  num_nulls("shownStart", "shownEnd") = 2
  OR (num_nulls("shownStart", "shownEnd") = 0 AND step <> 'withdrawn' AND "shownStart" >= 0 AND "shownEnd" > "shownStart"));

-- What one or two people have approved and nobody took back: of a coding as it is now, that a person accepted, for whom the consents
-- hold now; and of the same words, or the second does not stand beside the first.
CREATE OR REPLACE VIEW standing_approval WITH (security_barrier = true) AS
SELECT p."studyId", p."codingId", p.audience, p.id AS "preparationId", p."accountId" AS "preparedBy",
  a."accountId" AS "approvedBy", p."shownStart", p."shownEnd"
FROM "QuoteApproval" p
JOIN "Coding" c ON c."studyId" = p."studyId" AND c.id = p."codingId" AND c.state = 'accepted'
  AND c."codeId" = p."codeId" AND c.spans = p.spans
JOIN "Passage" w ON w."studyId" = c."studyId" AND w.id = c."passageId" AND w."cleanedAt" = p."cleanedAt"
JOIN effective_consent q ON q."studyId" = p."studyId" AND q."participantId" = c."participantId" AND q.scope = 'quote_verbatim'
LEFT JOIN effective_consent b ON b."studyId" = p."studyId" AND b."participantId" = c."participantId"
  AND b.scope = 'share_advisory_board'
LEFT JOIN LATERAL (
  SELECT o."accountId" FROM "QuoteApproval" o
  WHERE o."studyId" = p."studyId" AND o."preparationId" = p.id AND o.step = 'approved' AND o."cleanedAt" = p."cleanedAt"
    AND o."shownStart" = p."shownStart" AND o."shownEnd" = p."shownEnd" ORDER BY o.sequence LIMIT 1
) AS a ON true
WHERE p.step = 'prepared' AND p."shownStart" IS NOT NULL AND (p.audience <> 'board' OR b.scope IS NOT NULL)
  AND NOT EXISTS (
    SELECT 1 FROM "QuoteApproval" o
    WHERE o."studyId" = p."studyId" AND o."codingId" = p."codingId" AND o.audience = p.audience
      AND o.step <> 'approved' AND o.sequence > p.sequence);
